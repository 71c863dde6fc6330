"""Read the Kiel tracker of support to Ukraine: allocations by donor and calendar year."""

from __future__ import annotations

from pathlib import Path

from names import ACTORS, OTHERS, UNION
from reading import rows
from writing import Row

FILE = "ukraine-support/kiel_monthly_2022-2026-04.csv"
SOURCE = "kiel-ukraine-support-tracker"
PUBLISHER = "Kiel Institute for the World Economy"
PUBLISHED = (1, 2)
FULL_YEARS = range(2022, 2026)
ABOUT = (
    "Allocations, that is aid earmarked or delivered, by donor and calendar year; release 29 of "
    "the tracker. Full years 2022–2025 only: 2026 ends in April and is left out. EU is the "
    "institutions of the European Union as a donor of their own; OTH sums Switzerland, India and "
    "Taiwan. A tracked donor without an allocation in a year stands at zero. Donors that the "
    "tracker does not follow have no row, which does not mean that they gave nothing: Albania, "
    "Bosnia and Herzegovina, Georgia, Moldova, Montenegro, North Macedonia, Serbia."
)


def support(reference: Path, column: str) -> list[Row]:
    """Return donor, year and EUR billion for every donor of the tracker, zeros included.

    reference   folder of the reference data
    column      total or military
    """
    monthly = [(_donor(row["iso"]), row) for row in rows(reference / FILE)]
    given = {(donor, year): 0.0 for donor, _ in monthly for year in FULL_YEARS}
    for donor, row in monthly:
        if int(row["year"]) in FULL_YEARS:
            given[donor, int(row["year"])] += float(row[column])
    return [{"iso3": donor, "year": year, "value": value} for (donor, year), value in given.items()]


def _donor(code: str) -> str:
    return code if code in (*ACTORS, UNION) else OTHERS
