"""Accession record: where each candidate stands, and who held it up, on a day."""

from datetime import date

import pytest

from foedus.facts.system import System
from foedus.model.accession_facts import accession_facts, hold_weight, preparedness
from foedus.model.accession_record import (
    candidates,
    held,
    holds_by_member,
    stage_of,
    stops,
    work_left,
)

NINE = {"ALB", "BIH", "GEO", "MDA", "MKD", "MNE", "SRB", "TUR", "UKR"}


def left(system: System, actor: str) -> tuple[float, float, float]:
    return work_left(candidates(system)[actor], 33, 6)


def test_there_are_nine_candidates_today(system: System) -> None:
    assert set(candidates(system)) == NINE


@pytest.mark.parametrize(
    ("day", "added", "missing"),
    [
        ("2012-06-01", {"HRV", "ISL"}, {"BIH", "GEO", "MDA", "UKR"}),
        ("2016-01-01", set(), {"BIH", "GEO", "MDA", "UKR"}),
        ("2022-03-10", set(), set()),
    ],
)
def test_candidates_are_those_of_the_day(
    system: System, day: str, added: set[str], missing: set[str]
) -> None:
    assert set(candidates(system.as_known_on(date.fromisoformat(day)))) == NINE - missing | added


@pytest.mark.parametrize(
    ("actor", "wanted", "stage"),
    [
        ("MNE", (0, 0, 20 / 33), "closing chapters"),
        ("ALB", (0, 0, 1), "closing chapters"),
        ("SRB", (0, 11 / 33, 31 / 33), "opening chapters"),
        ("UKR", (0, 5 / 6, 1), "opening chapters"),
        ("BIH", (1, 1, 1), "before talks"),
    ],
)
def test_work_left(system: System, actor: str, wanted: tuple[float, ...], stage: str) -> None:
    found = left(system, actor)
    assert found == pytest.approx(wanted)
    assert stage_of(found) == stage


def test_a_way_is_as_far_as_it_was_known(system: System) -> None:
    assert left(system.as_known_on(date(2025, 1, 1)), "MNE")[2] == pytest.approx(27 / 33)
    assert left(system.as_known_on(date(2012, 1, 1)), "HRV") == (0, 0, 0)
    assert left(system.as_known_on(date(2024, 6, 1)), "UKR")[0] == 1


def test_who_holds_whom_up_today(system: System) -> None:
    now = candidates(system)
    whole = {one: {a for b in held(way) for a in b.actors} for one, way in now.items()}
    part = {one: {a for b in held(way, part=True) for a in b.actors} for one, way in now.items()}
    assert {one: who for one, who in whole.items() if who} == {
        "MKD": {"BGR"},
        "SRB": {"HRV"},
        "TUR": {"CYP", "FRA"},
    }
    assert {one: who for one, who in part.items() if who} == {
        "MNE": {"HRV"},
        "UKR": {"HUN"},
        "MDA": {"HUN"},
    }
    assert {one for one, way in now.items() if way.suspended} == {"GEO", "TUR"}


def test_a_stop_ends_with_the_next_step(system: System) -> None:
    spells = list(stops(candidates(system)["TUR"]))
    assert (date(2018, 6, 26), None) in spells
    assert sum(until is None for _, until in spells) == 2


def test_weights_of_holds_sum_to_one_and_follow_the_record(system: System) -> None:
    weight = dict(zip(system.actor_ids, hold_weight(system).tolist(), strict=True))
    members = system.members("EU", system.as_of)
    assert sum(weight[one] for one in members) == pytest.approx(1)
    counts = holds_by_member(system)
    assert max(members, key=lambda one: weight[one]) == counts.most_common(1)[0][0] == "HUN"
    assert weight["UKR"] == weight["MLT"] > 0


def test_grades_are_published_ones_and_the_other_count_stands_in(system: System) -> None:
    score, age = (
        dict(zip(system.actor_ids, x.tolist(), strict=True)) for x in preparedness(system)
    )
    assert score["MNE"] == 3.2
    assert score["UKR"] == pytest.approx(69 / 33)
    assert (age["MNE"], age["UKR"]) == (2, 4)
    assert score["FRA"] == 0
    before, _ = preparedness(system.as_known_on(date(2022, 1, 1)))
    assert not before.any()


def test_facts_speak_until_the_end_of_the_year_of_the_day(system: System) -> None:
    facts = accession_facts(system, (2025, 2026, 2027))
    assert facts["accession_open"].tolist() == [0, 0, 1]


def test_years_since_the_end_of_talks_are_counted(system: System) -> None:
    then = system.as_known_on(date(2012, 6, 1))
    since = accession_facts(then, (2012,))["accession_clock_at_start"]
    assert since[system.actor_ids.index("HRV")] == pytest.approx(1.5, abs=0.01)
    assert since.sum() == since[system.actor_ids.index("HRV")]
