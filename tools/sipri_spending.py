"""Read one column of the SIPRI Military Expenditure Database for the system's actors."""

from __future__ import annotations

from pathlib import Path

from names import ACTOR_OF_NAME
from reading import number, rows
from writing import FIRST_YEAR, LAST_YEAR, Gap, Row

FILE = "military-expenditure/sipri_tidy_1949-2024.csv"
SOURCE = "sipri-milex-2025"
PUBLISHER = "Stockholm International Peace Research Institute (SIPRI)"
PUBLISHED = (1, 4)
ABOUT = (
    "SIPRI's edition of April 2025, SIPRI's own definition of military spending, calendar years. "
    "SIPRI prints zero where it knows spending but cannot convert it (the first years of Albania, "
    "Estonia, Moldova, Russia and Serbia) and for Iceland; such zeros are left out. "
    "Germany is united Germany from 1990; Serbia includes Montenegro until 2005."
)
NO_FORCES = Gap(
    ("ISL",),
    tuple(range(FIRST_YEAR, LAST_YEAR + 1)),
    "Iceland has no armed forces, and SIPRI gives it no military spending.",
)


def spending(reference: Path, column: str) -> list[Row]:
    """Return the rows of a series: actor, year and value of one column.

    reference   folder of the reference data
    column      share_gdp_pct, constant_2023_usd_m or current_usd_m
    """
    return [
        {"iso3": actor, "year": year, "value": value}
        for (actor, year), value in values(reference, column).items()
    ]


def values(reference: Path, column: str) -> dict[tuple[str, int], float]:
    """Return one column by actor and year, 1990–2024, without the zeros that mean unknown."""
    found = {}
    for row in rows(reference / FILE):
        actor, year, value = ACTOR_OF_NAME.get(row["Country"]), int(row["year"]), row[column]
        if actor and FIRST_YEAR <= year <= LAST_YEAR and (known := number(value)):
            found[actor, year] = known
    return found
