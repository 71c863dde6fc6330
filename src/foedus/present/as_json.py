"""Results as JSON with stable keys, for scripts."""

from collections.abc import Mapping
from typing import Any

from foedus.analyse.difference import WORDS, Difference
from foedus.analyse.measured import Measured
from foedus.analyse.summarise import Line, Summary

Moved = Mapping[int, Mapping[str, Difference]]


def run_json(summary: Summary, moved: Moved) -> dict[str, Any]:
    """Return a run as plain values: scenario, card and indicators."""
    return {
        "scenario": summary.scenario,
        "card": dict(summary.card),
        "indicators": {
            line.name: {**_line(line), "against_baseline": _moved(line.name, moved)}
            for line in summary.lines
        },
    }


def key_of(level: float) -> str:
    """Return the key of a quantile.

    >>> key_of(0.05)
    'q05'
    """
    return f"q{round(level * 100):02d}"


def _line(line: Line) -> dict[str, Any]:
    return {
        "unit": line.indicator.unit,
        "label": line.label,
        "definition": line.indicator.meaning,
        "caution": line.indicator.caution,
        "formula": line.indicator.formula,
        "group": line.indicator.group,
        "rests_on": dict(line.rests_on),
        "years": list(line.years),
        **{key_of(level): values.tolist() for level, values in line.quantiles.items()},
        "history": _measured(line.history),
        "other_definitions": [{"label": one.label, **_measured(one)} for one in line.beside],
    }


def _measured(one: Measured) -> dict[str, Any]:
    return {
        "years": list(one.years),
        "values": list(one.values),
        "source": one.source,
        "editions": list(one.editions),
        "computed": one.computed,
        "carried": list(one.years[one.observed :]),
    }


def _moved(name: str, moved: Moved) -> list[dict[str, Any]]:
    return [
        {
            "year": year,
            **{key_of(level): value for level, value in found[name].quantiles.items()},
            "chance_of_rise": found[name].chance_of_rise,
            "chance_of_fall": found[name].chance_of_fall,
            "rests_on": found[name].rests_on,
            "in_words": WORDS[found[name].rests_on],
        }
        for year, found in moved.items()
        if name in found
    ]
