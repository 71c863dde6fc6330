"""How fast did states come through accession, and how often were they held up?

`python tools/accession_pace.py` prints the figures on which parameters/enlargement.yaml rests and
that docs/explanation/sub-models/enlargement.md quotes. It needs no reference folder: everything is
read from accession.yaml. A rate is work done over the years in which the way was free; the work of
a stage is 1, part of it counts as part. States that went together count once, so that ten that
entered on one day are two rounds and not ten proofs. Errors are those of a count: the root of
what was counted, over the years.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

import foedus
from foedus.facts.accession import AccessionStep, Block
from foedus.facts.partial_days import middle_day
from foedus.facts.system import System
from foedus.model.accession_record import OVER, Way, holds_by_member, stops, ways, work_left

DAYS = 365.25
CHAPTERS, CLUSTERS = 33, 6
STAGES = ("talks", "opening", "closing")
LEAST_SHAPE, MOST_SHAPE = 0.05, 20.0


@dataclass(frozen=True)
class Rate:
    """So much counted in so many years."""

    counted: float
    years: float
    ways: int = 0

    @property
    def value(self) -> float:
        return self.counted / self.years

    @property
    def error(self) -> float:
        return float(np.sqrt(self.counted)) / self.years


def main() -> None:
    system = foedus.load()
    for stage in STAGES:
        _show(f"{stage}, done a year", stage_rate(system, stage))
    print(f"spread of stages, logs: {stage_spread(system):.2f}")
    lags = [lag for _, lag in entry_lags(system)]
    print(f"closing to entry, years: {np.mean(lags):.2f} ± {np.std(lags, ddof=1):.2f} ({lags})")
    for name, rate in (
        ("held up, a free year", hold_rate(system)),
        ("let go, a held year", release_rate(system)),
        ("let go, without Türkiye", release_rate(system, leaving_out="TUR")),
        ("suspended, a year", suspension_rate(system)),
        ("resumed, a suspended year", resumption_rate(system)),
    ):
        _show(name, rate)
    counts = holds_by_member(system)
    print("holds by member:", ", ".join(f"{one} {n}" for one, n in counts.most_common()))
    print(f"shape of the members' propensities: {hold_shape(system):.2f}")
    spread, growth, change = grades(system)
    print(f"grades: spread {spread:.2f}, yearly change {growth:.3f} ± {change:.3f}")


def _show(name: str, rate: Rate) -> None:
    counted = f"{rate.counted:.2f} in {rate.years:.1f} years"
    print(f"{name}: {rate.value:.3f} ± {rate.error:.3f} ({counted}, {rate.ways} ways)")


def once(system: System) -> list[Way]:
    """Return the ways, those of candidates that took the same steps on the same days as one."""
    found: dict[tuple, Way] = {}
    for way in ways(system):
        taken = [(one.date, one.kind) for one in way.steps if one.kind != "application"]
        key = tuple(taken) if len(taken) > 1 else way.actors
        found.setdefault(key, way)
    return list(found.values())


def bounds(way: Way, stage: str, end: date) -> tuple[date, date] | None:
    """Return the first day of a stage of a way and the one on which it ended or was last seen."""
    over = way.first("withdrawn", *OVER) or end
    opened = way.first("all_opened")
    if opened is None and sum(one.kind == "cluster_opened" for one in way.steps) == CLUSTERS:
        opened = max(middle_day(one.date) for one in way.steps if one.kind == "cluster_opened")
    marks = {
        "talks": (way.first("candidate"), way.first("talks_opened")),
        "opening": (way.first("talks_opened"), opened),
        "closing": (opened, way.first(*OVER)),
    }
    first, last = marks[stage]
    return None if first is None else (first, min(last or over, over))


def free_years(way: Way, first: date, last: date) -> float:
    """Return the years between two days in which nothing stopped the whole way."""
    stopped = np.zeros((last - first).days, dtype=bool)
    for since, until in stops(way):
        low = max(0, (since - first).days)
        high = max(0, ((until or last) - first).days)
        stopped[low:high] = True
    return float((~stopped).sum()) / DAYS


def stage_rate(system: System, stage: str) -> Rate:
    """Return the rate of one stage over all ways that came so far."""
    counted = years = 0.0
    used = 0
    for way in once(system):
        span = bounds(way, stage, system.as_of)
        if span is None:
            continue
        left = work_left(_before_last_stop(way), CHAPTERS, CLUSTERS)[STAGES.index(stage)]
        counted += 1 - left
        years += free_years(way, *span)
        used += 1
    return Rate(counted, years, used)


def stage_spread(system: System) -> float:
    """Return how much the free years of stages that ended differ, in logs, each beside its mean.

    Of the stages in which chapters are opened and closed; before talks it is politics that differs.
    """
    squares, freedom = 0.0, 0
    for place, stage in enumerate(STAGES):
        if stage == "talks":
            continue
        logs = [
            np.log(free_years(way, *span))
            for way in once(system)
            if (span := bounds(way, stage, system.as_of)) is not None
            and work_left(way, CHAPTERS, CLUSTERS)[place] == 0
        ]
        squares += float(np.var(logs)) * len(logs)
        freedom += len(logs) - 1
    return float(np.sqrt(squares / freedom))


def _before_last_stop(way: Way) -> Way:
    """Return a way up to the stop that still lasts: what was done after it is not of free years."""
    lasting = [since for since, until in stops(way) if until is None]
    if not lasting:
        return way
    kept = [one for one in way.steps if middle_day(one.date) <= min(lasting)]
    kept += [one for one in way.steps if one.kind in ("all_opened", "talks_opened")]
    return Way(way.actors, tuple(kept), way.blocks)


def entry_lags(system: System) -> list[tuple[Way, float]]:
    """Return the years from the end of talks to entry of each round that entered."""
    found = []
    for way in once(system):
        closed, entered = way.first("all_closed"), way.first("entered")
        if closed and entered:
            found.append((way, round((entered - closed).days / DAYS, 2)))
    return found


def blocks(system: System) -> Iterator[tuple[Way, Block]]:
    """Yield each hold on record with its way."""
    for way in ways(system):
        for block in way.blocks:
            yield way, block


def hold_rate(system: System) -> Rate:
    """Return how often a candidate was held up as a whole, over its free years."""
    counted, years = 0, 0.0
    for way in ways(system):
        first, last = _seeking(way, system.as_of)
        years += free_years(way, first, last)
        counted += sum(block.part is None for block in way.blocks)
    return Rate(counted, years, len(ways(system)))


def release_rate(system: System, leaving_out: str = "") -> Rate:
    """Return how often members that held a candidate up let it go, over the years held."""
    counted, years = 0, 0.0
    for way, block in blocks(system):
        if leaving_out in way.actors:
            continue
        since = middle_day(block.since)
        until = middle_day(block.until) if block.until else _seeking(way, system.as_of)[1]
        counted += block.until is not None
        years += (until - since).days / DAYS
    return Rate(counted, years)


def suspension_rate(system: System) -> Rate:
    """Return how often a way was suspended as a whole, over the years of seeking entry."""
    counted, years = 0, 0.0
    for way in ways(system):
        first, last = _seeking(way, system.as_of)
        years += (last - first).days / DAYS
        counted += any(one.kind == "suspended" for one in way.steps)
    return Rate(counted, years, len(ways(system)))


def resumption_rate(system: System) -> Rate:
    """Return how often a suspended way went on, over the years suspended; half a case is added.

    None is on record, so that the rate is no estimate but a bound.
    """
    years = 0.0
    for way in ways(system):
        last = max((one for one in way.steps if one.kind == "suspended"), key=_day, default=None)
        if last is not None:
            years += (_seeking(way, system.as_of)[1] - _day(last)).days / DAYS
    return Rate(0.5, years)


def _day(step: AccessionStep) -> date:
    return middle_day(step.date)


def _seeking(way: Way, end: date) -> tuple[date, date]:
    """Return the days between which a way was under way: from its candidacy to its end."""
    first = way.first("candidate") or way.first("talks_opened") or way.first("application") or end
    return first, way.first("withdrawn", "entered") or end


def hold_shape(system: System) -> float:
    """Return the shape of a gamma distribution of the members' propensities, by moments.

    Counts that scatter no more than chance would give a large one; it is bounded.
    """
    counts = holds_by_member(system)
    members = system.members(system.roles.union, system.as_of)
    held = np.array([Counter(counts)[one] for one in members], dtype=float)
    surplus = held.var(ddof=1) - held.mean()
    shape = held.mean() ** 2 / surplus if surplus > 0 else MOST_SHAPE
    return float(np.clip(shape, LEAST_SHAPE, MOST_SHAPE))


def grades(system: System) -> tuple[float, float, float]:
    """Return the spread of the last grades, and mean and spread of their yearly changes."""
    series = system.series("accession_preparedness")
    actors = sorted(set(series.actor.tolist()))
    table = series.table(actors, series.years)
    change = np.diff(table, axis=0)
    return (
        float(np.std(table[-1], ddof=1)),
        float(change.mean()),
        float(np.std(change, ddof=1)),
    )


if __name__ == "__main__":
    main()
