"""The page's own words: strict, every name known, and every fault told with its line."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import foedus
from foedus.errors import DataError
from foedus.facts.checks.page import page_faults
from foedus.facts.page import Card, MappedVariable, PageFile
from foedus.facts.reading import parse
from foedus.facts.system import System
from foedus.facts.system import load as facts
from foedus.model.loading import load
from foedus.model.variables import INDICATORS, VARIABLES
from foedus.simulate.keep import ACTOR_VARIABLES

MAP: dict[str, Any] = {"variable": "v", "breaks": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], "why": "w"}
SMALL = Path(__file__).parents[2] / "data" / "small_system"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "system"
    shutil.copytree(foedus.load().directory, target)
    return target


@pytest.fixture(scope="module")
def system() -> System:
    return foedus.load()


def test_a_card_must_ask_something() -> None:
    with pytest.raises(ValidationError, match="asks nothing"):
        Card.model_validate({"id": "a", "title": "t", "text": "x"})


@pytest.mark.parametrize(
    ("breaks", "told"),
    [
        ([1.0, 2.0, 3.0, 4.0, 5.0], "at least 6 items"),
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], "at most 6 items"),
        ([1.0, 2.0, 2.0, 4.0, 5.0, 6.0], "breaks must increase"),
    ],
)
def test_breaks_are_six_and_rise(breaks: list[float], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        MappedVariable.model_validate({**MAP, "breaks": breaks})


def test_no_key_is_taken_that_is_not_a_field() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        PageFile.model_validate({"headlines": ["european_share"]})


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("scenario: us-retrenches", "scenario: us-retrench", "scenario 'us-retrench' is not known"),
        ("headline: [european_share", "headline: [european_shar", "did you mean 'european_share'"),
        ("series: [defence_spending_sipri]", "series: [defence_sipri]", "series 'defence_sipri'"),
        ("scenario: us-retrenches", "levers: {us-troop: 40}", "did you mean 'us-troops'"),
        (
            "scenario: us-retrenches",
            "levers: {us-troops: 400}",
            "400 lies outside the lever's range",
        ),
        ("scenario: us-retrenches", "levers: {us-troops: half}", "setting 'half' is not known"),
        ("scenario: us-retrenches", "levers: {spending-target: 1}", "has choices and no range"),
    ],
)
def test_a_name_that_is_none_is_a_fault_with_its_line(
    system: System, was: str, becomes: str, told: str
) -> None:
    text = (system.directory / "page.yaml").read_text("utf-8")
    line = text[: text.index(was)].count("\n") + 1
    levers = parse((system.directory / "levers.yaml").read_bytes(), "levers.yaml")
    page = parse(text.replace(was, becomes, 1).encode(), "page.yaml")
    known = {
        "scenarios": {*system.scenarios},
        "series": {*system.series_names},
        "variables": {*VARIABLES},
    }
    (fault,) = page_faults({"page.yaml": page, "levers.yaml": levers}, known)
    assert (fault.file, fault.line) == ("page.yaml", line)
    assert told in fault.message


def test_a_fault_of_the_page_keeps_a_system_from_loading(folder: Path) -> None:
    path = folder / "page.yaml"
    text = path.read_text("utf-8").replace("unga-2014-68-262", "unga-2014")
    text = text.replace("2026-03: nato-annual-report-2025", "2026-03: nato-annual-2025")
    path.write_text(text.replace("us-retrenches:", "us-retrench:"), encoding="utf-8")
    with pytest.raises(DataError, match="us-retrench") as caught:
        load(folder)
    assert "unga-2014" in str(caught.value)
    assert "nato-annual-2025" in str(caught.value)


def test_a_system_without_a_page_has_an_empty_one() -> None:
    page = facts(SMALL).page
    assert (page.question, page.cards, page.maps) == (None, (), ())


def test_the_shipped_page_asks_what_newcomers_are_offered(system: System) -> None:
    page = system.page
    assert [one.scenario for one in page.cards] == [
        "us-retrenches",
        "eu-force-60000",
        "ukraine-joins-2030",
    ]
    assert {*page.headline} <= {one.name for one in INDICATORS}
    assert len(page.headline) == 6
    assert {one.variable for one in page.maps} == {*ACTOR_VARIABLES}
    assert {one.id for one in page.notes} == {"crimea", "kosovo", "cyprus", "ranges"}


def test_the_map_of_shares_changes_colour_at_the_pledges(system: System) -> None:
    shares = next(one for one in system.page.maps if one.variable == "defence_share")
    pledged = {one.target for one in system.pledges if one.unit == "% of GDP"}
    assert {2.0, 3.5} <= pledged & {*shares.breaks}
