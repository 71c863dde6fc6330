"""Derive un_agreement: share of votes in the General Assembly on which two states agree."""

from __future__ import annotations

from pathlib import Path

from un_and_events import agreement
from writing import Gap, Series, main


def derive(reference: Path) -> Series:
    """Return the series: shares with six powers, to three decimals."""
    return Series(
        name="un_agreement",
        title="Share of agreeing votes in the United Nations General Assembly",
        description="Of the roll calls in which both took part, the share in which iso3 voted as "
        "the partner did. With six powers, 1990–2019; 2020 is partial in the source and left out. "
        "Left out: pairs with fewer than ten votes in a year, Russia before 1992, Serbia before "
        "2006. What is voted on changes with the agenda, so compare pairs within a year rather "
        "than years.",
        unit="1",
        source="un-votes-2021",
        publisher="Voeten, Strezhnev and Bailey (Harvard Dataverse)",
        range=(0, 1),
        published=(1, 7),
        rows=agreement(reference),
        gaps=(Gap(("BIH",), (1997, 1998), "The source has no row for it in these sessions."),),
    )


if __name__ == "__main__":
    main(derive)
