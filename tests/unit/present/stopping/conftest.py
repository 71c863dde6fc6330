"""A run in a process of its own that can be stopped, and what must hold of its folder afterwards.

Nothing here waits for a fixed time: a test waits for a file or for a word on the terminal. The end
of a run is the end of its terminal, which comes only when the last worker process has let go of it.
"""

import contextlib
import csv
import json
import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
import xarray
from PIL import Image

HERE = Path(__file__).parent
PATIENCE = 60  # seconds before a test gives up on a run that does not react
CHARTS = {"group-reliance.png", "group-pledge.png", "european_share.png", "threat.png"}
FINAL = ("run.nc", "summary.csv", "card.json")


class Running:
    """A run that writes its bars to a terminal and its table to a file."""

    def __init__(self, folder: Path, words: tuple[str, ...]) -> None:
        self.folder = folder
        self.output = folder.with_name("stdout.txt")
        self.terminal, side = pty.openpty()
        self.seen = b""
        self.gone = False
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [str(Path(sys.executable).with_name("foedus")), *words, "--out", str(folder)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=side,
                start_new_session=True,
                env=os.environ | {"TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "1"},
            )
        os.close(side)

    @property
    def said(self) -> str:
        """What has come over the terminal so far."""
        return self.seen.decode("utf-8", "replace")

    def wait_for(self, come: Callable[["Running"], bool]) -> None:
        """Wait until something holds, reading the terminal meanwhile."""
        end = monotonic() + PATIENCE
        while not come(self):
            assert self.process.poll() is None, f"ended too early: {self.said}"
            assert monotonic() < end, f"it did not come: {self.said}"
            self._listen(0.002)

    def interrupt(self) -> None:
        """Press Ctrl-C: the signal goes to the run and to all its workers, as from a terminal."""
        os.killpg(self.process.pid, signal.SIGINT)

    def kill(self) -> None:
        """Kill the run itself, as a lack of memory does; nobody tells its workers."""
        self.process.kill()

    def end(self) -> int:
        """Wait for the end of the run and of every process that it started; return the status."""
        end = monotonic() + PATIENCE
        while self._listen(0.05):
            assert monotonic() < end, f"a process still holds the terminal: {self.said}"
        status = self.process.wait(PATIENCE)
        self.gone = True
        return status

    def clear(self) -> None:
        """End whatever is left, if a test failed."""
        if not self.gone:  # the number of a group that is gone may be another's by now
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(PATIENCE)
        os.close(self.terminal)

    def _listen(self, seconds: float) -> bool:
        """Read what has come; return whether there may be more."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        try:
            self.seen += os.read(self.terminal, 65536)
        except OSError:  # the other side is closed
            sleep(seconds)
            return False
        return True


Start = Callable[..., Running]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each test that starts a run go to any worker: they share nothing, and each takes long."""
    for item in items:
        if item.path.parent == HERE and "start" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group(item.nodeid))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return what starts a command with its files in a folder of the test."""
    running: list[Running] = []

    def started(
        runs: int,
        processes: int,
        seed: int = 1,
        folder: Path | None = None,
        command: tuple[str, ...] = ("run", "baseline"),
    ) -> Running:
        words = (*command, "--runs", str(runs), "--processes", str(processes))
        running.append(Running(folder or tmp_path / "out", (*words, "--seed", str(seed))))
        return running[-1]

    yield started
    for one in running:
        one.clear()


@pytest.fixture
def assert_whole() -> Callable[[Path], None]:
    """Return what checks that every file under its final name is whole."""
    return check_whole


def check_whole(folder: Path) -> None:
    """Fail if a file is cut short, or if there is a card beside files that are not of its run."""
    if (folder / "run.nc").exists():
        with xarray.load_dataset(folder / "run.nc", engine="h5netcdf") as runs:
            assert runs["european_share"].notnull().any()
            card = json.loads(runs.attrs["card"])
    if (folder / "summary.csv").exists():
        with (folder / "summary.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {9}
        assert rows[-1][2] == "2040"
    for path in (folder / "charts").glob("*.png"):
        with Image.open(path) as picture:
            picture.verify()
    if (folder / "card.json").exists():
        assert json.loads((folder / "card.json").read_text("utf-8")) == card
        assert all((folder / name).exists() for name in FINAL)
        assert {path.name for path in (folder / "charts").glob("*.png")} >= CHARTS
