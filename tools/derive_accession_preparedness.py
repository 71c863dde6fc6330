"""Derive accession_preparedness: how ready candidates are, as a mean of the Commission's grades.

The Commission grades each of 33 chapters in words; European Western Balkans puts the words on a
scale from 1 to 5 and publishes the mean. Rows that are no actor of the system are left out.
"""

from __future__ import annotations

from pathlib import Path

from names import ACTOR_OF_NAME
from reading import number, rows
from writing import Series, main

FILE = "institutions/eu_accession_preparedness_2023_2024.csv"
YEARS = (2023, 2024)


def derive(reference: Path) -> Series:
    """Return the series: one mean grade per candidate and year of the report."""
    return Series(
        name="accession_preparedness",
        title="Preparedness for accession, mean over 33 chapters",
        description="Grades of the European Commission's yearly reports, put on a scale from 1 "
        "(early stage) to 5 (well advanced) by European Western Balkans and averaged over 33 "
        "chapters, all of one weight. The scale is theirs, not the Commission's. Candidates in the "
        "Western Balkans only; no such mean was found for Georgia, Moldova, Türkiye and Ukraine. "
        "Reports come out in late October or early November.",
        unit="1",
        source="ewb-2024-10-30",
        publisher="European Western Balkans",
        range=(1, 5),
        published=(0, 11),
        rows=[
            {"iso3": actor, "year": year, "value": value}
            for row in rows(reference / FILE)
            if (actor := ACTOR_OF_NAME.get(row["country"])) is not None
            for year in YEARS
            if (value := number(row[f"avg_preparedness_{year}"])) is not None
        ],
    )


if __name__ == "__main__":
    main(derive)
