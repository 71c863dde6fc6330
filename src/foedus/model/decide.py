"""Decide: dossiers come up, the rule is counted, and what comes of each.

    number of a year ~ Poisson(arrivals);   member i unwilling with probability propensity_i
    alliance and unanimity:  blocked = any member unwilling
    majority and law:        blocked = the rule in force is not met without the unwilling
    class: unblocked | law | a way around | a demand outside | inside | a refusal of principle
    F(t) = Σ_{k ≤ t} adopted_k · Π_{l<k} (1 − adopted_l − failed_l),   by class
    bargain = Σ_i power_i · salience_i · position_i / Σ_i power_i · salience_i
    kept = 100 · (1 − diluted) + diluted · bargain

Power is the same for all where a member alone can block, else population. The bargain decides
substance and not pace: its effect on pace has the wrong sign by selection, so none is assumed. A
block never speeds a dossier up: F of a class of block is at most that of `unblocked`, of a law that
of `law`. Figures rest on dossiers proposed in the year and in those before it in the window, as in
the record; a year that was over on the day of the run is the record itself. Shares of outcomes are
those expected of the classes drawn. What is proposed is nobody's choice here.
"""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.facts.dossiers import KINDS_OF_DEMAND
from foedus.model.agenda import majority_of
from foedus.model.decision_facts import COUNTS
from foedus.model.incidence import incidence
from foedus.model.majority_rule import passes
from foedus.model.submodel import COARSE, Array, Shock, View, submodel, unit

Places = NDArray[Any]  # whole numbers or booleans
SLOTS = 24  # dossiers of a year and run that can be told apart
CLASSES = ("unblocked", "law", "around", *KINDS_OF_DEMAND)
PROCEDURES = ("alliance", "unanimity", "majority", "law")
_ALLIANCE, _UNANIMITY, _MAJORITY, _LAW = range(len(PROCEDURES))
_OUTSIDE_KINDS = CLASSES.index(KINDS_OF_DEMAND[0])


@dataclass(frozen=True)
class Decide:
    """One value per run, (run, 1), or for each key, (run, key). Source: parameters/decide.yaml."""

    adopted_first: Array = unit("1", over="class of dossier")
    failed_first: Array = unit("1", over="class of dossier")
    adopted_second: Array = unit("1", over="class of dossier")
    adopted_later: Array = unit("1")
    failed_later: Array = unit("1")
    wait_first: Array = unit("year", over="class of dossier")
    wait_later: Array = unit("year")
    diluted: Array = unit("1", over="class of dossier")
    demand: Array = unit("1", over="kind of demand")
    way_around: Array = unit("1")
    stance_of_unwilling: Array = unit("1", over="stance")
    stance_of_willing: Array = unit("1", over="stance")
    rate: Array = unit("1/year", over="field of decision", of="agenda")
    alliance_part: Array = unit("1", over="field of decision", of="agenda")
    law_part: Array = unit("1", over="field of decision", of="agenda")
    majority_part: Array = unit("1", over="field of decision", of="agenda")


def prepare(given: View, p: Decide) -> SimpleNamespace:
    """Return what is the same in all years: outcomes by class, shares of rules and of stances."""
    soon, _ = incidence(p, given.decision_horizons[0])
    ever, waited = incidence(p, given.decision_horizons[1])
    free = CLASSES.index("unblocked")
    for held in range(CLASSES.index("around"), len(CLASSES)):
        slower = np.minimum(1.0, ever[:, free] / np.maximum(ever[:, held], np.finfo(float).tiny))
        ever[:, held] *= slower
        waited[:, held] *= slower
        soon[:, held] = np.minimum(soon[:, held], soon[:, free])
    shares = (_parts(p.stance_of_unwilling), _parts(p.stance_of_willing))
    return SimpleNamespace(
        soon=soon,
        ever=ever,
        waited=waited,
        majority=majority_of(p),  # type: ignore[arg-type]
        kinds=_steps(p.demand),
        care=[one @ given.stance_salience for one in shares],
        pull=[one @ (given.stance_salience * given.stance_position) for one in shares],
    )


@submodel(
    parameters=Decide,
    prepare=prepare,
    prepares_from={"decision_horizons", "stance_position", "stance_salience"},
    last={"recent_decisions"},
    now={
        "allied",
        "in_union",
        "dossiers_arriving",
        "majority_share",
        "block_propensity",
        "majority_rule",
        "voting_weight",
        "known_decisions",
        "decisions_known",
    },
    shocks={
        "number": Shock("uniform", per_actor=False),
        "rule": Shock("uniform", per_actor=False, slots=SLOTS),
        "course": Shock("uniform", per_actor=False, slots=SLOTS),
        "unwilling": Shock("coarse", per_actor=True, slots=SLOTS),
    },
    writes={"recent_decisions", "adoption", "delay", "blocked", "substance"},
)
def decide(last: View, now: View, p: Decide, shock: View, ready: View) -> dict[str, Array]:
    """Return the indicators, (run,) each, and the counts of the window, (run, past year, count)."""
    before = last.recent_decisions
    if now.decisions_known > 0:
        recent = np.broadcast_to(now.known_decisions, before.shape)
    else:
        this_year = simulated(now, p, shock, ready)
        recent = np.concatenate([before[:, 1:], this_year[:, None]], axis=1)
    return {"recent_decisions": recent, **figures(recent)}


def figures(recent: Array) -> dict[str, Array]:
    """Return the indicators of a window of counts, (…) each; 0 where nothing is counted.

    recent  (…, past year, count), in the order of COUNTS

    >>> found = figures(np.array([[4.0, 3.0, 2.0, 3.0, 1.5, 240.0]]))
    >>> [found[name].item() for name in ("adoption", "delay", "blocked", "substance")]
    [50.0, 0.5, 75.0, 80.0]
    """
    total = dict(zip(COUNTS, np.moveaxis(recent.sum(axis=-2), -1, 0), strict=True))
    number = np.where(total["proposed"] > 0, total["proposed"], 1.0)
    adopted = np.where(total["adopted"] > 0, total["adopted"], 1.0)
    return {
        "adoption": 100 * total["adopted_soon"] / number,
        "delay": total["waited"] / adopted,
        "blocked": 100 * total["blocked"] / number,
        # A weighted mean of percents may pass 100 by rounding alone.
        "substance": np.minimum(100.0, total["kept"] / adopted),
    }


def simulated(now: View, p: Decide, shock: View, ready: View) -> Array:
    """Return the counts of the dossiers that come up in a year, (run, count)."""
    number = arrivals(now.dossiers_arriving, shock.number)
    run, slot = np.nonzero(np.arange(SLOTS) < number[:, None])
    rule = rules_of(now.majority_share, p, shock.rule, ready.majority)[run, slot]
    members = _members(now, rule, run)
    below = (COARSE * now.block_propensity).astype(np.int32)[run]
    unwilling = members & (shock.unwilling[run, slot] < below)
    alone = rule <= _UNANIMITY
    blocked = unwilling.any(axis=1)
    counted = ~alone & blocked
    votes = (members & ~unwilling)[counted]
    blocked[counted] = ~passes(
        now.majority_rule, now.voting_weight, votes * 1.0, members[counted] * 1.0
    )
    kind = classes_of(
        blocked, rule, p.way_around[run, 0], ready.kinds[run], shock.course[run, slot]
    )
    settled = _bargain(now, ready, run, alone, members, unwilling)
    soon, ever, waited = _expected(ready, run, kind, rule)
    diluted = p.diluted[run, kind]
    counts = (
        np.ones(len(run)),
        blocked * 1.0,
        soon,
        ever,
        waited,
        ever * (100 * (1 - diluted) + diluted * settled),
    )
    return np.stack([np.bincount(run, one, len(number)) for one in counts], axis=-1)


def arrivals(mean: Array, level: Array) -> Places:
    """Return numbers with a Poisson distribution, (run,); what exceeds the slots is left out.

    mean   dossiers per year, (run,)
    level  uniform, (run,)

    >>> arrivals(np.array([2.0, 2.0, 0.0]), np.array([0.1, 0.5, 0.9])).tolist()
    [0, 2, 0]
    """
    expected = np.broadcast_to(np.asarray(mean, np.float64), level.shape)
    below = chance = np.exp(-expected)
    number = np.zeros(level.shape, dtype=np.intp)
    for count in range(1, SLOTS + 1):
        number += level > below
        chance = chance * expected / count
        below = below + chance
    return number


def rules_of(share: Array, p: Decide, level: Array, usual: Array) -> Places:
    """Return by which procedure each dossier comes up, places in PROCEDURES, (run, slot).

    share  of the union's dossiers, laws apart, that are decided by majority, %, (run,)
    level  uniform, (run, slot)
    usual  the same share by the record, 0 to 1, (run,)

    Where the share departs from the record, it does so in each field by the same part of the way to
    none or to all; the sum over fields is then the share.
    """
    wanted = np.broadcast_to(share, usual.shape) / 100
    less = wanted / np.where(usual > 0, usual, 1.0)
    more = (1 - wanted) / np.where(usual < 1, 1 - usual, 1.0)
    part = np.where(
        (wanted <= usual)[:, None],
        p.majority_part * less[:, None],
        1 - (1 - p.majority_part) * more[:, None],
    )
    union = p.rate * (1 - p.alliance_part)
    council = union * (1 - p.law_part)
    by = (p.rate * p.alliance_part, council * (1 - part), council * part, union * p.law_part)
    shares = np.stack([one.sum(axis=1) for one in by], axis=1)
    steps = _steps(shares)
    return np.asarray((level[:, :, None] > steps[:, None, :-1]).sum(axis=-1))


def classes_of(blocked: Places, rule: Places, way: Array, kinds: Array, level: Array) -> Places:
    """Return how each dossier fares, places in CLASSES, (dossier,).

    blocked  whether it is blocked, (dossier,)
    rule     its procedure, (dossier,)
    way      probability of a way around, where a member alone can block, (dossier,)
    kinds    cumulative shares of the kinds of demand, (dossier, kind)
    level    uniform, (dossier,)
    """
    way = np.where(rule <= _UNANIMITY, way, 0.0)
    around = level < way
    rest = (level - way) / np.where(way < 1, 1 - way, 1.0)
    kind = _OUTSIDE_KINDS + (rest[:, None] > kinds[:, :-1]).sum(axis=1)
    held = np.where(around, CLASSES.index("around"), kind)
    free = np.where(rule == _LAW, CLASSES.index("law"), CLASSES.index("unblocked"))
    return np.where(blocked, held, free)


def _expected(ready: View, run: Places, kind: Places, rule: Places) -> tuple[Array, Array, Array]:
    """Return the shares adopted within both horizons and the wait, (dossier,) each.

    A law that is blocked is adopted no sooner than one that is not.
    """
    law = rule == _LAW
    soon, ever, waited = (one[run, kind] for one in (ready.soon, ready.ever, ready.waited))
    free = CLASSES.index("law")
    most = np.where(law, np.minimum(ever, ready.ever[run, free]), ever)
    waited = waited * most / np.where(ever > 0, ever, 1.0)
    return np.where(law, np.minimum(soon, ready.soon[run, free]), soon), most, waited


def _members(now: View, rule: Places, run: Places) -> Places:
    """Return who decides each dossier, (dossier, actor): members of the year's organisation."""

    def of_runs(mask: Array) -> Places:
        return mask[run] > 0 if mask.ndim > 1 else np.broadcast_to(mask > 0, (len(run), len(mask)))

    allied, in_union = of_runs(now.allied), of_runs(now.in_union)
    return np.where((rule == _ALLIANCE)[:, None], allied, in_union)


def _bargain(
    now: View, ready: View, run: Places, alone: Places, members: Places, unwilling: Places
) -> Array:
    """Return the weighted mean of the positions, 0 to 100, (dossier,); 0 without members.

    Of the stances of the unwilling, and of the others, the shares in the record are taken: who has
    which is not drawn one by one.
    """
    power = np.stack([now.voting_weight[0], now.voting_weight[-1]]).astype(np.float32)

    def of(group: Places) -> Array:
        both = group.astype(np.float32) @ power.T
        return np.where(alone, both[:, 0], both[:, 1])

    against, every = of(unwilling), of(members)
    total = against * ready.care[0][run] + (every - against) * ready.care[1][run]
    pull = against * ready.pull[0][run] + (every - against) * ready.pull[1][run]
    return np.asarray(pull / np.where(total > 0, total, 1.0))


def _parts(shares: Array) -> Array:
    """Return shares that sum to 1 over the last axis, or to 0 if all are."""
    total = shares.sum(axis=-1, keepdims=True)
    return np.asarray(shares / np.where(total > 0, total, 1.0))


def _steps(shares: Array) -> Array:
    """Return cumulative shares of the last axis, which end in 1."""
    return np.asarray(np.cumsum(_parts(shares), axis=-1))
