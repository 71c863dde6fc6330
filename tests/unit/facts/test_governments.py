"""Cabinets and parties: who governed when, by which parties, and what was known on a day."""

from datetime import date
from hashlib import sha256
from itertools import pairwise
from json import dumps, loads
from pathlib import Path
from shutil import copytree

import pytest

from foedus.errors import DataError
from foedus.facts.government_shelf import read_governments
from foedus.facts.governments import Governments
from foedus.facts.system import SHIPPED, System, load
from foedus.facts.validate import validate


@pytest.fixture(scope="module")
def system() -> System:
    return load()


@pytest.fixture(scope="module")
def governments(system: System) -> Governments:
    return system.governments()


def names(governments: Governments, actor: str, day: str) -> dict[str, int]:
    cabinet = governments.in_office(actor, date.fromisoformat(day))
    assert cabinet is not None
    return {
        one.name: one.seats
        for one in governments.parties_of.get((actor, cabinet.since), ())
        if one.role == "government"
    }


@pytest.mark.parametrize(
    ("actor", "day", "cabinet"),
    [
        ("DEU", "2014-07-01", "Merkel III"),
        ("GBR", "2003-03-20", "Blair II"),
        ("POL", "2023-12-12", "Morawiecki III"),
        ("POL", "2023-12-13", "Tusk III"),
        ("NLD", "2024-07-02", "Schoof (four parties)"),
        ("FRA", "2024-09-05", "Barnier"),
        ("DEU", "2025-05-06", "Merz"),
        ("HUN", "2026-05-08", "Orbán V"),
        ("HUN", "2026-05-09", "Magyar"),
        ("TUR", "2024-01-01", "Erdoğan V"),
    ],
)
def test_who_was_in_office(governments: Governments, actor: str, day: str, cabinet: str) -> None:
    found = governments.in_office(actor, date.fromisoformat(day))
    assert found is not None
    assert found.cabinet == cabinet


def test_every_member_of_the_union_and_four_others_have_a_cabinet_every_day(
    system: System, governments: Governments
) -> None:
    others = {"GBR", "NOR", "ISL", "TUR"}
    assert set(governments.cabinets_of) == {*system.members("EU", system.today), *others}
    for actor, held in governments.cabinets_of.items():
        assert held[0].since <= date(2000, 2, 1), actor
        assert held[-1].until is None, actor
        for earlier, later in pairwise(held):
            assert earlier.until == later.since, (actor, earlier.cabinet)


def test_seats_of_joint_lists_are_mended(governments: Governments) -> None:
    """In the register Fidesz has none of the 117 seats of 2022, MoDem none of its 48."""
    assert names(governments, "HUN", "2022-07-01") == {"Fidesz": 117, "KDNP": 18}
    assert names(governments, "FRA", "2022-07-01")["MoDem"] == 48


def test_technicians_have_no_party(governments: Governments) -> None:
    assert names(governments, "BGR", "2024-05-01") == {}
    assert sum(names(governments, "ITA", "2012-06-01").values()) == 0


def test_what_is_taken_from_a_document_says_which(governments: Governments, system: System) -> None:
    newer = [one for one in governments.cabinets if one.since >= date(2023, 7, 1)]
    assert len(newer) > 50
    assert all(one.source in system.sources for one in governments.cabinets)
    assert {one.checked for one in newer} == {"text", "recalled"}
    days = [one for one in governments.cabinets if "day is recalled" in (one.note or "")]
    assert {one.checked for one in days} == {"recalled"}
    assert {one.actor for one in days} == {"ESP", "HRV", "ISL", "LTU", "SVK"}
    recalled = [one for one in governments.parties if one.checked == "recalled"]
    assert 20 < len(recalled) < 40
    assert governments.cabinets_of["CYP"][-1].checked == "recalled"
    older = [one for one in governments.cabinets if one.until and one.until < date(2021, 1, 1)]
    assert {(one.source, one.checked) for one in older} == {("parlgov-2023", "data")}


def test_a_day_hides_later_cabinets_ends_and_waves() -> None:
    then = load(as_of=date(2021, 6, 30)).governments()
    france = then.cabinets_of["FRA"][-1]
    assert (france.cabinet, france.until) == ("Castex", None)
    assert max(one.wave for one in then.positions) == 2019
    assert {one.wave for one in load(as_of=date(2020, 12, 31)).governments().positions} == {
        1999, 2002, 2006, 2010, 2014,
    }  # fmt: skip


def test_a_link_is_bound_to_its_years(governments: Governments) -> None:
    """The list of three parties of 2017 is one entry of the register; EKRE shares another's."""
    front = governments.links_of["parlgov-2211"]
    assert sum(one.share or 0 for one in front) == pytest.approx(1)
    farmers = {one.survey_party: one.holds(2019) for one in governments.links_of["parlgov-417"]}
    assert farmers == {2206: False, 2209: True}


def test_a_system_without_the_tables_has_none(small: System) -> None:
    assert small.governments().cabinets == ()
    assert validate(small.directory).valid


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    copytree(SHIPPED / "eu_nato" / "governments", tmp_path / "governments")
    return tmp_path


def reseal(folder: Path, table: str, old: str, new: str) -> list[str]:
    """Change a table, and its checksum as if it had been written so; return the faults."""
    path, package = (folder / "governments" / name for name in (f"{table}.csv", "datapackage.json"))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    said = loads(package.read_text("utf-8"))
    for one in said["resources"]:
        data = (folder / "governments" / one["path"]).read_bytes()
        one |= {"hash": f"sha256:{sha256(data).hexdigest()}", "bytes": len(data)}
    package.write_text(dumps(said), "utf-8")
    return faults(folder)


def faults(folder: Path) -> list[str]:
    system = load()
    found = read_governments(folder, {*system.actor_ids}, {*system.sources})[1]
    return [f"{one.file}: {one}" for one in found]


FIRST = "AUT,1997-01-28,1999-10-03,Klima I,Klima,false,183,parlgov-2023,data,"


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("cabinets", FIRST, FIRST.replace("AUT", "AUX"), "actor 'AUX' is not known"),
        ("cabinets", FIRST, FIRST.replace("1999-10-03", "1999-10-32"), "no day of the calendar"),
        ("cabinets", FIRST, FIRST.replace("1999-10-03", "1999-12-01"), "goes on when the next"),
        ("cabinets", FIRST, FIRST.replace("1999-10-03", "1996-01-01"), "is not after since"),
        ("cabinets", FIRST, FIRST.replace("1999-10-03", ""), "goes on when the next"),
        ("cabinets", FIRST, FIRST.replace(",183,", ",1e2,"), "seats_total"),
        ("cabinets", FIRST, FIRST.replace("parlgov-2023", "parlgov"), "source 'parlgov' is not"),
        ("cabinets", FIRST, FIRST[:-1], "has 9 field(s), the header 10"),
        ("cabinets", FIRST, f"{FIRST}\n{FIRST}", "is given twice, also on line 2"),
        ("cabinets", "actor,since,until", "actor,since,end", "columns must be"),
        ("cabinet_parties", "AUT,1997-01-28,", "AUT,1997-01-29,", "no cabinet of AUT took office"),
        ("cabinet_parties", "parlgov-1013,OVP", "parlgov-9,OVP", "has no link"),
        ("party_links", "ches-1001,CDA,1001,1,", "ches-1001,CDA,1001,,", "share is required"),
        ("party_links", "ches-1001,CDA,1001,1,", "ches-1001,CDA,1001,1.2,", "less than or equal"),
        (
            "party_positions",
            "102,1999,eu_foreign,6.5556",
            "102,1999,eu_foreign,8",
            "outside 1 to 7",
        ),
        ("party_positions", "102,1999,eu_foreign", "102,1999,eu_foreigm", "has no range"),
    ],
)
def test_faults_are_told_by_line(shipped: Path, table: str, old: str, new: str, words: str) -> None:
    assert any(words in one and f"{table}.csv" in one for one in reseal(shipped, table, old, new))


def test_a_changed_file_and_a_bad_package_are_refused(shipped: Path) -> None:
    assert faults(shipped) == []
    path = shipped / "governments" / "cabinets.csv"
    path.write_bytes(path.read_bytes().replace(b"Klima II", b"Klima X", 1))
    assert any("checksum is" in one for one in faults(shipped))
    package = shipped / "governments" / "datapackage.json"
    package.write_text(package.read_text("utf-8").replace('"cabinets"', '"kabinets"', 1), "utf-8")
    assert any("resources.0.name" in one for one in faults(shipped))
    package.write_text("{", "utf-8")
    assert any("is not valid JSON" in one for one in faults(shipped))


def test_a_missing_table_is_told(shipped: Path) -> None:
    (shipped / "governments" / "party_links.csv").unlink()
    assert any("is missing" in one for one in faults(shipped))


def test_the_report_on_a_folder_counts_cabinets_and_tells_their_faults(tmp_path: Path) -> None:
    folder = copytree(SHIPPED / "eu_nato", tmp_path / "own")
    counted = validate(folder).facts["cabinets"]
    assert sum(counted.values()) == len(load().governments().cabinets)
    path = folder / "governments" / "cabinets.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    assert not validate(folder).valid
    with pytest.raises(DataError, match=r"cabinets\.csv"):
        load(folder).governments()
