"""`foedus explain` on the command line."""

import re
from pathlib import Path
from typing import Any

import pytest

from foedus.facts.system import System
from foedus.simulate.run import simulate

QUICK = ("--runs", 130, "--year", 2032, "--processes", 1)


@pytest.fixture(scope="module")
def text(ask: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    words = ("explain", "us-retrenches", "european_share", *QUICK)
    said = ask(*words, folder=tmp_path_factory.mktemp("explain"))
    assert (said.status, said.err) == (0, "")
    return " ".join(said.out.split())


@pytest.fixture(scope="module")
def found(ask: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    words = ("explain", "us-retrenches", "european_share", *QUICK, "--json")
    said = ask(*words, folder=tmp_path_factory.mktemp("explain"))
    assert (said.status, said.err) == (0, "")
    return said.json


def test_it_tells_the_difference_and_who_did_it(text: str) -> None:
    assert "European share of allied spending in 2032: why us-retrenches?" in text
    assert "On average over the runs us-retrenches moves it by +0." in text
    assert "• US troops in Europe at most 70 in 2027, 40 thousand persons in 2030" in text
    assert "over all orders in which the changes could be made (Shapley)" in text


def test_it_marks_what_is_an_assumption(text: str) -> None:
    assert "It moves over judged links alone: an assumption, no finding †." in text
    assert "defence.assurance_response, judged †" in text


def test_it_names_the_way_and_what_it_rests_on(text: str) -> None:
    assert "• The scenario sets: US troops in Europe" in text
    assert "• assurance (how far the guarantor's commitment falls short" in text
    assert "Gap in US commitment" in text
    assert "Reads the series defence_share_nato, defence_share_sipri" in text
    assert "Parameters estimated from defence_share_sipri, real_gdp" in text
    assert "Sources: foedus-estimation: The estimation of defence shares" in text


def test_it_ends_with_the_line_itself_and_what_that_is_computed_from(text: str, found: Any) -> None:
    line = found["chain"]["steps"][-1]["writes"][-1]
    told = f"{line['baseline']:.1f} → {line['scenario']:.1f} %."
    said = "The line itself (from: defence spending): European share of allied spending"
    assert f"{said} {told}" in text


def test_the_run_that_is_told_is_found_in_the_files_of_a_run(
    found: Any, text: str, system: System
) -> None:
    """Run n of the text is run n of run.nc: both give the same values of the line."""
    number = found["chain"]["run"]
    assert f"run {number} (counted from 0, as in run.nc)" in text
    line = found["chain"]["steps"][-1]["writes"][-1]
    for name, value in (("baseline", line["baseline"]), ("us-retrenches", line["scenario"])):
        runs = simulate(system, name, 130, 1, until=2032)
        assert float(runs["european_share"].sel(run=number, year=2032)) == pytest.approx(value)


def explained(ask: Any, folder: Path, *words: object) -> str:
    said = ask("explain", *words, "--runs", 130, "--processes", 1, folder=folder)
    assert (said.status, said.err) == (0, "")
    return " ".join(said.out.split())


def test_a_way_past_the_steps_that_are_told_is_told_too(ask: Any, tmp_path: Path) -> None:
    told = explained(ask, tmp_path, "coalition-paralysis", "adoption", "--year", 2032)
    assert "There is a direct way as well, from what the scenario sets to the line" in told
    told = explained(ask, tmp_path, "eu-force-60000", "eu_force_fill", "--year", 2032)
    assert "Nothing lies between" in told
    assert "carries" not in told.lower()  # nothing does, so nothing explains the word


def test_of_a_set_of_states_it_is_told_who_was_added(ask: Any, tmp_path: Path) -> None:
    words = ("ukraine-joins-2030", "union_members", "--year", 2032)
    told = explained(ask, tmp_path, *words)
    assert "The scenario sets: Member of the union: Ukraine added." in told
    plain = ask("explain", *words, "--runs", 8, "--json", folder=tmp_path).json["chain"]["set"]
    assert [(one["entered"], one["left"]) for one in plain] == [(["UKR"], [])]


def test_no_reader_is_shown_more_than_three_significant_digits(ask: Any, tmp_path: Path) -> None:
    for words in (
        ("eu-force-60000", "eu_force_fill", "--year", 2035),
        ("europe-stalls", "allies_at_2", "--year", 2030),
        ("russia-escalates", "nato_cohesion", "--year", 2032),
    ):
        told = explained(ask, tmp_path, *words)
        computed = told.partition("Sources:")[0]  # titles hold numbers of their own
        decimal = re.findall(r"(?<![\w.-])\d+\.\d+", computed)
        assert decimal
        wrong = [one for one in decimal if len(one.replace(".", "").lstrip("0")) > 3]
        assert not wrong, wrong


def test_actors_are_told_by_their_official_names(ask: Any, tmp_path: Path) -> None:
    told = explained(ask, tmp_path, "coalition-paralysis", "adoption", "--year", 2030)
    assert "Propensity to block of France and Germany at least 0.3" in told
    assert not re.search(r"\b(FRA|DEU)\b", told)


def test_the_json_has_stable_keys_that_add_up(found: Any) -> None:
    total = sum(one["contribution"] for one in found["contributions"])
    assert total == pytest.approx(found["difference"], abs=1e-6)
    assert [one["change"] for one in found["contributions"]] == [
        "us_troops_in_europe",
        "crisis_pool",
    ]
    assert found["value"] - found["baseline"] == pytest.approx(found["difference"])
    assert set(found["parameters"]) == {"of_difference", "of_value"}
    assert found["chain"]["steps"][-1]["sub_model"] == "indicators"
    cited = {one["id"] for one in found["sources"]}
    assert "foedus-estimation" in cited
    defence = next(one for one in found["grounds"] if one["sub_model"] == "defence")
    start = next(one for one in defence["facts"] if one["variable"] == "share_at_start")
    assert start["series"] == ["defence_share_nato", "defence_share_sipri"]
    assert defence["estimated_from"][0] == "defence_share_sipri"


def test_it_writes_nothing(ask: Any, tmp_path: Path) -> None:
    ask("explain", "us-stays", "adoption", *QUICK, folder=tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_scenario_that_changes_nothing_is_told_so(ask: Any, tmp_path: Path) -> None:
    said = ask("explain", "baseline", "european_share", *QUICK, folder=tmp_path)
    assert said.status == 0
    assert "This scenario changes nothing" in said.out
    plain = ask("explain", "baseline", "european_share", *QUICK, "--json", folder=tmp_path).json
    assert (plain["difference"], plain["contributions"], plain["chain"]) == (0.0, [], None)


def test_a_line_that_nothing_moves_is_told_so(ask: Any, tmp_path: Path) -> None:
    out = ask("explain", "us-retrenches", "mobility_days", *QUICK, folder=tmp_path).out
    assert "nothing that it changes moves this line by then" in " ".join(out.split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("us-retrenchs", "european_share"), "did you mean 'us-retrenches'?"),
        (("us-retrenches", "european_shar"), "did you mean 'european_share'?"),
        (("us-retrenches", "threat"), "name one of threat_baltic"),
        (("us-retrenches", "european_share", "--year", 2060), "choose a year of these, not 2060"),
        (("us-retrenches+us-stays", "european_share"), "leave one out"),
        (("nowhere.yaml", "european_share"), "nowhere.yaml"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_computed(
    words: tuple[object, ...], told: str, ask: Any, tmp_path: Path
) -> None:
    said = ask("explain", *words, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert told in said.err


def test_a_step_is_told_to_rest_on_something_or_not_at_all(ask: Any, tmp_path: Path) -> None:
    """A line that the scenario sets itself has no steps, and one that nothing moves no changes."""
    told = explained(ask, tmp_path, "us-retrenches", "us_troops_in_europe", "--year", 2030)
    assert "The scenario sets the line itself: US troops in Europe" in told
    assert "What these steps rest on" not in told
    told = explained(ask, tmp_path, "us-retrenches", "mobility_days", "--year", 2030)
    assert "moves this line by then (US troops in Europe, US crisis pool)." in told
    assert "What each change adds" not in told
