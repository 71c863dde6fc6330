"""`foedus domains` as text and JSON."""

from pathlib import Path
from typing import Any

import pytest

SMALL = Path(__file__).parents[2] / "data" / "small_system"


def flat(text: str) -> str:
    return " ".join(text.split())


def test_all_domains_by_year_with_what_counts_as_military(ask: Any, tmp_path: Path) -> None:
    said = ask("domains", folder=tmp_path)
    assert (said.status, said.err) == (0, "")
    text = flat(said.out)
    assert "2014 to 2026, as known on 2026-11-22" in text
    for words in (
        "military chain of command of the organisation itself",
        "(eprs-762478, text)",
        "No operation of either organisation is on record by 2026-11-22 in: Military mobility",
        "No dossier is on record by 2026-11-22 in: Critical infrastructure",
        "EUMAM Ukraine (2026-11-15)",
        "Indo-Pacific, as the Union draws it",
    ):
        assert words in text
    assert list(tmp_path.iterdir()) == []


def test_the_table_fits_eighty_characters(
    ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foedus.present.domains_text.WIDTH", 80)
    for words in ((), ("maritime",), ("--year", "2024")):
        said = ask("domains", *words, folder=tmp_path)
        shown = said.out.partition("\nSources\n")[0]
        assert max(map(len, shown.splitlines())) <= 80
        assert "…" not in shown


def test_one_domain_lists_days_sources_and_kinds(ask: Any, tmp_path: Path) -> None:
    text = flat(ask("domains", "maritime-security", folder=tmp_path).out)
    assert "since 2024-02-19: EUNAVFOR Aspides" in text
    assert "executive military operation, military" in text
    assert "coordinated presence, not military" in text
    assert "Prolonged 2026-02-23 to 2027-02-28" in text
    assert "eeas-cmp-2021: West Africa" in text
    assert "What counts as military" in text


def test_a_domain_without_operation_or_dossier_says_so(ask: Any, tmp_path: Path) -> None:
    text = flat(ask("domains", "space", folder=tmp_path).out)
    assert "No operation of either organisation is on record in Space by that day." in text
    assert "No dossier is on record in Space by that day." in text
    assert "What counts as military" not in text


def test_json_has_the_counts_of_the_text(ask: Any, tmp_path: Path) -> None:
    found = ask("domains", "--json", folder=tmp_path).json
    assert found["years"] == list(range(2014, 2027))
    held = {one["domain"]: one for one in found["domains"]}
    maritime = {one["year"]: one for one in held["maritime-security"]["years"]}
    assert maritime[2024]["operations_union"] == {"military": 3, "other": 3}
    assert maritime[2024]["operations_alliance"] == {"military": 2, "other": 0}
    assert [one["military"] for one in held["critical-infrastructure"]["operations"]] == [True]
    assert {one["region"] for one in found["regions"]} == {"indo-pacific", "asia-pacific", "asia"}
    assert held["ukraine-support"]["years"][-1]["mandate_over"] == ["eumam-ukraine-2022"]
    before = ask("domains", "--as-of", "2024-02-18", "--json", folder=tmp_path).json
    assert "aspides-2024" not in str(before)


def test_an_earlier_day_ends_the_table_earlier(ask: Any, tmp_path: Path) -> None:
    found = ask("domains", "--as-of", "2009-01-15", "--json", folder=tmp_path).json
    assert found["years"] == list(range(1997, 2010))
    held = {one["domain"]: one for one in found["domains"]}
    last = held["maritime-security"]["years"][-1]
    assert last["day"] == "2009-01-15"
    assert {"active-endeavour-2001", "atalanta-2008"} <= set(last["operations"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("maritime-secruity",), "did you mean 'maritime-security'?"),
        (("--year", "2030"), "2030 is after 2026-11-22"),
        (("--year", "1980"), "1980 is before 1990"),
        (("--as-of", "soon"), "'soon' is not a day"),
    ],
)
def test_what_cannot_be_told_ends_with_two(
    words: tuple[str, ...], told: str, ask: Any, tmp_path: Path
) -> None:
    said = ask("domains", *words, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert told in said.err


def test_another_system_is_told_by_its_own_roles(ask: Any, tmp_path: Path) -> None:
    said = ask("domains", "defence", "--system", SMALL, folder=tmp_path)
    assert (said.status, said.err) == (0, "")
    text = flat(said.out)
    assert "Island Monitors, The Islands: monitors, not military." in text
    assert "2016-03-01 to 2021: Strait Watch" in text


def test_a_system_without_domains_says_what_to_add(
    ask: Any, shipped_copy: Path, tmp_path: Path
) -> None:
    for path in (shipped_copy / "dossiers").iterdir():
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(one for one in lines if "    domain: " not in one), "utf-8")
    for name in ("partnership", "operations", "cooperation", "brief"):
        (shipped_copy / f"{name}.yaml").unlink()
    said = ask("domains", "--system", shipped_copy, folder=tmp_path)
    assert said.status == 2
    assert "add one" in said.err
