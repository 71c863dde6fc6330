"""Read agreement in the General Assembly and counts of events between actors."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from names import ACTOR_OF_NAME, ACTORS
from reading import number, rows
from writing import FIRST_YEAR, Row, Series

EVENTS = "events/icews_dyad_year_2002-2014_eu_nato_us_rus_chn.csv"
COVERAGE = (
    "Counted by machine from news, so what is much reported counts more. 2002–2014; Czechia, "
    "Iceland, Malta, the Republic of Moldova, Montenegro, Serbia and Türkiye are not covered by "
    "the extract, nor are the partners in the Indo-Pacific."
)


def event_series(reference: Path, name: str, title: str, what: str, columns: list[str]) -> Series:
    """Return a series of events from iso3 to partner, summed over columns of the extract."""
    return Series(
        name=name,
        title=title,
        description=f"{what} {COVERAGE} There is no row where none was counted: read absence "
        "as zero only between two actors that the extract covers.",
        unit="events",
        source="icews-2015",
        publisher="Lockheed Martin (Harvard Dataverse)",
        range=(0, 20_000),
        published=(1, 3),
        rows=counts(reference, columns),
        absent=0,
    )


def counts(reference: Path, columns: list[str]) -> list[Row]:
    """Return events of unlike actors by pair and year, directed; only what was counted."""
    total: dict[tuple[str, str, int], float] = defaultdict(float)
    for row in rows(reference / EVENTS):
        first, second = row["i_iso3c"], row["j_iso3c"]
        if first in ACTORS and second in ACTORS and first != second:
            key = (first, second, int(float(row["year"])))
            total[key] += sum(number(row[column]) or 0 for column in columns)
    return [
        {"iso3": first, "partner": second, "year": year, "value": value}
        for (first, second, year), value in total.items()
        if value > 0
    ]


def pairs(found: list[Row]) -> list[Row]:
    """Return counts of both directions of a pair together, under the first by alphabet.

    >>> back = [{"iso3": "RUS", "partner": "POL", "year": 2014, "value": 2.0}]
    >>> pairs(back)
    [{'iso3': 'POL', 'partner': 'RUS', 'year': 2014, 'value': 2.0}]
    """
    total: dict[tuple[str, str, int], float] = defaultdict(float)
    for row in found:
        first, second = sorted((str(row["iso3"]), str(row["partner"])))
        total[first, second, int(row["year"] or 0)] += float(row["value"] or 0)
    return [
        {"iso3": first, "partner": second, "year": year, "value": value}
        for (first, second, year), value in total.items()
    ]


AGREEMENT = "un-ideal-points/unga_agreement_with_major_powers_1990-2019.csv"
POWERS = {"usa": "USA", "rus": "RUS", "chn": "CHN", "fra": "FRA", "deu": "DEU", "gbr": "GBR"}
LAST_WHOLE_YEAR = 2019
FEWEST = 10
"""Votes that a pair must have shared: one or two in a year are no share."""
FIRST_YEARS = {"SRB": 2006, "RUS": 1992}
"""Earlier years are those of Yugoslavia and of the Soviet Union."""
_CALLED_YUGOSLAVIA = "Yugoslavia"
"""The source goes on to call Serbia so."""
_NAMES = {
    "Bosnia & Herzegovina": "BIH",
    "South Korea": "KOR",
    "Turkey": "TUR",
    "United States": "USA",
}


def agreement(reference: Path) -> list[Row]:
    """Return the share of agreeing votes of each actor with six powers, by year."""
    found: list[Row] = []
    for row in rows(reference / AGREEMENT):
        actor = _NAMES.get(row["country"], ACTOR_OF_NAME.get(row["country"]))
        year = int(row["year"])
        if row["country"] == _CALLED_YUGOSLAVIA:
            actor = "SRB"
        first = max(FIRST_YEAR, FIRST_YEARS.get(actor or "", FIRST_YEAR))
        if actor not in ACTORS or not first <= year <= LAST_WHOLE_YEAR:
            continue
        for column, power in POWERS.items():
            share = number(row[f"agree_{column}"])
            votes = number(row[f"n_{column}"]) or 0
            begun = year >= FIRST_YEARS.get(power, FIRST_YEAR)
            if share is not None and power != actor and votes >= FEWEST and begun:
                found.append(
                    {"iso3": actor, "partner": power, "year": year, "value": round(share, 3)}
                )
    return found
