"""Derive population: total population at mid-year, persons."""

from __future__ import annotations

from pathlib import Path

from names import ACTORS
from reading import rows
from writing import FIRST_YEAR, LAST_YEAR, Series, main

FILE = "gdp-population/population_worldbank.csv"


def derive(reference: Path) -> Series:
    """Return the series, taken over from the reference table."""
    return Series(
        name="population",
        title="Population",
        description="World Development Indicators, total population at mid-year. Counted on "
        "today's territories also for years before a state existed; Serbia is without Kosovo. "
        "All years stand as the latest edition revised them.",
        unit="persons",
        source="world-bank-population",
        publisher="World Bank",
        range=(100_000, 1_600_000_000),
        published=(1, 7),
        rows=[
            {"iso3": row["Country Code"], "year": int(row["Year"]), "value": float(row["Value"])}
            for row in rows(reference / FILE)
            if row["Country Code"] in ACTORS and FIRST_YEAR <= int(row["Year"]) <= LAST_YEAR
        ],
    )


if __name__ == "__main__":
    main(derive)
