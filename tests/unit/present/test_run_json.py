"""What `foedus run --json` prints: the shape that scripts rely on, and numbers that make sense."""

import itertools
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from foedus.present.as_json import key_of

QUANTILES = ("q05", "q25", "q50", "q75", "q95")
HEADLINES = {
    "european_share",
    "us_share_of_spending",
    "us_share_of_personnel",
    "us_share_of_arms_imports",
    "us_share_of_ukraine_aid",
    "eu_autonomy",
    "european_equipment",
    "us_troops_in_europe",
    "allies_at_2",
    "allies_at_3_5",
    "eu_cohesion",
    "nato_cohesion",
    "eu_us_gap",
    "eu_gbr_gap",
    "eu_tur_gap",
    "franco_german_gap",
    "instruments_in_force",
    "partnership_level",
    "vetoes_per_year",
    "blocked_exchange_years",
    "european_commands",
    "required_readiness",
    "eu_required_readiness",
    "nato_force_fill",
    "eu_force_fill",
    "double_hatted",
    "force_shortfall",
    *("union_members", "alliance_members"),
    *("border_with_russia_km", "union_border_with_russia_km"),
    "adoption",
    "delay",
    "blocked",
    "substance",
    "mobility_days",
    "rival_import_share",
}


@pytest.fixture(scope="module")
def indicators(as_json: Any) -> dict[str, Any]:
    return dict(as_json.said.json["indicators"])


def test_the_document_has_scenario_card_and_indicators(as_json: Any) -> None:
    document = as_json.said.json
    assert set(document) == {"scenario", "card", "indicators"}
    assert document["scenario"] == document["card"]["scenario"] == "us-retrenches"


def test_every_headline_and_the_threat_to_every_allied_region_is_there(
    indicators: dict[str, Any], system: Any
) -> None:
    allies = system.members("NATO", system.as_of)
    regional = {f"threat_{system.actor(actor).region}" for actor in allies}
    assert len(regional) > 1
    assert set(indicators) == HEADLINES | regional


def test_each_indicator_has_the_promised_keys(indicators: dict[str, Any]) -> None:
    promised = {"unit", "label", "rests_on", "years", *QUANTILES, "history"}
    for name, one in indicators.items():
        assert promised <= set(one), name
        assert {"years", "values"} <= set(one["history"]), name
        assert one["label"], name
        assert one["unit"], name


def test_lengths_match_the_years(indicators: dict[str, Any]) -> None:
    for name, one in indicators.items():
        assert {len(one[key]) for key in QUANTILES} == {len(one["years"])}, name
        assert len(one["history"]["values"]) == len(one["history"]["years"]), name


def test_years_rise_one_by_one_from_the_year_after_the_history_to_the_last(
    indicators: dict[str, Any],
) -> None:
    for name, one in indicators.items():
        first = one["history"]["years"][-1] + 1
        last = 2030 if name == "us_share_of_ukraine_aid" else 2040
        assert one["years"] == list(range(first, last + 1)), name


def test_quantiles_are_in_order_and_some_spread(indicators: dict[str, Any]) -> None:
    for name, one in indicators.items():
        columns = zip(*(one[key] for key in QUANTILES), strict=True)
        for column in columns:
            assert all(low <= high for low, high in itertools.pairwise(column)), name
    share = indicators["european_share"]
    assert share["q05"][-1] < share["q25"][-1] < share["q75"][-1] < share["q95"][-1]


def test_what_a_spread_rests_on_adds_up_to_all_of_it(indicators: dict[str, Any]) -> None:
    kinds = {"measured", "legal", "estimated", "judged", "chance"}
    told = {name: one["rests_on"] for name, one in indicators.items() if one["rests_on"]}
    assert "european_share" in told
    for name, shares in told.items():
        assert set(shares) == kinds, name
        assert sum(shares.values()) == pytest.approx(1), name
        assert min(shares.values()) >= -1e-9, name


def test_what_the_scenario_sets_has_no_spread_to_explain(indicators: dict[str, Any]) -> None:
    troops = indicators["us_troops_in_europe"]
    assert troops["q05"][-1] == troops["q95"][-1] == 40
    assert troops["rests_on"] == {}


def test_it_says_what_each_move_against_the_baseline_rests_on(indicators: dict[str, Any]) -> None:
    def words(name: str) -> set[str]:
        return {one["in_words"] for one in indicators[name]["against_baseline"]}

    assert words("us_troops_in_europe") == {"set by the scenario itself"}
    assert words("us_share_of_ukraine_aid") == {"not moved"}
    assert any("judged links alone" in word for name in HEADLINES for word in words(name))


def test_a_difference_says_how_often_it_rises_and_falls(indicators: dict[str, Any]) -> None:
    for one in indicators["us_troops_in_europe"]["against_baseline"]:
        assert one["q50"] < 0
        assert one["chance_of_fall"] > 0.9
        assert one["chance_of_rise"] + one["chance_of_fall"] <= 1


def test_the_same_seed_gives_the_same_document_and_another_seed_another(
    ask: Any, tmp_path: Path
) -> None:
    def said(seed: int) -> str:
        words = ("run", "--runs", 32, "--until", 2027, "--seed", seed, "--json")
        return str(ask(*words, folder=tmp_path).out)

    assert said(0) == said(0)
    assert said(0) != said(1)


def test_without_out_nothing_is_written(ask: Any, tmp_path: Path) -> None:
    said = ask("run", "--runs", 16, "--until", 2026, "--json", folder=tmp_path)
    assert (said.status, said.err) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_until_is_the_last_year(ask: Any, tmp_path: Path) -> None:
    document = ask("run", "--runs", 16, "--until", 2026, "--json", folder=tmp_path).json
    assert document["card"]["last_year"] == 2026
    assert {one["years"][-1] for one in document["indicators"].values()} == {2026}


def test_too_few_runs_to_tell_leave_the_reason_out(ask: Any, tmp_path: Path) -> None:
    document = ask("run", "--runs", 16, "--until", 2026, "--json", folder=tmp_path).json
    assert {len(one["rests_on"]) for one in document["indicators"].values()} == {0}


def test_the_console_script_prints_one_line_of_json_and_nothing_else(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            Path(sys.executable).with_name("foedus"),
            "run",
            "--runs",
            "8",
            "--until",
            "2026",
            "--json",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith('{"scenario": "baseline"')
    assert done.stdout.count("\n") == 1


def test_keys_of_quantiles_have_two_digits() -> None:
    assert [key_of(level) for level in (0.05, 0.5, 0.95)] == ["q05", "q50", "q95"]
