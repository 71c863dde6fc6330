"""A comparison as JSON with stable keys, and as tidy CSV."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from foedus.analyse.clear import CLEAR
from foedus.analyse.comparison import Comparison, Gap
from foedus.analyse.difference import WORDS
from foedus.analyse.summarise import Line
from foedus.present.as_json import key_of
from foedus.simulate.quantiles import MEDIAN, QUANTILES

TIES = (
    "share of runs in which the scenario lies above the reference; a tie counts as neither above "
    "nor below, and the share of runs that are exactly equal is given apart"
)


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain values: scenarios, card, definitions and indicators."""
    return {
        "scenarios": list(comparison.names),
        "reference": comparison.reference,
        "card": dict(comparison.card),
        "definitions": {"chance_above": TIES, "clear_from": CLEAR, "rests_on": WORDS},
        "indicators": {line.name: _line(comparison, line) for line in comparison.lines},
    }


def _line(comparison: Comparison, line: Line) -> dict[str, Any]:
    return {
        "unit": line.indicator.unit,
        "label": line.label,
        "years": list(line.years),
        "carried": list(line.history.years[line.history.observed :]),
        "scenarios": {
            scenario: {key_of(level): values.tolist() for level, values in one.quantiles.items()}
            for scenario, one in comparison.of(line.name).items()
        },
        "differences": {
            scenario: _gap(gap) for scenario, gap in comparison.gaps[line.name].items()
        },
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "years": list(gap.years),
        **{key_of(level): values.tolist() for level, values in gap.quantiles.items()},
        "chance_above": gap.chance_above.tolist(),
        "chance_equal": gap.chance_equal.tolist(),
        "clear_from": gap.clear_from,
        "rests_on": gap.rests_on,
    }


def comparison_csv(comparison: Comparison) -> str:
    """Return a comparison as tidy CSV: one row per indicator, scenario, year and kind of line."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    quantiles = [key_of(level) for level in QUANTILES]
    writer.writerow(["indicator", "unit", "scenario", "line", "year", *quantiles, *OF_GAP])
    for line in comparison.lines:
        writer.writerows([line.name, line.indicator.unit, *row] for row in _rows(comparison, line))
    return text.getvalue()


OF_GAP = ("chance_above", "chance_equal", "clear_from", "rests_on")


def _rows(comparison: Comparison, line: Line) -> Iterator[list[object]]:
    for place, (year, value) in enumerate(
        zip(line.history.years, line.history.values, strict=True)
    ):
        measured = [f"{value:.6g}" if level == MEDIAN else "" for level in QUANTILES]
        yield ["", line.history.kind(place), year, *measured, *("" for _ in OF_GAP)]
    for scenario, one in comparison.of(line.name).items():
        for place, year in enumerate(one.years):
            spread = [f"{values[place]:.6g}" for values in one.quantiles.values()]
            yield [scenario, line.history.projected, year, *spread, *("" for _ in OF_GAP)]
    for scenario, gap in comparison.gaps[line.name].items():
        clear = "" if gap.clear_from is None else gap.clear_from
        for place, year in enumerate(gap.years):
            spread = [f"{values[place]:.6g}" for values in gap.quantiles.values()]
            shares = [f"{one[place]:.6g}" for one in (gap.chance_above, gap.chance_equal)]
            yield [scenario, "difference", year, *spread, *shares, clear, gap.rests_on]
