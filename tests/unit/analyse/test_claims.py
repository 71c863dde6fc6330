"""Claims of the shipped document: every one has a verdict that its numbers and its day decide."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

import foedus
from foedus.analyse.claim_findings import (
    CONTRADICTED,
    MIXED,
    NOT_TESTABLE,
    SUPPORTED,
    VERDICTS,
    together,
    verdict_on_bound,
    verdict_on_sign,
)
from foedus.analyse.claim_runs import Runs
from foedus.analyse.claims import Examination, Judged, check, claims_in, find, judge
from foedus.facts.claim_selections import Happening, Quantity, Selection
from foedus.facts.claim_tests import (
    ClaimTest,
    Count,
    Difference,
    Event,
    Figure,
    InScenario,
    Mediation,
    Trend,
)
from foedus.facts.partial_days import is_partial_day, known_since
from foedus.facts.positions import Group
from foedus.facts.system import System
from foedus.present.check_json import examination_json

DOCUMENT, WRITTEN = "zhao-2024", date(2024, 9, 21)
CONTRARY = {SUPPORTED: CONTRADICTED, CONTRADICTED: SUPPORTED, MIXED: MIXED}
FILE = claims_in(foedus.load(), DOCUMENT)
FACT_TESTS = [
    pytest.param(test, id=f"{claim.id}-{place}")
    for claim in FILE.claims
    for place, test in enumerate((*claim.tests, *([claim.since] if claim.since else [])))
    if test.on_facts
]


@pytest.fixture(scope="module")
def now(system: System) -> Examination:
    return check(system, DOCUMENT, runs=128)


@pytest.fixture(scope="module")
def then(system: System) -> Examination:
    return check(system.as_known_on(WRITTEN), DOCUMENT, runs=128)


def by_number(found: Examination) -> dict[str, Judged]:
    return {one.claim.number: one for one in found.claims}


def runs_of(system: System, number: int = 128) -> Runs:
    return Runs(system, number, 1)


def test_every_claim_of_the_list_is_there_with_a_verdict(now: Examination) -> None:
    numbers = by_number(now)
    listed = {*(str(one) for one in range(1, 33)), "7a", "7b"} - {"7"}
    assert listed <= set(numbers)
    assert {one.verdict for one in now.claims} <= set(VERDICTS)
    assert sum(now.counts.values()) == len(now.claims)
    assert {one.claim.number for one in now.claims if one.claim.kind == "forecast"} == {
        *("5", "8", "10", "30")
    }


def test_at_least_fourteen_are_tested_on_facts(now: Examination) -> None:
    tested = [
        one
        for one in now.claims
        if any(
            test.on_facts and part.verdict != NOT_TESTABLE
            for test, part in zip(one.claim.tests, one.found, strict=True)
        )
    ]
    assert len(tested) >= 14


def test_assumptions_are_marked_and_what_cannot_be_tested_names_what_is_missing(
    now: Examination,
) -> None:
    marked = {one.claim.number for one in now.claims if one.assumptions}
    assert {"6", "7a", "7b", "8", "10", "19"} <= marked
    assert len(marked) >= 8
    untested = [one for one in now.claims if one.verdict == NOT_TESTABLE]
    assert len(untested) >= 4
    assert all(one.missing and one.strength is None for one in untested)
    assert all(one.evidence for one in now.claims if one.verdict != NOT_TESTABLE)


def test_no_effect_over_judged_links_alone_goes_unmarked(now: Examination) -> None:
    on_model = [
        part for one in now.claims for part in one.found if part.kind in ("scenario", "mediation")
    ]
    moved = {one.claim.number: one for one in now.claims}
    assert on_model
    for number in ("6", "7b", "8"):
        (part,) = (one for one in moved[number].found if one.kind == "scenario")
        assert any("judged links alone" in said for said in part.assumptions)
    assert not moved["11"].assumptions  # links that are estimated carry it too


def test_what_changed_since_is_the_force_of_5000_and_the_vote_on_russia(
    now: Examination, then: Examination
) -> None:
    before, after = by_number(then), by_number(now)
    assert (before["18"].verdict, after["18"].verdict) == (CONTRADICTED, SUPPORTED)
    assert (before["27"].verdict, after["27"].verdict) == (SUPPORTED, MIXED)
    assert {one.when_written for one in then.claims} == {None}
    for number, one in after.items():
        assert one.when_written == before[number].verdict


def test_the_force_is_declared_on_its_day_and_not_before(system: System) -> None:
    (claim,) = (one for one in FILE.claims if one.number == "18")
    verdicts = [
        find(known, claim.tests[0], runs_of(known)).verdict
        for known in (system.as_known_on(date(2025, 5, day)) for day in (19, 20))
    ]
    assert verdicts == [CONTRADICTED, SUPPORTED]


def test_forecasts_are_held_against_what_came_and_only_after_the_day(
    now: Examination, then: Examination
) -> None:
    forecasts = [one for one in now.claims if one.claim.kind == "forecast"]
    assert all(one.since is not None and one.since.strength is not None for one in forecasts)
    assert all(one.since is None for one in then.claims)


@pytest.mark.parametrize("day", [WRITTEN, None])
@pytest.mark.parametrize("test", FACT_TESTS)
def test_the_contrary_gets_the_contrary_verdict(
    test: ClaimTest, day: date | None, system: System
) -> None:
    known = system if day is None else system.as_known_on(day)
    one, other = (find(known, each, runs_of(known)) for each in (test, test.contrary()))
    if one.verdict == NOT_TESTABLE:
        assert one.missing == other.missing
        return
    assert other.verdict == CONTRARY[one.verdict]
    assert one.strength is not None
    assert other.strength is not None
    assert (one.strength.value, one.strength.low) == (other.strength.value, other.strength.low)
    assert one.strength.claimed != other.strength.claimed


def test_most_of_them_are_decided_so_that_the_flip_is_one(system: System) -> None:
    decided = [
        find(system, one.values[0], runs_of(system)).verdict  # type: ignore[arg-type]
        for one in FACT_TESTS
    ]
    assert sum(one in (SUPPORTED, CONTRADICTED) for one in decided) >= 25


def test_a_day_after_the_document_changes_nothing_of_its_day(
    system: System, now: Examination, then: Examination, tmp_path: Path
) -> None:
    folder = poisoned(system, tmp_path)
    other = foedus.load(folder)
    found = check(other, DOCUMENT, runs=128)
    assert examination_json(found, other.sources) != examination_json(now, system.sources)
    known = foedus.load(folder, as_of=WRITTEN)
    found = check(known, DOCUMENT, runs=128)
    assert examination_json(found, known.sources) == examination_json(then, system.sources)


def poisoned(system: System, into: Path) -> Path:
    """Return a copy of the system in which all that came after the day is something else."""
    folder = into / "poisoned"
    shutil.copytree(system.directory, folder)
    changed = _poison_series(system, folder)
    for path in (*folder.glob("*.yaml"), *folder.glob("dossiers/*.yaml")):
        values = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        if path.name in _DATED and _poison(values, system.today):
            changed += 1
            path.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
    assert changed > 20
    return folder


_DATED = (
    *("cooperation.yaml", "force_commitments.yaml", "union_instruments.yaml", "commitment.yaml"),
    *("administrations.yaml", "accession.yaml", "organisations.yaml"),
    *(path.name for path in sorted((foedus.load().directory / "dossiers").glob("*.yaml"))),
)


def _poison_series(system: System, folder: Path) -> int:
    """Change every value that was published after the day, within what can be right."""
    package = folder / "series" / "datapackage.json"
    said = json.loads(package.read_text("utf-8"))
    number = 0
    for resource in said["resources"]:
        series = system.series(resource["name"])
        if series.year is None or series.published is None:
            continue
        late = {y for y in series.years if series.published.first_day(y) > WRITTEN}
        path = folder / "series" / resource["path"]
        header, *rows = path.read_text("utf-8").splitlines()
        names = header.split(",")
        year, value = names.index("year"), names.index("value")
        cells = [row.split(",") for row in rows]
        for row in cells:
            if int(row[year]) in late:
                row[value] = _other_value(row[value], resource["range"])
        text = "\n".join([header, *(",".join(row) for row in cells)]) + "\n"
        number += text != path.read_text("utf-8")
        path.write_text(text, "utf-8")
        data = text.encode()
        algorithm = resource["hash"].split(":")[0] + ":" if ":" in resource["hash"] else ""
        resource["hash"], resource["bytes"] = algorithm + sha256(data).hexdigest(), len(data)
    package.write_text(json.dumps(said), "utf-8")
    return number


def _other_value(value: str, between: list[float]) -> str:
    """Return about half of a value, a whole number where it is one."""
    other = min(max(float(value) * 0.55, between[0]), between[1])
    return str(round(other)) if value.lstrip("-").isdecimal() else f"{other:.4f}"


def _poison(value: Any, today: date) -> bool:
    """Change what a fact says that came after the day; return whether anything was changed."""
    changed = [_poison(one, today) for one in _inner(value)]
    if not isinstance(value, dict):
        return any(changed)
    for key, other in (("declared_operational", "2026-10-01"), ("decided", "2026-11-01")):
        if _late(value.get(key), today):
            value[key] = other
            changed.append(True)
    if _late(value.get("decided"), today) and str(value.get("outcome")).startswith("adopted"):
        value["outcome"] = "failed"
    began = next((value[key] for key in _BEGINS if key in value), None)
    if _late(began, today):
        for key, other in _OTHER.items():
            if key in value:
                value[key] = other
                changed.append(True)
    return any(changed)


_BEGINS = ("agreed", "adopted", "date", "since")
_OTHER: dict[str, Any] = {
    "what": "Something else.",
    "title": "Another title",
    "domain": "space",
    "figure": 7.0,
    "persons": 7,
    "head": "Somebody else",
    "coding": "Another coding.",
    "stance": "abstain",
}


def _inner(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _late(when: Any, today: date) -> bool:
    text = when.isoformat() if isinstance(when, date) else when
    return is_partial_day(text) and known_since(str(text), today) > WRITTEN


UNION = Group(title="members", organisation="EU")


@pytest.mark.parametrize(
    "test",
    [
        Trend(quantity=Quantity(series="no_series", group=UNION), since=2000, claimed="rising"),
        Difference(series="no_series", left=UNION, right=UNION, claimed="above", unit="points"),
    ],
)
def test_a_missing_series_makes_a_claim_not_testable(
    test: Trend | Difference, system: System
) -> None:
    key = "trend" if isinstance(test, Trend) else "difference"
    found = find(system, ClaimTest(**{key: test}), runs_of(system))
    assert found.verdict == NOT_TESTABLE
    assert "no_series" in str(found.missing)


def test_a_figure_is_the_number_of_the_series(system: System) -> None:
    quantity = Quantity(
        series="personnel_nato", group=Group(title="two", actors=("FRA", "DEU")), year=2024
    )
    test = Figure(quantity=quantity, claimed="above", threshold=1.0, unit="thousand persons")
    found = find(system, ClaimTest(figure=test), runs_of(system))
    table = system.series("personnel_nato").table(("FRA", "DEU"), (2024,))
    assert found.strength is not None
    assert found.strength.value == pytest.approx(table.sum())
    assert found.verdict == SUPPORTED


def test_a_difference_between_groups_is_that_of_their_means(system: System) -> None:
    near = Group(title="near", actors=("EST", "LVA", "LTU", "POL", "FIN"))
    far = Group(title="far", actors=("PRT", "ESP", "ITA", "BEL", "LUX"))
    test = Difference(
        series="defence_share_sipri",
        left=near,
        right=far,
        year=2023,
        claimed="above",
        unit="points",
    )
    found = find(system, ClaimTest(difference=test), runs_of(system))
    series = system.series("defence_share_sipri")
    means = [series.table(one.actors, (2023,)).mean() for one in (near, far)]
    assert found.strength is not None
    assert found.strength.value == pytest.approx(means[0] - means[1])
    assert found.verdict == SUPPORTED


def test_two_single_states_differ_by_their_errors_or_exactly(system: System) -> None:
    groups = {"left": Group(title="F", actors=("FRA",)), "right": Group(title="D", actors=("DEU",))}
    given = {**groups, "year": 2023, "claimed": "below"}
    votes, shares = (
        find(
            system,
            ClaimTest(difference=Difference(series=name, unit=unit, **given)),
            runs_of(system),
        )
        for name, unit in (("un_ideal_point", "points"), ("defence_share_sipri", "points"))
    )
    assert votes.strength is not None
    assert shares.strength is not None
    series = system.series("un_ideal_point")
    errors = series.errors(("FRA", "DEU"), (2023,))[0]
    assert votes.strength.high - votes.strength.value == pytest.approx(
        1.6449 * float((errors**2).sum() ** 0.5), rel=1e-3
    )
    assert shares.strength.low == shares.strength.value == shares.strength.high


def test_counts_end_on_the_day_and_rates_take_the_shorter_span(system: System) -> None:
    since = {"label": "x", "side": "joint", "since": "2022-02-24"}
    half = find(
        system.as_known_on(date(2022, 8, 25)),
        ClaimTest(count=Count(left=Selection(**since), right=Selection(**since), claimed="above")),
        runs_of(system),
    )
    assert half.strength is not None
    assert half.strength.value == pytest.approx(1)
    assert half.verdict == MIXED
    assert "in 0.5 years" in half.evidence[0].what


def test_a_period_that_has_not_begun_is_not_testable(system: System) -> None:
    late = Selection(label="late", side="joint", since=date(2024, 10, 1))
    early = Selection(label="early", side="joint", since=date(2016, 1, 1))
    test = ClaimTest(count=Count(left=late, right=early, claimed="above"))
    known = system.as_known_on(WRITTEN)
    assert find(known, test, runs_of(known)).verdict == NOT_TESTABLE
    assert find(system, test, runs_of(system)).verdict != NOT_TESTABLE


def test_what_may_still_happen_by_its_day_is_not_refuted_before_it(system: System) -> None:
    facts = (Happening(commitment="eu-rapid-deployment-capacity", operational=True),)
    test = ClaimTest(event=Event(facts=facts, by=date(2025, 12, 31)))
    known = system.as_known_on(WRITTEN)
    assert find(known, test, runs_of(known)).verdict == NOT_TESTABLE
    assert find(system, test, runs_of(system)).verdict == SUPPORTED


def test_a_group_in_a_scenario_is_tested_by_its_mean(system: System) -> None:
    group = Group(title="near", actors=("EST", "LVA", "LTU"))
    test = InScenario(
        indicator="perceived_threat", group=group, scenario="russia-escalates",
        since=2031, until=2033, claimed="above",
    )  # fmt: skip
    found = find(system, ClaimTest(scenario=test), runs_of(system))
    assert found.verdict == SUPPORTED
    assert found.strength is not None
    assert found.strength.chance is not None
    assert found.strength.chance > 0.9


def test_the_contrary_of_a_claim_on_the_model_turns_its_chance_round(system: System) -> None:
    runs = runs_of(system)
    one = InScenario(
        indicator="eu_autonomy", scenario="us-retrenches", since=2031, until=2035, claimed="above"
    )
    found, other = (
        find(system, each, runs)
        for each in (ClaimTest(scenario=one), ClaimTest(scenario=one).contrary())
    )
    assert found.strength is not None
    assert other.strength is not None
    assert found.strength.chance == pytest.approx(1 - (other.strength.chance or 0))


def test_what_no_link_leads_to_is_not_testable(system: System) -> None:
    test = InScenario(
        indicator="instruments_in_force", scenario="us-stays", since=2031, until=2035,
        claimed="above",
    )  # fmt: skip
    found = find(system, ClaimTest(scenario=test), runs_of(system))
    assert found.verdict == NOT_TESTABLE
    assert "a link of the model" in str(found.missing)


def test_a_variable_on_no_way_of_the_effect_mediates_nothing(system: System) -> None:
    given = {
        "indicator": "european_share", "scenario": "russia-escalates", "since": 2031,
        "until": 2035, "claimed": "above", "share": 0.5,
    }  # fmt: skip
    runs = runs_of(system)
    all_of_it = find(
        system, ClaimTest(mediation=Mediation(**given, through="perceived_threat")), runs
    )
    runs = replace(runs, kept=dict(runs.kept))
    none_of_it = find(
        system, ClaimTest(mediation=Mediation(**given, through="us_troops_in_europe")), runs
    )
    assert all_of_it.verdict == SUPPORTED
    assert none_of_it.verdict == CONTRADICTED
    assert none_of_it.strength is not None
    assert none_of_it.strength.value == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("threshold", [-1.0, 0.0, 0.5, 2.0])
@pytest.mark.parametrize(("low", "high"), [(0.0, 0.0), (-1.0, 1.0), (0.5, 2.0), (2.0, 2.0)])
def test_a_bound_and_its_contrary_get_contrary_verdicts(
    low: float, high: float, threshold: float
) -> None:
    for claimed, contrary in (("above", "at_most"), ("at_least", "below")):
        one = verdict_on_bound(low, high, claimed, threshold)
        assert verdict_on_bound(low, high, contrary, threshold) == CONTRARY[one]
    one = verdict_on_sign(low, high, "above", threshold)
    assert verdict_on_sign(low, high, "below", threshold) == CONTRARY[one]


def test_where_an_essential_part_cannot_be_tested_the_claim_cannot(
    system: System, now: Examination
) -> None:
    claim = by_number(now)["29"]
    assert claim.parts_tested == (1, 2)
    assert (claim.verdict, claim.strength, claim.assumptions) == (NOT_TESTABLE, None, ())
    assert claim.found[0].verdict == CONTRADICTED  # acts, beside which words were not found
    parts = tuple(one.model_copy(update={"essential": False}) for one in claim.claim.tests)
    other = claim.claim.model_copy(update={"parts": parts})
    assert judge(system, other, WRITTEN, runs_of(system)).verdict == CONTRADICTED


def test_an_essential_part_decides_nothing_once_it_is_tested() -> None:
    assert together([SUPPORTED, CONTRADICTED], [SUPPORTED]) == MIXED
    assert together([SUPPORTED, NOT_TESTABLE], [NOT_TESTABLE]) == NOT_TESTABLE


def test_parts_that_cannot_be_tested_do_not_decide() -> None:
    assert together([NOT_TESTABLE, NOT_TESTABLE]) == NOT_TESTABLE
    assert together([CONTRADICTED, NOT_TESTABLE]) == CONTRADICTED
    assert together([MIXED, SUPPORTED]) == MIXED
