"""`foedus relations` as text and JSON, on an earlier day, and for years that are not there."""

from pathlib import Path
from typing import Any

import pytest


def words(said: Any) -> str:
    return " ".join(said.out.split())


def test_it_tells_who_moved_with_ranges_and_sources(ask: Any, tmp_path: Path) -> None:
    said = ask("relations", folder=tmp_path)
    text = words(said)
    assert said.status == 0
    assert "nearer to Russia than US is fell by 0.52" in text
    assert "US −0.36 (−0.63 to −0.08)" in text
    assert "un-ideal-points-2025" in text
    assert "The first layer that speaks" not in text  # said in the heading, in small letters
    assert "the first layer that speaks decides" in text
    assert "does not predict" in text
    assert max(map(len, said.out.splitlines())) <= 108


def test_it_tells_which_layers_are_silent_in_the_year(ask: Any, tmp_path: Path) -> None:
    assert "Silent in 2024: events and agreement." in words(ask("relations", folder=tmp_path))
    then = words(ask("relations", "--year", "2014", folder=tmp_path))
    assert "Silent in 2014" not in then
    assert "Published: 2002 to 2014 (icews-2015)" in then


def test_votes_on_the_war_stand_with_their_sources(ask: Any, tmp_path: Path) -> None:
    text = words(ask("relations", folder=tmp_path))
    assert "93 for, 18 against, 65 abstained. On record: US, Russia and Hungary against it" in text
    assert "107 for, 12 against, 51 abstained" in text
    assert "(afp-2026-02-24)" in text


def test_after_the_last_points_only_disputes_are_told(ask: Any, tmp_path: Path) -> None:
    text = words(ask("relations", "--year", "2026", folder=tmp_path))
    assert "every tie is a minus: no balance is told" in text
    assert "Greenland: US – Denmark, 2026-01-17" in text


def test_json_holds_parts_that_add_up_and_every_tie(ask: Any, tmp_path: Path) -> None:
    found = ask("relations", "--from", "2014", "--to", "2024", "--json", folder=tmp_path).json
    for power in found["powers"].values():
        for split in power["splits"]:
            total = sum(part["value"] for part in split["parts"].values())
            assert total == pytest.approx(split["change"]["value"], abs=1e-12)
            assert split["change"]["low"] <= split["change"]["value"] <= split["change"]["high"]
        assert [one["year"] for one in power["years"]] == list(range(2014, 2025))
    network = found["network"]
    assert len(network["ties"]) == network["plus"] + network["minus"] < network["pairs"]
    assert sum(network["decided_by"].values()) == len(network["ties"])
    assert [one["layer"] for one in found["sign_rule"]] == [
        *("disputes", "events", "agreement", "distance")
    ]
    assert all(one["silent"] for one in found["sign_rule"])


def test_as_of_hides_points_ballots_and_disputes(ask: Any, tmp_path: Path) -> None:
    found = ask("relations", "--as-of", "2016-12-31", "--json", folder=tmp_path).json
    assert found["network"]["year"] == found["to"] == 2015
    assert found["ballots"] == []
    held = {one["id"]: one for one in found["network"]["disputes"]}
    assert "greenland" not in held
    assert held["name-of-north-macedonia"]["until"] is None


def test_soon_after_the_first_points_of_a_power_the_span_is_short(ask: Any, tmp_path: Path) -> None:
    found = ask("relations", "--as-of", "1995-01-01", "--json", folder=tmp_path).json
    assert (found["from"], found["to"]) == (1992, 1993)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--from", "2019", "--to", "2014"), "give --from before --to"),
        (("--to", "2025"), "no ideal points are published for 2025; choose from 1990 to 2024"),
        (("--from", "1990"), "RUS has no ideal point in 1990; choose a later year"),
        (("--year", "1980"), "1980 is outside the facts; choose from 1990 to 2026"),
        (("--as-of", "1990-03-01"), "no ideal points are published by 1990-03-01"),
        (("--as-of", "soon"), "write it like 2024-09-21"),
    ],
)
def test_what_cannot_be_told_is_refused(
    ask: Any, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    said = ask("relations", *options, folder=tmp_path)
    assert said.status == 2
    assert message in said.err
