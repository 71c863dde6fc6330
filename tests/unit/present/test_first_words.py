"""The first minutes: `foedus` alone, --help, and how quickly both answer."""

import re
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

import foedus

COMMANDS = (
    *("run", "compare", "scenarios", "facts"),
    *("explain", "levers", "new-scenario"),
    *("serve", "report"),
    *("power", "vote", "decide", "forces", "partnership", "domains", "validate"),
)
BEGIN = {"run", "compare", "facts", "power", "vote"}
HEAVY = ("xarray", "pandas", "matplotlib", "numpy", "scipy", "pydantic", "h5netcdf")


def test_alone_it_shows_five_commands_to_begin_with(ask: Any, tmp_path: Path) -> None:
    said = ask(folder=tmp_path)
    shown = re.findall(r"^  foedus (\w+) (\S+(?: \S+)*) {2,}\S.+$", said.out, re.MULTILINE)
    assert len(shown) == 5
    assert {command for command, _ in shown} == BEGIN


def test_the_five_commands_work_as_they_stand(ask: Any, tmp_path: Path) -> None:
    said = ask(folder=tmp_path)
    shown = re.findall(r"^  foedus (\w+) (\S+(?: \S+)*) {2,}", said.out, re.MULTILINE)
    for command, names in shown:
        quick = ["--runs", 8, "--until", 2026, "--json"] if command in ("run", "compare") else []
        assert ask(command, *names.split(), *quick, folder=tmp_path).status == 0


def test_help_lists_every_command(ask: Any, tmp_path: Path) -> None:
    said = ask("--help", folder=tmp_path)
    assert all(re.search(rf"^  {command} +\S", said.out, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(
    command: str, ask: Any, tmp_path: Path
) -> None:
    said = ask(command, "--help", folder=tmp_path)
    assert said.status == 0
    assert re.search(rf"Example: foedus {command} \S+", " ".join(said.out.split()))
    assert "--json" in said.out


@pytest.mark.parametrize(("command", "option"), [("run", "--out"), ("facts", "--as-of")])
def test_options_are_explained(command: str, option: str, ask: Any, tmp_path: Path) -> None:
    said = ask(command, "--help", folder=tmp_path)
    assert re.search(rf"{option} .*\w+", said.out)


def test_version_is_that_of_the_package(ask: Any, tmp_path: Path) -> None:
    assert ask("--version", folder=tmp_path).out == f"foedus {foedus.__version__}\n"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from foedus.present.cli import main\n"
        "sys.argv = ['foedus', '--help']\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        f"    print('HEAVY', [name for name in {HEAVY} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY []"


def test_help_takes_little_longer_than_its_command_line_library_alone() -> None:
    script = str(Path(sys.executable).with_name("foedus"))
    assert fastest([script, "--help"]) < 3 * fastest([sys.executable, "-c", "import typer"])


def fastest(words: list[str]) -> float:
    took = []
    for _ in range(5):
        start = perf_counter()
        subprocess.run(words, stdout=subprocess.DEVNULL, check=True)
        took.append(perf_counter() - start)
    return min(took)
