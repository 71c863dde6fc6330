"""The command line called in this process, and a run of it that many tests read."""

import contextlib
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

import foedus
from foedus.analyse.summarise import Summary, summarise
from foedus.facts.system import System
from foedus.present import charts, compare_charts
from foedus.present.asked import system_on
from foedus.present.cli import main

RUNS = 512
DRAWING = (
    (charts, "draw_page"),
    (charts, "draw_chart"),
    (compare_charts, "_draw_overview"),
    (compare_charts, "_draw_courses"),
    (compare_charts, "_draw_differences"),
)
SLACK = 0.5  # pixels


@dataclass(frozen=True)
class Said:
    """What a command returned, and what it wrote to its two outputs."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output read as strict JSON: nothing before or after it, no NaN, no infinity."""
        return json.loads(self.out, parse_constant=_refuse)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


Ask = Callable[..., Said]


@pytest.fixture(autouse=True)
def _no_width_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that run side by side are told a width of 80, which a test may still set itself."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Return what calls `foedus WORD …` in a folder, as the console script does.

    Charts are empty files, each under its name, unless they are asked for by `drawn`.
    """

    def called(*words: object, folder: Path, drawn: bool = False) -> Said:
        out, err = io.StringIO(), io.StringIO()
        quiet = {name: text for name, text in os.environ.items() if name != "FORCE_COLOR"}
        status: object = 0
        with (
            patch.object(sys, "argv", ["foedus", *map(str, words)]),
            patch.dict(os.environ, quiet, clear=True),
            contextlib.chdir(folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            contextlib.nullcontext() if drawn else empty_charts(),
        ):
            try:
                main()
            except SystemExit as end:
                status = end.code or 0
        assert isinstance(status, int)
        return Said(status, out.getvalue(), err.getvalue())

    return called


@contextlib.contextmanager
def empty_charts() -> Iterator[None]:
    """Leave each chart of a run or comparison empty: what it shows is tested on the figure."""

    def left_empty(*given: Any) -> None:
        given[-1].touch()

    with contextlib.ExitStack() as stack:
        for module, name in DRAWING:
            stack.enter_context(patch.object(module, name, left_empty))
        yield


@dataclass(frozen=True)
class Ran:
    """A scenario that ran once: what it said and the folder it wrote."""

    said: Said
    folder: Path


@pytest.fixture(scope="session")
def as_json(ask: Ask, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return us-retrenches with --json and --out."""
    folder = tmp_path_factory.mktemp("json")
    words = ("run", "us-retrenches", "--runs", RUNS, "--seed", 3, "--json", "--out", "files")
    said = ask(*words, folder=folder, drawn=True)
    assert said.status == 0, said.err
    return Ran(said, folder / "files")


@pytest.fixture(scope="session")
def as_text(ask: Ask, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return us-retrenches as a table, in the folder that it chooses itself."""
    folder = tmp_path_factory.mktemp("text")
    said = ask("run", "us-retrenches", "--runs", RUNS, "--seed", 3, folder=folder)
    assert said.status == 0, said.err
    return Ran(said, folder)


@pytest.fixture(scope="session")
def system() -> System:
    return system_on("eu_nato", None)


@pytest.fixture(scope="session")
def summaries(system: System) -> dict[str, Summary]:
    """Return the summaries of baseline and us-retrenches on the same draws."""
    return {
        name: summarise(system, foedus.simulate(system, name, RUNS, seed=3, processes=1))
        for name in ("baseline", "us-retrenches")
    }


@pytest.fixture
def shipped_copy(system: System, tmp_path: Path) -> Path:
    """Return a copy of the shipped folder, to write in."""
    folder = tmp_path / "system"
    shutil.copytree(system.directory, folder)
    return folder


@pytest.fixture(scope="session")
def assert_readable() -> Callable[[Figure], None]:
    """Return what checks that no words run out of a figure, and none lie on others."""
    return _assert_readable


def words_in(figure: Figure) -> Iterator[tuple[str, Bbox]]:
    """Yield every text that is drawn, tick labels included, with the box it takes up."""
    renderer = figure.canvas.get_renderer()
    for text in all_texts(figure):
        if text.get_visible() and text.get_text().strip():
            yield text.get_text(), text.get_window_extent(renderer)


def all_texts(figure: Figure) -> Iterator[Text]:
    yield from figure.texts
    for axes in figure.axes:
        yield from axes.texts
        yield from (axes.title, axes._left_title, axes._right_title)
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if low <= tick.get_loc() <= high:
                    yield tick.label1


def _assert_readable(figure: Figure) -> None:
    figure.canvas.draw()
    words = list(words_in(figure))
    assert len(words) > 6
    whole = figure.bbox
    for text, box in words:
        inside = (box.x0 >= 0, box.y0 >= 0, box.x1 <= whole.width, box.y1 <= whole.height)
        assert all(inside), f"{text!r} runs out of the figure: {box} in {whole}"
    lying = overlaps([box for _, box in words])
    assert not lying, [f"{words[one][0]!r} lies on {words[other][0]!r}" for one, other in lying]


def overlaps(boxes: list[Bbox]) -> list[tuple[int, int]]:
    """Return the pairs of boxes that share more than a sliver, each pair once."""
    left, low, right, high = np.array([box.extents for box in boxes]).T
    across = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    along = np.minimum.outer(high, high) - np.maximum.outer(low, low)
    both = np.triu((across > SLACK) & (along > SLACK), k=1)
    return [(int(one), int(other)) for one, other in np.argwhere(both)]
