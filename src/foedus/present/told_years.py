"""Years of which a run is told: that in which its changes have arrived, and the last."""

from collections.abc import Mapping

from foedus.analyse.summarise import Summary


def focal_year(summary: Summary) -> int:
    """Return the year in which the scenario's changes have arrived, or the middle of the run.

    A change that goes back to where it began has arrived when it stands farthest from there.
    """
    first, last = summary.card["first_year"], summary.card["last_year"]
    ends = [_farthest(change["path"]) for change in summary.card["changes"] if "path" in change]
    inside = [year for year in ends if first <= year <= last]
    return int(max(inside)) if inside else int((first + last) // 2)


def shown_years(summary: Summary) -> tuple[int, ...]:
    """Return the years of which tables are shown: the focal one and the last."""
    return tuple(dict.fromkeys((focal_year(summary), int(summary.card["last_year"]))))


def compared_years(summary: Summary) -> tuple[int, ...]:
    """Return the years in which a scenario is held against the baseline."""
    ends = {line.years[-1] for line in summary.lines if line.years}  # some end before the run
    return tuple(dict.fromkeys((*shown_years(summary), *sorted(ends))))


def _farthest(path: Mapping[str, float]) -> int:
    """Return the last year in which a path stands farthest from its first value.

    >>> _farthest({"2027": 1.0, "2028": 1.4, "2032": 1.0}), _farthest({"2027": 70, "2030": 40})
    (2028, 2030)
    """
    began = next(iter(path.values()))
    return max((abs(value - began), int(year)) for year, value in path.items())[1]
