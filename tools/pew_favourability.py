"""Favourability by the Pew Research Center: waves, shares and sampling errors, in one place.

standard error = 100 · √(p (1 − p) / n)

p is the share, n the number of interviews. That is the error of a simple random sample; the design
of the surveys makes it larger, by a factor that is a parameter of the system, not of the series.
"""

from __future__ import annotations

from collections import defaultdict
from math import sqrt
from pathlib import Path

from names import ACTORS
from reading import number, rows
from writing import Gap, Row, Series

FILE = "opinion/pew_favourability_country_wave_2002-2023.csv"
WRONG = {("CHN", 2013): "The reference table repeats another question in this wave (84 % in the "
         "United States): left out."}  # fmt: skip
NOT_ASKED = "Not surveyed, or not asked, in these waves."


def favourability(
    reference: Path, target: str, side: str, name: str, title: str, description: str
) -> Series:
    """Return one series of the shares of one view of one state.

    target   the state that is viewed
    side     "fav" or "unfav", as in the columns of the reference table
    """
    found = shares(reference, target, f"{side}_pct")
    return Series(
        name=name,
        title=title,
        description=f"{description} Waves are of spring; the shares are weighted and include those "
        "without an opinion in the base. The standard error is that of a simple random sample of "
        "the size asked; the design of the survey makes it larger. A view held by the public, not "
        "a position of its government.",
        unit="%",
        source="pew-global-attitudes-2023",
        publisher="Pew Research Center (Global Attitudes Survey)",
        range=(0, 100),
        published=(0, 12),
        rows=found,
        gaps=gaps(found, target),
    )


def shares(reference: Path, target: str, column: str) -> list[Row]:
    """Return actor, year, share and standard error."""
    found: list[Row] = []
    for row in rows(reference / FILE):
        actor, year = row["iso3c"], int(float(row["wave"]))
        share, size = number(row[column]), number(row["n"])
        wrong = (target, year) in WRONG
        if row["target"] != target or actor not in ACTORS or actor == target or wrong:
            continue
        if share is not None and size:
            error = round(sampling_error(share, size), 3)
            found.append({"iso3": actor, "year": year, "value": share, "standard_error": error})
    return found


def sampling_error(share: float, size: float) -> float:
    """Return the standard error of a share of a simple random sample, percentage points.

    >>> round(sampling_error(50.0, 1000), 2)
    1.58
    """
    part = share / 100
    return 100 * sqrt(part * (1 - part) / size)


def gaps(found: list[Row], target: str) -> tuple[Gap, ...]:
    """Return the years without a value between an actor's first and last, by year."""
    years: dict[str, set[int]] = defaultdict(set)
    for row in found:
        years[str(row["iso3"])].add(int(row["year"] or 0))
    missing: dict[int, list[str]] = defaultdict(list)
    for actor, known in years.items():
        for year in set(range(min(known), max(known))) - known:
            missing[year].append(actor)
    return tuple(
        Gap(tuple(missing[year]), (year,), WRONG.get((target, year), NOT_ASKED))
        for year in sorted(missing)
    )
