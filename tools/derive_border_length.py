"""Derive border_length: kilometres of land border with the challenger, typed in from one list.

The list is that of an encyclopaedia, read in a copy of August 2017; no reference file has one.
"""

from __future__ import annotations

from pathlib import Path

from writing import Series, main

TOWARDS = "RUS"
KILOMETRES = {
    "EST": 294.0,
    "FIN": 1271.8,
    "GEO": 875.5,
    "LTU": 266.0,
    "LVA": 270.5,
    "NOR": 195.7,
    "POL": 204.1,
    "UKR": 1925.8,
    "CHN": 4209.3,
}


def derive(_: Path) -> Series:
    """Return the series: one length for each actor that borders on Russia."""
    return Series(
        name="border_length",
        title="Length of the land border with Russia",
        description="Kilometres on land, rivers and lakes included, coasts and the sea left out; "
        "Lithuania's and Poland's are with the Kaliningrad region. Internationally recognised "
        "borders: Crimea is Ukraine's, Abkhazia and South Ossetia Georgia's. All from one list, "
        "since lengths depend on how finely a line is measured: a later edition of the list has "
        "324.8 for Estonia and 2,093.6 for Ukraine, and Finland itself speaks of some 1,340.",
        unit="km",
        source="wikipedia-borders-of-russia",
        publisher="Wikipedia",
        range=(1, 5000),
        published=None,
        rows=[
            {"iso3": actor, "partner": TOWARDS, "value": length}
            for actor, length in KILOMETRES.items()
        ],
        absent=0,
        checked="text",
    )


if __name__ == "__main__":
    main(derive)
