"""Run answer: a run as the API tells it, which is what `foedus run --json` prints and more."""

from collections.abc import Iterator, Mapping
from typing import Any

from foedus.analyse.summarise import Line, Summary
from foedus.model.variables import VARIABLES
from foedus.model.wording import in_words
from foedus.present.as_json import Moved, key_of, run_json
from foedus.present.run_table import BULLET, FEW_RUNS, answer
from foedus.present.sentences import alike, whose_course
from foedus.present.told_years import shown_years
from foedus.present.web.asked_run import BASELINE, AskedRun
from foedus.simulate.levers import incoherences
from foedus.simulate.lineage import JOIN


def run_answer(
    asked: AskedRun, summary: Summary, moved: Moved, baseline: Summary
) -> dict[str, Any]:
    """Return a run as plain values, with the baseline on the same draws beside it."""
    years = shown_years(summary)
    return {
        **run_json(summary, moved),
        "hash": asked.hash,
        "title": title_of(asked),
        "question": summary.card["question"],
        "request": asked.request.model_dump(),
        "levers": dict(asked.request.levers),
        "changes": list(_changes(asked, summary.card)),
        "warnings": [*incoherences(asked.system, asked.moved), *_few(asked.request.runs)],
        "headlines": [one.removeprefix(BULLET) for one in answer(summary, moved, years)],
        "baseline": {
            "hash": baseline.card["hash"],
            "indicators": {line.name: _quantiles(line) for line in baseline.lines},
        },
    }


def title_of(asked: AskedRun) -> str:
    """Return a short name of a run: its scenario, and the levers that are moved."""
    told = [f"{one.lever.label}: {one.words}" for one in asked.moved]
    name = asked.request.scenario
    scenario = [] if told and name == BASELINE else [_spoken(name)]
    return "; ".join((*scenario, *told))


def _spoken(name: str) -> str:
    """Return a name in words.

    >>> _spoken("europe-stalls+us-stays")
    'Europe stalls and us stays'
    """
    words = name.replace(JOIN, " and ").replace("-", " ")
    return words[:1].upper() + words[1:]


def _changes(asked: AskedRun, card: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for together in alike(card["changes"]):
        first = together[0]
        courses = "; ".join(dict.fromkeys(map(whose_course, together)))
        label = in_words(VARIABLES[first["variable"]].label, asked.system)
        yield {
            "variable": first["variable"],
            "text": f"{label}: {courses}",
            "why": first["why"],
            "source": first["source"],
        }


def _few(runs: int) -> list[str]:
    return [f"Few runs: ranges are rough below {FEW_RUNS}."] if runs < FEW_RUNS else []


def _quantiles(line: Line) -> dict[str, Any]:
    spread = {key_of(level): values.tolist() for level, values in line.quantiles.items()}
    return {"years": list(line.years), **spread}
