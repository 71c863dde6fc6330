"""Derive accession_points: preparedness in points, from the one count that has every region.

Typed in from a newspaper's account of February 2023; no reference file holds it.
"""

from __future__ import annotations

from pathlib import Path

from writing import Series, main

YEAR = 2022
POINTS = {"GEO": 67.0, "MDA": 55.0, "MNE": 99.5, "SRB": 98.0, "TUR": 94.0, "UKR": 69.0}


def derive(_: Path) -> Series:
    """Return the series: points of each candidate that the account names."""
    return Series(
        name="accession_points",
        title="Preparedness for accession, points over 33 chapters",
        description="Grades of the European Commission's reports of 2022 and February 2023, from 1 "
        "(early stage) to 4 (good level) for each of 33 chapters, summed by a Ukrainian count that "
        "a newspaper gives. Over 33 it lies 0.06 and 0.1 below the mean of European Western "
        "Balkans for the two candidates that both have. It is used where the other has none.",
        unit="points",
        source="euromaidan-press-2023-02-08",
        publisher="Euromaidan Press",
        range=(33, 165),
        published=(1, 2),
        rows=[{"iso3": actor, "year": YEAR, "value": value} for actor, value in POINTS.items()],
        checked="text",
    )


if __name__ == "__main__":
    main(derive)
