"""What `foedus facts --json` prints: who was in what on a day, and what was public by then."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Facts = Callable[..., Any]


@pytest.fixture
def facts(ask: Any, tmp_path: Path) -> Facts:
    def found(name: str | None = None, day: str | None = None) -> Any:
        words = ["facts", *([name] if name else []), *(["--as-of", day] if day else []), "--json"]
        said = ask(*words, folder=tmp_path)
        assert (said.status, said.err) == (0, "")
        return said.json

    return found


def test_an_actor_has_id_name_and_the_memberships_in_force(facts: Facts) -> None:
    found = facts("FIN", "2023-04-04")
    assert (found["actor"], found["name"], found["as_of"]) == ("FIN", "Finland", "2023-04-04")
    for one in found["memberships"]:
        assert set(one) == {"organisation", "since", "until", "source", "checked"}
        assert one["until"] is None
        assert one["source"]
        assert one["checked"] in ("data", "text", "recalled")


@pytest.mark.parametrize(
    ("actor", "organisation", "day", "member"),
    [
        ("FIN", "NATO", "2023-04-03", False),
        ("FIN", "NATO", "2023-04-04", True),
        ("SWE", "NATO", "2024-03-06", False),
        ("SWE", "NATO", "2024-03-07", True),
        ("MNE", "NATO", "2017-06-04", False),
        ("MNE", "NATO", "2017-06-05", True),
        ("GBR", "EU", "2020-01-31", True),
        ("GBR", "EU", "2020-02-01", False),
        ("HRV", "EU", "2013-06-30", False),
        ("HRV", "EU", "2013-07-01", True),
    ],
)
def test_a_member_from_the_first_day_and_not_the_day_before(
    actor: str, organisation: str, day: str, member: bool, facts: Facts
) -> None:
    memberships = {one["organisation"] for one in facts(actor, day)["memberships"]}
    assert (organisation in memberships) is member
    members = {one["actor"] for one in facts(organisation, day)["members"]}
    assert (actor in members) is member


def test_a_membership_keeps_its_first_day(facts: Facts) -> None:
    (nato,) = (one for one in facts("FIN")["memberships"] if one["organisation"] == "NATO")
    assert (nato["since"], nato["until"]) == ("2023-04-04", None)


def test_an_end_is_not_known_before_it_comes_and_stays_known_after(facts: Facts) -> None:
    (before,) = (one for one in facts("GBR", "2020-01-31")["memberships"] if one["until"] is None
                 and one["organisation"] == "EU")  # fmt: skip
    assert before["since"] == "1973-01-01"
    assert facts("GBR", "2020-01-31")["former_memberships"] == []
    (after,) = facts("GBR", "2020-02-01")["former_memberships"]
    assert (after["organisation"], after["until"]) == ("EU", "2020-02-01")
    (left,) = facts("EU", "2020-02-01")["former_members"]
    assert (left["actor"], left["name"]) == ("GBR", "United Kingdom")


@pytest.mark.parametrize(("day", "policies"), [("2022-06-30", ["EU"]), ("2022-07-01", [])])
def test_the_danish_opt_out_ends_on_its_day(day: str, policies: list[str], facts: Facts) -> None:
    assert [one["organisation"] for one in facts("DNK", day)["opt_outs"]] == policies


def test_a_state_with_a_target_of_its_own_is_told_apart(facts: Facts) -> None:
    def hague(actor: str) -> Any:
        return next(one for one in facts(actor)["pledges"] if one["agreed"] == "2025-06-25")

    assert (hague("DEU")["target"], "exception" in hague("DEU")) == (3.5, False)
    assert hague("ESP")["target"] == 2.1
    assert hague("ESP")["exception"]
    assert hague("ESP")["source"] != hague("DEU")["source"]


def test_a_pledge_is_unknown_before_it_is_agreed(facts: Facts) -> None:
    agreed = {one["agreed"] for one in facts("DEU", "2025-06-24")["pledges"]}
    assert "2014-09-05" in agreed
    assert "2025-06-25" not in agreed


@pytest.mark.parametrize(
    ("series", "day", "last"),
    [
        ("defence_share_sipri", "2024-04-30", 2022),
        ("defence_share_sipri", "2024-05-01", 2023),
        ("defence_share_sipri", None, 2024),
        ("defence_share_nato", "2025-06-30", 2024),
        ("defence_share_nato", None, 2025),
    ],
)
def test_a_series_ends_with_the_last_year_that_was_public(
    series: str, day: str | None, last: int, facts: Facts
) -> None:
    found = facts(series, day)
    assert max(row["year"] for row in found["rows"]) == last
    assert found["years"][1] == last


def test_the_last_value_of_an_actor_is_the_last_public_one(facts: Facts) -> None:
    def last(day: str) -> Any:
        values = facts("POL", day)["latest_values"]
        return next(one for one in values if one["series"] == "defence_share_sipri")

    before, after = last("2024-04-30"), last("2024-05-01")
    assert (before["year"], after["year"]) == (2022, 2023)
    assert before["value"] != after["value"]
    assert before["unit"] == after["unit"] == "% of GDP"
    assert before["source"]


def test_a_series_comes_with_unit_publisher_source_and_declared_gaps(facts: Facts) -> None:
    found = facts("defence_spending_sipri")
    assert found["series"] == "defence_spending_sipri"
    for key in ("title", "unit", "publisher", "source", "checked", "description", "gaps"):
        assert found[key], key
    assert {"iso3", "year", "value"} <= set(found["rows"][0])
    assert all(gap["why"] for gap in found["gaps"])


def test_every_series_can_be_shown(facts: Facts) -> None:
    names = [one["series"] for one in facts()["series"]]
    assert len(names) > 10
    for name in names:
        assert facts(name)["rows"], name


def test_every_actor_and_organisation_can_be_shown(facts: Facts, system: Any) -> None:
    overview = facts()
    assert [one["actor"] for one in overview["actors"]] == list(system.actor_ids)
    for actor in ("DEU", "USA", "RUS", "UKR"):
        assert facts(actor)["name"]
    for one in overview["organisations"]:
        assert len(facts(one["organisation"])["members"]) == one["members"]


def test_the_overview_knows_the_members_of_the_day(facts: Facts) -> None:
    def members(day: str) -> dict[str, int]:
        return {one["organisation"]: one["members"] for one in facts(None, day)["organisations"]}

    assert members("2020-01-31") == {"EU": 28, "NATO": 29}
    assert members("2020-02-01") == {"EU": 27, "NATO": 29}
    assert members("2024-03-07") == {"EU": 27, "NATO": 32}


@pytest.mark.parametrize("name", ["fin", "Finland", "finland", "FIN"])
def test_an_actor_is_found_by_code_or_name_in_any_case(name: str, facts: Facts) -> None:
    assert facts(name)["actor"] == "FIN"


def test_the_guarantor_has_administrations_and_elections_with_their_coding(facts: Facts) -> None:
    found = facts("USA")
    assert len(found["administrations"]) > 3
    for one in found["administrations"]:
        assert one["kind"]
        assert one["coding"]
        assert one["source"]
    assert any(one["date"] == "2028-11-07" for one in found["elections"])


def test_an_administration_to_come_is_unknown(facts: Facts) -> None:
    heads = [one["since"] for one in facts("USA", "2025-01-19")["administrations"]]
    assert "2025-01-20" not in heads
    assert "2021-01-20" in heads


def test_a_state_has_the_fiscal_rules_in_force_for_it(facts: Facts) -> None:
    rules = {one["rule"]: one for one in facts("DEU")["fiscal_rules"]}
    assert rules["germany-debt-brake-2025"]["allows"] is None
    clause = rules["escape-clause-2025-10"]
    assert (clause["allows"], clause["until"], clause["checked"]) == (1.5, "2029-01-01", "text")
    assert facts("DEU", "2025-03-24")["fiscal_rules"] == []
    assert facts("FRA")["fiscal_rules"] == []
