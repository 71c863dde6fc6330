"""Decide: what will come of a dossier, from nothing but what lay before.

    blocked_r   probability of a block by rule r: each actor unwilling by record and stance, the
                rule counted exactly
    weights     free 1 − blocked; around = blocked · share taken · (1 − blocked there); the rest of
                blocked by kind of demand
    hazards     of each class, by age (`delay_hazards`); adoption times the factor of the bargained
                outcome; when it would be adopted follows (`decision_lines`)

Whoever has been open longer than the usual window is likelier to be in a slow class, and so are
the probabilities of each blocker.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.block_propensity import Propensity, learn_propensity, unwilling
from foedus.analyse.council import council
from foedus.analyse.decision_lines import Line, line_of, naive_lines, weights_at
from foedus.analyse.delay_hazards import Learned, learn_delays
from foedus.analyse.dossier_bargain import bargained
from foedus.analyse.dossier_rules import Bases, Basis, Chance, chance_of_block, passes_on_record
from foedus.analyse.dossier_view import View, view
from foedus.analyse.earlier_dossiers import (
    AROUND,
    CLASSES,
    FREE_BY_MAJORITY,
    FREE_UNDER_VETO,
    KINDS,
    Archive,
    Case,
    earlier,
)
from foedus.facts.dossiers import Dossier

Array = NDArray[np.float64]
WITHOUT = "no_bargain"
"""The line of the model that hears no solver."""


@dataclass(frozen=True, eq=False)
class OpenBasis:
    """A basis of a dossier with the chance of a block by it.

    passes_on_record   whether it would pass if all without a recorded objection were in favour
    """

    basis: Basis
    chance: Chance
    passes_on_record: bool


@dataclass(frozen=True)
class Blocker:
    """How likely an actor is to block on the proposed basis, and why.

    sign      its stance, or that none is on record
    blocked   earlier dossiers that it blocked, of `chances` that it alone could have blocked
    """

    actor: str
    probability: float
    sign: str
    blocked: tuple[str, ...]
    chances: int


@dataclass(frozen=True, eq=False)
class Prediction:
    """What was to be expected of a dossier on a day.

    view       all that was used of the dossier
    cases      the earlier dossiers that were learned from
    bases      the proposed basis first, then others open to it
    blocked    probability of a block on the proposed basis
    weights    of each class, summing to 1
    blockers   most likely first
    lines      by solver, the model without a solver last
    naive      by name
    """

    view: View
    cases: tuple[Case, ...]
    propensity: Propensity
    learned: Learned
    bases: tuple[OpenBasis, ...]
    blocked: float
    weights: Mapping[str, float]
    blockers: tuple[Blocker, ...]
    lines: Mapping[str, Line]
    naive: Mapping[str, Line]
    threshold: float

    @property
    def named(self) -> tuple[str, ...]:
        """Actors at least as likely to block as the threshold."""
        return tuple(one.actor for one in self.blockers if one.probability >= self.threshold)


def predict(archive: Archive, dossier: Dossier, day: date) -> Prediction:
    """Return what was to be expected of a dossier on a day before its outcome.

    Raises RangeError for a day on or after the outcome and for stated positions of no earlier day,
    UnknownName or VoteError if the proposed basis is not known or not in force on the day.
    """
    choices = archive.choices
    seen = view(dossier, day, archive.system.today)
    cases = earlier(archive, seen)
    propensity, learned = learn_propensity(cases, choices), learn_delays(archive, cases)
    bases = _bases(archive, seen, propensity)
    before = _weights(bases, learned)
    weights = weights_at(before, learned, seen.age, choices)
    # Whoever blocks, the dossier is in a blocked class: its chance grows as theirs does.
    held = _held(weights) / _held(before) if _held(before) > 0 else 1.0
    solved = bargained(seen, bases[0].basis, choices)
    factors = {name: learned.pace[name].factor(x) if cases else 1.0 for name, x in solved.items()}
    horizon = choices.of["delay_horizon"]
    way = _way_around(bases)
    rules = (bases[0].basis.rule, None if way is None else way.basis.rule)
    factors[WITHOUT] = 1.0
    # Solvers often bear on adoption alike, or not at all: each factor is worked out once.
    paced = {
        factor: line_of(weights, learned, seen.age, factor, horizon, rules)
        for factor in dict.fromkeys(factors.values())
    }
    lines = {
        name: replace(paced[factor], outcome=solved.get(name)) for name, factor in factors.items()
    }
    return Prediction(
        view=seen,
        cases=cases,
        propensity=propensity,
        learned=learned,
        bases=bases,
        blocked=_held(weights),
        weights=dict(zip(CLASSES, weights.tolist(), strict=True)),
        blockers=_blockers(bases[0], seen, propensity, held),
        lines=lines,
        naive=naive_lines(cases, horizon),
        threshold=choices.of["threshold"],
    )


def _bases(archive: Archive, seen: View, propensity: Propensity) -> tuple[OpenBasis, ...]:
    """Return the bases in force, the proposed one first."""
    rules, found = Bases(archive.system.as_known_on(seen.day)), []
    for rule in seen.question.legal_bases:
        basis = rules.basis(rule, seen.day)
        if basis is not None:
            voters = basis.council.voters
            chance = chance_of_block(
                basis, unwilling(propensity, seen, voters), archive.choices.count("draws")
            )
            passes = passes_on_record(basis, [seen.sign(one) for one in voters])
            found.append(OpenBasis(basis, chance, passes))
    proposed = seen.question.legal_bases[0]
    if not found or found[0].basis.rule != proposed:
        council(archive.system, proposed, seen.day)  # raises with the reason
    return tuple(found)


def _way_around(bases: tuple[OpenBasis, ...]) -> OpenBasis | None:
    """Return, beside a basis with a veto, the one without that is least likely to be blocked."""
    free = [one for one in bases[1:] if not one.basis.has_veto]
    if not bases[0].basis.has_veto or not free:
        return None
    return min(free, key=lambda one: one.chance.blocked)


def _weights(bases: tuple[OpenBasis, ...], learned: Learned) -> Array:
    """Return the weight of each class before anything is known of the time it took, (class,)."""
    blocked, way = bases[0].chance.blocked, _way_around(bases)
    taken = 0.0 if way is None else blocked * learned.around * (1 - way.chance.blocked)
    by_class = dict.fromkeys(CLASSES, 0.0)
    by_class[FREE_UNDER_VETO if bases[0].basis.has_veto else FREE_BY_MAJORITY] = 1 - blocked
    by_class[AROUND] = taken
    by_class |= {
        kind: (blocked - taken) * float(share)
        for kind, share in zip(KINDS, learned.kinds, strict=True)
    }
    return np.array(list(by_class.values()))


def _held(weights: Array) -> float:
    """Return the weight of all classes in which the proposed basis is blocked."""
    return float(weights[[CLASSES.index(one) for one in (*KINDS, AROUND)]].sum())


def _blockers(
    proposed: OpenBasis, seen: View, propensity: Propensity, factor: float
) -> tuple[Blocker, ...]:
    found = [
        Blocker(
            actor=actor,
            probability=min(1.0, share * factor),
            sign=seen.sign(actor),
            blocked=propensity.blocked.get(actor, ()),
            chances=propensity.chances.get(actor, 0),
        )
        for actor, share in proposed.chance.by.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.probability, one.actor)))
