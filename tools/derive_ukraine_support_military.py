"""Derive ukraine_support_military: military support to Ukraine by donor, EUR billion."""

from __future__ import annotations

from pathlib import Path

from kiel_support import ABOUT, PUBLISHED, PUBLISHER, SOURCE, support
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series: months of the reference table added up."""
    return Series(
        name="ukraine_support_military",
        title="Support to Ukraine: military allocations",
        description=ABOUT,
        unit="EUR billion",
        source=SOURCE,
        publisher=PUBLISHER,
        range=(0, 100),
        published=PUBLISHED,
        rows=support(reference, "military"),
    )


if __name__ == "__main__":
    main(derive)
