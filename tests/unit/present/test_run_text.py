"""What `foedus run` prints: the question, an answer, a range and a reason on every line."""

import re
from pathlib import Path
from typing import Any

import pytest

from .conftest import RUNS

RANGE = re.compile(r"−?[\d.]+–−?[\d.]+")


@pytest.fixture(scope="module")
def text(as_text: Any) -> str:
    return str(as_text.said.out)


def table_of(text: str, year: int) -> str:
    """Return the table under a year, up to the first blank line after it."""
    _, _, rest = text.partition(f"\n{year} ")
    return re.split(r"\n *\n(?=\S)", rest, maxsplit=1)[0]


def test_it_starts_with_the_question(text: str, system: Any) -> None:
    question = system.scenario("us-retrenches").question
    assert " ".join(text.split()).startswith(f"us-retrenches: {question}")


def test_it_says_how_many_runs_which_seed_and_as_of_which_day(text: str, system: Any) -> None:
    assert f"{RUNS} runs, seed 3, as of {system.as_of}" in text


def test_the_answer_comes_before_the_tables(text: str) -> None:
    answer, _, _ = text.partition("nine tenths")
    assert "• US troops in Europe in 2040: 40.0 thousand persons" in answer
    assert "in 9 of 10 runs" in " ".join(answer.split())


@pytest.mark.parametrize("year", [2030, 2040])
def test_there_is_a_table_for_the_year_of_the_change_and_for_the_last(text: str, year: int) -> None:
    table = table_of(text, year)
    for heading in ("last known", "median", "half of runs", "nine tenths", "against baseline"):
        assert heading in table
    assert "European share" in table
    assert "Allies at 2 %" in table


def test_every_line_of_a_table_has_two_ranges(text: str, summaries: Any) -> None:
    lines = [line for line in table_of(text, 2040).splitlines() if RANGE.search(line)]
    shown = [line for line in summaries["us-retrenches"].lines if 2040 in line.years]
    assert len(lines) == len(shown)
    assert {len(RANGE.findall(line)) for line in lines} == {2}


def test_every_line_of_a_table_says_what_was_last_measured_and_when(text: str) -> None:
    lines = [line for line in table_of(text, 2040).splitlines() if RANGE.search(line)]
    assert all(re.search(r"[\d.]+ \(20\d\d\)", line) for line in lines)


def test_numbers_of_the_table_are_those_of_the_json(text: str, as_json: Any) -> None:
    one = as_json.said.json["indicators"]["european_share"]
    low, high = one["q05"][-1], one["q95"][-1]
    row = next(line for line in table_of(text, 2040).splitlines() if "European share" in line)
    assert f"{one['q50'][-1]:.1f}" in row
    assert f"{low:.1f}–{high:.1f}" in row


def test_marks_say_what_is_set_and_what_rests_on_judged_links_alone(text: str) -> None:
    rows = table_of(text, 2040).splitlines()
    troops = next(row for row in rows if "US troops in Europe" in row)
    assert troops.rstrip().endswith(" =")
    assert any(row.rstrip().endswith(" †") for row in rows)
    assert "= set by the scenario itself" in text
    assert "† moves over judged links alone" in text


def test_it_names_what_the_scenario_changes_and_that_it_is_imagined(text: str) -> None:
    changes = text.partition("What the scenario changes")[2].partition("What the spread")[0]
    flat = " ".join(changes.split())
    assert "us_troops_in_europe at most 70 in 2027, 40 thousand persons in 2030" in flat
    assert "crisis_pool at most" in flat
    assert changes.count("(imagined)") == 2


def test_it_says_what_each_spread_rests_on(text: str) -> None:
    reasons = text.partition("What the spread of the last year shown rests on")[2]
    share = next(line for line in reasons.splitlines() if "European share" in line)
    assert re.search(r"(judged|estimated) parameters \d+ %", share)
    assert re.search(r"chance \d+ %", share)


def test_rival_definitions_stand_beside_the_headline(text: str) -> None:
    rivals = text.partition("measures by other definitions")[2]
    assert rivals.count("European share of allied spending,") == 3


def test_it_names_the_edition_of_figures_that_are_revised(text: str) -> None:
    assert "Allies at 2 % of GDP 2025: edition 2025-08, 2026-03" in text


COMPUTED = (
    *("european_equipment", "substance", "partnership_level", "mobility_days"),
    *("nato_force_fill", "eu_force_fill", "double_hatted", "force_shortfall"),
)


def test_what_the_model_computed_is_not_told_as_measured(text: str) -> None:
    rows = [row for row in table_of(text, 2040).splitlines() if "~" in row]
    assert len(rows) == text.count("Perceived threat") // 3 + len(COMPUTED)
    assert "~ computed by the model's own formula" in text


def test_a_share_that_nobody_measures_any_more_is_marked_with_its_last_year(text: str) -> None:
    rows = [row for row in table_of(text, 2040).splitlines() if "‡" in row]
    assert len(rows) == 1
    assert "EU imports from China" in rows[0]
    assert "6.9 (2016)‡" in rows[0]
    flat = " ".join(text.split())
    assert "‡ not measured after that year: the value is carried from it" in flat


def test_it_says_what_the_ranges_leave_out_and_where_the_files_are(text: str) -> None:
    flat = " ".join(text.split())
    assert "not what the model leaves out" in flat
    assert "Written to out/us-retrenches/: run.nc, summary.csv, charts/, card.json" in flat


def test_it_says_that_the_first_step_of_shares_of_spending_is_partly_an_artefact(
    text: str, ask: Any, tmp_path: Any, summaries: Any
) -> None:
    flat = " ".join(text.split())
    line = summaries["baseline"].line("european_share")
    first = f"{line.quantiles[0.5][0]:.1f} % in 2025"
    assert f"31.6 % in 2024 is measured, {first} follows from shares of GDP" in flat
    assert flat.count("Part of the step is an artefact") == 2
    # In January 2022 the shares of the first computed year were published, in November 2019 not.
    quick = ("--runs", 16, "--until", 2022)
    for day, told in (("2022-01-15", True), ("2021-05-01", False)):
        said = ask("run", *quick, "--as-of", day, folder=tmp_path)
        assert ("Part of the step" in said.out) == told, day


def test_the_baseline_is_compared_with_nothing(ask: Any, tmp_path: Any) -> None:
    said = ask("run", "--runs", 16, "--until", 2026, folder=tmp_path)
    assert said.status == 0
    assert "against baseline" not in said.out
    assert "†" not in said.out


def test_few_runs_are_told_to_be_rough(ask: Any, text: str, tmp_path: Any) -> None:
    said = ask("run", "--runs", 16, "--until", 2026, folder=tmp_path)
    assert "Few runs" in said.out
    assert "Few runs" not in text


def test_no_line_is_wider_than_a_page(text: str) -> None:
    assert max(len(line) for line in text.splitlines()) <= 120


@pytest.mark.parametrize(
    ("scenario", "year", "added"),
    [("mobility-union", 2030, "−"), ("infrastructure-attack", 2028, r"\+")],
)
def test_a_scenario_that_moves_no_headline_begins_with_what_it_moves_when_it_does(
    ask: Any, tmp_path: Path, scenario: str, year: int, added: str
) -> None:
    said = ask("run", scenario, "--runs", 128, "--until", 2033, "--seed", 3, folder=tmp_path)
    assert said.status == 0, said.err
    flat = " ".join(said.out.split())
    first = flat.partition("• ")[2].partition("• ")[0]
    assert first.startswith(f"Moving a brigade to the flank in {year}: ")
    assert re.search(rf"Against the baseline {added}\d\.\d\d days", first)
    row = next(one for one in table_of(said.out, year).splitlines() if "Moving a brigade" in one)
    assert re.search(rf"{added}\d\.\d\d \(", row)


def test_a_scenario_that_moves_a_headline_begins_with_the_headlines(text: str) -> None:
    flat = " ".join(text.split())
    assert flat.partition("• ")[2].startswith("European share of allied spending in 2040")
