"""Held: values that are made once, however many ask for them, and kept while there is room."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock
from typing import Generic, TypeVar

from foedus.present.web.stopped import Stopped

Value = TypeVar("Value")


class Held(Generic[Value]):
    """A bounded store that several threads use.

    most    how much all values may weigh together; one that alone weighs more is not kept
    weigh   weight of a value

    >>> store = Held(3, len)
    >>> [store.get(word, lambda: word * 2) for word in ("a", "b")]
    ['aa', 'bb']
    >>> store.find("a") is None, store.find("b")
    (True, 'bb')
    """

    def __init__(self, most: int, weigh: Callable[[Value], int]) -> None:
        self._most, self._weigh = most, weigh
        self._values: OrderedDict[str, Value] = OrderedDict()
        self._weight = 0
        self._made: dict[str, Future[Value]] = {}
        self._lock = Lock()

    @property
    def weight(self) -> int:
        """What all values that are kept weigh together."""
        return self._weight

    def find(self, key: str) -> Value | None:
        """Return a value that is kept, None if it is not."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def get(self, key: str, make: Callable[[], Value]) -> Value:
        """Return a value that is kept, or make it; who asks for one that is being made waits.

        Where the one who makes it is stopped, another who waits makes it.
        """
        while True:
            with self._lock:
                if key in self._values:
                    self._values.move_to_end(key)
                    return self._values[key]
                making = self._made.get(key)
                if making is None:
                    making = self._made[key] = Future()
                    break
            with suppress(Stopped):
                return making.result()
        return self._make(key, making, make)

    def _make(self, key: str, making: "Future[Value]", make: Callable[[], Value]) -> Value:
        try:
            value = make()
        except BaseException as error:
            self._end(key)
            making.set_exception(error)
            raise
        self.keep(key, value)
        self._end(key)
        making.set_result(value)
        return value

    def keep(self, key: str, value: Value) -> None:
        """Keep a value, and let go of those that were not asked for longest."""
        weight = self._weigh(value)
        if weight > self._most:
            return
        with self._lock:
            before = self._values.pop(key, None)
            self._weight += weight - (0 if before is None else self._weigh(before))
            self._values[key] = value
            while self._weight > self._most:
                _, gone = self._values.popitem(last=False)
                self._weight -= self._weigh(gone)

    def _end(self, key: str) -> None:
        with self._lock:
            self._made.pop(key, None)
