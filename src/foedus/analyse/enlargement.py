"""Enlargement: where candidates stand, their chance to enter, what an entry changes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.council import council
from foedus.analyse.electorate import find_voter, name_of
from foedus.analyse.power import PowerTable, power
from foedus.errors import RangeError, UnknownName, VoteError
from foedus.facts.accession import Block, Candidacy
from foedus.facts.system import System
from foedus.model.accession_facts import GRADES, POINTS, hold_weight, last_value
from foedus.model.accession_record import candidates, held, holds_by_member, stage_of, work_left
from foedus.model.membership import membership, partner_values
from foedus.model.panel import history_of, latest_personnel
from foedus.simulate.accession_runs import Chances, entry_chances
from foedus.simulate.streams import BLOCK

Array = NDArray[np.float64]
PERCENT = 100
FEWEST = BLOCK  # runs: a block is run whole anyway, and a share of fewer is no chance


@dataclass(frozen=True)
class Grade:
    """How ready a candidate is, as published: mean over the chapters, by which count, of when."""

    value: float
    year: int
    series: str
    main: bool


@dataclass(frozen=True, eq=False)
class Standing:
    """Where one candidate stands on the system's day, and its chances.

    left     part of the work left before talks, of opening and of closing chapters
    holding  blocks that still last
    chances  by year: low, chance, high
    """

    actor: str
    name: str
    way: Candidacy
    grade: Grade | None
    stage: str
    left: tuple[float, float, float]
    holding: tuple[Block, ...]
    suspended: bool
    chances: dict[int, tuple[float, float, float]]


@dataclass(frozen=True)
class Holder:
    """A member by its record of holding candidates up: how often, and its share in new holds."""

    actor: str
    name: str
    holds: int
    share: float


@dataclass(frozen=True)
class Pool:
    """One sum over the members, before and after an entry; None if somebody has no figure."""

    id: str
    what: str
    unit: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        """After less before; None where one of them is not known."""
        return None if self.after is None or self.before is None else self.after - self.before


@dataclass(frozen=True, eq=False)
class Entry:
    """What the entry of one state would change, all else as it is on the system's day.

    power   None if by the rule of today nothing can be counted on that day
    """

    actor: str
    name: str
    power: PowerTable | None
    pools: tuple[Pool, ...]


@dataclass(frozen=True, eq=False)
class Outlook:
    """All candidates, best prepared first, and who of the members has held some up."""

    scenario: str
    runs: int
    seed: int
    years: tuple[int, ...]
    standings: tuple[Standing, ...]
    holders: tuple[Holder, ...]


def outlook(
    system: System,
    years: Sequence[int],
    scenario: str = "baseline",
    runs: int = 2000,
    seed: int = 1,
) -> Outlook:
    """Return where each candidate stands and its chance to be a member at the end of each year.

    Candidates come in the order of their grades as published, those without one last.

    Raises RangeError for fewer than `FEWEST` runs and for a year that cannot be computed, and what
    `entry_chances` raises.
    """
    if runs < FEWEST:
        told = f"{runs} run{'s' if runs > 1 else ''} cannot tell a chance"
        raise RangeError(f"{told}; ask for {FEWEST} or more")
    chances = entry_chances(system, scenario, runs, seed, until=max(years))
    beyond = [year for year in years if year not in chances.years]
    if beyond:
        raise RangeError(
            f"{beyond[0]} lies before {chances.years[0]}, the first computed year; choose a later"
        )
    found = [_standing(system, actor, chances, years) for actor in candidates(system)]
    found.sort(key=lambda one: -one.grade.value if one.grade else 0.0)
    return Outlook(scenario, runs, seed, tuple(years), tuple(found), holders(system))


def _standing(system: System, actor: str, chances: Chances, years: Sequence[int]) -> Standing:
    way = candidates(system)[actor]
    choices = system.parameters["accession"].parameters
    left = work_left(way, choices["chapters"].central, choices["clusters"].central)
    return Standing(
        actor=actor,
        name=name_of(system, actor),
        way=_candidacy(system, actor),
        grade=grade(system, actor),
        stage=stage_of(left),
        left=left,
        holding=(*held(way), *held(way, part=True)),
        suspended=way.suspended,
        chances={year: chances.at(actor, year) for year in years},
    )


def _candidacy(system: System, actor: str) -> Candidacy:
    """Return the record of a candidate; of one that went with others, that of its round."""
    union, known = system.roles.union, system.accession
    for one in known.candidacies:
        if (one.actor, one.organisation) == (actor, union):
            return one
    (own,) = (one for one in known.rounds if actor in one.actors and one.organisation == union)
    return Candidacy(actor=actor, organisation=union, steps=own.steps, blocks=own.blocks)


def grade(system: System, actor: str) -> Grade | None:
    """Return how ready a candidate is, by the main count or else by the one that stands in."""
    chapters = system.parameters["accession"].parameters["chapters"].central
    for name, scale, main in ((GRADES, 1.0, True), (POINTS, chapters, False)):
        found = last_value(system.series(name), actor)
        if found is not None:
            return Grade(found[1] / scale, found[0], name, main)
    return None


def holders(system: System) -> tuple[Holder, ...]:
    """Return the members that have held candidates up, those that did so most often first."""
    weight = dict(zip(system.actor_ids, hold_weight(system).tolist(), strict=True))
    inside = system.members(system.roles.union, system.as_of)
    return tuple(
        Holder(actor, name_of(system, actor), number, weight[actor])
        for actor, number in holds_by_member(system).most_common()
        if actor in inside
    )


def entry(system: System, asked: str) -> Entry:
    """Return what the entry of a candidate, by id or name, would change.

    Raises UnknownName for one that is no candidate, RangeError where no rule is named by which a
    new member's vote is counted.
    """
    known = candidates(system)
    actor = find_voter(system, (), asked)
    if actor not in known:
        raise UnknownName("candidate", asked, known)
    rule = system.accession.council_rule
    if rule is None:
        raise RangeError("accession.yaml names no council_rule; add the rule that counts votes")
    return Entry(
        actor=actor,
        name=name_of(system, actor),
        power=_power(system, rule, actor),
        pools=tuple(_pools(system, actor)),
    )


def _power(system: System, rule: str, actor: str) -> PowerTable | None:
    try:
        return power(council(system, rule, None, (), (actor,)))
    except VoteError:
        return None


def _pools(system: System, actor: str) -> list[Pool]:
    """Return border, forces, spending and GDP of the union without and with one more member."""
    history = history_of(system)
    spending = history.latest_share / PERCENT * history.definition_ratio * history.latest_gdp
    year, challenger = history.last_year, name_of(system, system.roles.challenger)
    inside = membership(system, system.roles.union, (system.as_of.year,))[0]
    joined = np.maximum(inside, [float(one == actor) for one in system.actor_ids])
    measured = (
        ("members", "members", "number", np.ones_like(inside)),
        ("border", f"land border with {challenger}", "km", partner_values(system, "border_length")),
        ("personnel", f"military personnel, {year}", "thousand", latest_personnel(system, year)),
        ("spending", f"defence spending, {year}", "billion 2023 USD", spending),
        ("gdp", f"GDP, {year}", "billion 2023 USD", history.latest_gdp),
    )
    return [
        Pool(name, what, unit, *(_sum(value, some, name != "border") for some in (inside, joined)))
        for name, what, unit, value in measured
    ]


def _sum(value: Array, inside: Array, needed: bool) -> float | None:
    """Return the sum over members; None if each must have a figure and one has none."""
    known = not needed or bool((value[inside > 0] > 0).all())
    return float(value @ inside) if known else None
