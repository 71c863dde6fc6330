"""What a sub-model is: a pure function of arrays that says what it reads and writes.

A sub-model sees last year's variables, this year's, its parameters and its shocks, and of each
only what it declared: a view without the other names is all it gets, so the declaration cannot
lie. What is constant within a block of runs may be worked out once, in `prepare`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
View = Any  # a namespace of exactly the declared arrays


COARSE = np.iinfo(np.uint16).max + 1


@dataclass(frozen=True)
class Shock:
    """One stream of random draws: its distribution and whether each actor has its own.

    alike  a given variable whose axes, years apart, the draws have in place of the actors
    slots  draws for so many cases of a year, (run, slot[, actor]), in single precision; 0 for none

    A `coarse` draw is a whole number from 0 to below COARSE: below COARSE · p with probability p to
    the fifth digit, in a fourth of the time of a uniform one.
    """

    distribution: str  # normal | student_t | uniform | coarse
    per_actor: bool
    degrees_of_freedom: str | None = None  # the parameter that holds them, for student_t
    yearly: bool = True  # False: drawn once per run and kept
    slots: int = 0
    alike: str | None = None


@dataclass(frozen=True)
class SubModel:
    """A sub-model with its declarations. Build it with the decorator `submodel`."""

    name: str
    step: Callable[..., Mapping[str, Array]]
    parameters: type
    prepare: Callable[..., Any] | None
    start: Callable[..., Mapping[str, Array]] | None
    prepares_from: frozenset[str]
    starts_from: frozenset[str]
    last: frozenset[str]
    now: frozenset[str]
    shocks: Mapping[str, Shock]
    writes: frozenset[str]

    def units(self) -> dict[str, str]:
        """Return the declared unit of each parameter of its own."""
        return {f.name: f.metadata["unit"] for f in fields(self.parameters) if not f.metadata["of"]}

    def shared(self) -> dict[str, str]:
        """Return, for each parameter that is another sub-model's, the name of that one."""
        return {f.name: f.metadata["of"] for f in fields(self.parameters) if f.metadata["of"]}

    def families(self) -> dict[str, str]:
        """Return, for each parameter that is a family, what its keys are."""
        return {f.name: f.metadata["over"] for f in fields(self.parameters) if f.metadata["over"]}

    def links(self) -> frozenset[str]:
        """Return the parameters that carry a link, so that without them it would be cut."""
        return frozenset(f.name for f in fields(self.parameters) if f.metadata["link"])


def unit(name: str, *, over: str = "", link: bool = False, of: str = "") -> Any:
    """Declare a parameter's unit, and its kind of keys if it is a family.

    link  True where the parameter carries an effect of one variable on another, so that the effect
          is gone when the parameter is zero or, for a family, the same for all keys
    of    the sub-model whose parameter of the same name it is, where the two must not differ
    """
    return field(metadata={"unit": name, "over": over, "link": link, "of": of})


def submodel(
    *,
    parameters: type,
    last: frozenset[str] | set[str] = frozenset(),
    now: frozenset[str] | set[str] = frozenset(),
    shocks: Mapping[str, Shock] | None = None,
    writes: frozenset[str] | set[str],
    prepare: Callable[..., Any] | None = None,
    start: Callable[..., Mapping[str, Array]] | None = None,
    prepares_from: frozenset[str] | set[str] = frozenset(),
    starts_from: frozenset[str] | set[str] = frozenset(),
) -> Callable[[Callable[..., Mapping[str, Array]]], SubModel]:
    """Turn a function `(last, now, p, shock, ready)` into a declared sub-model.

    last, now      names that it reads from last year and from this year
    prepare        function `(given, p)` called once per block; its result arrives as `ready`
    start          function `(given, p, ready)` that returns last year's values for the first year,
                   where they depend on parameters; the others come from the facts
    prepares_from  names of facts, all years, that `prepare` and `start` read
    starts_from    names that the `start` of an earlier sub-model sets and this one's reads
    """

    def declare(step: Callable[..., Mapping[str, Array]]) -> SubModel:
        return SubModel(
            name=step.__name__,
            step=step,
            parameters=parameters,
            prepare=prepare,
            start=start,
            prepares_from=frozenset(prepares_from),
            starts_from=frozenset(starts_from),
            last=frozenset(last),
            now=frozenset(now),
            shocks=dict(shocks or {}),
            writes=frozenset(writes),
        )

    return declare


def only(values: Mapping[str, Array], names: frozenset[str]) -> SimpleNamespace:
    """Return a view that holds exactly the named values.

    >>> only({"a": np.zeros(1), "b": np.ones(1)}, frozenset({"b"})).b.item()
    1.0
    """
    return SimpleNamespace(**{name: values[name] for name in names})
