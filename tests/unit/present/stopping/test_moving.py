"""Stopped between any two moves: a card stands only beside all the files of its run."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xarray
from PIL import Image

import foedus
from foedus.analyse.summarise import summarise
from foedus.errors import ScenarioError
from foedus.model.variables import INDICATORS
from foedus.present import files
from foedus.present.moment import Moment

MOVES = len(INDICATORS) + 3  # charts, dataset, summary and card


@pytest.fixture(scope="module")
def write(system: Any) -> Callable[[Path, int], None]:
    """Return what writes a small run of one variable, with charts that are quickly drawn."""
    runs = {seed: foedus.simulate(system, "baseline", 8, seed) for seed in (1, 2)}
    summaries = {seed: summarise(system, one) for seed, one in runs.items()}

    def written(folder: Path, seed: int) -> None:
        kept = runs[seed][["european_share"]]
        files.write_run(folder, kept, summaries[seed], None, {}, Moment(2026.9))

    return written


@pytest.fixture(autouse=True)
def quick_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(scenario: Any, baseline: Any, today: Moment, folder: Path, *how: Any) -> None:
        for one in INDICATORS:
            Image.new("RGB", (4, 4)).save(folder / f"{one.name}.png")
        how[-1]()  # the tables, which are written aside

    monkeypatch.setattr(files, "draw_charts", draw)


def seed_of(folder: Path) -> int:
    with xarray.open_dataset(folder / "run.nc", engine="h5netcdf") as runs:
        return int(json.loads(runs.attrs["card"])["seed"])


@pytest.mark.parametrize("last", range(MOVES))
def test_stopped_at_a_move(
    last: int,
    write: Callable[[Path, int], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    assert_whole: Callable[[Path], None],
) -> None:
    write(tmp_path, 1)
    real, moved = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        if len(moved) == last:
            raise KeyboardInterrupt
        moved.append(target.name)
        return real(self, target)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):  # noqa: PT012
        patched.setattr(Path, "replace", replace)
        write(tmp_path, 2)
    assert len(moved) == last
    assert_whole(tmp_path)
    assert not (tmp_path / "card.json").exists()
    assert not (tmp_path / files.STAGE).exists()
    write(tmp_path, 2)
    assert seed_of(tmp_path) == json.loads((tmp_path / "card.json").read_text())["seed"] == 2


def test_there_are_no_more_moves_than_these_and_the_card_comes_last(
    write: Callable[[Path, int], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real, moved = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        moved.append(target.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    write(tmp_path, 1)
    assert len(moved) == MOVES
    assert moved[-1] == "card.json"


def test_a_chart_that_cannot_be_drawn_leaves_the_earlier_run_alone(
    write: Callable[[Path, int], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(tmp_path, 1)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def fail(*arguments: Any) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(files, "draw_charts", fail)
    with pytest.raises(ScenarioError, match="no space"):
        write(tmp_path, 2)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
