"""Derive un_ideal_point: foreign-policy positions estimated from votes in the General Assembly.

standard error = (95 % quantile − 5 % quantile of the posterior) / (2 · 1.645)
"""

from __future__ import annotations

from pathlib import Path
from statistics import NormalDist

from names import actor_of_cow_code
from reading import number, rows
from writing import FIRST_YEAR, LAST_YEAR, Gap, Row, Series, main

FILE = "un-ideal-points/IdealpointsJuly2025.csv"
WIDTH_IN_STANDARD_ERRORS = 2 * NormalDist().inv_cdf(0.95)


def derive(reference: Path) -> Series:
    """Return the series: point and posterior width of the reference table."""
    return Series(
        name="un_ideal_point",
        title="Ideal point from votes in the United Nations General Assembly",
        description="Estimate idealpointfp of July 2025; high is close to the United States. The "
        "standard error is a 3.29th of the distance between the 5 % and 95 % quantiles of the "
        "posterior; about .10, against a dispersion of .14 to .21 among members of the European "
        "Union, so most differences between two of them are within error. Absent before a state "
        "became a member; Russia from 1992, Serbia from 2006. Every edition re-estimates all "
        "years together.",
        unit="1",
        source="un-ideal-points-2025",
        publisher="Bailey, Strezhnev and Voeten (Harvard Dataverse)",
        range=(-4, 4),
        published=(1, 7),
        rows=points(reference),
        gaps=(Gap(("BIH",), (1997, 1998), "The source has no row for it in these sessions."),),
    )


def points(reference: Path) -> list[Row]:
    """Return actor, year, point and standard error."""
    found: list[Row] = []
    for row in rows(reference / FILE):
        year, point = int(float(row["year"])), number(row["idealpointfp"])
        actor = actor_of_cow_code(int(row["ccode"]), year)
        if actor and point is not None and FIRST_YEAR <= year <= LAST_YEAR:
            error = standard_error(number(row["q5fp"]), number(row["q95fp"]))
            found.append({"iso3": actor, "year": year, "value": point, "standard_error": error})
    return found


def standard_error(low: float | None, high: float | None) -> float | None:
    """Return the standard error of a normal with these 5 % and 95 % quantiles, to three decimals.

    >>> standard_error(1.0, 1.329)
    0.1
    """
    if low is None or high is None:
        return None
    return round((high - low) / WIDTH_IN_STANDARD_ERRORS, 3)


if __name__ == "__main__":
    main(derive)
