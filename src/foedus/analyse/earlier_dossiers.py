"""Earlier dossiers: what was known on a day of all that lay before, as cases to learn from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.decision_choices import DAYS, Choices
from foedus.analyse.dossier_bargain import bargained
from foedus.analyse.dossier_rules import Bases, Basis
from foedus.analyse.dossier_view import View, outcome_day, tabled, view
from foedus.facts.dossiers import KINDS_OF_DEMAND, Block, Dossier
from foedus.facts.dossiers_as_of import known_dossiers
from foedus.facts.system import System

Array = NDArray[np.float64]
KINDS = KINDS_OF_DEMAND
FREE_UNDER_VETO, FREE_BY_MAJORITY, AROUND = "free, veto", "free, majority", "around"
CLASSES = (FREE_UNDER_VETO, FREE_BY_MAJORITY, *KINDS, AROUND)
"""How a dossier fares: unblocked where a member alone could block, or where none could; held up by
one of the kinds of demand; or decided on a way around a veto."""


@dataclass(frozen=True, eq=False)
class Case:
    """One earlier dossier as it was known on the day of the forecast.

    dossier   with the blocks known then, and with its outcome if it had one
    view      what could have been used for a forecast of it at the same age
    basis     the rule it was proposed on, as it stood then
    around    whether it was adopted on a way that no member alone could block
    had_way   whether such a way was open to it, beside a basis with a veto
    """

    dossier: Dossier
    view: View
    basis: Basis
    around: bool
    had_way: bool

    @property
    def adopted(self) -> bool:
        """Whether it had been adopted, diluted or not."""
        return self.dossier.outcome.startswith("adopted")

    @property
    def failed(self) -> bool:
        """Whether it had failed."""
        return self.dossier.outcome == "failed"

    @property
    def years(self) -> float:
        """How long it had been open."""
        return self.dossier.delay_days / DAYS

    @property
    def blockers(self) -> dict[str, Block]:
        """The first known block of each actor."""
        return {one.actor: one for one in reversed(self.dossier.blocks)}

    def possible(self, kinds: Array) -> list[float]:
        """Return the share of each class before its own time is seen.

        kinds   share of each kind among blocked dossiers, (kind,)
        """
        named = dict.fromkeys(CLASSES, 0.0)
        if self.around:
            named[AROUND] = 1.0
        elif not self.dossier.blocks:
            named[FREE_UNDER_VETO if self.basis.has_veto else FREE_BY_MAJORITY] = 1.0
        else:
            named |= shares_of_kinds(self.dossier, kinds)
        return list(named.values())


@dataclass(frozen=True, eq=False)
class Archive:
    """A system's dossiers and rules, with what was worked out of each kept.

    solved   what the solvers expect, by dossier and what was stated of it
    """

    system: System
    choices: Choices
    bases: Bases
    solved: dict[tuple[str, tuple[str, ...]], dict[str, float]] = field(default_factory=dict)

    def solve(self, seen: View, basis: Basis) -> Mapping[str, float]:
        """Return what each solver expects of an earlier dossier."""
        key = seen.question.id, tuple(seen.sign(one) for one in basis.council.voters)
        if key not in self.solved:
            self.solved[key] = bargained(seen, basis, self.choices)
        return self.solved[key]


def earlier(archive: Archive, asked: View) -> tuple[Case, ...]:
    """Return every other dossier on the table by the day of a view, as it was known then.

    The views are of the same age as the dossier that is asked about, at least the usual window, and
    of a day before their own outcome.
    """
    system = archive.system
    others = (one for one in system.dossiers if one.id != asked.question.id)
    known = known_dossiers(others, asked.day, system.today)
    age = timedelta(max(archive.choices.count("window"), asked.age))
    return tuple(_cases(archive, known, asked.day, age))


def _cases(archive: Archive, known: Iterable[Dossier], day: date, age: timedelta) -> Iterator[Case]:
    today = archive.system.today
    for one in known:
        start, ends = tabled(one, today), outcome_day(one)
        basis = archive.bases.basis(one.legal_bases[0], start)
        if basis is None:
            continue
        when = min(start + age, day)
        seen = view(one, when if ends is None else min(when, ends - timedelta(1)), today)
        took, had = way_around(archive.bases, one, basis, start)
        yield Case(one, seen, basis, took, had)


def way_around(bases: Bases, dossier: Dossier, basis: Basis, day: date) -> tuple[bool, bool]:
    """Return whether a dossier took a way around a veto, and whether another basis was open to it.

    basis   the rule it was proposed on, as it stood on the day
    day     the first on which it was on the table

    A way is another of its bases by which no member alone can block, or a route that no rule of a
    body describes. Without a veto there is none to go around.
    """
    others = [bases.basis(rule, day) for rule in dossier.legal_bases[1:]]
    free = {one.rule for one in others if one is not None and not one.has_veto}
    routes = free | {one.id for one in bases.system.routes}
    return basis.has_veto and dossier.route in routes, basis.has_veto and bool(free)


def shares_of_kinds(dossier: Dossier, otherwise: Sequence[float] | Array) -> dict[str, float]:
    """Return the share of each kind of demand among the blocks of a dossier.

    otherwise   the shares where no block has a kind on record, (kind,)
    """
    known = [one.demand for one in dossier.blocks if one.demand]
    if not known:
        return {kind: float(share) for kind, share in zip(KINDS, otherwise, strict=True)}
    return {kind: sum(one == kind for one in known) / len(known) for kind in KINDS}
