"""How do votes in the General Assembly move from year to year, and with what?

`python tools/voting_positions.py` prints the figures that docs/explanation/sub-models/posture.md
quotes and on which parameters/posture.yaml rests. It needs no reference folder. Own movement is
that of a member of alliance or union beside the mean of all of them: what all share moves nobody
apart. Errors are clustered by what the rows have in common.

The published errors do not come anew every year: were they independent, changes from one year to
the next would have twice their variance, which is six times what the changes have. So the error of
a change is taken from the series itself: of the variance over h years, noise + drift² · h, the
slope is the part that lasts.
"""

from dataclasses import dataclass

import numpy as np

import foedus
from foedus.facts.system import System
from foedus.model.hostility import hostility_path
from foedus.model.membership import membership, only_actor, partner_values
from foedus.model.operations import answers
from foedus.model.posture import shared_weights
from foedus.model.threat import proximity
from foedus.model.voting_facts import SERIES, own_size

FIRST = 1994  # the year from which nearly all members have a point in two years running
LONGEST = 10  # years over which changes are taken
TERM = 4  # years of a term of the guarantor
TRANSACTIONAL = (2017, 2020)  # years of the only term of that kind in the series
SPANS = ((2007, 2009), (2013, 2015), (2021, 2023), (2021, 2024))  # around hostile acts


@dataclass(frozen=True)
class Votes:
    """Points by year and actor, with their errors, who is a member beside the guarantor."""

    years: np.ndarray
    point: np.ndarray
    error: np.ndarray
    inside: np.ndarray
    guarantor: int
    weights: np.ndarray  # (year, actor, actor)

    @property
    def own(self) -> np.ndarray:
        """Points less the mean of the members of the year; not a number outside, (year, actor)."""
        own = np.where(self.inside, self.point, np.nan)
        return own - np.nanmean(own, axis=1, keepdims=True)

    @property
    def scaled(self) -> np.ndarray:
        """Own points over the state's size of yearly changes, relative to the typical member's."""
        size = own_size(self.point, self.inside[-1])
        return self.own / (size / np.median(size[self.inside[-1]]))


@dataclass(frozen=True)
class Estimate:
    """A figure with its standard error, and on how many rows of how many states it rests."""

    value: float
    error: float
    rows: int
    states: int


def main() -> None:
    system = foedus.load()
    votes = votes_of(system)
    found = {
        "own drift": own_drift(votes, influence_of(system)),
        "guarantor's drift": guarantor_drift(votes),
        "transactional turn": turn(votes),
        "influence, on the last change of peers": influence(votes),
        "pull to peers, on the last gap": pull(votes),
        "answer to threat": threat_answer(system, votes),
    }
    for name, one in found.items():
        print(f"{name}: {one.value:+.4f} ± {one.error:.4f} ({one.rows} rows, {one.states} states)")
    print("variance of own changes over 1, 2 … years:", variogram(votes.scaled).round(4).tolist())
    plain, scaled = kurtosis(votes.own), kurtosis(votes.scaled)
    print(f"kurtosis of own changes: {plain:.1f}, each over the state's usual size: {scaled:.1f}")
    print(f"twice the mean squared published error: {2 * np.nanmean(votes.error**2):.4f}")
    for first, last in SPANS:
        one = near_and_far(system, votes, first, last)
        print(f"slope on proximity, {first} to {last}: {one.value:+.2f} ± {one.error:.2f}")
    print(f"step at the turn, by length of the spans: {turn_by_span(votes)}")


def votes_of(system: System) -> Votes:
    """Return the series from the first year on."""
    series = system.series(SERIES)
    years = np.arange(FIRST, series.last_year + 1)
    allied, in_union = (
        membership(system, name, years.tolist())
        for name in (system.roles.alliance, system.roles.union)
    )
    point = series.table(system.actor_ids, years)
    guarantor = only_actor(system, system.roles.guarantor)
    inside = np.stack([answers(a, u, guarantor) for a, u in zip(allied, in_union, strict=True)])
    known = np.isfinite(point).astype(float)
    return Votes(
        years=years,
        point=point,
        error=series.errors(system.actor_ids, years),
        inside=(inside > 0) & np.isfinite(point),
        guarantor=int(guarantor.argmax()),
        weights=np.stack(
            [shared_weights(*one) for one in zip(allied, in_union, known, strict=True)]
        ),
    )


def influence_of(system: System) -> float:
    """Return the weight of others that the model takes at its central value."""
    return system.parameters["posture"].parameters["influence"].central


def variogram(own: np.ndarray) -> np.ndarray:
    """Return the mean square of changes over 1 to LONGEST years."""
    return np.array([np.nanmean((own[h:] - own[:-h]) ** 2) for h in range(1, LONGEST + 1)])


def lasting(own: np.ndarray) -> float:
    """Return the variance that a year adds for good: the slope of the variogram."""
    return float(np.polyfit(np.arange(1, LONGEST + 1), variogram(own), 1)[0])


def own_drift(votes: Votes, influence: float) -> Estimate:
    """Return the yearly own drift of the typical member; its error leaves out a state at a time.

    influence   weight of others, by which own movement is weighed down
    """
    own = votes.scaled[:, np.isfinite(votes.own).sum(axis=0) > LONGEST]
    states = own.shape[1]
    left = [np.sqrt(lasting(np.delete(own, k, axis=1))) for k in range(states)]
    error = np.sqrt((states - 1) * np.var(left))
    rows = int(np.isfinite(np.diff(own, axis=0)).sum())
    free = 1 - influence
    return Estimate(float(np.sqrt(lasting(own)) / free), float(error / free), rows, states)


def _beside_members(votes: Votes) -> np.ndarray:
    """Return the guarantor's point less the mean of the states that were members throughout."""
    always = votes.inside.all(axis=0)
    return votes.point[:, votes.guarantor] - votes.point[:, always].mean(axis=1)


def guarantor_drift(votes: Votes) -> Estimate:
    """Return the standard deviation of the guarantor's yearly changes beside its allies'."""
    change = np.diff(_beside_members(votes))
    value = float(np.sqrt(np.mean(change**2)))
    return Estimate(value, value / np.sqrt(2 * len(change)), len(change), 1)


def turn(votes: Votes) -> Estimate:
    """Return by how much the guarantor stood higher in the transactional term than around it.

    Its error is the spread of the same difference over all other spans of four years.
    """
    value, others = _stands_out(votes, TERM)
    return Estimate(value, float(np.sqrt(np.mean(np.square(others)))), len(others) + 1, 1)


def turn_by_span(votes: Votes) -> str:
    """Return the same where one to four years on either side are compared."""
    place = int(np.flatnonzero(votes.years == TRANSACTIONAL[0])[0])
    out = int(np.flatnonzero(votes.years == TRANSACTIONAL[1])[0]) + 1
    line = _beside_members(votes)
    told = []
    for span in range(1, TERM + 1):
        into = line[place : place + span].mean() - line[place - span : place].mean()
        back = line[out - span : out].mean() - line[out : out + span].mean()
        told.append(f"{span}: in {into:+.2f}, out {back:+.2f}")
    return "; ".join(told)


def _stands_out(votes: Votes, span: int) -> tuple[float, np.ndarray]:
    line = _beside_members(votes)
    starts = range(span, len(line) - 2 * span + 1)

    def stands_out(start: int) -> float:
        around = line[start - span : start].mean() + line[start + span : start + 2 * span].mean()
        return float(line[start : start + span].mean() - around / 2)

    place = int(np.flatnonzero(votes.years == TRANSACTIONAL[0])[0])
    others = [stands_out(s) for s in starts if abs(s - place) >= span]
    return stands_out(place), np.array(others)


def influence(votes: Votes) -> Estimate:
    """Return the slope of a member's change on the last change of its peers' weighted mean."""
    return _slope(votes, [_peers_change(votes, row) for row in _rows(votes)])


def pull(votes: Votes) -> Estimate:
    """Return the slope of a member's change on last year's gap to its peers' mean.

    The gap of the year before stands in as instrument, since error in last year's own point would
    feign a pull.
    """
    return _slope(
        votes,
        [_gap(votes, row, 1) for row in _rows(votes)],
        [_gap(votes, row, 2) for row in _rows(votes)],
    )


def threat_answer(system: System, votes: Votes) -> Estimate:
    """Return the slope of a member's own change on that of perceived threat, years centred."""
    threat = threat_of(system, votes.years)
    rows = _rows(votes)
    change = np.array([threat[t, i] - threat[t - 1, i] for t, i in rows])
    return _slope(votes, change, centred=True)


def near_and_far(system: System, votes: Votes, first: int, last: int) -> Estimate:
    """Return by how much more a member next door moved between two years than one far away."""
    start, end = (int(np.flatnonzero(votes.years == year)[0]) for year in (first, last))
    used = votes.inside[end] & np.isfinite(votes.point[start])
    near, moved = proximity_of(system)[used], (votes.point[end] - votes.point[start])[used]
    near, moved = near - near.mean(), moved - moved.mean()
    slope = (near @ moved) / (near @ near)
    error = np.sqrt(((near * (moved - slope * near)) ** 2).sum()) / (near @ near)
    return Estimate(float(slope), float(error), int(used.sum()), int(used.sum()))


def proximity_of(system: System) -> np.ndarray:
    """Return proximity to the challenger at central parameters, (actor,)."""
    central = {
        n: np.array([[p.central]]) for n, p in system.parameters["threat"].parameters.items()
    }
    return proximity(
        partner_values(system, "capital_distance"),
        partner_values(system, "land_border"),
        central["reach"],
        central["border_bonus"],
    )[0]


def threat_of(system: System, years: np.ndarray) -> np.ndarray:
    """Return perceived threat by the model's formula at central parameters, (year, actor)."""
    file = system.parameters["hostility"]
    levels = file.families["event_level"].values
    path = hostility_path(
        years.astype(float),
        np.array([float(event.date.year) for event in system.hostility_events]),
        np.array([[levels[event.id].central for event in system.hostility_events]]),
        np.array([[file.parameters["half_life"].central]]),
    )[0]
    return path[:, None] * proximity_of(system)


def _rows(votes: Votes) -> list[tuple[int, int]]:
    """Return year and actor of each change of one that was a member in that year and two before."""
    inside = votes.inside
    return [
        (t, int(i))
        for t in range(2, len(votes.years))
        for i in np.flatnonzero(inside[t] & inside[t - 1] & inside[t - 2])
    ]


def _peers_change(votes: Votes, row: tuple[int, int]) -> float:
    t, i = row
    change = np.nan_to_num(votes.point[t - 1] - votes.point[t - 2])
    return float(votes.weights[t - 1, i] @ change)


def _gap(votes: Votes, row: tuple[int, int], back: int) -> float:
    t, i = row
    peers = votes.weights[t - back, i] @ np.nan_to_num(votes.point[t - back])
    return float(peers - votes.point[t - back, i])


def _slope(votes: Votes, term, instrument=None, *, centred: bool = False) -> Estimate:
    """Return the slope of yearly changes on a term, with a constant; errors clustered by year."""
    rows = _rows(votes)
    year = np.array([t for t, _ in rows])
    change = np.array([votes.point[t, i] - votes.point[t - 1, i] for t, i in rows])
    other = np.asarray(term if instrument is None else instrument, dtype=float)
    change, term, other = (
        _centred(values, year if centred else np.zeros_like(year))
        for values in (change, np.asarray(term, dtype=float), other)
    )
    slope = (other @ change) / (other @ term)
    left = other * (change - slope * term)
    clusters = np.array([left[year == one].sum() for one in np.unique(year)])
    error = np.sqrt((clusters**2).sum()) / abs(other @ term)
    return Estimate(float(slope), float(error), len(rows), len({i for _, i in rows}))


def _centred(values: np.ndarray, group: np.ndarray) -> np.ndarray:
    means = {one: values[group == one].mean() for one in np.unique(group)}
    return values - np.array([means[one] for one in group])


def kurtosis(own: np.ndarray) -> float:
    """Return the kurtosis of yearly changes, 3 for a normal distribution."""
    change = np.diff(own, axis=0)
    return float(np.nanmean(change**4) / np.nanmean(change**2) ** 2)


if __name__ == "__main__":
    main()
