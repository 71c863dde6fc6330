"""Docs: commands exist, generated pages are fresh, nothing names a machine."""

import importlib.util
import re
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

import foedus
from foedus.present.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = {
    "run",
    "compare",
    "scenarios",
    "facts",
    "power",
    "vote",
    "decide",
    "domains",
    "relations",
    "check",
    "enlargement",
    "mobility",
    "supply",
    "technology",
    "brief",
    "validate",
    "explain",
    "levers",
    "new-scenario",
    "serve",
    "report",
}


def shell_lines(page: Path) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_shows_exists(page: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for line in shell_lines(page):
        words = line.split()
        if words and words[0].endswith("foedus"):
            assert words[1] in COMMANDS, line
        if words and words[0] == "make" and len(words) > 1:
            assert words[1] in targets, line


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(command: str) -> None:
    said = CliRunner().invoke(app, [command, "--help"])
    assert said.exit_code == 0
    assert f"Example: foedus {command}" in said.output


def test_the_readme_holds_what_a_newcomer_needs() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for wanted in ("make run", "make test", "Five things to try", "cannot know", "How to cite"):
        assert wanted in text
    picture = re.search(r"!\[[^]]+\]\(([^)]+)\)", text)
    assert picture is not None
    assert (ROOT / picture[1]).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_generated_reference_is_fresh() -> None:
    where = ROOT / "tools" / "write_reference.py"
    spec = importlib.util.spec_from_file_location("write_reference", where)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, text in module.pages(foedus.load()).items():
        held = (ROOT / "docs" / "reference" / name).read_text("utf-8")
        assert held == text, f"docs/reference/{name} is stale: run `make docs`"


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(page.name[:4]) for page in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_version_is_the_same_everywhere() -> None:
    for file in ("CITATION.cff", "CHANGELOG.md", "pyproject.toml"):
        assert foedus.__version__ in (ROOT / file).read_text("utf-8"), file


def test_no_file_names_a_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.fail("this test needs the git checkout")
    path = re.compile(r"(^|[^A-Za-z.])/(work|tmp|root|home)/|[.][.]/" + "shared")
    for name in listed.stdout.split():
        if name == Path(__file__).relative_to(ROOT).as_posix() or name.startswith("tests/data/bad"):
            continue
        content = (ROOT / name).read_bytes()
        if b"\0" not in content:
            found = path.search(content.decode("utf-8", "replace"))
            assert found is None, f"{name}: {found[0] if found else ''}"
