"""Ctrl-C: status 130, one short sentence, no worker left behind, no half-written file."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SENTENCE = "foedus: stopped; nothing was left half written"
UNDER_WAY = re.compile(r"\b[1-9]\d?%")  # the bar has moved and is not at its end


def under_way(run: Any) -> bool:
    return UNDER_WAY.search(run.said) is not None


def bar_is_up(run: Any) -> bool:
    return "baseline" in run.said


def check_stopped(run: Any) -> None:
    assert run.end() == 130
    assert run.said.rstrip().endswith(SENTENCE)
    assert "Traceback" not in run.said
    assert "Error" not in run.said
    assert run.output.read_text("utf-8") == ""


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("come", [bar_is_up, under_way], ids=["as it begins", "half way"])
def test_during_the_computation(processes: int, come: Callable[[Any], bool], start: Any) -> None:
    run = start(runs=100_000, processes=processes)
    run.wait_for(come)
    run.interrupt()
    check_stopped(run)
    assert not run.folder.exists()


def stage_is_there(run: Any) -> bool:
    return (run.folder / ".writing").exists()


def some_charts_are_drawn(run: Any) -> bool:
    return len(list(run.folder.glob(".writing/charts/*.png"))) >= 2


@pytest.mark.parametrize(
    ("come", "processes"), [(stage_is_there, 1), (stage_is_there, 2), (some_charts_are_drawn, 2)]
)
def test_while_files_are_written(
    come: Callable[[Any], bool], processes: int, start: Any, assert_whole: Callable[[Path], None]
) -> None:
    run = start(runs=500, processes=processes)
    run.wait_for(come)
    run.interrupt()
    check_stopped(run)
    assert_whole(run.folder)
    assert [path for path in run.folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("processes", [1, 2])
def test_a_comparison_stops_like_a_run(processes: int, start: Any) -> None:
    command = ("compare", "baseline", "us-retrenches")
    run = start(runs=128, processes=processes, command=command)
    run.wait_for(some_charts_are_drawn)
    run.interrupt()
    check_stopped(run)
    assert [path for path in run.folder.rglob("*") if path.is_file()] == []


def test_an_earlier_run_in_the_folder_stays_as_it_was(
    start: Any, assert_whole: Callable[[Path], None]
) -> None:
    first = start(runs=128, processes=1, seed=1)
    assert first.end() == 0
    before = {path: path.read_bytes() for path in first.folder.rglob("*") if path.is_file()}
    second = start(runs=500, processes=1, seed=2)
    second.wait_for(some_charts_are_drawn)
    second.interrupt()
    check_stopped(second)
    after = {path: path.read_bytes() for path in second.folder.rglob("*") if path.is_file()}
    assert after == before
    assert_whole(second.folder)
