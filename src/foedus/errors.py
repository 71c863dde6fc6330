"""Every error that foedus raises on purpose.

    FoedusError
    ├── DataError       files that cannot be read as facts: every fault, by file and line
    ├── UnknownName     a name that the system does not hold, with the nearest that it does
    ├── NotPublished    a series of which nothing is public yet on the day asked for
    ├── RangeError      a value outside the range it may have
    ├── BreakError      values on two sides of a break, subtracted as if they were one series
    ├── ScenarioError   differences that contradict each other or cannot be applied
    ├── VoteError       voters or votes that a rule does not know on a day: every fault, one a line
    ├── Unreachable     two places between which no convoy is let through
    └── WiringError     sub-models that cannot be stepped in the order given

Catch `FoedusError` to catch them all. Each says what was found and what would put it right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby

# Comparing strings is quadratic in their length: nobody means so long a word.
_LONGEST_GUESS = 80
# A longer list hides the hint that stands before it.
_MOST_LISTED = 30
# Share of letters that two names must have in common for one to be offered for the other.
_NEAR = 0.65
# The same for one word of several, where chance likenesses are more.
_NEAR_WORD = 0.8


class FoedusError(Exception):
    """Base of every error that foedus raises on purpose."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a file: where it is, and what is wrong with what was found there."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        """Return the fault as one line of a report, without its file.

        >>> str(Fault("actors.yaml", 4, "actors.0.name is required"))
        'line 4: actors.0.name is required'
        """
        return self.message if self.line is None else f"line {self.line}: {self.message}"


class DataError(FoedusError):
    """Files that cannot be read as facts; `faults` holds every fault, in file and line order.

    >>> print(DataError([Fault("a.yaml", 7, "why is required"), Fault("a.yaml", 2, "is empty")]))
    a.yaml has 2 fault(s):
      line 2: is empty
      line 7: why is required
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = in_order(faults)
        # The arguments of an exception are what it is rebuilt from in another process.
        super().__init__(self.faults)

    def __str__(self) -> str:
        lines = []
        for file, faults in groupby(self.faults, key=lambda fault: fault.file):
            of_file = [f"  {fault}" for fault in faults]
            lines += [f"{file} has {len(of_file)} fault(s):", *of_file]
        return "\n".join(lines)


class UnknownName(FoedusError):  # noqa: N818
    """A name that is not known, with the nearest known one.

    what    kind of thing that was named, as in "unknown scenario"
    name    the name that was asked for
    known   the names that there are
    lists   what lists them, for where there are too many to be told

    >>> print(UnknownName("scenario", "guarantor-leave", ["guarantor-leaves"]))
    unknown scenario 'guarantor-leave'; did you mean 'guarantor-leaves'? known: guarantor-leaves
    """

    def __init__(self, what: str, name: str, known: Iterable[str], lists: str = "") -> None:
        self.what, self.name, self.known, self.lists = what, name, tuple(known), lists
        super().__init__(what, name, self.known, lists)

    def __str__(self) -> str:
        few = len(self.known) <= _MOST_LISTED
        many = f"{len(self.known)} names{f', which {self.lists} lists' if self.lists else ''}"
        known = (", ".join(self.known) or "none") if few else many
        hint = did_you_mean(self.name, self.known)
        return f"unknown {self.what} {self.name!r}{hint or ';'} known: {known}"


class NotPublished(FoedusError):  # noqa: N818
    """A series of which nothing is public yet on the day asked for."""


class RangeError(FoedusError):
    """A value outside the range it may have."""


class BreakError(FoedusError):
    """Values on two sides of a break of their series, which cannot be subtracted."""


class ScenarioError(FoedusError):
    """Differences of a scenario that contradict each other or cannot be applied."""


class VoteError(FoedusError):
    """Voters or votes that a rule does not know on a day; `faults` holds every fault.

    >>> print(VoteError("vote by 'majority'", ["AAA is no member", "BBB votes twice"]))
    vote by 'majority': 2 fault(s)
      AAA is no member
      BBB votes twice
    """

    def __init__(self, what: str, faults: Iterable[str]) -> None:
        self.what, self.faults = what, tuple(dict.fromkeys(faults))
        super().__init__(what, self.faults)

    def __str__(self) -> str:
        return "\n  ".join((f"{self.what}: {len(self.faults)} fault(s)", *self.faults))


class Unreachable(FoedusError):  # noqa: N818
    """Two places between which no convoy is let through on a day, and why."""


class WiringError(FoedusError):
    """Sub-models that cannot be stepped in the order given."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" with the nearest known name, or nothing if none is near.

    Of a name of several words, one is enough.

    >>> did_you_mean("acters", ["actors", "unit"])
    "; did you mean 'actors'?"
    >>> did_you_mean("protocl", ["actors", "exchange-protocol"])
    "; did you mean 'exchange-protocol'?"
    >>> did_you_mean("zebra", ["actors", "unit"])
    ''
    """
    if len(name) > _LONGEST_GUESS:
        return ""
    by_folded = {one.casefold(): one for one in known}
    asked = name.casefold()
    near = get_close_matches(asked, by_folded, n=1, cutoff=_NEAR)
    if not near:
        by_word = {word: one for one in sorted(by_folded) for word in one.split("-") if "-" in one}
        near = [by_word[one] for one in get_close_matches(asked, by_word, n=1, cutoff=_NEAR_WORD)]
    return f"; did you mean {by_folded[near[0]]!r}?" if near else ""


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults by file and line, each once; those of a whole file come first.

    >>> in_order([Fault("b", 2, "x"), Fault("b", None, "y"), Fault("b", 2, "x")])[0].message
    'y'
    """
    return tuple(sorted(dict.fromkeys(faults), key=lambda f: (f.file, f.line or 0, f.message)))


def raise_any(faults: Sequence[Fault]) -> None:
    """Raise DataError if there are faults.

    >>> raise_any([])
    """
    if faults:
        raise DataError(faults)
