"""Derive real_gdp: gross domestic product, constant 2023 USD billion.

    real GDP = SIPRI spending in constant USD / (SIPRI share of GDP / 100)

The World Bank table to hand is in current dollars and ends in 2023, so real growth is read out of
SIPRI's two columns. Iceland has no forces and so no such quotient: there NATO's volume index is
tied to the World Bank's current dollars of 2023.
"""

from __future__ import annotations

from pathlib import Path

from nato_tables import lines
from reading import rows
from sipri_spending import PUBLISHED, PUBLISHER, SOURCE, values
from writing import Row, Series, main

GDP_FILE = "gdp-population/gdp_current_usd_worldbank.csv"
BASE_YEAR = 2023
BILLION_PER_MILLION = 1 / 1000
BILLION_PER_UNIT = 1 / 1_000_000_000


def derive(reference: Path) -> Series:
    """Return the series: SIPRI's quotient for every actor with forces, then Iceland."""
    return Series(
        name="real_gdp",
        title="Gross domestic product, constant 2023 prices and exchange rates",
        description="SIPRI military spending in constant 2023 USD divided by SIPRI's share of GDP, "
        "for every actor with forces. SIPRI deflates by consumer prices, so growth differs a "
        "little from national accounts, and most in years of high inflation. Serbia includes "
        "Montenegro until 2005. Iceland, 2014–2024: World Bank GDP of 2023 in current USD "
        "(source world-bank-gdp) moved by NATO's GDP in 2015 prices (source "
        "nato-defence-expenditure-2024).",
        unit="constant 2023 USD billion",
        source=SOURCE,
        further_sources=("world-bank-gdp", "nato-defence-expenditure-2024"),
        publisher=PUBLISHER,
        range=(0, 60_000),
        published=PUBLISHED,
        rows=quotients(reference) + iceland(reference),
    )


def quotients(reference: Path) -> list[Row]:
    """Return spending ÷ share for every actor and year that has both."""
    share = values(reference, "share_gdp_pct")
    return [
        _row(actor, year, million / (share[actor, year] / 100) * BILLION_PER_MILLION)
        for (actor, year), million in values(reference, "constant_2023_usd_m").items()
        if (actor, year) in share
    ]


def iceland(reference: Path) -> list[Row]:
    """Return Iceland: the World Bank's level of the base year, NATO's growth around it."""
    level = next(
        float(row["Value"]) * BILLION_PER_UNIT
        for row in rows(reference / GDP_FILE)
        if (row["Country Code"], int(row["Year"])) == ("ISL", BASE_YEAR)
    )
    volume = {
        int(row["year"]): float(row["value"])
        for row in lines(reference, "TABLE5", "Constant 2015 prices and exchange rates")
        if row["country"] == "Iceland"
    }
    return [_row("ISL", year, level * value / volume[BASE_YEAR]) for year, value in volume.items()]


def _row(actor: str, year: int, billion: float) -> Row:
    return {"iso3": actor, "year": year, "value": billion}


if __name__ == "__main__":
    main(derive)
