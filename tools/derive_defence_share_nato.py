"""Derive defence_share_nato: defence spending as NATO counts it, % of GDP, with 2025 estimates.

The years to 2024 come from NATO's release of June 2024. For 2025 only figures quoted by the press
are to hand, from two NATO documents. Where an ally stands in both, the release of August 2025 is
taken: it has two decimals, which a count of allies at 2 % needs (a "2.0" may be 1.96), and it
appeared when the publication rule says. The later report has one decimal.
"""

from __future__ import annotations

from pathlib import Path

from names import ACTOR_OF_NAME
from nato_tables import ABOUT, NO_FORCES, PUBLISHED, PUBLISHER, SOURCE, block
from reading import rows
from writing import Gap, Late, Row, Series, main

PRESS_FILE = "military-expenditure/nato_2025_press_partial.csv"
EDITIONS = {
    "Defence Expenditure release 28 Aug 2025 (2025e)": "2025-08",
    "SG annual report 26 Mar 2026 (2025)": "2026-03",
}
"""Releases as the press file names them → edition; the first one that lists an ally is taken."""


def derive(reference: Path) -> Series:
    """Return the series: the table of 2024, then the estimates of 2025."""
    table = block(reference, "TABLE3", "Share of real GDP (%)")
    estimates = estimates_2025(reference)
    return Series(
        name="defence_share_nato",
        title="Defence spending, share of GDP (NATO)",
        description=ABOUT + " 2025 is an estimate as quoted by the press, from the release of "
        "28 August 2025 (edition 2025-08, two decimals; source nato-defence-expenditure-2025, "
        "read in defence-ua-2025-08) for fifteen allies, else from the Secretary General's annual "
        "report of 26 March 2026 (edition 2026-03, one decimal; source nato-annual-report-2025, "
        "read in politico-2026-03). Editions are not revised to one another: the United States, "
        "for one, stands at 3.38 in 2024 (edition 2024-06) and 3.22 in 2025.",
        unit="% of GDP",
        source=SOURCE,
        further_sources=(
            "nato-defence-expenditure-2025",
            "defence-ua-2025-08",
            "nato-annual-report-2025",
            "politico-2026-03",
        ),
        publisher=PUBLISHER,
        range=(0, 15),
        published=PUBLISHED,
        rows=table + estimates,
        late=(
            Late(
                tuple(str(row["iso3"]) for row in estimates if row["edition"] == "2026-03"),
                (2025,),
                "2026-03-26",
                "The figure used here is that of the annual report, not of the summer release.",
            ),
        ),
        gaps=(
            NO_FORCES,
            Gap(("ISL",), (2025,), "Iceland has no armed forces."),
            Gap(("HUN",), (2025,), "In neither list of 2025 shares that the press quoted."),
        ),
    )


def estimates_2025(reference: Path) -> list[Row]:
    """Return the estimates of 2025, one per ally, each from the preferred edition."""
    order = list(EDITIONS)
    listed = sorted(rows(reference / PRESS_FILE), key=lambda row: order.index(row["release"]))
    chosen: dict[str, Row] = {}
    for row in listed:
        actor = ACTOR_OF_NAME[row["country"]]
        estimate: Row = {
            "iso3": actor,
            "year": 2025,
            "value": float(row["share_gdp_pct"]),
            "estimate": True,
            "edition": EDITIONS[row["release"]],
        }
        chosen.setdefault(actor, estimate)
    return list(chosen.values())


if __name__ == "__main__":
    main(derive)
