"""Derive event_material_conflict: deeds of conflict of one actor towards another."""

from __future__ import annotations

from pathlib import Path

from un_and_events import event_series
from writing import Series, main


def derive(reference: Path) -> Series:
    """Return the series: one row per direction and year."""
    return event_series(
        reference,
        "event_material_conflict",
        "Acts of material conflict of one actor towards another",
        "Deeds such as coercion, assault and fighting; iso3 acts, partner is acted on.",
        ["matlConf"],
    )


if __name__ == "__main__":
    main(derive)
