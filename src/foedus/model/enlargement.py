"""Enlargement: who is in the union, when candidates may join it in a run.

    clock_i = last clock_i + 1        in a year at whose beginning nobody stops the way of i
    needed_i = Σ_stage left_i,stage · E_i,stage / (rate_stage · speed_i) + entry_lag
    speed_i = exp(slope · (score_i − usual)),   score_i = published + drift · √age · z_i
    in union_i = by fact, or once clock_i ≥ needed_i, for good

Stages are talks, opening and closing; `left` is the part of each that is not done and
E = exp(spread · z − spread² / 2), drawn once for each, is how much harder than usual a stage turns
out to be, 1 on the mean. Every member must agree to every step. A way that is free is held up in a
year with the chance 1 − exp(−hold_rate · Σ_j w_j), j over the members of the year before, and one
that is held up is let go with the chance 1 − exp(−release_rate); w is who held up how often on
record, and sums to 1 over today's members. A way may be suspended as a whole and resumed likewise.
Where a part of the way is held up at the start, the rest goes on, but it cannot be completed
before that is let go. Where no score was ever published one is drawn around the usual.

Left out: the alliance, whose candidates have no dated path; elections, borders and war as causes of
a hold, one by one; that states of one round wait for one another; who ratifies by referendum.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.model.submodel import Array, Shock, View, submodel, unit

WAYS = ("accession_clock", "accession_held", "accession_part_held", "accession_suspended")


@dataclass(frozen=True)
class Enlargement:
    """One value per run, shape (run, 1). Source: parameters/enlargement.yaml."""

    talks_rate: Array = unit("1/year")
    opening_rate: Array = unit("1/year")
    closing_rate: Array = unit("1/year")
    entry_lag: Array = unit("year")
    stage_spread: Array = unit("1")
    preparedness_slope: Array = unit("1")
    score_drift: Array = unit("1")
    score_spread: Array = unit("1")
    hold_rate: Array = unit("1/year")
    release_rate: Array = unit("1/year")
    suspension_rate: Array = unit("1/year")
    resumption_rate: Array = unit("1/year")


@dataclass(frozen=True)
class Candidates:
    """What does not change of the candidates, by their places on the actor axis, (…, candidate)."""

    places: NDArray[np.int_]
    left: Array
    score: Array
    age: Array
    usual: Array
    weight: Array  # (actor,), see `hold_weight`


def prepare(given: View, p: Enlargement) -> Candidates:
    """Pick out the candidates, so that a year costs no more than they do."""
    places = np.flatnonzero(given.candidate > 0)
    scores = given.preparedness[places]
    usual = scores[scores > 0].mean() if scores.any() else np.zeros(())
    age = given.preparedness_age[places]
    left = given.accession_left[:, places]
    return Candidates(places, left, scores, age, np.asarray(usual), given.hold_weight)


def start(given: View, p: Enlargement, ready: Candidates) -> dict[str, Array]:
    """Return where each way stands before the start, (run, actor)."""

    def spread(value: Array) -> Array:
        return np.broadcast_to(value, (len(p.entry_lag), len(value)))

    return {
        "in_union": spread(given.in_union_by_fact[0]),
        "accession_clock": spread(given.accession_clock_at_start),
        "accession_held": spread(given.held_at_start),
        "accession_part_held": spread(given.part_held_at_start),
        "accession_suspended": spread(given.suspended_at_start),
    }


@submodel(
    parameters=Enlargement,
    prepare=prepare,
    start=start,
    prepares_from={
        "candidate",
        "hold_weight",
        "accession_left",
        "preparedness",
        "preparedness_age",
        "in_union_by_fact",
        "accession_clock_at_start",
        "held_at_start",
        "part_held_at_start",
        "suspended_at_start",
    },
    last={"in_union", *WAYS},
    now={"in_union_by_fact", "accession_open"},
    shocks={
        "talks": Shock("normal", per_actor=True, yearly=False),
        "opening": Shock("normal", per_actor=True, yearly=False),
        "closing": Shock("normal", per_actor=True, yearly=False),
        "score": Shock("normal", per_actor=True, yearly=False),
        "hold": Shock("uniform", per_actor=True),
        "suspension": Shock("uniform", per_actor=True),
    },
    writes={"in_union", *WAYS},
)
def enlargement(
    last: View, now: View, p: Enlargement, shock: View, ready: Candidates
) -> dict[str, Array]:
    """Return who is in the union, and how far each way into it is, each (run, actor)."""
    at = (slice(None), ready.places)
    ways = {name: getattr(last, name) for name in WAYS}
    in_union = np.broadcast_to(now.in_union_by_fact, last.in_union.shape)
    after, joined = _year({name: ways[name][at] for name in WAYS}, last.in_union, p, shock, ready)
    if now.accession_open > 0:
        ways = {name: _with(ways[name], ready.places, value) for name, value in after.items()}
        inside = np.maximum(joined, np.maximum(in_union[at], last.in_union[at]))
        in_union = _with(in_union, ready.places, inside)
    return {**ways, "in_union": in_union}


def _with(value: Array, places: NDArray[np.int_], new: Array) -> Array:
    """Return a copy of an array over actors with other values at some places."""
    changed = value.copy()
    changed[:, places] = new
    return changed


def _year(
    before: dict[str, Array], members: Array, p: Enlargement, shock: View, ready: Candidates
) -> tuple[dict[str, Array], Array]:
    """Return the ways of the candidates a year on, and 1 for who has arrived, (run, candidate)."""
    at = (slice(None), ready.places)
    held, suspended = before["accession_held"], before["accession_suspended"]
    part_held = before["accession_part_held"]
    work = work_needed(ready, p, *(getattr(shock, name)[at] for name in _OF_WORK))
    clock = before["accession_clock"]
    advanced = clock + (1 - held) * (1 - suspended)
    advanced = np.where(part_held > 0, np.minimum(advanced, np.maximum(clock, work)), advanced)
    onset = 1 - np.exp(-p.hold_rate * (members @ ready.weight)[:, None])
    release = 1 - np.exp(-p.release_rate)
    drawn = shock.hold[at]
    halted = shock.suspension[at]
    return {
        "accession_clock": advanced,
        "accession_held": np.where(held > 0, drawn >= release, drawn < onset) * 1.0,
        "accession_part_held": part_held * (1 - drawn >= release),
        "accession_suspended": 1.0
        * np.where(
            suspended > 0,
            halted >= 1 - np.exp(-p.resumption_rate),
            halted < 1 - np.exp(-p.suspension_rate),
        ),
    }, np.where(advanced >= work + p.entry_lag, 1.0, 0.0)


_OF_WORK = ("score", "talks", "opening", "closing")


def work_needed(
    ready: Candidates, p: Enlargement, luck: Array, talks: Array, opening: Array, closing: Array
) -> Array:
    """Return the free years that a candidate needs until all chapters are closed, (run, candidate).

    All four are standard normal, (run, candidate).

    luck                     how far the score is from the published one
    talks, opening, closing  how hard each stage turns out to be

    >>> one = np.ones((1, 1))
    >>> p = Enlargement(one, one, 0.5 * one, one, 0 * one, one, *[0 * one] * 6)
    >>> score = np.array([3.0, 4.0])
    >>> left = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 1.0]])
    >>> none = np.zeros((1, 2))
    >>> ready = Candidates(np.arange(2), left, score, 0 * score, np.array(3.0), none[0])
    >>> work_needed(ready, p, none, none, none, none).round(2)
    array([[2.  , 0.74]])
    """
    known = ready.score > 0
    away = np.where(known, p.score_drift * np.sqrt(ready.age), p.score_spread) * luck
    score = np.where(known, ready.score, ready.usual) + away
    speed = np.exp(p.preparedness_slope * (score - ready.usual))
    needed = np.zeros_like(luck)
    rates = (p.talks_rate, p.opening_rate, p.closing_rate)
    for left, rate, drawn in zip(ready.left, rates, (talks, opening, closing), strict=True):
        with np.errstate(divide="ignore", invalid="ignore"):
            harder = np.exp(p.stage_spread * (drawn - p.stage_spread / 2))
            needed = needed + np.where(left > 0, left * harder / (rate * speed), 0.0)
    return np.asarray(needed)
