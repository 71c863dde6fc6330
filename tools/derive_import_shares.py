"""Derive import_shares: three powers' shares of what each actor imports, by year, %."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from names import ACTOR_OF_NAME, UNION
from reading import number, rows
from writing import Row, Series, main

FILE = "trade/itpd_exposure_chn_usa_rus_2000-2016.csv"
PARTNERS = {"CHN": "imports_chn_share", "RUS": "imports_rus_share", "USA": "imports_usa_share"}
SPELLED_HERE = {"Macedonia (FYROM)": "MKD"}
MEMBERS = (
    *("AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV"),
    *("HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN"),
    "SWE",
)
"""Members of the Union since 2020."""


def derive(reference: Path) -> Series:
    """Return the series: a share of its own for each actor, and one for the members together."""
    return Series(
        name="import_shares",
        title="Shares of imports that come from China, Russia and the United States",
        description="iso3 is the importer, partner the supplier. From the International Trade and "
        "Production Database for Estimation, which covers agriculture, mining, manufacturing and "
        "services; only shares are taken from it, no levels. 2000–2016: the edition ends there, "
        "and no later figures by this definition were found. Trade among members of the European "
        "Union counts as imports, so shares lie far below those of imports from outside it. EU is "
        "the 27 members since 2020 in every year, weighted by their imports in the same table. "
        "Montenegro and Serbia begin in 2006. The edition is of 2020; other statistics had a "
        "first figure for a year at the end of the next one, which is what the publication rule "
        "says.",
        unit="%",
        source="itpd-e-2020",
        publisher="United States International Trade Commission (USITC)",
        range=(0, 100),
        published=(1, 12),
        rows=[*own_shares(reference), *union_shares(reference)],
    )


def own_shares(reference: Path) -> Iterator[Row]:
    """Yield each importer's shares; nobody is a supplier of itself."""
    for row in rows(reference / FILE):
        actor = _actor(row)
        for partner, column in PARTNERS.items():
            share = number(row[column])
            if actor and actor != partner and share is not None:
                yield {
                    "iso3": actor,
                    "partner": partner,
                    "year": int(row["year"]),
                    "value": 100 * share,
                }


def union_shares(reference: Path) -> Iterator[Row]:
    """Yield the members' shares together, by year."""
    members = [row for row in rows(reference / FILE) if _actor(row) in MEMBERS]
    for year in sorted({int(row["year"]) for row in members}):
        mine = [row for row in members if int(row["year"]) == year]
        if len(mine) != len(MEMBERS):
            raise SystemExit(f"import_shares: {len(mine)} members in {year}, not {len(MEMBERS)}")
        every = sum(float(row["imports_total"]) for row in mine)
        for partner, column in PARTNERS.items():
            taken = sum(float(row["imports_total"]) * float(row[column]) for row in mine)
            yield {"iso3": UNION, "partner": partner, "year": year, "value": 100 * taken / every}


def _actor(row: dict[str, str]) -> str | None:
    return SPELLED_HERE.get(row["country"]) or ACTOR_OF_NAME.get(row["country"])


if __name__ == "__main__":
    main(derive)
