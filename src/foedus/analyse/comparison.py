"""Comparison: scenarios side by side, and what each adds to the first named, run by run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.clear import clear_from
from foedus.analyse.compare import card_of, comparison_card
from foedus.analyse.difference import rests_on, set_apart
from foedus.analyse.judged_links import moved_lines, without_judged_links
from foedus.analyse.summarise import Histories, Line, Summary, histories_of, summarise
from foedus.analyse.values import values_of
from foedus.facts.system import System
from foedus.simulate.quantiles import HIGH, LOW, QUANTILES, quantiles_over_runs

if TYPE_CHECKING:
    import xarray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Gap:
    """What a scenario adds to the reference for one line; arrays are (year,)."""

    scenario: str
    years: tuple[int, ...]
    quantiles: Mapping[float, Array]  # level → difference, in the unit of the line
    chance_above: Array  # share of runs in which the scenario lies above the reference
    chance_equal: Array  # share of runs in which both are exactly the same
    clear_from: int | None
    rests_on: str  # a key of `difference.WORDS`

    def at(self, year: int) -> dict[float, float]:
        """Return the quantiles of the difference in a year."""
        place = self.years.index(year)
        return {level: float(values[place]) for level, values in self.quantiles.items()}

    def surely(self, year: int) -> float:
        """Return the share of runs that move one way in a year, the larger of the two."""
        place = self.years.index(year)
        above, equal = float(self.chance_above[place]), float(self.chance_equal[place])
        return max(above, 1 - above - equal)


@dataclass(frozen=True)
class Comparison:
    """Scenarios side by side; the first of `names`, as they were asked for, is the reference."""

    names: tuple[str, ...]
    card: Mapping[str, Any]
    summaries: Mapping[str, Summary]  # by scenario
    gaps: Mapping[str, Mapping[str, Gap]]  # by line, then by scenario other than the first named

    @property
    def reference(self) -> str:
        """The scenario that the others are compared with."""
        return self.names[0]

    @property
    def others(self) -> tuple[str, ...]:
        """The scenarios compared with the reference, each once."""
        return tuple(dict.fromkeys(self.names[1:]))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the reference, in the order of the indicators."""
        return self.summaries[self.reference].lines

    def of(self, name: str) -> dict[str, Line]:
        """Return a line in each scenario, by scenario, the reference first."""
        return {scenario: one.line(name) for scenario, one in self.summaries.items()}


def compared(
    system: System,
    names: Sequence[str],
    runs: "Mapping[str, xarray.Dataset]",
    cut: "Mapping[str, xarray.Dataset] | None" = None,
    histories: Histories | None = None,
) -> Comparison:
    """Return scenarios side by side.

    names  as they were asked for, the reference first; one may stand there twice
    runs   the runs of each, on the same draws
    cut    a block of each with every judged link cut, and `histories` of the system, where they
           are known already
    """
    known = histories or histories_of(system)
    summaries = {name: summarise(system, runs[name], known) for name in dict.fromkeys(names)}
    reference, others = names[0], tuple(dict.fromkeys(names[1:]))
    gaps: dict[str, dict[str, Gap]] = {line.name: {} for line in summaries[reference].lines}
    cut = cut or _cut(system, (reference, *others), runs[reference])
    firm = {name: moved_lines(cut[name], cut[reference], tuple(gaps)) for name in others}
    for scenario in others:
        changed = set_apart(summaries[scenario].card, summaries[reference].card)
        moved = moved_lines(runs[scenario], runs[reference], tuple(gaps))
        for line in summaries[reference].lines:
            said = rests_on(line.name, line.name in moved, changed, firm[scenario])
            other = summaries[scenario].line(line.name)
            pair = runs[scenario], runs[reference]
            gaps[line.name][scenario] = _gap(line, other, scenario, pair, said)
    cards = {name: card_of(one) for name, one in runs.items()}
    return Comparison(tuple(names), comparison_card(names, cards), summaries, gaps)


def _cut(
    system: System, names: Sequence[str], runs: "xarray.Dataset"
) -> "dict[str, xarray.Dataset]":
    """Return a block of each scenario with every judged link cut."""
    card = card_of(runs)
    return {
        name: without_judged_links(system, name, card["seed"], card["last_year"])
        for name in dict.fromkeys(names)
    }


def _gap(
    line: Line,
    other: Line,
    scenario: str,
    pair: "tuple[xarray.Dataset, xarray.Dataset]",
    said: str,
) -> Gap:
    years = tuple(year for year in line.years if year in other.years)
    every = list(pair[0]["year"].values)
    first, second = (values_of(runs, line.name) for runs in pair)
    change = (first - second)[:, [every.index(year) for year in years]]
    spread = np.zeros((len(QUANTILES), 0))
    if years:
        spread = quantiles_over_runs(change.T[:, :, None])[:, 0, :]
    quantiles = dict(zip(QUANTILES, spread, strict=True))
    return Gap(
        scenario=scenario,
        years=years,
        quantiles=quantiles,
        chance_above=np.asarray((change > 0).mean(axis=0)),
        chance_equal=np.asarray((change == 0).mean(axis=0)),
        clear_from=clear_from(quantiles[LOW], quantiles[HIGH], years),
        rests_on=said,
    )
