"""Decide: what will come of a dossier, from nothing but what lay before.

    blocked_r   probability of a block by rule r: each actor unwilling by record and stance, the
                rule counted exactly
    weights     free 1 − blocked; around = blocked · share taken · (1 − blocked there); the rest of
                blocked by kind of demand
    hazards     of each class constant; adoption times the factor of the bargained outcome
    F(t)        Σ_class weight · λ / (λ + μ) · (1 − exp(−(λ + μ) t)),  t from the forecast's day

Whoever has been open longer than the usual window is likelier to be in a slow class: weights are
those of cases open so long, and so are the probabilities of each blocker.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.block_propensity import Propensity, learn_propensity, unwilling
from foedus.analyse.council import council
from foedus.analyse.decision_choices import DAYS
from foedus.analyse.delay_hazards import Learned, base_rate, learn_delays
from foedus.analyse.dossier_bargain import PROPOSAL, STATUS_QUO, bargained
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
from foedus.instruments.competing_risks import (
    mean_time_open,
    mixed_incidence,
    time_by_which,
    weight_when_open,
)
from foedus.simulate.quantiles import HIGH, LOW, LOWER, MEDIAN, UPPER

Array = NDArray[np.float64]
HORIZONS = (1, 2)  # years
LEVELS = (LOW, LOWER, MEDIAN, UPPER, HIGH)
WITHOUT = "no_bargain"
"""The line of the model that hears no solver."""


@dataclass(frozen=True)
class Line:
    """A forecast by one solver, or a naive one.

    outcome       settlement on the axis 0 to 100; None if the line has none
    adopted       probability of adoption within so many years of the day of the forecast
    failed        of failure; None of naive lines that do not say
    mean_delay    years until adoption, on average up to the horizon of the parameters; by which
                  forecasts are put in order
    delay         years until adoption by quantile, of what is adopted at all; {} of naive lines
    routes        probability of adoption within the longest horizon by rule; {} of naive lines
    """

    outcome: float | None
    adopted: Mapping[int, float]
    failed: Mapping[int, float] | None
    mean_delay: float
    delay: Mapping[float, float]
    routes: Mapping[str, float]


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
    over = max(0, seen.age - choices.count("window")) / DAYS
    before = _weights(bases, learned)
    weights = weight_when_open(before, learned.adoption, learned.failure, over)
    # Whoever blocks, the dossier is in a blocked class: its chance grows as theirs does.
    held = _held(weights) / _held(before) if _held(before) > 0 else 1.0
    solved = bargained(seen, bases[0].basis, choices)
    factors = {name: learned.pace[name].factor(x) if cases else 1.0 for name, x in solved.items()}
    horizon = choices.of["delay_horizon"]
    lines = {
        name: _line(bases, weights, learned, factor, solved.get(name), horizon)
        for name, factor in (factors | {WITHOUT: 1.0}).items()
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
        naive=_naive(cases, horizon),
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


def _line(
    bases: tuple[OpenBasis, ...],
    weights: Array,
    learned: Learned,
    factor: float,
    outcome: float | None,
    horizon: float,
) -> Line:
    adoption, failure = learned.adoption * factor, learned.failure
    alone = np.eye(len(CLASSES))
    longest = max(HORIZONS)
    adopted = weights * mixed_incidence(alone, adoption, failure, float(longest))
    around = float(adopted[CLASSES.index(AROUND)])
    routes, way = {bases[0].basis.rule: float(adopted.sum()) - around}, _way_around(bases)
    if way is not None:
        routes[way.basis.rule] = around

    delay = time_by_which(weights, adoption, failure, np.array(LEVELS))

    def within(hazard: Array, other: Array) -> dict[int, float]:
        return {one: mixed_incidence(weights, hazard, other, float(one)).item() for one in HORIZONS}

    return Line(
        outcome=outcome,
        adopted=within(adoption, failure),
        failed=within(failure, adoption),
        mean_delay=mean_time_open(weights, adoption, failure, horizon).item(),
        delay=dict(zip(LEVELS, delay.tolist(), strict=True)),
        routes=routes,
    )


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


def _naive(cases: tuple[Case, ...], horizon: float) -> dict[str, Line]:
    """Return the naive lines: nothing changes, fifty, the base rate, everything is adopted."""

    def line(outcome: float | None, adopted: Mapping[int, float]) -> Line:
        return Line(outcome, adopted, None, horizon, {}, {})

    return {
        "status_quo": line(STATUS_QUO, dict.fromkeys(HORIZONS, 0.0)),
        "fifty": line((STATUS_QUO + PROPOSAL) / 2, dict.fromkeys(HORIZONS, 1 / 2)),
        "base_rate": line(None, {one: base_rate(cases, float(one)) for one in HORIZONS}),
        "always_adopted": line(PROPOSAL, dict.fromkeys(HORIZONS, 1.0)),
    }
