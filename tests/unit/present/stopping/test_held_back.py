"""Ctrl-C while a step must not be broken off: kept until asked for, unless it is pressed again."""

import signal
from collections.abc import Callable
from threading import Thread

import pytest

from foedus.present.interrupts import Stop, interrupts_held_back

Steps = Callable[[Stop], None]


def hold_back(steps: Steps) -> None:
    with interrupts_held_back() as stop_if_asked:
        steps(stop_if_asked)


def press() -> None:
    signal.raise_signal(signal.SIGINT)  # to this thread, so that it has come when this returns


def test_a_stop_waits_until_it_is_asked_for() -> None:
    done = []

    def steps(stop_if_asked: Stop) -> None:
        press()
        done.append("before")
        stop_if_asked()
        done.append("after")

    with pytest.raises(KeyboardInterrupt):
        hold_back(steps)
    assert done == ["before"]


def test_a_stop_that_nobody_asked_for_comes_at_the_end() -> None:
    done = []

    def steps(stop_if_asked: Stop) -> None:
        press()
        done.append("all")

    with pytest.raises(KeyboardInterrupt):
        hold_back(steps)
    assert done == ["all"]


def test_a_second_stop_does_not_wait() -> None:
    done = []

    def steps(stop_if_asked: Stop) -> None:
        press()
        done.append("before")
        press()
        done.append("after")

    with pytest.raises(KeyboardInterrupt):
        hold_back(steps)
    assert done == ["before"]


def test_what_fails_after_a_stop_counts_as_stopped() -> None:
    def steps(stop_if_asked: Stop) -> None:
        press()
        raise ValueError("a worker is gone")

    with pytest.raises(KeyboardInterrupt) as stopped:
        hold_back(steps)
    assert isinstance(stopped.value.__context__, ValueError)


def test_what_fails_by_itself_is_told_as_it_is() -> None:
    def steps(stop_if_asked: Stop) -> None:
        raise ValueError("inside")

    with pytest.raises(ValueError, match="inside"):
        hold_back(steps)


@pytest.mark.parametrize("stopped", [False, True])
def test_the_handler_is_as_before_afterwards(stopped: bool) -> None:
    before = signal.getsignal(signal.SIGINT)
    meanwhile = []

    def steps(stop_if_asked: Stop) -> None:
        meanwhile.append(signal.getsignal(signal.SIGINT))
        if stopped:
            press()

    try:
        hold_back(steps)
    except KeyboardInterrupt:
        assert stopped
    assert meanwhile != [before]
    assert signal.getsignal(signal.SIGINT) is before


def test_in_another_thread_it_does_nothing() -> None:
    done = []

    def steps(stop_if_asked: Stop) -> None:
        stop_if_asked()
        done.append("all")

    thread = Thread(target=hold_back, args=(steps,))
    thread.start()
    thread.join()
    assert done == ["all"]
