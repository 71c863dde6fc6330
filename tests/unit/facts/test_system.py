"""A system answers who was a member of what, and hides what was not yet known."""

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from foedus.errors import DataError, RangeError, UnknownName
from foedus.facts.system import SHIPPED, System, find_system, load

from_day = date.fromisoformat


def test_the_system_is_read_whole(small: System) -> None:
    assert (small.name, small.today, small.as_of) == ("small", *[date(2021, 7, 1)] * 2)
    assert small.actor_ids == ("AAA", "BBB", "CCC", "GGG", "HHH", "SSS")
    assert small.roles.guarantor == "GGG"
    assert small.commitment_parts[0].id == "presence"
    assert small.series_names == ("defence_share", "arms_imports", "distance", "ideal_point")
    assert small.scenarios["guarantor-leaves"].changes[0].path == ((2022, 80.0), (2026, 40.0))
    assert small.scenarios["guarantor-leaves"].changes[0].actors == ()
    assert small.plans[0].path == ((2022, 1.9), (2025, 2.5))
    assert small.sources["yearbook-2021"].licence is None
    assert small.sources["pact-treaty-2000"].licence == "public document"
    assert small.directory.is_absolute()


@pytest.mark.parametrize(
    ("organisation", "day", "members"),
    [
        ("PACT", "2000-04-30", ()),
        ("PACT", "2000-05-01", ("AAA", "CCC", "GGG")),
        ("PACT", "2019-04-03", ("AAA", "CCC", "GGG")),
        ("PACT", "2019-04-04", ("AAA", "BBB", "CCC", "GGG")),
        ("UNION", "2020-01-31", ("AAA", "BBB", "CCC")),
        ("UNION", "2020-02-01", ("AAA", "BBB")),
    ],
)
def test_membership_is_half_open(
    small: System, organisation: str, day: str, members: tuple[str, ...]
) -> None:
    assert small.members(organisation, from_day(day)) == members


def test_memberships_of_an_actor(small: System) -> None:
    found = small.memberships_of("CCC", date(2019, 1, 1))
    assert [(name, one.until) for name, one in found] == [
        ("PACT", None),
        ("UNION", date(2020, 2, 1)),
    ]
    assert [name for name, _ in small.memberships_of("CCC", date(2020, 2, 1))] == ["PACT"]


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda s: s.actor("AAB"), "unknown actor 'AAB'"),
        (lambda s: s.organisation("UNON"), "unknown organisation 'UNON'; did you mean 'UNION'?"),
        (lambda s: s.members("unyon", date(2020, 1, 1)), "did you mean 'UNION'?"),
        (lambda s: s.scenario("guarantor-stay"), "did you mean 'guarantor-stays'? known: baseline"),
        (lambda s: s.series("distanse"), "did you mean 'distance'?"),
        (lambda s: s.memberships_of("XXX", date(2020, 1, 1)), "unknown actor 'XXX'; known: AAA"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    small: System, ask: object, words: str
) -> None:
    with pytest.raises(UnknownName) as raised:
        ask(small)  # type: ignore[operator]
    assert words in str(raised.value)


def test_as_of_hides_what_came_later(small: System) -> None:
    view = small.as_known_on(date(2018, 6, 1))
    assert view.as_of == date(2018, 6, 1)
    assert view.members("PACT", date(2021, 1, 1)) == ("AAA", "CCC", "GGG")
    # That CCC would leave was not known; that BBB's opt-out would end was not either.
    assert view.members("UNION", date(2021, 1, 1)) == ("AAA", "BBB", "CCC")
    assert view.organisation("UNION").opt_outs[0].until is None
    assert [pledge.id for pledge in view.pledges] == ["two-percent-2016"]
    assert view.plans == ()
    assert [one.head for one in view.administrations] == ["First President"]
    assert view.administrations[0].until == date(2021, 1, 20), "the law sets the end of a term"
    assert len(view.elections) == 2
    presence = view.commitment_parts[0]
    assert (presence.observations, presence.floors, presence.events) == ((), (), ())
    assert [event.id for event in view.hostility_events] == ["border-2014", "war-2018"]
    assert view.sources == small.sources
    assert view.parameters is small.parameters


def test_as_of_shows_what_began_on_the_day(small: System) -> None:
    view = small.as_known_on(date(2020, 12, 18))
    assert len(view.commitment_parts[0].floors) == 1
    assert view.commitment_parts[0].floors[0].until == date(2022, 10, 1)
    assert len(view.plans) == 1


def test_before_an_organisation_was_founded_only_those_with_a_role_are_there(small: System) -> None:
    assert [one.id for one in small.as_known_on(date(1990, 1, 1)).organisations] == [
        "PACT",
        "UNION",
    ]


def test_nobody_sees_further_than_today(small: System) -> None:
    with pytest.raises(RangeError, match="2021-07-02 is after 2021-07-01"):
        load(small.directory, as_of=date(2021, 7, 2))
    with pytest.raises(RangeError, match="the last day known"):
        small.as_known_on(date(2018, 1, 1)).as_known_on(date(2019, 1, 1))


def test_loading_as_of_is_the_view(small: System) -> None:
    day = date(2019, 1, 1)
    loaded, view = load(small.directory, as_of=day), small.as_known_on(day)
    assert loaded.organisations == view.organisations
    assert loaded.commitment_parts == view.commitment_parts


def test_views_share_the_series_that_were_read(copy: Path) -> None:
    system = load(copy)
    view = system.as_known_on(date(2019, 1, 1))
    view.series("distance")
    (copy / "series" / "distance.csv").unlink()
    assert system.series("distance").name == "distance"


def test_two_systems_share_nothing(copy: Path) -> None:
    load(copy).series("distance")
    (copy / "series" / "distance.csv").unlink()
    with pytest.raises(DataError, match=r"series/datapackage\.json has 1 fault"):
        load(copy).series("distance")


def test_a_series_with_a_fault_is_told_when_it_is_read(copy: Path) -> None:
    path = copy / "series" / "distance.csv"
    path.write_text(path.read_text().replace("900", "901"))
    system = load(copy)
    with pytest.raises(DataError, match=r"series/distance\.csv has 1 fault(.|\n)*checksum is"):
        system.series("distance")


def test_the_checksum_names_every_byte_and_path(copy: Path) -> None:
    first = load(copy).checksum
    assert len(first) == 64
    assert load(copy).checksum == first
    (copy / "README.md").write_text("a note")
    second = load(copy).checksum
    (copy / "README.md").rename(copy / "NOTE.md")
    third = load(copy).checksum
    (copy / ".hidden").write_text("not part of it")
    assert len({first, second, third}) == 3
    assert load(copy).checksum == third


def test_a_system_goes_to_another_process(small: System) -> None:
    twin = pickle.loads(pickle.dumps(small))
    assert twin.checksum == small.checksum
    assert dict(twin.sources) == dict(small.sources)
    assert twin.series("distance").name == "distance"


def test_mappings_cannot_be_written_to(small: System) -> None:
    with pytest.raises(TypeError):
        small.sources["x"] = small.sources["gazette"]  # type: ignore[index]


def test_a_system_is_found_by_name_or_path(copy: Path) -> None:
    assert find_system(copy) == copy
    assert find_system(str(copy)) == copy
    with pytest.raises(UnknownName, match="unknown system or folder 'eu_natto'"):
        find_system("eu_natto")
    shipped = [one.name for one in SHIPPED.iterdir() if (one / "system.yaml").exists()]
    assert [find_system(name).name for name in shipped] == shipped


def test_files_that_may_be_left_out(copy: Path) -> None:
    for name in ("pledges", "plans", "administrations", "commitment"):
        (copy / f"{name}.yaml").unlink()
    for name in ("scenarios", "parameters", "series"):
        for file in (copy / name).iterdir():
            file.unlink()
    system = load(copy)
    assert (system.pledges, system.plans, system.kinds, system.series_names) == ((), (), (), ())


def test_reading_writes_nothing(copy: Path) -> None:
    def state() -> list[tuple[str, int, int]]:
        return sorted(
            (str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in copy.rglob("*")
        )

    before = state()
    system = load(copy)
    for name in system.series_names:
        system.series(name)
    assert state() == before
    assert [path.name for path in copy.parent.iterdir()] == ["small"]


def test_an_election_is_hidden_until_its_day_was_known() -> None:
    shipped = load()

    def seen(day: date) -> set[tuple[str, date]]:
        return {(one.actor, one.date) for one in shipped.as_known_on(day).elections}

    hungary = ("HUN", date(2026, 4, 12))
    assert hungary not in seen(date(2022, 1, 1))
    assert hungary not in seen(date(2026, 4, 11))
    assert hungary in seen(date(2026, 4, 12))
    # The law sets the guarantor's for all time.
    law = {("USA", date(2020, 11, 3)), ("USA", date(2024, 11, 5)), ("USA", date(2028, 11, 7))}
    assert law <= seen(date(1995, 1, 1))


def test_a_rival_may_be_any_actor(faults_with: Callable[..., list[str]]) -> None:
    assert faults_with("system.yaml", "  area: Europe\n", "  area: Europe\n  rival: HHH\n") == []


def test_a_rival_that_nobody_knows_is_told_with_its_line(
    faults_with: Callable[..., list[str]],
) -> None:
    (told,) = faults_with("system.yaml", "  area: Europe\n", "  area: Europe\n  rival: ZZZ\n")
    assert told.startswith("system.yaml:14:")
    assert "ZZZ" in told
