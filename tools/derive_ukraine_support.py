"""Derive ukraine_support: support to Ukraine of all kinds by donor, EUR billion."""

from __future__ import annotations

from pathlib import Path

from kiel_support import ABOUT, PUBLISHED, PUBLISHER, SOURCE, support
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series: months of the reference table added up."""
    return Series(
        name="ukraine_support",
        title="Support to Ukraine: allocations of all kinds",
        description=ABOUT,
        unit="EUR billion",
        source=SOURCE,
        publisher=PUBLISHER,
        range=(0, 100),
        published=PUBLISHED,
        rows=support(reference, "total"),
    )


if __name__ == "__main__":
    main(derive)
