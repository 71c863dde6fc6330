"""The shipped system, and a copy of its folder with scenarios of the tests' own."""

import shutil
from pathlib import Path

import pytest

from foedus.facts.system import System, load

TROOPS = "variable: us_troops_in_europe\n    unit: thousand persons\n    why: Test."
SHARE = 'variable: defence_share\n    unit: "% of GDP"\n    why: Test.'
POOL = 'variable: crisis_pool\n    unit: "1"\n    why: Test.'

# name: (parent, changes)
SCENARIOS: dict[str, tuple[str, list[str]]] = {
    "no-changes": ("baseline", []),
    "drawdown": (
        "baseline",
        [f"{TROOPS}\n    path: {{2028: 60, 2032: 40}}", f"{POOL}\n    path: {{2030: 0.2}}"],
    ),
    "drawdown-halted": ("drawdown", [f"{TROOPS}\n    path: {{2030: 90}}"]),
    "below-the-floor": ("baseline", [f"{TROOPS}\n    path: {{2026: 50}}"]),
    "floor": ("baseline", [f"{TROOPS}\n    how: at_least\n    path: {{2027: 75}}"]),
    "cap": ("baseline", [f"{TROOPS}\n    how: at_most\n    path: {{2027: 70}}"]),
    "half": ("baseline", [f"{TROOPS}\n    how: scale\n    path: {{2027: 0.5}}"]),
    "union-at-3": ("baseline", [f"{SHARE}\n    actors: [EU]\n    path: {{2028: 3}}"]),
    "two-at-4": ("baseline", [f"{SHARE}\n    actors: [DEU, FRA]\n    path: {{2028: 4}}"]),
    "one-of-two-at-5": ("two-at-4", [f"{SHARE}\n    actors: [DEU]\n    path: {{2028: 5}}"]),
    "one-of-two-at-least-1": (
        "two-at-4",
        [f"{SHARE}\n    actors: [DEU]\n    how: at_least\n    path: {{2028: 1}}"],
    ),
    "shares-as-in-baseline": ("us-retrenches", [f"{SHARE}\n    as_in: baseline"]),
    "one-as-in-baseline": ("us-retrenches", [f"{SHARE}\n    actors: [POL]\n    as_in: baseline"]),
    "follows-a-follower": ("us-stays", [f"{SHARE}\n    as_in: one-as-in-baseline"]),
    "two-organisations": (
        "baseline",
        [
            f"{SHARE}\n    actors: [NATO]\n    path: {{2028: 3}}",
            f"{SHARE}\n    actors: [AUT]\n    path: {{2028: 2}}",
        ],
    ),
    "another-ally": (
        "baseline",
        [
            'variable: allied\n    unit: "0 or 1"\n    why: Test.\n'
            "    actors: [UKR]\n    path: {2027: 1}"
        ],
    ),
    "no-pledge": (
        "baseline",
        [
            'variable: pledged_share\n    unit: "% of GDP"\n    why: Test.\n'
            "    how: at_most\n    path: {2027: 2}"
        ],
    ),
}


def text_of(name: str, parent: str, changes: list[str]) -> str:
    listed = "".join(f"  - {change}\n" for change in changes)
    return (
        f"name: {name}\nquestion: What does the engine make of it?\nbased_on: {parent}\n"
        + (f"changes:\n{listed}" if changes else "")
    )  # fmt: skip


@pytest.fixture(scope="session")
def system() -> System:
    return load()


@pytest.fixture(scope="session")
def variants(system: System, tmp_path_factory: pytest.TempPathFactory) -> System:
    """Return a copy of the shipped system that holds the scenarios above as well."""
    folder = tmp_path_factory.mktemp("variants") / "copy"
    shutil.copytree(system.directory, folder)
    for name, (parent, changes) in SCENARIOS.items():
        (folder / "scenarios" / f"{name}.yaml").write_text(text_of(name, parent, changes), "utf-8")
    return load(folder)


@pytest.fixture
def folder(system: System, tmp_path: Path) -> Path:
    """Return a copy of the shipped folder to write in."""
    copied = tmp_path / "copy"
    shutil.copytree(system.directory, copied)
    return copied
