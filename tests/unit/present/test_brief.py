"""The map of the brief: every name exists, every variable moves, every scenario moves a claim."""

import json
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
import typer.main
from pydantic import ValidationError
from typer.testing import CliRunner

from foedus.analyse.domains import find_domain
from foedus.analyse.history import indicator_history
from foedus.analyse.mobility import place_of
from foedus.analyse.supply import supply
from foedus.errors import DataError, FoedusError, RangeError, UnknownName
from foedus.facts.brief import KINDS, BriefFile, Claim
from foedus.facts.checks.brief import FILE, brief_faults
from foedus.facts.document import Document
from foedus.facts.reading import parse
from foedus.facts.system import System, load
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.model.units import model_units
from foedus.model.variables import VARIABLES
from foedus.present.cli import app
from foedus.present.facts_topics import TOPICS
from foedus.simulate.block import Recorded, run_block
from foedus.simulate.draw import parameter_table
from foedus.simulate.scenario import resolve

PARAGRAPHS = {
    "opening": 2,
    "global-nato": 1,
    "challenges": 3,
    "coordination": 3,
    "beyond-defence": 2,
    "context": 3,
    "conclusion": 3,
}
SMALL = Path(__file__).parents[2] / "data" / "small_system"
COMMANDS = {one.name or one.callback.__name__ for one in app.registered_commands if one.callback}


@pytest.fixture(scope="module")
def system() -> System:
    return load()


@pytest.fixture(scope="module")
def courses(system: System) -> Mapping[str, Recorded]:
    """Return what the variables of the brief do in each shipped scenario, on the same draws."""
    inputs = build_inputs(system, system.last_year)
    table = parameter_table(system, ALLIANCE, inputs.families)
    keep = frozenset(name for _, _, one in system.brief.claims() for name in one.variables)
    return {
        name: run_block(ALLIANCE, inputs, resolve(system, name, inputs.years), table, 1, 0, keep)
        for name in system.scenarios
    }


def known(system: System) -> dict[str, set[str]]:
    files = (one.relative_to(system.directory).as_posix() for one in system.directory.rglob("*.*"))
    return {
        "submodels": {one.name for one in ALLIANCE},
        "variables": {*VARIABLES},
        "series": {*system.series_names},
        "topics": {*TOPICS},
        "files": {*files},
        "dossiers": {one.id for one in system.dossiers},
        "scenarios": {*system.scenarios},
        "commands": COMMANDS,
    }


def differ(one: np.ndarray, other: np.ndarray) -> bool:
    return not np.array_equal(one, other, equal_nan=True)


def still(
    names: Iterable[str],
    courses: Mapping[str, Recorded],
    history: Mapping[str, Sequence[float]] = {},
) -> list[str]:
    """Return the variables that no two scenarios, no two years and no two observations tell apart.

    history   observed values by variable
    """
    first = next(iter(courses.values()))
    return [
        name
        for name in names
        if not any(differ(first[name], one[name]) for one in courses.values())
        and not any(differ(first[name][0], year) for year in first[name])
        and len({*history.get(name, ())}) < 2
    ]


def idle(claim: Claim, courses: Mapping[str, Recorded], baseline: str) -> list[str]:
    """Return the scenarios of a claim that move none of its variables against the baseline."""
    return [
        scenario
        for scenario in claim.scenarios
        if scenario != baseline
        and not any(
            differ(courses[scenario][name], courses[baseline][name]) for name in claim.variables
        )
    ]


def reached(submodel: str) -> set[str]:
    """Return what a sub-model reads and writes, and whatever is computed from what it writes."""
    named = next(one for one in ALLIANCE if one.name == submodel)
    written = {*named.writes}
    while True:
        more = {
            name for one in ALLIANCE if written & (one.last | one.now) for name in one.writes
        } | written
        if more == written:
            return written | named.last | named.now
        written = more


def lookups(system: System) -> dict[tuple[str, str], Callable[[str], object]]:
    """Return what looks up a name typed after a command, by command and parameter."""
    scenarios = dict.fromkeys(system.scenarios)
    dossiers = {one.id: None for one in system.dossiers}
    facts = dict.fromkeys((*TOPICS, *system.series_names, *system.actor_ids)) | dossiers
    regimes = {one.id: None for one in system.mobility.regimes}
    return {
        ("run", "scenario"): scenarios.__getitem__,
        ("compare", "scenarios"): scenarios.__getitem__,
        ("forces", "scenario"): scenarios.__getitem__,
        ("enlargement", "scenario"): scenarios.__getitem__,
        ("decide", "dossier"): dossiers.__getitem__,
        ("facts", "name"): facts.__getitem__,
        ("power", "rule"): system.rules.__getitem__,
        ("enlargement", "candidate"): system.actor,
        ("domains", "domain"): partial(find_domain, system),
        ("supply", "importer"): partial(supply, system),
        ("mobility", "start"): partial(place_of, system),
        ("mobility", "end"): partial(place_of, system),
        ("mobility", "regime"): regimes.__getitem__,
    }


def misnamed(system: System, line: str) -> list[str]:
    """Return the names in a command that nothing has, and those that nothing here looks up.

    Fails on a command that cannot be typed so.
    """
    _, name, *words = shlex.split(line)
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    given = command.make_context(name, words).params
    known, found = lookups(system), []
    for one in command.params:
        value = given.get(one.name)
        names = value if isinstance(value, list | tuple) else [value]
        look = known.get((name, one.name))
        for wanted in (each for each in names if isinstance(each, str)):
            if look is None:
                found += [f"{one.name} {wanted}"] if one.param_type_name == "argument" else []
                continue
            try:
                look(wanted)
            except (KeyError, FoedusError):
                found.append(f"{one.name} {wanted}")
    return found


def document(text: str) -> Document:
    return parse(text.encode(), FILE)


# The shipped map


def test_every_paragraph_is_there(system: System) -> None:
    assert {one.id: len(one.paragraphs) for one in system.brief.sections} == PARAGRAPHS
    assert system.brief.source in system.sources


def test_every_name_exists(system: System) -> None:
    held = document((system.directory / FILE).read_text("utf-8"))
    assert [str(one) for one in brief_faults({FILE: held}, known(system))] == []


def test_every_command_can_be_typed_so_and_names_what_there_is(system: System) -> None:
    asked = {line for _, _, one in system.brief.claims() for line in one.commands}
    assert {line: said for line in sorted(asked) if (said := misnamed(system, line))} == {}


def test_every_variable_moves(system: System, courses: Mapping[str, Recorded]) -> None:
    names = {name for _, _, one in system.brief.claims() for name in one.variables}
    observed = {name: one.values for name, one in indicator_history(system).items()}
    assert still(sorted(names), courses, observed) == []


def test_every_scenario_of_a_claim_moves_one_of_its_variables(
    system: System, courses: Mapping[str, Recorded]
) -> None:
    assert {
        f"{section.id} {number}: {one.says}": idle(one, courses, "baseline")
        for section, number, one in system.brief.claims()
        if idle(one, courses, "baseline")
    } == {}


def test_every_submodel_of_a_claim_has_to_do_with_one_of_its_variables(system: System) -> None:
    for section, number, one in system.brief.claims():
        for name in one.submodels:
            assert reached(name) & {*one.variables}, (section.id, number, name)


def test_every_submodel_and_every_scenario_answers_something(system: System) -> None:
    claims = [one for _, _, one in system.brief.claims()]
    named = {name for one in claims for name in one.submodels}
    assert {one.name for one in ALLIANCE} - named <= {
        "economy",  # carries growth to others
        "assurance",  # carries commitment to spending
        "indicators",  # measures what others compute
    }
    assert {*system.scenarios} - {name for one in claims for name in one.scenarios} == {"baseline"}


# The check itself


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("submodels: [mobilty]", "sub-model 'mobilty' is not known; did you mean 'mobility'?"),
        ("variables: [eu_us_gab]", "variable 'eu_us_gab' is not known; did you mean 'eu_us_gap'?"),
        ("series: [us_trops]", "series 'us_trops' is not known; did you mean 'us_troops'?"),
        ("topics: [nuklear]", "topic of facts 'nuklear' is not known"),
        ("files: [mobility.yml]", "file 'mobility.yml' is not known"),
        ("dossiers: [wales-2014]", "dossier 'wales-2014' is not known"),
        ("scenarios: [us-leaves]", "scenario 'us-leaves' is not known"),
        ("commands: [foedus dance]", "command 'dance' is not known"),
        ("commands: [run baseline]", "'run baseline' is no command; write 'foedus COMMAND …'"),
        ("commands: ['foedus run \"']", "cannot be typed"),
        ("variables: [threat, threat]", "'threat' is given twice; remove one"),
    ],
)
def test_a_name_that_nothing_has_is_refused_with_its_line(
    system: System, row: str, said: str
) -> None:
    text = f"sections:\n- paragraphs:\n  - claims:\n    - says: so\n      {row}\n"
    (fault,) = brief_faults({FILE: document(text)}, known(system))
    assert (fault.file, fault.line) == (FILE, 5)
    assert said in fault.message


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("foedus mobility Atlantis Suwałki", ["start Atlantis"]),
        ("foedus mobility Valletta Sparta", ["start Valletta", "end Sparta"]),
        ("foedus mobility Rotterdam Rzeszów --regime pledge-9", ["regime pledge-9"]),
        ("foedus domains spcae", ["domain spcae"]),
        ("foedus supply XYZ", ["importer XYZ"]),
        ("foedus enlargement XYZ", ["candidate XYZ"]),
        ("foedus power qmv-1", ["rule qmv-1"]),
        ("foedus forces --scenario eu-force", ["scenario eu-force"]),
        ("foedus compare baseline us-leaves", ["scenarios us-leaves"]),
        ("foedus facts nuklear", ["name nuklear"]),
        ("foedus check zhao-2024", ["document zhao-2024"]),
        ("foedus mobility Bremerhaven Suwalki --cut 3", []),
    ],
)
def test_a_command_that_names_what_is_not_there_is_found(
    system: System, line: str, wrong: list[str]
) -> None:
    assert misnamed(system, line) == wrong


def test_loading_refuses_what_its_files_do_not_have(system: System, tmp_path: Path) -> None:
    folder = tmp_path / "system"
    copytree(system.directory, folder)
    path = folder / FILE
    text = path.read_text("utf-8")
    for old, new in (
        ("[import_shares]", "[arms_exports]"),
        ("[tokyo-office-2023]", "[tokyo-office]"),
        ("[exchange-unblocked]", "[exchange-open]"),
        ("[partnership.yaml]", "[partners.yaml]"),
        ("[franco_german_gap, eu_cohesion,", "[franco_german_gulf, eu_cohesion,"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    with pytest.raises(DataError) as found:
        load(folder, units=model_units())
    told = [one.message for one in found.value.faults]
    assert len(told) == 5
    for name in ("arms_exports", "tokyo-office", "exchange-open", "partners.yaml", "german_gulf"):
        assert any(name in one for one in told), name


def test_nothing_is_left_to_prose() -> None:
    said = {"says": "so"}
    with pytest.raises(ValidationError, match="no variable and no fact"):
        Claim.model_validate(said)
    with pytest.raises(ValidationError, match="has no fact"):
        Claim.model_validate({**said, "variables": ("threat",)})
    assert Claim.model_validate({**said, "missing": "a series of it"}).missing
    whole = {**said, "variables": ("threat",), "topics": ("hostility",)}
    section = {"id": "a", "title": "A", "paragraphs": ({"claims": (whole,)},)}
    with pytest.raises(ValidationError, match="none of its claims has a scenario"):
        BriefFile.model_validate({"sections": (section,)})


def test_a_variable_that_stands_still_is_found() -> None:
    flat, rising = np.ones((3, 4)), np.arange(12.0).reshape(3, 4)
    unknown = np.full((3, 4), np.nan)
    one = {"flat": flat, "years": rising, "scenarios": flat, "unknown": unknown}
    other = {**one, "scenarios": 2 * flat}
    found = {"one": one, "other": other}
    assert still([*one], found) == ["flat", "unknown"]
    assert still([*one], found, {"flat": (1.0, 1.0), "unknown": (1.0, 2.0)}) == ["flat"]


def test_a_scenario_that_moves_nothing_of_a_claim_is_found() -> None:
    flat = np.ones((3, 4))
    courses = {
        "baseline": {"a": flat, "b": flat},
        "moves": {"a": flat, "b": 2 * flat},
        "idles": {"a": flat, "b": flat},
    }
    claim = Claim(
        says="so", variables=("a", "b"), topics=("rules",), scenarios=("moves", "idles", "baseline")
    )
    assert idle(claim, courses, "baseline") == ["idles"]


def test_what_a_submodel_reaches_ends_somewhere() -> None:
    assert "mobility_days" in reached("mobility")
    assert "eu_us_gap" not in reached("mobility")
    assert "eu_us_gap" in reached("posture")


# The command


def said(*words: str) -> str:
    found = CliRunner().invoke(app, ["brief", *words], catch_exceptions=False)
    assert found.exit_code == 0
    return found.output


def test_the_command_tells_a_section_or_all(system: System) -> None:
    one, every = said("Context"), said()
    assert "Conclusion" in every
    assert "Conclusion" not in one
    told = " ".join(every.split())
    for _, number, claim in system.brief.claims():
        assert f"{number}. {claim.says}" in told
        assert claim.missing is None or f"Missing: {claim.missing}" in told


def test_json_has_every_name_of_every_claim(system: System) -> None:
    found = json.loads(said("--json"))
    assert found["source"] == "zhao-2024"
    claims = [
        claim
        for section in found["sections"]
        for paragraph in section["paragraphs"]
        for claim in paragraph["claims"]
    ]
    for plain, (_, _, claim) in zip(claims, system.brief.claims(), strict=True):
        assert plain["says"] == claim.says
        for kind in KINDS:
            assert plain[kind] == [*claim.names(kind)]
    assert json.loads(said("context", "--json"))["sections"] == [
        one for one in found["sections"] if one["section"] == "context"
    ]


def test_a_section_that_is_none_and_a_system_without_a_brief_are_told() -> None:
    with pytest.raises(UnknownName, match="did you mean 'conclusion'"):
        said("conclusions")
    with pytest.raises(RangeError, match=r"no brief\.yaml"):
        said("--system", str(SMALL))
