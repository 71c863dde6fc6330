"""Derive us_troops: active-duty United States troops by host state, persons."""

from __future__ import annotations

from pathlib import Path

from names import actor_of_cow_code
from reading import number, rows
from writing import FIRST_YEAR, LAST_YEAR, Gap, Row, Series, main

FILE = "us-troops/troopdata-rebuild-country-year.csv"
HOME = "USA"
DOUBLED_YEAR = 2008


def derive(reference: Path) -> Series:
    """Return the series: one row per host and year, without the doubled year."""
    troops = by_host(reference)
    hosts = tuple(sorted({str(row["iso3"]) for row in troops}))
    return Series(
        name="us_troops",
        title="United States active-duty troops by host state",
        description="Active-duty personnel permanently assigned to the host, all services, from "
        "the reports of the Defense Manpower Data Center as compiled by troopdata; its autumn "
        "report is public by the end of the year. Rotational and deployed forces are not "
        "counted, so most of the surge of 2022 is missing. Without dependent territories "
        "(Greenland, Gibraltar) and without Kosovo. Serbia from 2006, Russia from 1992. Hosts "
        "that the file lists twice under two names (Czechia, Bosnia and Herzegovina, North "
        "Macedonia, in 2013 and 2024) have one row of zeros: the other one is taken. From 2008 "
        "the total exceeds the sum of the services, most of all in Japan.",
        unit="persons",
        source="troopdata",
        publisher="Defense Manpower Data Center, United States Department of Defense",
        range=(0, 600_000),
        published=(0, 12),
        rows=[row for row in troops if row["year"] != DOUBLED_YEAR],
        gaps=(
            Gap(
                hosts,
                (DOUBLED_YEAR,),
                "The file adds two reports of 2008: nearly every host, large or small, stands at "
                "about twice its level of the years around it.",
            ),
        ),
    )


def by_host(reference: Path) -> list[Row]:
    """Return the largest figure of each host and year: a doubled host has a row of zeros."""
    largest: dict[tuple[str, int], float] = {}
    for row in rows(reference / FILE):
        year, value = int(row["year"]), number(row["troops_ad"])
        actor = actor_of_cow_code(int(row["ccode"]), year) if row["ccode"] != "NA" else None
        if actor in (None, HOME) or value is None or not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        largest[actor, year] = max(value, largest.get((actor, year), 0.0))
    return [
        {"iso3": actor, "year": year, "value": value} for (actor, year), value in largest.items()
    ]


if __name__ == "__main__":
    main(derive)
