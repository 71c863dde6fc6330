"""Commands that pages show are real: options parse, scenarios and facts have those names."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

import foedus
from foedus.facts.system import System
from foedus.present.cli import app
from foedus.present.facts_topics import TOPICS
from foedus.simulate.lineage import parts_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^ *```(sh|bash|console)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
COMMANDS = (
    *("run", "compare", "scenarios", "facts", "power", "vote", "decide"),
    *("explain", "levers", "new-scenario", "check"),
    *("serve", "report"),
    *("enlargement", "forces", "partnership", "domains", "mobility", "validate"),
    *("supply", "technology", "relations", "brief"),
)


def shown() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the page and the words of each `foedus …` line in a block of shell lines."""
    for page in PAGES:
        for language, block in FENCE.findall(page.read_text("utf-8")):
            for line in block.splitlines():
                if language == "console" and not line.startswith("$ "):
                    continue
                words = shlex.split(line.strip().removeprefix("$ "), comments=True)
                if words and Path(words[0]).name == "foedus":
                    yield page.relative_to(ROOT).as_posix(), tuple(words[1:])


SHOWN = sorted(set(shown()))


def values_of(words: tuple[str, ...]) -> dict[str, object]:
    """Return what the command line reads from the words, without running anything."""
    group = get_command(app)
    context = group.make_context("foedus", list(words))
    name, command, rest = group.resolve_command(context, [*context._protected_args, *context.args])
    return dict(command.make_context(name, rest, parent=context).params)


@pytest.fixture(scope="module")
def system() -> System:
    return foedus.load()


def test_the_readme_shows_five_things_by_commands_that_exist() -> None:
    readme = [words for page, words in SHOWN if page == "README.md"]
    assert len(readme) == 5
    assert {words[0] for words in readme} <= set(COMMANDS)


@pytest.mark.parametrize(("page", "words"), SHOWN, ids=lambda part: str(part)[-60:])
def test_options_and_arguments_parse(page: str, words: tuple[str, ...]) -> None:
    assert values_of(words)


@pytest.mark.parametrize(("page", "words"), SHOWN, ids=lambda part: str(part)[-60:])
def test_scenarios_and_facts_have_these_names(
    page: str, words: tuple[str, ...], system: System
) -> None:
    values = values_of(words)
    if words[0] in ("run", "compare", "scenarios") and values["system"] == "eu_nato":
        asked = values.get("scenarios") or [values.get("scenario") or values.get("name")]
        for name in (*asked, *(values.get("stacked") or ())):
            own = name is None or str(name).endswith(".yaml")
            assert own or parts_of(system, str(name))
    if words[0] == "facts" and values["name"]:
        organisations = [one.id for one in system.organisations]
        names = (*system.actor_ids, *organisations, *system.series_names, *TOPICS)
        assert values["name"] in names
    if words[0] == "decide" and values["dossier"]:
        name = str(values["dossier"])
        assert name.endswith(".yaml") or system.dossier(name)


def test_a_wrong_option_would_be_noticed() -> None:
    with pytest.raises(Exception, match="--rums"):
        values_of(("run", "--rums", "5"))


def test_every_command_of_the_program_is_shown_somewhere() -> None:
    every = get_command(app).list_commands(None)
    assert sorted(every) == sorted(COMMANDS)
    assert {words[0] for _, words in SHOWN} >= set(every)


def test_the_changelog_has_an_entry_for_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    entries = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    (entry,) = (one for one in entries if one.startswith(f"{foedus.__version__},"))
    assert "- " in entry


def test_the_makefile_prints_each_of_its_commands_with_a_meaning() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony is not None
    explained = re.findall(r"^([a-z-]+):.*## \S", text, re.MULTILINE)
    assert sorted(phony[1].split()) == sorted(explained)
    assert {"run", "test"} <= set(explained)
