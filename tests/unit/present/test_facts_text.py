"""What `foedus facts` prints: tables in which every fact has a source that is cited below."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ASKED = ["FIN", "DNK", "ESP", "USA", "DEU", "NATO", "EU", "defence_share_nato", "un_ideal_point"]


def sources_in(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        if found.get("source"):
            yield found["source"].partition("#")[0]
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from sources_in(one)


def headings_with_rows(text: str) -> Iterator[str]:
    """Yield the line of column names of each table."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line.strip() and set(line.strip()) == {"─"}:
            yield lines[number - 1]


@pytest.mark.parametrize("name", ASKED)
def test_every_source_of_a_fact_is_cited_in_full(
    name: str, ask: Any, tmp_path: Path, system: Any
) -> None:
    text = ask("facts", name, folder=tmp_path).out
    cited = " ".join(text.partition("\nSources\n")[2].split())
    sources = set(sources_in(json.loads(ask("facts", name, "--json", folder=tmp_path).out)))
    assert sources
    for source in sources:
        assert f"{source}: {system.sources[source].title}" in cited
    assert "not in sources.yaml" not in text


@pytest.mark.parametrize("name", ["FIN", "DNK", "ESP", "USA", "NATO", "EU"])
def test_every_table_of_facts_has_columns_for_source_and_check(
    name: str, ask: Any, tmp_path: Path
) -> None:
    headings = list(headings_with_rows(ask("facts", name, folder=tmp_path).out))
    assert len(headings) >= 2
    for heading in headings:
        assert heading.split()[-2:] == ["source", "checked"]


def test_each_membership_names_its_source_on_its_line(ask: Any, tmp_path: Path) -> None:
    text = ask("facts", "FIN", folder=tmp_path).out
    for one in json.loads(ask("facts", "FIN", "--json", folder=tmp_path).out)["memberships"]:
        wanted = [one["organisation"], one["since"]]
        (line,) = (line for line in text.splitlines() if line.split()[:2] == wanted)
        assert one["source"] in line
        assert line.split()[-1] == one["checked"]


def test_it_says_who_and_as_of_which_day(ask: Any, tmp_path: Path) -> None:
    text = ask("facts", "SWE", "--as-of", "2024-03-06", folder=tmp_path).out
    assert text.startswith("Sweden (SWE), as of 2024-03-06\n")
    memberships = text.partition("Memberships")[2].partition("Union instruments")[0]
    assert " EU " in memberships
    assert " NATO " not in memberships


def test_what_there_is_nothing_of_has_no_table(ask: Any, tmp_path: Path) -> None:
    text = ask("facts", "FIN", folder=tmp_path).out
    assert "Opt-outs" not in text
    assert "Opt-outs" in ask("facts", "DNK", "--as-of", "2022-06-30", folder=tmp_path).out


def test_an_organisation_counts_its_members_and_names_who_left(ask: Any, tmp_path: Path) -> None:
    text = ask("facts", "EU", folder=tmp_path).out
    assert text.startswith("European Union (EU), as of 2026-11-22: 27 members\n")
    left = text.partition("Former members")[2].partition("Sources")[0]
    assert "United Kingdom   1973-01-01   2020-02-01" in left


def test_a_series_prints_every_row_with_its_unit_on_top(ask: Any, tmp_path: Path) -> None:
    text = ask("facts", "defence_share_sipri", folder=tmp_path).out
    rows = json.loads(ask("facts", "defence_share_sipri", "--json", folder=tmp_path).out)["rows"]
    assert "% of GDP" in text.splitlines()[0]
    printed = [line for line in text.splitlines() if line.split()[:1] and len(line.split()[0]) == 3]
    assert sum(line.split()[0] == "POL" for line in printed) == sum(
        row["iso3"] == "POL" for row in rows
    )


def test_a_year_has_no_thousands_mark(ask: Any, tmp_path: Path) -> None:
    for name in ("defence_share_sipri", "FIN"):
        text = ask("facts", name, folder=tmp_path).out
        assert "2,02" not in text
        assert "2024" in text


def test_the_overview_lists_organisations_actors_and_series(ask: Any, tmp_path: Path) -> None:
    text = ask("facts", folder=tmp_path).out
    for part in ("Organisations", "Actors", "Series", "Türkiye", "defence_share_nato"):
        assert part in text


@pytest.mark.parametrize("name", [None, "FIN", "NATO", "real_gdp"])
def test_the_ways_of_checking_are_explained(name: str | None, ask: Any, tmp_path: Path) -> None:
    text = ask("facts", *([name] if name else []), folder=tmp_path).out
    assert "recalled = known, not looked up" in " ".join(text.split())
