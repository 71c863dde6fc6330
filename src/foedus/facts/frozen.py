"""Frozen mapping: named facts that nobody can change, in the order of their file."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class FrozenMapping(Mapping[str, Value]):
    """A read-only mapping. Unlike a view of a dictionary it can go to another process.

    >>> one = FrozenMapping({"a": 1})
    >>> one["a"], len(one), "b" in one
    (1, 1, False)
    >>> one
    FrozenMapping({'a': 1})
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"FrozenMapping({self._values!r})"
