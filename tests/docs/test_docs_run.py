"""Pages show what the program says: outputs, numbers and sections are made, not typed.

Each page is run from top to bottom in a scratch folder. Quick commands and Python are compared as
they stand; `run` and `compare` take few runs, and what they put out is compared by its digest.
"""

import doctest
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from docs_build import blocks, sections, shown
from docs_build.blocks import Bench, PageError, commands
from docs_build.numbers import Numbers
from docs_build.pages import NUMBER, ROOT, STAMP, filled, name_of, pages, ran
from docs_build.pictures import PICTURES
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.present.facts_topics import TOPICS

PAGES = pages()
STALE = "has fallen behind the program: run `make docs`"
HEADINGS = ("Equation", "Reads and writes", "Parameters", "Evidence", "Left out")


pytestmark = pytest.mark.xdist_group("backtest")


@pytest.fixture(scope="session")
def numbers(shipped: System, scored: Any) -> Iterator[Numbers]:
    with patch("docs_build.decisions.backtest", scored):
        yield Numbers(shipped)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_runs_and_shows_what_it_says(page: Path, scored: Any) -> None:
    text = page.read_text("utf-8")
    with patch("foedus.present.decide_command.backtest", scored):
        again, digests = ran(page, text, quick=True)
    assert again == text, f"{name_of(page)} {STALE}"
    assert digests == json.loads(STAMP.read_text("utf-8")).get(name_of(page), {}), (
        f"what a command of {name_of(page)} puts out {STALE}"
    )


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_numbers_and_sections_are_those_of_the_program(
    page: Path, shipped: System, numbers: Numbers
) -> None:
    held = page.read_text("utf-8")
    found = filled(page, shipped, numbers)
    stale = [
        f"{old['name']}: {old['held']} is now {new['held']}"
        for old, new in zip(NUMBER.finditer(held), NUMBER.finditer(found), strict=True)
        if old["held"] != new["held"]
    ]
    assert not stale, f"{name_of(page)} {STALE}: {'; '.join(stale)}"
    assert found == held, f"a section of {name_of(page)} {STALE}"


def test_no_digest_is_kept_of_a_page_or_command_that_is_gone() -> None:
    kept = json.loads(STAMP.read_text("utf-8"))
    assert set(kept) <= {*PICTURES, *map(name_of, PAGES)}


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_shows_the_numbers_of_today(picture: str, numbers: Numbers) -> None:
    assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")
    wanted = {name: numbers.text(name) for name in PICTURES[picture][2]}
    assert json.loads(STAMP.read_text("utf-8"))[picture] == wanted, f"{picture} {STALE}"


@pytest.mark.parametrize("name", [one.name for one in ALLIANCE])
def test_every_sub_model_has_a_page(name: str) -> None:
    (page,) = [one for one in PAGES if one.parent.name == "sub-models" and one.stem == name] or [
        pytest.fail(f"write docs/explanation/sub-models/{name}.md, like the others, then make docs")
    ]
    text = page.read_text("utf-8")
    for heading in (*HEADINGS, "What would change our mind"):
        assert f"\n## {heading}\n" in text, heading
    for section in ("equation", "wiring", "parameters"):
        assert f"<!-- made: {section} -->" in text, section


def test_no_page_describes_a_sub_model_that_is_gone() -> None:
    described = {page.stem for page in PAGES if page.parent.name == "sub-models"}
    assert described == {one.name for one in ALLIANCE}


def test_every_page_is_reached_from_the_index() -> None:
    index = (STAMP.parent / "README.md").read_text("utf-8")
    for page in PAGES:
        if page.parent.name in ("how-to", "explanation"):
            assert f"({page.relative_to(STAMP.parent).as_posix()})" in index, name_of(page)


def bench(folder: Path, *, quick: bool = True) -> Bench:
    return Bench("a page", folder, quick)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("```console\n$ foedus facts NOBODY\n```", "ended with 2"),
        ("<!-- status: 2 -->\n```console\n$ foedus facts NATO\n```", "ended with 0"),
        ("```console\n$ rm -r x\n```", "only foedus and python"),
        ("```python\n>>> 1 / 0\n```", "ZeroDivisionError"),
        ("```sh\n.venv/bin/foedus facts NOBODY\n```", "ended with 2"),
        ('<!-- show: from "nothing" 2 -->\n```console\n$ foedus --version\n```', "finds no line"),
    ],
)
def test_what_does_not_run_is_told(block: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(PageError, match=said):
        bench(tmp_path).run(f"{block}\n")


def test_an_output_that_was_typed_by_hand_is_replaced(tmp_path: Path) -> None:
    text = "```console\n$ foedus --version\nfoedus 99\n```\n"
    assert "99" not in bench(tmp_path).run(text)


def test_a_block_is_written_to_its_file_and_added_to_it(tmp_path: Path) -> None:
    first = "<!-- file: a/b.yaml -->\n```yaml\nx: 1\n```\n"
    text = f"{first}<!-- file: >> a/b.yaml -->\n```yaml\ny: 2\n```\n"
    assert bench(tmp_path).run(text) == text
    assert (tmp_path / "a" / "b.yaml").read_text("utf-8") == "x: 1\ny: 2\n"


def test_names_live_on_from_one_python_block_to_the_next(tmp_path: Path) -> None:
    text = "```python\n>>> x = 20\n```\n\n```python\n>>> x + 1\n```\n"
    assert ">>> x + 1\n21\n```" in bench(tmp_path).run(text)


@pytest.mark.parametrize(
    "name",
    [
        "european_share.baseline.2040.mean",
        "nothing.at.all",
        "parameter.defence.none",
        "share.XXX.2035",
    ],
)
def test_a_number_that_does_not_exist_is_named(name: str, numbers: Numbers) -> None:
    with pytest.raises(KeyError, match=name.partition(".")[0]):
        numbers.text(name)


def test_a_gain_is_the_median_of_differences_run_by_run(numbers: Numbers) -> None:
    assert numbers.text("us_troops_in_europe.us-retrenches.2040.median") == "40.0"
    above = int(numbers.text("gain.european_share.us-retrenches.2040.above"))
    below = int(numbers.text("gain.european_share.us-retrenches.2040.below"))
    assert 95 <= above + below <= 101
    assert numbers.text("gain.european_share.us-retrenches.2040.median|+").startswith("+")


def test_numbers_of_facts_are_those_of_the_series(numbers: Numbers) -> None:
    assert numbers.text("known.european_share.2024") == "31.6"
    assert numbers.text("series.defence_share_nato.POL.2025|2") == "4.48"


def test_the_builder_does_as_its_own_examples_say() -> None:
    for module in (shown, blocks, sections):
        assert doctest.testmod(module).failed == 0


def test_commands_of_a_block_keep_their_outputs_apart() -> None:
    assert commands("$ a\nx\ny\n$ b\n") == [("a", "x\ny\n"), ("b", "")]


def test_publications_that_pages_name_are_sources(shipped: System) -> None:
    known = {
        *shipped.sources,
        *shipped.scenarios,
        *(event.id for event in shipped.hostility_events),
        *(dossier.id for dossier in shipped.dossiers),
        *TOPICS,
        *(source.id for issue in shipped.positions.issues for source in issue.sources),
    }
    for page in PAGES:
        if "explanation" in page.parts:
            text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
            named = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)(?:#[^`]*)?`", text))
            assert named <= known, f"{name_of(page)}: {sorted(named - known)}"
