"""Claim runs: what a scenario adds to another in the model, and over which links.

Both run on the same draws. What moves over judged links alone, or is set by the scenario itself, is
an assumption and no finding; what nothing in the model moves cannot be tested here at all.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.claim_findings import Evidence, Found, Strength, points, verdict_on_chance
from foedus.analyse.compare import card_of
from foedus.analyse.difference import JUDGED, SET, UNMOVED, rests_on, set_apart
from foedus.analyse.judged_links import judged_links
from foedus.analyse.values import values_of
from foedus.errors import NotPublished, ScenarioError
from foedus.facts.claim_tests import InScenario, Mediation
from foedus.facts.frozen import FrozenMapping
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.model.membership import members_of
from foedus.model.variables import VARIABLES
from foedus.model.wording import in_words
from foedus.simulate.quantiles import HIGH, LOW, MEDIAN
from foedus.simulate.run import Progress, simulate
from foedus.simulate.streams import BLOCK

if TYPE_CHECKING:
    from concurrent.futures import Executor

    import xarray

Array = NDArray[np.float64]
BEYOND_CHANCE = 4  # standard errors: of some 300 parameters hardly one passes by chance
NAMED = 3  # parameters told of each effect: the first few say most of it
LEVELS = (LOW, MEDIAN, HIGH)
ASSUMED = {
    JUDGED: "in the model it moves over judged links alone",
    SET: "the scenario itself sets it",
}


@dataclass(eq=False)
class Runs:
    """Runs of scenarios on the same draws, each made once when first asked for.

    report   called with a scenario's name, gives what is called with runs done and runs in all
    """

    system: System
    runs: int
    seed: int
    pool: "Executor | None" = None
    report: Callable[[str], Progress] | None = None
    kept: "dict[tuple[str, bool, bool], xarray.Dataset]" = field(default_factory=dict)

    def of(
        self,
        scenario: str,
        *,
        grouped: bool = False,
        cut: bool = False,
        system: System | None = None,
    ) -> "xarray.Dataset":
        """Return the runs of a scenario.

        grouped   with every value of the actor variables
        cut       one block of runs with every judged link cut
        system    one that has the scenario, in place of the usual

        Raises NotPublished where the scenario cannot be run on what was known on the day.
        """
        key = scenario, grouped, cut
        used = self.system if system is None else system
        if key not in self.kept:
            try:
                self.kept[key] = self._simulated(used, scenario, grouped=grouped, cut=cut)
            except (ScenarioError, NotPublished) as error:
                raise NotPublished(f"runs of {scenario} as of {used.as_of}: {error}") from None
        return self.kept[key]

    def _simulated(
        self, system: System, scenario: str, *, grouped: bool, cut: bool
    ) -> "xarray.Dataset":
        return simulate(
            system,
            scenario,
            BLOCK if cut else self.runs,
            self.seed,
            trajectories=grouped,
            cut=judged_links(system) if cut else frozenset(),
            pool=self.pool,
            progress=self.report(scenario) if self.report is not None else None,
        )


def scenario_found(runs: Runs, test: InScenario, what: str | None) -> Found:
    """Return what a scenario adds to the other, against the sign that is claimed.

    Raises NotPublished if no link of the model leads to what is claimed to move.
    """
    change = _change(runs, test, test.scenario)
    said = _rests_on(runs, test)
    label = _label(runs.system, test)
    if said == UNMOVED:
        raise NotPublished(f"a link of the model from what {test.scenario} changes to '{label}'")
    low, middle, high = np.quantile(change, LEVELS).tolist()
    holds = float((change > 0).mean() if test.claimed == "above" else (change < 0).mean())
    unit = points(VARIABLES[test.indicator].unit)
    span = f"{label}, {test.scenario} less {test.against}, mean of {test.since}–{test.until}"
    strength = Strength(span, middle, low, high, unit, test.claimed, 0.0, holds)
    evidence = (*_changes(runs.system, test), *_parameters(runs, test, change))
    assumed = (ASSUMED[said],) if said in ASSUMED else ()
    verdict = verdict_on_chance(holds)
    return Found("scenario", what, verdict, strength, evidence, None, assumed)


def mediation_found(runs: Runs, test: Mediation, what: str | None) -> Found:
    """Return which part of an effect is gone once a variable is pinned as without the scenario.

        part = 1 − effect with the variable pinned / effect,  run by run

    Raises NotPublished where the scenario moves nothing.
    """
    whole = _change(runs, test, test.scenario)
    said = _rests_on(runs, test)
    label = _label(runs.system, test)
    if said == UNMOVED:
        raise NotPublished(f"a link of the model from what {test.scenario} changes to '{label}'")
    pinned = _pinned(runs.system, test)
    name = f"{test.scenario}-without-{test.through.replace('_', '-')}"
    direct = _change(runs, test, name, pinned)
    moved = np.abs(whole) > 0
    part = 1 - direct[moved] / whole[moved]
    low, middle, high = np.quantile(part, LEVELS).tolist()
    over = part > test.share if test.claimed == "above" else part < test.share
    verdict = verdict_on_chance(float(over.mean()))
    through = in_words(VARIABLES[test.through].label, runs.system)
    span = f"part of the effect of {test.scenario} on {label} that goes through {through}"
    numbers = 100 * middle, 100 * low, 100 * high
    mark = 100 * test.share
    strength = Strength(span, *numbers, "%", test.claimed, mark, float(over.mean()))
    assumed = (ASSUMED[said],) if said in ASSUMED else ()
    evidence = (*_changes(runs.system, test), *_parameters(runs, test, whole))
    return Found("mediation", what, verdict, strength, evidence, None, assumed)


def _pinned(system: System, test: Mediation) -> System:
    """Return the system with one more scenario: a variable as without the change."""
    name = f"{test.scenario}-without-{test.through.replace('_', '-')}"
    why = "To see what is left of an effect without what goes through this variable."
    unit = VARIABLES[test.through].unit
    change = Change(variable=test.through, unit=unit, as_in=test.against, why=why)
    file = ScenarioFile(name=name, question=why, based_on=test.scenario, changes=(change,))
    return replace(system, scenarios=FrozenMapping({**system.scenarios, name: file}))


def _change(
    runs: Runs, test: InScenario, scenario: str, system: System | None = None, *, cut: bool = False
) -> Array:
    """Return what a scenario adds, mean over the years of the test, (run,)."""
    grouped = test.group is not None
    pair = (
        runs.of(scenario, grouped=grouped, cut=cut, system=system),
        runs.of(test.against, grouped=grouped, cut=cut),
    )
    first, second = (_values(runs.system, one, test) for one in pair)
    change = np.asarray((first - second).mean(axis=1))
    if not np.isfinite(change).all():
        raise NotPublished(f"values of '{test.indicator}' in all of {test.since}–{test.until}")
    return change


def _values(system: System, runs: "xarray.Dataset", test: InScenario) -> Array:
    """Return the values of a test's years, (run, year), a group by its mean."""
    every = list(runs["year"].values)
    chosen = [place for place, year in enumerate(every) if test.since <= year <= test.until]
    if test.group is None:
        return values_of(runs, test.indicator)[:, chosen]
    members = list(members_of(system, test.group))
    return np.asarray(runs[test.indicator].sel(actor=members).mean("actor").values)[:, chosen]


def _rests_on(runs: Runs, test: InScenario) -> str:
    """Return what the effect rests on, as `analyse.difference.rests_on` has it."""
    moved = bool(np.any(_change(runs, test, test.scenario) != 0))
    firm = bool(np.any(_change(runs, test, test.scenario, cut=True) != 0))
    grouped = test.group is not None
    cards = (card_of(runs.of(one, grouped=grouped)) for one in (test.scenario, test.against))
    lines = frozenset({test.indicator}) if firm else frozenset()
    return rests_on(test.indicator, moved, set_apart(*cards), lines)


def _label(system: System, test: InScenario) -> str:
    label = in_words(VARIABLES[test.indicator].label, system)
    return label if test.group is None else f"{label}, {test.group.title}"


def _changes(system: System, test: InScenario) -> tuple[Evidence, ...]:
    """Return what the two scenarios change, with the reason and source of each."""
    return tuple(
        Evidence(
            f"{name} changes {in_words(VARIABLES[one.variable].label, system)}: {one.why}",
            one.source,
        )
        for name in (test.scenario, test.against)
        for one in system.scenario(name).changes
    )


def _parameters(runs: Runs, test: InScenario, change: Array) -> tuple[Evidence, ...]:
    """Return the drawn parameters that the effect goes with most, by their correlation.

    Left out is what lies within so many standard errors of none that chance may explain it.
    """
    kept = runs.of(test.scenario, grouped=test.group is not None)
    drawn = np.asarray(kept["parameters"].values)
    moving = np.flatnonzero(np.ptp(drawn, axis=0) > 0)
    if np.ptp(change) == 0 or not len(moving):
        return ()
    scaled = (drawn[:, moving] - drawn[:, moving].mean(axis=0)) / drawn[:, moving].std(axis=0)
    found = scaled.T @ ((change - change.mean()) / change.std()) / len(change)
    first = np.argsort(-np.abs(found), kind="stable")[:NAMED]
    first = first[np.abs(found[first]) >= BEYOND_CHANCE / np.sqrt(len(change))]
    names, basis = (kept[key].values for key in ("parameter", "basis"))
    return tuple(
        Evidence(
            f"parameter {names[moving[place]]} ({basis[moving[place]]}): goes with the effect at "
            + f"{found[place]:+.2f}".replace("-", "−"),
            None,
        )
        for place in first.tolist()
    )
