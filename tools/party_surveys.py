"""Positions of parties by the Chapel Hill Expert Survey: the questions used, by party and wave."""

from __future__ import annotations

from pathlib import Path

from reading import number, rows

TREND = "parties/1999-2019_CHES_dataset_means_v3.csv"
LATEST = "parties/CHES_2024_final_v2.csv"
LATEST_WAVE = "2024"
QUESTIONS = ("eu_foreign", "eu_position", "eu_russia")

Row = dict[str, object]


def positions(reference: Path, wanted: set[str]) -> list[Row]:
    """Return the positions of the parties wanted, by party, wave and question."""
    found = []
    for file, wave in ((TREND, None), (LATEST, LATEST_WAVE)):
        for row in rows(reference / file):
            if row["party_id"] not in wanted:
                continue
            for question in QUESTIONS:
                value = number(row.get(question, ""))
                if value is not None:
                    found.append(
                        {
                            "survey_party": row["party_id"],
                            "wave": wave or row["year"],
                            "question": question,
                            "value": plain(value),
                            "experts": row.get("expert", ""),
                        }
                    )
    return found


def plain(value: float) -> str:
    """Return a mean as a plain decimal of at most four places.

    >>> plain(5.888888835906982), plain(4.0)
    ('5.8889', '4')
    """
    return f"{value:.4f}".rstrip("0").rstrip(".")
