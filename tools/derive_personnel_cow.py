"""Derive personnel_cow: military personnel where NATO's table has none."""

from __future__ import annotations

from pathlib import Path

from names import actor_of_cow_code
from nato_tables import YEARS, block
from reading import number, rows
from writing import FIRST_YEAR, Row, Series, main

FILE = "alliances-geography/cow_nmc.csv"
WITHOUT_FORCES = "ISL"
LATE_ALLIES = ("FIN", "SWE")


def derive(reference: Path) -> Series:
    """Return the series: code and column `milper` of the reference table."""
    return Series(
        name="personnel_cow",
        title="Military personnel (Correlates of War)",
        description="Component milper of the National Material Capabilities, to 2022, in whole "
        "thousands, for the actors that NATO's table of personnel does not list, and for "
        "Finland and Sweden before it begins in 2014. Counted otherwise than by NATO: use "
        "it beside personnel_nato, not to extend it. Many values repeat the year before. Russia "
        "from 1992, Serbia from 2006; Iceland has no armed forces. The day of publication is a "
        "judgement: an edition appears years later, and the one before this still ended in 2016 "
        "in the middle of 2024.",
        unit="thousand persons",
        source="cow-national-material-capabilities",
        publisher="Correlates of War Project",
        range=(0, 5_000),
        published=(3, 12),
        rows=personnel(reference),
    )


def personnel(reference: Path) -> list[Row]:
    """Return actor, year and thousand persons, where NATO's table has none."""
    listed_by_nato = {row["iso3"] for row in block(reference, "TABLE7", "Thousands")}
    found: list[Row] = []
    for row in rows(reference / FILE):
        year, value = int(float(row["year"])), number(row["milper"])
        actor = actor_of_cow_code(int(float(row["ccode"])), year)
        if actor is None or actor == WITHOUT_FORCES or value is None or year < FIRST_YEAR:
            continue
        if actor not in listed_by_nato or (actor in LATE_ALLIES and year < YEARS[0]):
            found.append({"iso3": actor, "year": year, "value": value})
    return found


if __name__ == "__main__":
    main(derive)
