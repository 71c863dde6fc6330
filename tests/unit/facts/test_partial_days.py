"""What is known of facts in breadth on a day: nothing that came later, partial days included."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

import foedus
from foedus.facts.as_of import BEGINS, DAYS
from foedus.facts.partial_days import first_day, known_since
from foedus.facts.records import Record
from foedus.facts.system import System, load

FILES = (
    *("cooperation", "force_commitments", "command_posts"),
    *("union_instruments", "nuclear", "accession", "force_generation", "operations"),
)


@cache
def shipped() -> System:
    return foedus.load()


def records(held: object) -> Iterator[Record]:
    """Yield a record and every record in it."""
    if isinstance(held, Record):
        yield held
        for _, inner in held:
            yield from records(inner)
    elif isinstance(held, tuple):
        for one in held:
            yield from records(one)


def days(system: System) -> Iterator[tuple[Record, str, str]]:
    for file in FILES:
        for record in records(getattr(system, file)):
            for name in DAYS:
                if (when := getattr(record, name, None)) is not None:
                    yield record, name, when


def due(held: object, day: date, today: date) -> Iterator[tuple[str, str]]:
    """Yield the days that should be visible: known by the day, in records that had all begun."""
    for record in held if isinstance(held, tuple) else (held,):
        if not isinstance(record, Record):
            continue
        given = {name: when for name in DAYS if (when := getattr(record, name, None)) is not None}
        began = next((when for name, when in given.items() if name in BEGINS), None)
        if began is not None and known_since(began, today) > day:
            continue
        for name, when in given.items():
            if known_since(when, today) <= day:
                yield name, when
        for _, inner in record:
            yield from due(inner, day, today)


@settings(max_examples=150)
@given(some.dates(date(1945, 1, 1), date(2026, 11, 22)))
def test_what_is_visible_is_what_was_known_and_all_of_it(day: date) -> None:
    system = shipped()
    seen = list(days(system.as_known_on(day)))
    for record, name, when in seen:
        assert first_day(when) <= day, (record, name)
    wanted = [one for file in FILES for one in due(getattr(system, file), day, system.today)]
    assert sorted((name, when) for _, name, when in seen) == sorted(wanted)


def test_the_small_system_has_every_kind_of_day(small: System) -> None:
    assert {name for _, name, _ in days(small)} == set(DAYS)


def test_today_shows_everything_of_the_small_system(small: System) -> None:
    assert len(small.cooperation.instruments) == 2
    assert small.command_posts.posts[1].holders[2].status == "decided"


@pytest.mark.parametrize(("day", "seen"), [("2019-05-30", 1), ("2019-05-31", 2)])
def test_a_month_counts_from_its_last_day(small: System, day: str, seen: int) -> None:
    view = small.as_known_on(date.fromisoformat(day))
    assert len(view.cooperation.instruments) == seen


def test_an_end_by_year_is_known_when_the_year_is_over(small: System) -> None:
    def until(day: date) -> str | None:
        return small.as_known_on(day).cooperation.instruments[1].until

    assert (until(date(2020, 12, 30)), until(date(2020, 12, 31))) == (None, "2020")


def test_a_decided_holder_is_not_yet_in_effect(small: System) -> None:
    def holders(day: date) -> list[tuple[str, str]]:
        post = small.as_known_on(day).command_posts.posts[1]
        return [(" ".join(one.actors), one.status) for one in post.holders]

    assert holders(date(2018, 2, 28)) == [("GGG", "in effect")]
    assert holders(date(2018, 3, 1)) == [("GGG", "in effect"), ("AAA", "decided")]
    assert holders(date(2019, 6, 30)) == [("GGG", "past"), ("AAA", "in effect")]


def test_what_replaced_a_force_is_hidden_with_its_end(small: System) -> None:
    def old(day: date) -> tuple[str | None, str | None]:
        force = small.as_known_on(day).force_commitments.commitments[0]
        return force.until, force.replaced_by

    assert old(date(2020, 6, 30)) == (None, None)
    assert old(date(2020, 7, 1)) == ("2020-07-01", "new-force")


def test_a_force_is_operational_only_when_declared(small: System) -> None:
    def declared(day: date) -> str | None:
        return small.as_known_on(day).force_commitments.commitments[0].declared_operational

    assert (declared(date(2006, 11, 28)), declared(date(2006, 11, 29))) == (None, "2006-11-29")


def test_a_candidacy_is_unknown_before_its_first_step(small: System) -> None:
    def candidates(day: date) -> list[str]:
        return [one.actor for one in small.as_known_on(day).accession.candidacies]

    assert candidates(date(2014, 3, 30)) == []
    assert candidates(date(2014, 3, 31)) == ["SSS"]
    assert candidates(date(2018, 5, 18)) == ["SSS", "BBB"]


def test_empty_slots_of_a_rotation_are_counted(small: System) -> None:
    groups = small.force_commitments.commitments[2]
    assert groups.empty_slots() == {"2009-1": 1, "2009-2": 2, "2010-1": 1}
    assert small.force_commitments.commitments[0].empty_slots() == {}


@pytest.mark.parametrize(
    ("when", "today", "known"),
    [
        ("2024", "2026-11-22", "2024-12-31"),
        ("2026", "2026-11-22", "2026-11-22"),
        ("2026-11", "2026-11-22", "2026-11-22"),
        ("2026-10", "2026-11-22", "2026-10-31"),
        ("2027-05", "2026-11-22", "2027-05-01"),
        ("2025-05-20", "2026-11-22", "2025-05-20"),
    ],
)
def test_when_a_partial_day_counts_as_known(when: str, today: str, known: str) -> None:
    assert known_since(when, date.fromisoformat(today)).isoformat() == known


def test_a_system_may_leave_all_of_these_files_out(copy: Path) -> None:
    for file in FILES:
        (copy / f"{file}.yaml").unlink()
    system = load(copy)
    assert list(days(system)) == []
    assert system.cooperation.instruments == ()
