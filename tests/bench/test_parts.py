"""The parts of `make bench` measure what they say, whatever the figures are."""

import sys
from pathlib import Path

import pytest

from benchmarks.lever import moved
from benchmarks.measure import measure, memory
from benchmarks.run_all import inserted
from benchmarks.timing import table, with_range
from foedus.model.loading import load

PAGE = "# Results\n\nHow.\n\n## Day one\n\na\n\n## Day zero\n\nb\n"

linux = pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="memory is measured on Linux only"
)


def test_new_results_stand_above_the_older_ones() -> None:
    page = inserted(PAGE, "## Day two\n\nc")
    assert page == PAGE.replace("## Day one", "## Day two\n\nc\n\n## Day one")


def test_results_of_the_same_title_are_replaced() -> None:
    assert inserted(PAGE, "## Day one\n\nc") == PAGE.replace("a\n", "c\n")


def test_a_table_has_its_median_with_lowest_and_highest() -> None:
    assert table(["runs"], [[with_range([4.0, 1.0, 2.0])]]) == "| runs |\n|---|\n| 2 (1 to 4) |"


def test_the_lever_moves_the_troops_and_nothing_before_it() -> None:
    system = load()
    up, down = (moved(system, troops, 128, None).line("us_troops_in_europe") for troops in (70, 20))
    before, after = ([line.at(year) for line in (up, down)] for year in (2026, 2030))
    assert before[0] == before[1]
    assert after[0] is not None
    assert after[1] is not None
    assert after[0][0.5] > after[1][0.5] == 20


@linux
def test_memory_of_all_processes_of_a_command_is_found() -> None:
    held = "import time; held = bytearray(80_000_000); time.sleep(0.5)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {held!r}])"
    found = measure((sys.executable, "-c", child))
    assert found.plain >= found.proportional > 80
    assert found.plain < 200


@linux
def test_a_process_that_has_ended_needs_no_memory() -> None:
    assert memory(2**22 + 1) == (0.0, 0.0)


def test_a_command_that_fails_stops_the_measuring() -> None:
    with pytest.raises(SystemExit, match="ended with 3"):
        measure((sys.executable, "-c", "raise SystemExit(3)"))
