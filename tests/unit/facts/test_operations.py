"""Operations: what ran when, what counts as military, and what was not yet known."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.facts.operations import Operation, OperationKind
from foedus.facts.system import SHIPPED, System, load

FILE = SHIPPED / "eu_nato" / "operations.yaml"


@pytest.fixture(scope="module")
def system() -> System:
    return load()


def named(system: System, name: str) -> Operation:
    return next(one for one in system.operations.operations if one.id == name)


@cache
def plain(path: Path) -> dict[str, list[dict[str, object]]]:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize(
    ("name", "military"),
    [
        ("aspides-2024", True),
        ("atalanta-2008", True),
        ("sea-guardian-2016", True),
        ("baltic-sentry-2025", True),
        ("eutm-mali-2013", True),
        ("eumam-ukraine-2022", True),
        ("eulex-kosovo-2008", False),  # executive, but civilian
        ("eupm-moldova-2023", False),
        ("eucap-nestor-2012", False),  # soldiers help in it, a civilian leads it
        ("cmp-gulf-of-guinea-2021", False),  # ships stay under national command
        ("aceh-2005", False),
        ("gulf-of-guinea-initiative-2023", False),  # two pillars, no military command over both
    ],
)
def test_the_chain_of_command_decides_what_is_military(
    system: System, name: str, military: bool
) -> None:
    assert system.operations.military(named(system, name)) is military


def test_rival_definitions_count_fewer_and_more(system: System) -> None:
    file = system.operations
    by = [
        {one.id for one in file.operations if file.military(one, place)}
        for place in range(len(file.definitions))
    ]
    military, executive, wide = by
    assert executive < military < wide
    assert "eumam-ukraine-2022" in military - executive
    assert {file.kind_of(named(system, one)).command for one in wide - military} == {"national"}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("aspides-2024", date(2024, 2, 19)),
        ("atalanta-2008", date(2008, 12, 8)),
        ("baltic-sentry-2025", date(2025, 1, 14)),
        ("eupm-moldova-2023", date(2023, 5, 22)),
    ],
)
def test_an_operation_is_hidden_before_it_begins(system: System, name: str, day: date) -> None:
    before = system.as_known_on(date.fromordinal(day.toordinal() - 1)).operations.operations
    then = system.as_known_on(day).operations.operations
    assert name not in {one.id for one in before}
    assert name in {one.id for one in then}


def test_an_end_is_hidden_before_it_comes(system: System) -> None:
    def until(day: date) -> str | None:
        return named(system.as_known_on(day), "ocean-shield-2009").until

    assert until(date(2016, 12, 14)) is None
    assert until(date(2016, 12, 15)) == "2016-12-15"


def test_the_turn_from_one_operation_to_the_next_leaves_no_gap(system: System) -> None:
    for before, after, day in (
        ("sfor-1996", "althea-2004", date(2004, 12, 2)),
        ("active-endeavour-2001", "sea-guardian-2016", date(2016, 11, 9)),
        ("eutm-mozambique-2021", "eumam-mozambique-2024", date(2024, 9, 1)),
        ("isaf-2003", "resolute-support-2015", date(2015, 1, 1)),
    ):
        assert not named(system, before).runs_on(day, system.today)
        assert named(system, after).runs_on(day, system.today)
        eve = date.fromordinal(day.toordinal() - 1)
        assert named(system, before).runs_on(eve, system.today)


@given(day=some.dates(date(1992, 1, 1), date(2026, 11, 22)))
def test_what_runs_on_a_day_is_what_its_days_in_the_file_say(day: date) -> None:
    """Whole days alone: a partial one counts from the end of its period."""
    system = _loaded()
    written = day.isoformat()
    wanted = {
        one["id"]
        for one in plain(FILE)["operations"]
        if len(str(one["since"])) == len(str(one.get("until", written))) == len(written)
        and str(one["since"]) <= written < str(one.get("until", "9999-12-31"))
    }
    running = {
        one.id
        for one in system.operations.operations
        if len(one.since) == len(one.until or written) == len(written)
        and one.runs_on(day, system.today)
    }
    assert running == wanted


@settings(max_examples=40)
@given(day=some.dates(date(1992, 1, 1), date(2026, 11, 22)))
def test_what_runs_on_a_day_does_not_depend_on_what_came_later(day: date) -> None:
    system = _loaded()
    now, then = (
        {one.id for one in each.operations.operations if one.runs_on(day, system.today)}
        for each in (system, system.as_known_on(day))
    )
    assert now == then


def test_each_agrees_with_the_entry_on_cooperation_that_records_it(system: System) -> None:
    entries = {one.id: one for one in system.cooperation.instruments}
    linked = [one for one in system.operations.operations if one.recorded_as]
    assert len(linked) >= 14
    for one in linked:
        entry = entries[one.recorded_as[0]]
        assert one.organisation in entry.organisations
        assert one.domain == entry.domain
        assert one.until == entry.until
        if one.id != "sea-guardian-2016":  # decided in July, took over in November
            assert one.since == entry.date
    kinds = {one.id for one in system.cooperation.instruments if one.kind == "operation"}
    assert kinds <= system.operations.named()


def test_counts_agree_with_those_of_the_file(system: System) -> None:
    wanted = Counter((one["organisation"], one["kind"]) for one in plain(FILE)["operations"])
    found = Counter((one.organisation, one.kind) for one in system.operations.operations)
    assert found == wanted
    assert sum(found.values()) >= 40


def test_a_kind_without_an_executive_mandate_is_no_executive_one(system: System) -> None:
    _, executive, _ = system.operations.definitions
    advisers = OperationKind(id="a", name="A", meaning="Advise.", command="military")
    assert not executive.counts(advisers)
    assert executive.counts(advisers.model_copy(update={"executive": True}))


def test_regions_hold_areas_and_the_narrow_one_no_military_operation(system: System) -> None:
    file = system.operations
    areas = {one.id for one in file.areas}
    held = {one.id: set(one.holds) for one in file.regions}
    assert all(found <= areas for found in held.values())
    assert held["asia-pacific"] < held["indo-pacific"]
    narrow = [one for one in file.operations if one.area in held["asia-pacific"]]
    assert {one.id for one in narrow} == {"aceh-2005"}
    assert {one.area for one in file.operations} == areas


@cache
def _loaded() -> System:
    return load()
