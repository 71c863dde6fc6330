"""What no file can know alone: each check by one change to the small system."""

from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.errors import DataError
from foedus.facts.system import load
from foedus.facts.units import Units

Faults = Callable[..., list[str]]

CHANGES = [
    # Names
    (
        "plans.yaml", "source: gazette", "source: gazete#page-2",
        "plans.yaml:8: plans.0.source: source 'gazete' is not known; did you mean 'gazette'?",
    ),
    (
        "plans.yaml", "actor: AAA", "actor: AAB",
        "plans.yaml:2: plans.0.actor: actor 'AAB' is not known; did you mean 'AAA'?",
    ),
    (
        "organisations.yaml", "{actor: BBB, since: 2019", "{actor: ZZZ, since: 2019",
        "actor 'ZZZ' is not known; add it or name another",
    ),
    (
        "pledges.yaml", "organisation: PACT", "organisation: PAKT",
        "organisation 'PAKT' is not known; did you mean 'PACT'?",
    ),
    (
        "actors.yaml", "Beeland, kind: state, area: Europe, region: hills",
        "Beeland, kind: state, area: Europe, region: hlls",
        "actors.yaml:7: actors.1.region: region 'hlls' is not known; did you mean 'hills'?",
    ),
    ("administrations.yaml", "kind: open", "kind: opn", "kind of administration 'opn' is not"),
    ("system.yaml", "guarantor: GGG", "guarantor: GGH", "guarantor: actor 'GGH' is not known"),
    ("system.yaml", "union: UNION", "union: UNIO", "organisation 'UNIO' is not known"),
    (
        "system.yaml", "area: Europe", "area: Europe\n  majority_rule: union-majorty",
        "roles.majority_rule: rule 'union-majorty' is not known; did you mean 'union-majority'?",
    ),
    (
        "accession.yaml", "candidacies:\n", "council_rule: no-rule\ncandidacies:\n",
        "accession.yaml:1: council_rule: rule 'no-rule' is not known; add it or name another",
    ),
    ("system.yaml", "area: Europe", "area: Asia", "area of an actor 'Asia' is not known"),
    (
        "scenarios/guarantor-leaves.yaml", "actors: [PACT]", "actors: [PACK]",
        "changes.1.actors.0: actor or organisation 'PACK' is not known; did you mean 'PACT'?",
    ),
    (
        "actors.yaml", "id: CCC", "id: BBB",
        "actors.yaml:8: actors.2.id: 'BBB' is given twice, also on line 7",
    ),
    ("sources.yaml", "id: unread-1999", "id: gazette", "'gazette' is given twice, also on line 19"),
    ("organisations.yaml", "id: UNION", "id: PACT", "'PACT' is given twice, also on line 2"),
    ("series/datapackage.json", '"name": "distance"', '"name": "ideal_point"', "is given twice"),
    (
        "definitions.yaml", "series: defence_share", "series: defense_share",
        "definitions.0.series: series 'defense_share' is not known; did you mean 'defence_share'?",
    ),
    ("definitions.yaml", "without: [CCC]", "without: [CCD]", "without.0: actor 'CCD' is not known"),
    ("definitions.yaml", "area: Europe", "area: Asia", "area of an actor 'Asia' is not known"),
    ("definitions.yaml", "    at_least: 2\n", "", "at_least is required for a count"),
    # Days
    (
        "organisations.yaml", "until: 2020-02-01", "until: 2005-01-01",
        "until 2005-01-01 is not after since 2005-01-01",
    ),
    (
        "organisations.yaml", "{actor: BBB, since: 2019-04-04", "{actor: AAA, since: 2019-04-04",
        "organisations.yaml:11: organisations.0.memberships.3.since: AAA overlaps with line 8",
    ),
    (
        "administrations.yaml", "until: 2021-01-20", "until: 2021-01-21",
        "administrations.1.since: GGG overlaps with line 5; end that one by 2021-01-20",
    ),
    (
        "administrations.yaml", "takes_office: 2025-01-20", "takes_office: 2024-01-20",
        "takes_office 2024-01-20 is before the election on 2024-11-05",
    ),
    ("hostility.yaml", "2018-02-24", "2028-02-24", "2028-02-24 is after the system's today"),
    ("commitment.yaml", "date: 2018-06-30", "date: 2022-06-30", "is after the system's today"),
    ("organisations.yaml", "since: 2019-04-04", "since: 2022-04-04", "only what happened"),
    # Scenarios
    (
        "scenarios/guarantor-leaves.yaml", "based_on: baseline", "based_on: baselin",
        "scenario 'baselin' is not known; did you mean 'baseline'?",
    ),
    (
        "scenarios/guarantor-leaves.yaml", "based_on: baseline", "based_on: guarantor-stays",
        "based_on: leads back to itself: guarantor-leaves → guarantor-stays → guarantor-leaves",
    ),
    (
        "scenarios/guarantor-leaves.yaml", "based_on: baseline", "based_on: guarantor-leaves",
        "leads back to itself: guarantor-leaves → guarantor-leaves; break the circle",
    ),
    (
        "scenarios/guarantor-leaves.yaml", "based_on: baseline\n", "",
        "scenarios/guarantor-leaves.yaml:1: based_on is required; only 'baseline' is based on",
    ),
    (
        "scenarios/guarantor-stays.yaml", "as_in: guarantor-leaves", "as_in: guarantor-leave",
        "scenario 'guarantor-leave' is not known; did you mean 'guarantor-leaves'?",
    ),
    (
        "scenarios/guarantor-leaves.yaml", "name: guarantor-leaves", "name: leaves",
        "'leaves' is not the file's name; write 'guarantor-leaves'",
    ),
    (
        "scenarios/guarantor-leaves.yaml", "variable: defence_share\n    actors: [PACT]",
        "variable: guarantor_troops", "guarantor_troops is changed twice, also on line 5",
    ),
    # Parameters
    (
        "parameters/threat.yaml", "    border-2014:", "    border-2015:",
        "hostility event 'border-2015' is not known; did you mean 'border-2014'?",
    ),
    (
        "parameters/threat.yaml", "    border-2014: {", "    # border-2014: {",
        "event_level.values: has no value for hostility event border-2014; add one for each",
    ),
    (
        "parameters/threat.yaml", "between: [half_life,", "between: [half_live,",
        "parameter 'half_live' is not known; did you mean 'half_life'?",
    ),
    (
        "parameters/threat.yaml", "between: [half_life,", "between: [event_level.war-2018,",
        "names one parameter twice",
    ),
    # Series
    (
        "series/datapackage.json", '"path": "distance.csv"', '"path": "distances.csv"',
        "'distances.csv' is missing; add the file",
    ),
    (
        "series/datapackage.json", '"path": "distance.csv"', '"path": "distances.csv"',
        "series/distance.csv:None: is not in datapackage.json; describe it there or remove it",
    ),
    (
        "series/datapackage.json", '"path": "distance.csv"', '"path": "../actors.csv"',
        "resources.2.path: must be the name of a CSV file beside datapackage.json, no path",
    ),
]  # fmt: skip


def test_the_small_system_has_no_fault(faults_with: Faults) -> None:
    assert faults_with("system.yaml", "For tests only.", "For tests.") == []


@pytest.mark.parametrize(("file", "old", "new", "expected"), CHANGES)
def test_a_contradiction_is_found(
    faults_with: Faults, file: str, old: str, new: str, expected: str
) -> None:
    found = faults_with(file, old, new)
    assert any(expected in fault for fault in found), found


def test_faults_of_content_do_not_hide_faults_between_files(faults_with: Faults) -> None:
    found = faults_with("plans.yaml", "actor: AAA\n", "actor: AAB\n    extra: 1\n")
    assert [fault.split(";")[0] for fault in found] == [
        "plans.yaml:2: plans.0.actor: actor 'AAB' is not known",
        "plans.yaml:3: plans.0.extra is not a known key",
    ]


def test_what_an_unreadable_file_would_name_is_not_called_unknown(faults_with: Faults) -> None:
    (fault,) = faults_with("sources.yaml", "title: The Invented Gazette", "title: The 'Gazette: x")
    assert fault.startswith("sources.yaml:21: is not valid YAML")


UNITS = Units(
    variables={"guarantor_troops": "thousand persons", "defence_share": "% of GDP"},
    parameters={
        "threat": {"half_life": "year", "reach": "km", "event_level": "1"},
        "economy": {"growth": "% per year"},
    },
)


def test_units_are_compared_with_the_code(copy: Path) -> None:
    assert load(copy, units=UNITS).name == "small"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "scenarios/guarantor-leaves.yaml", "unit: thousand persons", "unit: persons",
            "changes.0.unit: 'persons' is not the unit of the code; write 'thousand persons'",
        ),
        ("pledges.yaml", "% of GDP", "percent", "pledges.0.unit: 'percent' is not the unit"),
        ("plans.yaml", "% of GDP", "percent", "plans.0.unit: 'percent' is not the unit"),
        (
            "plans.yaml", "variable: defence_share", "variable: defense_share",
            "variable 'defense_share' is not known; did you mean 'defence_share'?",
        ),
        ("parameters/threat.yaml", "unit: km", "unit: mile", "reach.unit: 'mile' is not the unit"),
        (
            "parameters/economy.yaml", "growth:", "grwth:",
            "parameter 'grwth' is not known; did you mean 'growth'?",
        ),
        ("parameters/economy.yaml", "growth:", "grwth:", "has no parameter growth; add it"),
    ],
)  # fmt: skip
def test_a_wrong_unit_is_found(copy: Path, file: str, old: str, new: str, expected: str) -> None:
    path = copy / file
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(DataError) as raised:
        load(copy, units=UNITS)
    assert expected in str(raised.value)


def test_a_file_of_no_sub_model_is_found(copy: Path) -> None:
    (copy / "parameters" / "threat.yaml").rename(copy / "parameters" / "threats.yaml")
    with pytest.raises(DataError, match="'threats' is not a sub-model; did you mean 'threat'"):
        load(copy, units=UNITS)
