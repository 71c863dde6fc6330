"""Read one block of NATO's "Defence Expenditure of NATO Countries (2014–2024)"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from names import ACTOR_OF_NAME
from reading import rows
from writing import Gap, Row

FILE = "military-expenditure/nato_def_exp_2024_long.csv"
SOURCE = "nato-defence-expenditure-2024"
PUBLISHER = "North Atlantic Treaty Organization (NATO)"
PUBLISHED = (0, 8)
EDITION = "2024-06"
YEARS = range(2014, 2025)
ABOUT = (
    "NATO's release of June 2024 (edition 2024-06), NATO's own definition of defence spending. "
    "2023 and 2024 are estimates. A first estimate of year t appears in the summer of t, which is "
    "what the publication rule says; but all years stand here as this one edition revised them. "
    "Finland and Sweden are listed for years before they joined."
)
NO_FORCES = Gap(
    ("ISL",), tuple(YEARS), "Iceland has no armed forces; NATO lists it in no table of defence."
)


def block(reference: Path, table: str, heading: str, scale: float = 1) -> list[Row]:
    """Return actor, year, value, estimate and edition of one block; NATO's totals are left out.

    reference   folder of the reference data
    table       number of the table, as TABLE3
    heading     heading of the block within the table
    scale       factor of a unit conversion
    """
    return [
        {
            "iso3": ACTOR_OF_NAME[row["country"]],
            "year": int(row["year"]),
            "value": float(row["value"]) * scale,
            "estimate": row["estimate"] == "True",
            "edition": EDITION,
        }
        for row in lines(reference, table, heading)
        if not row["country"].startswith("NATO")
    ]


def lines(reference: Path, table: str, heading: str) -> Iterator[dict[str, str]]:
    """Yield the lines of one block as they stand, with NATO's totals."""
    for row in rows(reference / FILE):
        if (row["table"], row["block"]) == (table, heading):
            yield row
