"""Workers: how many processes, when they begin, and that they end."""

import os
import subprocess
import sys

import pytest

from foedus.simulate.workers import ENOUGH_RUNS, ONE_THREAD, one_thread, processes_for, workers


def test_a_short_run_stays_in_one_process_and_a_long_one_takes_all_cores() -> None:
    assert processes_for(ENOUGH_RUNS - 1) == 1
    assert processes_for(ENOUGH_RUNS) == (os.cpu_count() or 1)


def test_one_process_needs_no_pool() -> None:
    with workers(1) as pool:
        assert pool is None


def test_workers_are_other_processes_and_end_with_the_block() -> None:
    with workers(2) as pool:
        assert pool is not None
        assert pool.submit(os.getpid).result() != os.getpid()
    with pytest.raises(RuntimeError):
        pool.submit(os.getpid)


def interrupted(seen: list[int]) -> None:
    with workers(2) as pool:
        assert pool is not None
        seen.append(pool.submit(os.getpid).result())
        raise KeyboardInterrupt


def test_workers_end_at_once_when_something_goes_wrong() -> None:
    seen: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        interrupted(seen)
    with pytest.raises(ProcessLookupError):
        os.kill(seen[0], 0)


def test_nothing_heavy_is_imported_to_start_them() -> None:
    code = "import sys, foedus.simulate.workers; print('numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


@pytest.mark.parametrize(("told", "kept"), [(None, "1"), ("3", "3")])
def test_the_command_line_leaves_the_other_cores_to_the_workers(
    told: str | None, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = dict.fromkeys(ONE_THREAD, told) if told else {}
    monkeypatch.setattr(os, "environ", environment)
    one_thread()
    assert environment == dict.fromkeys(ONE_THREAD, kept)


def test_the_tracker_of_locks_says_nothing_and_the_environment_stays() -> None:
    before = dict(os.environ)
    code = (
        "import os, signal\n"
        "from foedus.simulate.workers import workers\n"
        "with workers(2) as pool:\n"
        "    pool.submit(abs, -1).result()\n"
        "    os._exit(0)\n"  # nothing of the pool is cleared: all of it is left to the tracker
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "resource_tracker" not in told.stderr
    with workers(2) as pool:
        assert pool is not None
        assert pool.submit(abs, -1).result() == 1
    assert dict(os.environ) == before
