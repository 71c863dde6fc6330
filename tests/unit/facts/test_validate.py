"""The report on a folder: all faults of all files, and what it holds."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from foedus.errors import DataError
from foedus.facts.checked import Fact
from foedus.facts.records import Record
from foedus.facts.system import SHIPPED, System, load
from foedus.facts.units import Units
from foedus.facts.validate import Report, validate


def test_what_the_small_system_holds(small: System) -> None:
    report = validate(small.directory)
    assert report.valid
    assert report.checksum == small.checksum
    assert dict(report.facts["memberships"]) == {"data": 5, "text": 0, "recalled": 2}
    assert dict(report.facts["commitment references"]) == {"data": 0, "text": 0, "recalled": 4}
    assert report.by_checked == {"data": 16, "text": 52, "recalled": 23}
    assert dict(report.facts["rules of decision"]) == {"data": 0, "text": 3, "recalled": 2}
    assert report.recalled_share == pytest.approx(23 / 91)
    assert dict(report.parameters) == {"measured": 1, "legal": 0, "estimated": 1, "judged": 3}
    assert (report.scenarios, report.sources, report.unused_sources) == (3, 5, ("unread-1999",))


def test_faults_of_all_files_come_at_once_and_in_order(copy: Path) -> None:
    for file, old, new in (
        ("plans.yaml", "basis: legal", "basis: hoped"),
        ("hostility.yaml", "date: 2014", "dat: 2014"),
        ("scenarios/baseline.yaml", "question", "qestion"),
        ("series/distance.csv", "AAA,HHH,900", "AAA,HHH,NaN"),
        ("actors.yaml", "region: coast", "region: cost"),
    ):
        path = copy / file
        path.write_text(path.read_text().replace(old, new))
    report = validate(copy)
    assert [(fault.file, fault.line) for fault in report.faults] == [
        ("actors.yaml", 6),
        ("hostility.yaml", 2),
        ("hostility.yaml", 2),
        ("plans.yaml", 7),
        ("scenarios/baseline.yaml", 1),
        ("scenarios/baseline.yaml", 2),
        ("series/distance.csv", None),
        ("series/distance.csv", 2),
    ]
    assert (report.valid, report.checksum) == (False, None)


def test_units_reach_the_report(copy: Path) -> None:
    report = validate(copy, Units({"defence_share": "%", "guarantor_troops": "thousand persons"}))
    assert {fault.file for fault in report.faults} == {
        "pledges.yaml", "plans.yaml", "scenarios/guarantor-leaves.yaml",
        "scenarios/guarantor-stays.yaml",
    }  # fmt: skip


def test_no_system_at_all(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is not a folder"):
        validate(tmp_path / "missing")


def reseal(folder: Path, name: str, old: str, new: str) -> Report:
    """Change a series, and its checksum in the data package as if it had been derived so."""
    path, package = folder / "series" / f"{name}.csv", folder / "series" / "datapackage.json"
    path.write_text(path.read_text().replace(old, new, 1))
    said = json.loads(package.read_text())
    for resource in said["resources"]:
        if resource["name"] == name:
            data = path.read_bytes()
            resource |= {"hash": f"sha256:{sha256(data).hexdigest()}", "bytes": len(data)}
    package.write_text(json.dumps(said, indent=2))
    return validate(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("distance", "BBB,HHH,300", "AAA,HHH,300", "line 3: row AAA,HHH is given twice"),
        ("distance", "CCC,HHH,400\nSSS,HHH,100", "SSS,HHH,100\nCCC,HHH,400", "line 5: row CCC"),
        ("distance", "AAA,HHH,900", "AAA,HHI,900", "line 2: partner 'HHI' is not an actor"),
        ("distance", "AAA,HHH,900", "AAA,HHH,90000", "line 2: value 90000.0 is outside the"),
        ("distance", "iso3,partner,value\n", "iso3,year,value\n", "line 2: year must be"),
        (
            "defence_share", "AAA,2017,1.4,false,2021-04\n", "",
            "line 3: AAA has no value for 2017; declare the gap and its reason",
        ),
        (
            "defence_share", "BBB,2018", "BBB,2017,1.2,false,x\nBBB,2018",
            "line 10: BBB 2017 has a value, but datapackage.json declares a gap; drop one",
        ),
        ("ideal_point", "iso3,year,value,standard_error", "iso3,year,value,estimate", "line 2"),
    ],
)  # fmt: skip
def test_rows_agree_with_their_description(
    copy: Path, name: str, old: str, new: str, expected: str
) -> None:
    report = reseal(copy, name, old, new)
    assert str(report.faults[0]).startswith(expected)
    assert report.faults[0].file == f"series/{name}.csv"


def test_organisations_and_the_others_may_stand_in_rows(copy: Path) -> None:
    assert reseal(copy, "distance", "AAA,HHH,900\n", "AAA,HHH,900\nAAA,OTH,1\nAAA,PACT,2\n").valid


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"month": 4', '"month": 13', "published.month: Input should be less than or equal to 12"),
        ('"range": [\n        0,\n        10\n      ]', '"range": [10, 0]', "range runs from high"),
        ('"checked": "data",', '"checked": "yes",', "Input should be 'data', 'text' or 'recalled'"),
        ('"title": "Ideal points",', "", "resources.3.title is required"),
        ('"bytes"', '"byte"', "is not a known key; did you mean 'bytes'?"),
        ('"Ideal points",', "'Ideal points',", "is not valid JSON"),
        ('"resources"', '"name": 1, "resources"', "name is given twice, also on line 2"),
    ],
)
def test_the_description_itself_is_checked(copy: Path, old: str, new: str, expected: str) -> None:
    path = copy / "series" / "datapackage.json"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    report = validate(copy)
    assert any(expected in str(fault) for fault in report.faults), report.faults
    assert {fault.file for fault in report.faults} == {"series/datapackage.json"}
    assert report.faults[0].line is not None


def test_at_most_a_third_of_the_shipped_facts_is_recalled() -> None:
    report = validate(SHIPPED / "eu_nato")
    assert report.valid
    assert report.recalled_share <= 1 / 3, f"{100 * report.recalled_share:.0f} % are recalled"


def test_every_entry_of_the_facts_in_breadth_is_counted() -> None:
    system = load(SHIPPED / "eu_nato")
    files = (
        *("cooperation", "force_commitments", "command_posts"),
        *("union_instruments", "nuclear", "accession", "force_generation", "operations"),
    )
    records = [one for file in files for one in _records(getattr(system, file))]
    held = sum(isinstance(one, Fact) for one in records)
    counted = validate(SHIPPED / "eu_nato").facts
    kinds = (
        "cooperation instruments", "force commitments", "force tiers", "force steps",
        "declared groups", "turns of a rotation", "command posts", "holders of posts",
        "union instruments", "union steps", "amounts", "participants", "allocations",
        "nuclear arsenals", "nuclear hosting", "nuclear bodies", "nuclear members",
        "nuclear statements", "accession steps", "accession blocks",
            "accession targets",
        "force goals", "limits to parts in forces", "force offers", "studies of readiness",
            "orders of priority",
        "operations", "regions of operations", "definitions of military", "texts of definitions",
            "prolonged mandates",
    )  # fmt: skip
    assert held == sum(sum(counted[kind].values()) for kind in kinds if kind in counted)


def _records(held: object) -> Iterator[Record]:
    if isinstance(held, Record):
        yield held
        for _, inner in held:
            yield from _records(inner)
    elif isinstance(held, tuple):
        for one in held:
            yield from _records(one)


def test_united_states_elections_fall_on_the_day_that_the_law_sets() -> None:
    system = load(SHIPPED / "eu_nato")
    guarantor = system.roles.guarantor
    days = [one.date for one in system.elections if one.actor == guarantor]
    assert {day.year for day in days} >= set(range(1988, 2025, 4))
    for day in days:
        assert day.month == 11
        assert day.weekday() == 1
        assert 2 <= day.day <= 8, "the Tuesday after the first Monday"
