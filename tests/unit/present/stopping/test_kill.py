"""Killed at any moment: what has its final name is whole, and the next run puts it right."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest


def while_computing(run: Any) -> bool:
    return re.search(r"\b[1-9]\d?%", run.said) is not None


def when_the_stage_appears(run: Any) -> bool:
    return (run.folder / ".writing").exists()


def when_the_dataset_is_begun(run: Any) -> bool:
    return (run.folder / ".writing" / "run.nc").exists()


def while_charts_are_drawn(run: Any) -> bool:
    return (run.folder / ".writing" / "charts" / "group-reliance.png").exists()


def when_the_card_is_staged(run: Any) -> bool:
    return (run.folder / ".writing" / "card.json").exists() or (run.folder / "card.json").exists()


@pytest.mark.parametrize(
    ("runs", "come"),
    [
        (20_000, while_computing),
        (1000, when_the_stage_appears),
        (1000, when_the_dataset_is_begun),
        (1000, while_charts_are_drawn),
        (1000, when_the_card_is_staged),
    ],
)
def test_nothing_half_written_and_nobody_left_behind(
    runs: int, come: Callable[[Any], bool], start: Any, assert_whole: Callable[[Path], None]
) -> None:
    run = start(runs=runs, processes=2)
    run.wait_for(come)
    sleep(random.uniform(0, 0.05))  # any moment will do: what is asked holds at all of them
    run.kill()
    assert run.end() in (-9, 0)
    assert_whole(run.folder)


def test_the_next_run_clears_the_leftovers_and_spares_what_is_not_its_own(
    start: Any, assert_whole: Callable[[Path], None], tmp_path: Path
) -> None:
    mine = {"notes.txt": "mine", "charts/mine.svg": "<svg/>", ".hidden": "mine", "out.nc": "mine"}
    for name, text in mine.items():
        path = tmp_path / "out" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    run = start(runs=500, processes=1)
    run.wait_for(while_charts_are_drawn)
    run.kill()
    assert run.end() == -9
    assert (run.folder / ".writing").exists()
    assert start(runs=64, processes=1).end() == 0
    assert (run.folder / "card.json").exists()
    assert_whole(run.folder)
    assert not (run.folder / ".writing").exists()
    assert {name: (run.folder / name).read_text() for name in mine} == mine
