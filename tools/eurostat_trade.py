"""Read Eurostat's monthly trade of the Union's members with Russia and its neighbours."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from names import ACTOR_OF_NAME, UNION
from reading import rows
from writing import Row

FILE = "trade/eurostat_eu_reporters_vs_russia_neighbours_monthly_2020-2022.csv"
SOURCE = "eurostat-comext-2022"
PUBLISHER = "Eurostat"
PUBLISHED = (1, 3)
PARTNERS = {"Russian Federation (Russia)": "RUS"}
BILLION = 1e9
ABOUT = (
    "Goods, levels in current euros. iso3 is the importer, partner the supplier; EU is the sum of "
    "the 27 members. There is no total over all suppliers in this table, so no share and no "
    "dependence can be computed from it. Editions name the last month counted: 2022 ends with "
    "November (edition 2022-11) and is no full year. Goods are counted where they enter the "
    "Union's market, so ports and hubs stand for their neighbours."
)


def imports(reference: Path, product: str) -> list[Row]:
    """Return importer, supplier, year, EUR billion and the last month counted.

    reference   folder of the reference data
    product     TOTAL or the code and name of a chapter of the Harmonised System
    """
    value: dict[tuple[str, str, int], float] = defaultdict(float)
    last: dict[int, str] = defaultdict(str)
    for row in rows(reference / FILE):
        partner = PARTNERS.get(row["partner"])
        if partner is None or row["flow"] != "IMPORT" or row["product"] != product:
            continue
        month, year = row["month"], int(row["month"][:4])
        last[year] = max(last[year], month)
        for actor in (_actor(row["reporter"]), UNION):
            value[actor, partner, year] += float(row["value_eur"]) / BILLION
    return [
        {"iso3": actor, "partner": partner, "year": year, "value": amount, "edition": last[year]}
        for (actor, partner, year), amount in value.items()
    ]


def _actor(reporter: str) -> str:
    return ACTOR_OF_NAME[reporter.split(" (")[0]]
