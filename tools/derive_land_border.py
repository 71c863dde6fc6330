"""Derive land_border: pairs of actors that touch on land, checked against a second list.

The list of borders is GeoDataSource's. The direct contiguity of the Correlates of War project
(to 2016) must agree with it, but for the pairs that are named here with a reason.
"""

from __future__ import annotations

import sys
from pathlib import Path

from names import ACTOR_OF_COW_CODE, ACTORS
from reading import rows
from writing import Series, main

FILE = "alliances-geography/GEODATASOURCE-COUNTRY-BORDERS.CSV"
CODES_FILE = "alliances-geography/country-codes.csv"
CONTIGUITY_FILE = "alliances-geography/cow_contdir.csv"
ON_LAND, STILL_IN_FORCE = 1, "2016-12-01"

DROPPED = {("ALB", "SRB"): "they meet only along Kosovo, which is no actor here"}
ONLY_CONTIGUITY = {
    ("CYP", "TUR"): "counts northern Cyprus as Türkiye's ground; there is no recognised border",
    ("DNK", "SWE"): "a bridge over the Sound",
}

Pair = tuple[str, str]


def derive(reference: Path) -> Series:
    """Return the series: value 1 for both directions of each pair."""
    borders = listed(reference) - set(DROPPED)
    differing = borders ^ (contiguous(reference) - set(ONLY_CONTIGUITY))
    if differing:
        sys.exit(f"the two lists of borders differ on {sorted(differing)}")
    return Series(
        name="land_border",
        title="Land borders between actors",
        description="1 where two actors touch on land; a pair without a row does not. Both "
        "directions are listed. Mother countries only, so neither Gibraltar nor French Guiana "
        "counts. Left out: Albania with Serbia, which meet only along Kosovo; Canada with Denmark, "
        "which share about a kilometre on Hans Island since 2022; northern Cyprus. Agrees with the "
        "direct contiguity of the Correlates of War project, version 3.2 (source "
        "cow-direct-contiguity), but for those and the Sound bridge.",
        unit="1",
        source="geodatasource-borders",
        further_sources=("cow-direct-contiguity",),
        publisher="GeoDataSource",
        range=(1, 1),
        published=None,
        rows=[
            {"iso3": one, "partner": other, "value": 1.0}
            for pair in sorted(borders)
            for one, other in (pair, pair[::-1])
        ],
        absent=0,
    )


def listed(reference: Path) -> set[Pair]:
    """Return the pairs of actors in the list of borders, each in alphabetical order."""
    actor_of_code = {
        row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in rows(reference / CODES_FILE)
    }
    return {
        _ordered(actor_of_code[row["country_code"]], actor_of_code[row["country_border_code"]])
        for row in rows(reference / FILE)
        if actor_of_code.get(row["country_code"]) in ACTORS
        and actor_of_code.get(row["country_border_code"]) in ACTORS
    }


def contiguous(reference: Path) -> set[Pair]:
    """Return the pairs of actors that touched on land at the end of the contiguity data."""
    return {
        _ordered(ACTOR_OF_COW_CODE[one], ACTOR_OF_COW_CODE[other])
        for row in rows(reference / CONTIGUITY_FILE)
        if int(float(row["conttype"])) == ON_LAND and row["enddate"] == STILL_IN_FORCE
        if (one := int(float(row["ccode1"]))) in ACTOR_OF_COW_CODE
        and (other := int(float(row["ccode2"]))) in ACTOR_OF_COW_CODE
    }


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


if __name__ == "__main__":
    main(derive)
