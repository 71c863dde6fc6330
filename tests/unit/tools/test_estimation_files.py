"""What the estimation writes into parameter files: figures in their blocks, sections at the end."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).resolve().parents[3] / "tools"
FILE = """reach:
  basis: judged
  central: 600
  low: 250
  high: 1500
  why: >-
    Not central: 7.
level:
  values:
    crimea:
      basis: estimated
      central: 0.4
      low: 0.2
      high: 0.6
      standard_error: 0.1
      why: Seen.
correlations:
  - between: [reach, level.crimea]
    value: -0.5
"""


@pytest.fixture
def beliefs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))

    return import_module("estimation.beliefs")


def written(beliefs: ModuleType, folder: Path, *found: object) -> str:
    file = folder / "threat.yaml"
    file.write_text(FILE, "utf-8")
    beliefs.write_beliefs(file, list(found))
    return file.read_text("utf-8")


def belief(beliefs: ModuleType, name: str, *, fitted: bool) -> object:
    figures = {"low": 965.0, "central": 1340.0, "high": 1810.0, "standard_error": 258.0}
    before = (250.0, 600.0, 1500.0)
    return beliefs.Belief(
        "threat", name, **figures, before=before, kept=0.6, estimated=fitted, fitted=fitted
    )


def test_figures_go_into_their_own_block_and_nowhere_else(
    beliefs: ModuleType, tmp_path: Path
) -> None:
    text = written(beliefs, tmp_path, belief(beliefs, "reach", fitted=True))
    head, tail = text.split("level:")
    for line in ("basis: estimated", "central: 1340.0", "low: 965.0", "standard_error: 258.0"):
        assert f"  {line}\n" in head
    assert "    Not central: 7.\n" in head
    assert tail == FILE.split("level:")[1]


def test_what_the_data_do_not_identify_goes_back_to_what_was_believed(
    beliefs: ModuleType, tmp_path: Path
) -> None:
    text = written(beliefs, tmp_path, belief(beliefs, "level.crimea", fitted=False))
    block = text.split("crimea:")[1].split("correlations")[0]
    assert "basis: judged\n" in block
    assert "central: 600.0\n" in block
    assert "standard_error" not in block


def test_a_section_takes_the_place_of_the_one_before(beliefs: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "threat.yaml"
    file.write_text(FILE, "utf-8")
    beliefs.write_section(file, "correlations", "correlations:\n  - new\n")
    assert file.read_text("utf-8").endswith("why: Seen.\ncorrelations:\n  - new\n")
    beliefs.write_section(file, "correlations", "")
    assert file.read_text("utf-8").endswith("why: Seen.\n")
