"""Derive defence_research: defence research and development by member of the Union, EUR million."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from names import ACTOR_OF_NAME, UNION
from writing import Gap, Row, Series, main

FILE = "military-expenditure/EDA-defence-data-2023.xlsx"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BY_MEMBER, OF_UNION = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet1.xml"
RESEARCH = "Defence R&D Expenditure"


def derive(reference: Path) -> Series:
    """Return the series: members to 2021, the Union together from 2018 on."""
    found = [*of_members(reference), *of_union(reference)]
    missing = sorted(
        (actor, year)
        for actor in {str(row["iso3"]) for row in found}
        for year in _hole(actor, found)
    )
    return Series(
        name="defence_research",
        title="Defence research and development of the Union's members",
        description="Current euros, by member 2005–2021; EU is the Union together as the Agency "
        "publishes it, 2018–2023. Research and technology is part of it. Denmark takes part since "
        "2021, in the sum alone; Croatia since 2013. Some cells are zero, some blank.",
        unit="EUR million",
        source="eda-defence-data-2023",
        publisher="European Defence Agency (EDA)",
        range=(0, 100_000),
        published=(1, 12),
        rows=found,
        gaps=tuple(
            Gap((actor,), (year,), "The Agency's table has no figure.") for actor, year in missing
        ),
    )


def of_members(reference: Path) -> Iterator[Row]:
    """Yield each member's years."""
    sheet = [row for row in cells(reference / FILE, BY_MEMBER) if row.get("A") and row.get("B")]
    column = next(letter for letter, text in sheet[0].items() if text == RESEARCH)
    for row in sheet[1:]:
        if row.get(column):
            yield {
                "iso3": ACTOR_OF_NAME[row["A"]],
                "year": int(row["B"]),
                "value": float(row[column]),
            }


def of_union(reference: Path) -> Iterator[Row]:
    """Yield the years of the members together."""
    sheet = list(cells(reference / FILE, OF_UNION))
    mine = next(row for row in sheet if row.get("A", "").strip() == RESEARCH)
    for letter, year in sheet[0].items():
        if year.isdigit():
            yield {"iso3": UNION, "year": int(year), "value": float(mine[letter])}


def cells(path: Path, sheet: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a sheet, the text of each filled cell by the letter of its column."""
    with ZipFile(path) as book:
        shared = [
            "".join(part.text or "" for part in one.iter(f"{MAIN}t"))
            for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        for row in ElementTree.fromstring(book.read(sheet)).iter(f"{MAIN}row"):
            found = {}
            for cell in row:
                held = cell.find(f"{MAIN}v")
                if held is not None and held.text:
                    text = shared[int(held.text)] if cell.get("t") == "s" else held.text
                    found[str(cell.get("r")).rstrip("0123456789")] = text
            yield found


def _hole(actor: str, found: list[Row]) -> list[int]:
    years = {int(str(row["year"])) for row in found if row["iso3"] == actor}
    return [year for year in range(min(years), max(years)) if year not in years]


if __name__ == "__main__":
    main(derive)
