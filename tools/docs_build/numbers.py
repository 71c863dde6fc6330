"""Numbers: each number that pages quote in running text, by name.

    european_share.baseline.2040.median       also low, lower, upper, high (5, 25, 75, 95 %)
    gain.european_share.us-retrenches.2040.median   what a scenario adds to the baseline; also
                                              low, high, above and below (% of runs), clear (a year)
    known.european_share.2024                 measured, or computed for the past; `last` for a year
    rival.european_share.defence_spending_nato.2024   by another definition, named by its series
    series.government_debt.DEU.2024           a value of a series
    parameter.defence.persistence             central; .low and .high; of a family `.key` before
    share.FRA.2035                            median defence share, % of GDP, in the baseline;
                                              with a link cut `.without.fiscal.debt_drag`
    spread.european_share.5                   standard deviation of the change so many years ahead
    past-spread.european_share.5              the same of the measured line
    room.FRA                                  fiscal room before the start, at central values
    count.actors                              and others, see `COUNTS`
    estimation.defence.observations           rows that were fitted; also .states
    backtest.compromise.brier.1               Brier score of forecasts; .adopted, .others; then
                                              .first: of the form that was scored first, .free:
                                              with the effect of a bargain free in sign
    backtest.compromise.order                 also named, missed, false, and last for the last look
    backtest.compromise.over.base_rate.1      difference of Brier scores; .low, .high; over.first
                                              is over the same line in that form
    verdict.compromise.base_rate.1            what that difference says, in words; .first, .free
    backtest.count.cases                      also adopted, failures, pending, left_out, scored
    decision.DOSSIER.first.blocks.TUR         chance of a block, %; also last for the last look;
                                              .by.RULE in 2 years, .blocked.RULE, .within.1
    drag.european_share                       largest move of the median by fiscal room, in any year

A number ends, if need be, in its decimal places, as in `|2`; `|+1` gives it a sign.
"""

from collections.abc import Callable

import numpy as np

from foedus.analyse.measured import Measured
from foedus.facts.system import System
from foedus.facts.validate import validate
from foedus.model.fiscal import Fiscal, unscaled_room
from foedus.model.operations import answers
from foedus.model.units import model_units

from .decisions import Decisions
from .results import LEVELS, RUNS, Results, indicator_of

COUNTS: dict[str, Callable[[System], float]] = {
    "actors": lambda system: len(system.actors),
    "members": lambda system: len(system.members(system.roles.alliance, system.as_of)),
    "union": lambda system: len(system.members(system.roles.union, system.as_of)),
    "series": lambda system: len(system.series_names),
    "sources": lambda system: len(system.sources),
    "scenarios": lambda system: len(system.scenarios),
    "instruments": lambda system: len(system.cooperation.instruments),
    "facts": lambda system: sum(validate(system.directory, model_units()).by_checked.values()),
    "runs": lambda system: RUNS,
}
DRAG = frozenset({"fiscal.debt_drag"})
Found = tuple[float, int]  # value, decimal places


class Numbers:
    """The numbers of one system; what takes runs is computed once."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.results = Results(system)
        self.decisions = Decisions(system)
        self.kinds: dict[str, Callable[..., Found]] = {
            "gain": self._gain,
            "known": self._known,
            "rival": self._rival,
            "series": self._series,
            "parameter": self._parameter,
            "share": self._share,
            "spread": lambda line, years: (self.results.spread(line, int(years)), 1),
            "past-spread": lambda line, years: (self.results.past_spread(line, int(years)), 1),
            "room": self._room,
            "count": lambda name: (COUNTS[name](system), 0),
            "drag": self._drag,
            "ratio": lambda name: (float(self.results.inputs.given[name]), 2),
            "stock": self._stock,
            "estimation": self._estimation,
            "backtest": self.decisions.scored,
            "decision": self.decisions.forecast,
        }

    def text(self, name: str) -> str:
        """Return a number as pages show it. Raises KeyError with the name where there is none."""
        asked, _, form = name.partition("|")
        kind, *parts = asked.split(".")
        try:
            if kind == "verdict":
                return self.decisions.verdict(*parts)
            if kind in self.kinds:
                value, places = self.kinds[kind](*parts)
            else:
                value, places = self._projected(kind, *parts)
        except (AttributeError, KeyError, TypeError, ValueError, StopIteration) as error:
            raise KeyError(
                f"no number '{name}' ({error}); see tools/docs_build/numbers.py"
            ) from None
        places = int(form.lstrip("+")) if form.lstrip("+") else places
        if asked.endswith(".clear"):
            return f"{value:.0f}"
        sign = "+" if form.startswith("+") else ""
        text = f"{value:{sign},.{places}f}"
        return text.replace("-", "−") if float(text.replace(",", "")) else text.lstrip("+-")

    def _projected(self, line: str, scenario: str, year: str, quantity: str) -> Found:
        values = self.results.values(line, scenario, int(year))
        return float(np.quantile(values, LEVELS[quantity])), indicator_of(line).places

    def _gain(self, line: str, scenario: str, *rest: str) -> Found:
        if rest == ("clear",):
            year = self.results.clear(line, scenario)
            if year is None:
                raise ValueError("it is never clear")
            return year, 0
        year, quantity = rest
        gain = self.results.gain(line, scenario, int(year))
        if quantity in ("above", "below"):
            return 100 * float((gain > 0 if quantity == "above" else gain < 0).mean()), 0
        return float(np.quantile(gain, LEVELS[quantity])), indicator_of(line).places + 1

    def _known(self, line: str, year: str) -> Found:
        return _in_year(self.results.measured[line], year), indicator_of(line).places

    def _rival(self, indicator: str, series: str, year: str) -> Found:
        return _in_year(self.results.rivals[indicator][series], year), indicator_of(
            indicator
        ).places

    def _series(self, name: str, actor: str, year: str) -> Found:
        value = self.system.series(name).table((actor,), (int(year),))[0, 0]
        if not np.isfinite(value):
            raise ValueError("not known")
        return float(value), 1

    def _parameter(self, file: str, name: str, *rest: str) -> Found:
        held, parts = self.system.parameters[file], list(rest)
        if name in held.families:
            belief = held.families[name].parameters[parts.pop(0)]
        else:
            belief = held.parameters[name]
        value = getattr(belief, parts[0] if parts else "central")
        digits = f"{value:g}".partition(".")[2]
        return float(value), len(digits)

    def _estimation(self, file: str, what: str) -> Found:
        return float(getattr(self.system.parameters[file].estimation, what)), 0

    def _share(self, actor: str, year: str, *cut: str) -> Found:
        links = frozenset({".".join(cut[1:])}) if cut else frozenset()
        return self.results.share(actor, int(year), links), 2

    def _room(self, actor: str) -> Found:
        """Room of a state before the start, at central parameters and without a fresh rise."""
        given = self.results.inputs.given
        beliefs = self.system.parameters["fiscal"].parameters
        p = Fiscal(**{name: np.array([[one.central]]) for name, one in beliefs.items()})
        debt = given["debt_at_start"]
        inside = answers(given["allied"][0], given["in_union_by_fact"][0], given["guarantor"])
        bare = unscaled_room(debt, np.zeros(1), p)[0]
        usual = bare[(debt > 0) & (inside > 0)].mean()
        return float(bare[self.system.actor_ids.index(actor)] / usual), 2

    def _drag(self, line: str) -> Found:
        """Largest difference that cutting the drag of debt makes to a median, in any year."""
        moved = [
            np.median(self.results.values(line, "baseline", year))
            - np.median(self.results.values(line, "baseline", year, DRAG))
            for year in self.results.inputs.years
        ]
        return float(np.abs(moved).max()), indicator_of(line).places + 1

    def _stock(self, what: str) -> Found:
        """European allies' equipment at central values, or what is left of the first year's."""
        beliefs = self.system.parameters["capability"].parameters
        first, last = self.system.first_year, self.results.inputs.years[0] - 1
        if what == "left":
            return 100 * (1 - beliefs["retirement"].central) ** (last - first), 0
        raise ValueError("known: left")


def _in_year(measured: Measured, year: str) -> float:
    years, values = list(measured.years), measured.values
    return float(values[-1 if year == "last" else years.index(int(year))])
