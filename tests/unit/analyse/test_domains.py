"""Domains by year: counts against the files, days, and what must not count twice."""

from datetime import date

import pytest
import yaml

from foedus.analyse.domains import (
    DomainYears,
    InYear,
    domains_by_year,
    find_domain,
    regions_on,
    tally,
)
from foedus.errors import RangeError, UnknownName
from foedus.facts.system import SHIPPED, System, load

FOLDER = SHIPPED / "eu_nato"
YEARS = tuple(range(2014, 2027))


@pytest.fixture(scope="module")
def system() -> System:
    return load()


@pytest.fixture(scope="module")
def domains(system: System) -> dict[str, DomainYears]:
    return {one.domain.id: one for one in domains_by_year(system, YEARS)}


def year(domains: dict[str, DomainYears], domain: str, wanted: int) -> InYear:
    return next(one for one in domains[domain].years if one.year == wanted)


def entries(file: str, name: str) -> list[dict[str, object]]:
    return yaml.load((FOLDER / file).read_text("utf-8"), yaml.BaseLoader)[name]


@pytest.mark.parametrize("wanted", YEARS[:-1])
def test_operations_at_the_end_of_a_year_are_those_of_the_file(
    domains: dict[str, DomainYears], wanted: int
) -> None:
    found = [one.id for name in domains for one in year(domains, name, wanted).operations]
    assert sorted(found) == sorted(
        str(one["id"])
        for one in entries("operations.yaml", "operations")
        if int(str(one["since"])[:4]) <= wanted < int(str(one.get("until", "9999"))[:4])
    )


@pytest.mark.parametrize("wanted", [2014, 2019, 2024])
def test_nothing_counts_as_instrument_and_operation(
    system: System, domains: dict[str, DomainYears], wanted: int
) -> None:
    told = system.operations.named()
    kinds = {one.id: one.kind for one in system.cooperation.instruments}
    for one in domains:
        held = year(domains, one, wanted)
        for each in (*held.joint, *held.union, *held.alliance):
            assert each.id not in told
            assert kinds[each.id] != "operation"


def test_maritime_security_by_hand(system: System, domains: dict[str, DomainYears]) -> None:
    """Atalanta, Irini and Aspides beside two presences and EUCAP; Aegean and Sea Guardian."""
    at = year(domains, "maritime-security", 2024)
    assert tally(system, at.operations, "EU") == (3, 3)
    assert tally(system, at.operations, "NATO") == (2, 0)
    assert {one.id for one in at.decided} == {"aspides-2023"}
    before = year(domains, "maritime-security", 2023)
    assert tally(system, before.operations, "EU") == (2, 3)
    assert {one.id for one in before.pending} == {"aspides-2023"}
    assert {one.id for one in before.decided} == {"atalanta-red-sea-2023"}
    sixteen = year(domains, "maritime-security", 2016)
    assert [one.id for one in sixteen.ended] == ["active-endeavour-2001", "ocean-shield-2009"]


def test_baltic_sentry_is_the_first_operation_for_infrastructure(
    system: System, domains: dict[str, DomainYears]
) -> None:
    counts = [
        tally(system, one.operations, "NATO")[0] for one in domains["critical-infrastructure"].years
    ]
    assert counts == [0] * 11 + [1, 1]
    for empty in ("space", "emerging-technology", "climate-and-security"):
        assert not domains[empty].operations
        assert not domains[empty].dossiers


def test_every_dossier_of_a_domain_is_decided_once_or_pending(
    system: System, domains: dict[str, DomainYears]
) -> None:
    for name, one in domains.items():
        mine = {each.id for each in system.dossiers if each.domain == name}
        assert {each.id for each in one.dossiers} == mine
        decided = [each.id for at in one.years for each in at.decided]
        assert len(decided) == len(set(decided))
        open_now = {each.id for each in system.dossiers if each.domain == name and not each.decided}
        assert {each.id for each in one.years[-1].pending} == open_now


def test_a_day_before_aspides_knows_none(system: System) -> None:
    then = system.as_known_on(date(2024, 2, 18))
    (at,) = (
        one.years[0]
        for one in domains_by_year(then, (2024,))
        if one.domain.id == "maritime-security"
    )
    assert at.day == date(2024, 2, 18)
    assert "aspides-2024" not in {one.id for one in at.operations}
    assert {one.id for one in at.pending} == {"aspides-2023"}


def test_regions_tell_who_led_what_in_the_indo_pacific(system: System) -> None:
    wide, narrow, asia = regions_on(system, date(2024, 9, 21))
    union, alliance = wide.led
    assert {one.id for one in union.running_military} >= {"atalanta-2008", "aspides-2024"}
    assert alliance.running_military == ()
    assert {one.id for one in alliance.past_military} >= {"ocean-shield-2009"}
    assert all(not (led.running_military or led.past_military) for led in narrow.led)
    assert [one.id for one in narrow.led[0].past_other] == ["aceh-2005"]
    assert asia.led[0].running_military == asia.led[0].past_military == ()


@pytest.mark.parametrize("name", ["maritime-security", "Maritime security", "MARITIME", "mari"])
def test_a_domain_is_found_by_id_name_or_first_letters(system: System, name: str) -> None:
    assert find_domain(system, name).id == "maritime-security"


@pytest.mark.parametrize("name", ["", "c", "maritime-secruity"])
def test_an_unclear_domain_is_refused(system: System, name: str) -> None:
    with pytest.raises(UnknownName, match="unknown domain"):
        find_domain(system, name)


@pytest.mark.parametrize(("wanted", "words"), [(2027, "is after"), (1989, "is before")])
def test_years_without_facts_are_refused(system: System, wanted: int, words: str) -> None:
    with pytest.raises(RangeError, match=words):
        domains_by_year(system, (wanted,))


def test_a_mandate_that_ran_out_is_told(system: System) -> None:
    held = {one.id: one for one in system.operations.operations}
    assert held["eumam-ukraine-2022"].mandate_ended(date(2026, 11, 15)) is None
    assert held["eumam-ukraine-2022"].mandate_ended(date(2026, 11, 16)) == "2026-11-15"
    then = system.as_known_on(date(2024, 11, 7))
    known = {one.id: one for one in then.operations.operations}
    assert known["eumam-ukraine-2022"].prolonged == ()
