"""Difference: what a scenario moves against its baseline, run by run on the same draws."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.judged_links import moves_without_judged_links
from foedus.analyse.summarise import Line
from foedus.analyse.values import values_of
from foedus.facts.system import System
from foedus.simulate.quantiles import QUANTILES, quantiles_over_runs

if TYPE_CHECKING:
    import xarray

UNMOVED, SET, JUDGED, MIXED = "unmoved", "set", "judged alone", "not judged alone"
WORDS = {
    UNMOVED: "not moved",
    SET: "set by the scenario itself",
    JUDGED: "moves over judged links alone: an assumption, no finding",
    MIXED: "moves over links that are not judged alone",
}


@dataclass(frozen=True)
class Difference:
    """What a scenario adds to the baseline for one line in one year."""

    name: str
    year: int
    quantiles: Mapping[float, float]
    chance_of_rise: float  # share of runs in which the scenario lies above the baseline
    chance_of_fall: float
    rests_on: str  # a key of WORDS


def differences(
    system: System,
    scenario: "xarray.Dataset",
    baseline: "xarray.Dataset",
    lines: tuple[Line, ...],
    years: tuple[int, ...],
    firm: frozenset[str] | None = None,
) -> dict[int, dict[str, Difference]]:
    """Return the difference of each projected line, by year and name.

    Both runs must share seed, runs and years, so that run n of the one is run n of the other.

    firm   lines that still move when every judged link is cut, where that is known already
    """
    card, other = json.loads(scenario.attrs["card"]), json.loads(baseline.attrs["card"])
    changed = set_apart(card, other)
    if firm is None:
        firm = moves_without_judged_links(
            system,
            card["scenario"],
            other["scenario"],
            [line.name for line in lines],
            card["seed"],
            card["last_year"],
        )
    every = list(scenario["year"].values)
    found: dict[int, dict[str, Difference]] = {year: {} for year in years}
    for line in lines:
        first, second = values_of(scenario, line.name), values_of(baseline, line.name)
        moved = not np.array_equal(first, second, equal_nan=True)
        rest = rests_on(line.name, moved, changed, firm)
        for year in (one for one in years if one in line.years):
            place = every.index(year)
            change = first[:, place] - second[:, place]
            found[year][line.name] = _difference(line.name, year, change, rest)
    return found


def _difference(name: str, year: int, change: NDArray[np.float64], rest: str) -> Difference:
    spread = quantiles_over_runs(change[None, :, None])[:, 0, 0]
    return Difference(
        name=name,
        year=year,
        quantiles=dict(zip(QUANTILES, spread.tolist(), strict=True)),
        chance_of_rise=float((change > 0).mean()),
        chance_of_fall=float((change < 0).mean()),
        rests_on=rest,
    )


def set_apart(card: Mapping[str, Any], other: Mapping[str, Any]) -> frozenset[str]:
    """Return the variables that two runs, by their cards, set in different ways."""
    mine, theirs = (
        {json.dumps(change, sort_keys=True): change["variable"] for change in one["changes"]}
        for one in (card, other)
    )
    return frozenset(name for _, name in mine.items() ^ theirs.items())


def rests_on(name: str, moved: bool, changed: frozenset[str], firm: frozenset[str]) -> str:
    """Return what a move of a line rests on, a key of WORDS.

    moved    whether any run differs in any year
    changed  variables that a scenario itself sets
    firm     lines that still move when every judged link is cut

    >>> rests_on("threat", True, frozenset(), frozenset())
    'judged alone'
    """
    if not moved:
        return UNMOVED
    if name in changed:
        return SET
    return MIXED if name in firm else JUDGED
