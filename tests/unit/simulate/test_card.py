"""Card: what a run was made from; its hash names the run and nothing but the run."""

import json
from datetime import date
from typing import Any

import pytest

from foedus.facts.system import System
from foedus.simulate.run import simulate


def card_of(system: System, scenario: str = "baseline", **named: Any) -> dict[str, Any]:
    arguments = {"runs": 4, "seed": 1, "until": 2026} | named
    return dict(json.loads(simulate(system, scenario, **arguments).attrs["card"]))


@pytest.fixture(scope="module")
def plain(system: System) -> dict[str, Any]:
    return card_of(system)


def test_the_card_says_what_makes_the_run(plain: dict[str, Any], system: System) -> None:
    wanted = {
        "system": "eu_nato",
        "system_checksum": system.checksum,
        "as_of": system.as_of.isoformat(),
        "scenario": "baseline",
        "lineage": ["baseline"],
        "runs": 4,
        "seed": 1,
        "first_year": 2025,
        "last_year": 2026,
        "changes": [],
        "quantiles_from_runs": 4,
    }
    assert wanted.items() <= plain.items()


@pytest.mark.parametrize(
    "other",
    [
        {"runs": 5},
        {"seed": 0},
        {"until": 2027},
        {"scenario": "us-stays"},
        {"cut": frozenset({"defence.assurance_response"})},
    ],
    ids=lambda other: next(iter(other)),
)
def test_whatever_moves_a_result_moves_the_hash(
    plain: dict[str, Any], system: System, other: dict[str, Any]
) -> None:
    assert card_of(system, **other)["hash"] != plain["hash"]


def test_the_day_moves_the_hash(plain: dict[str, Any], system: System) -> None:
    earlier = system.as_known_on(date(2026, 11, 1))
    assert card_of(earlier)["hash"] != plain["hash"]


@pytest.mark.parametrize("other", [{"trajectories": True}], ids=str)
def test_what_moves_no_result_leaves_the_hash(
    plain: dict[str, Any], system: System, other: dict[str, Any]
) -> None:
    assert card_of(system, **other)["hash"] == plain["hash"]


def test_each_change_is_on_the_card_with_its_reason_and_source(system: System) -> None:
    card = card_of(system, "us-stays")
    floor, office = card["changes"]
    assert (floor["variable"], floor["how"], floor["unit"]) == (
        "us_troops_in_europe",
        "at_least",
        "thousand persons",
    )
    assert floor["path"] == {"2027": 76.0}
    assert floor["source"].startswith("us-ndaa-2026")
    assert floor["why"]
    assert office["source"] == "imagined"
    assert card["lineage"] == ["baseline", "us-stays"]


def test_a_course_that_follows_another_scenario_is_on_the_card(variants: System) -> None:
    changes = card_of(variants, "one-as-in-baseline")["changes"]
    (follows,) = [change for change in changes if change["variable"] == "defence_share"]
    assert follows["as_in"] == "baseline"
    assert follows["actors"] == ["POL"]
    assert "path" not in follows


def test_the_card_says_which_runs_the_actor_quantiles_rest_on(system: System) -> None:
    many = simulate(system, runs=8192 + 1, until=2025)
    assert json.loads(many.attrs["card"])["quantiles_from_runs"] == 8192
    assert many.sizes["run"] == 8193
