"""Derive arms_imports: deliveries of major arms by recipient, supplier and year, SIPRI TIV."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from names import ACTOR_OF_NAME, OTHERS
from reading import rows
from writing import Row, Series, main

FILE = "arms-transfers/sipri_tiv_supplier_recipient_year_1995-2024.csv"


def derive(reference: Path) -> Series:
    """Return the series: suppliers outside the system are summed."""
    return Series(
        name="arms_imports",
        title="Imports of major arms by supplier (SIPRI trend-indicator value)",
        description="Volume of deliveries, not their price: iso3 is the recipient, partner the "
        "supplier. OTH sums the suppliers outside the system and unknown ones. 1995–2024, "
        "database of March 2025; deliveries are revised for years afterwards. There is no row "
        "where nothing was delivered: read absence as zero for every actor.",
        unit="million TIV",
        source="sipri-arms-transfers-2025",
        publisher="Stockholm International Peace Research Institute (SIPRI)",
        range=(0, 10_000),
        published=(1, 3),
        rows=deliveries(reference),
        absent=0,
    )


def deliveries(reference: Path) -> list[Row]:
    """Return recipient, supplier, year and volume; only what was delivered."""
    volume: dict[tuple[str, str, int], float] = defaultdict(float)
    for row in rows(reference / FILE):
        recipient = ACTOR_OF_NAME.get(row["Recipient"])
        supplier = ACTOR_OF_NAME.get(row["Supplier"], OTHERS)
        if recipient:
            volume[recipient, supplier, int(row["year"])] += float(row["TIV"])
    return [
        {"iso3": recipient, "partner": supplier, "year": year, "value": value}
        for (recipient, supplier, year), value in volume.items()
        if value > 0
    ]


if __name__ == "__main__":
    main(derive)
