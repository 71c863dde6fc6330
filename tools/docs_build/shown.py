"""Which lines of an output a page shows. A comment before the block says so:

    <!-- show: first 12 -->                          the first lines
    <!-- show: last 3 -->                            the last ones
    <!-- show: from "European share" 2 -->           so many lines from one that is or begins so
    <!-- show: lines starting with "• US" -->        every line that begins so
    <!-- show: first 3; from "2040" 6 -->            several, in the order of the output

What is cut is shown as `…`.
"""

import re
from collections.abc import Sequence

CUT = "…"
PARTS = re.compile(
    r"\s*(?:(?P<end>first|last) (?P<count>\d+)"
    r'|from "(?P<begin>[^"]+)" (?P<lines>\d+)'
    r'|lines starting with "(?P<prefix>[^"]+)")\s*(?:;|$)'
)


def tidy(output: str) -> list[str]:
    """Return the lines of an output without blanks at their ends, and none empty at either end.

    >>> tidy("\\na  \\n\\nb\\n\\n")
    ['a', '', 'b']
    """
    lines = [line.rstrip() for line in output.splitlines()]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    return lines


def shown(lines: Sequence[str], wish: str) -> list[str]:
    """Return the lines that a wish selects, with a mark where others are left out.

    Raises ValueError for a wish that is none, or one that finds nothing.

    >>> shown(["a", "b", "c", "d"], 'first 1; from "c" 1')
    ['a', '…', 'c', '…']
    """
    if not wish:
        return list(lines)
    kept: set[int] = set()
    at = 0
    while at < len(wish):
        part = PARTS.match(wish, at)
        if part is None:
            raise ValueError(f"'{wish[at:]}' says not what to show; see tools/docs_build/shown.py")
        found = _places(lines, part)
        if not found:
            raise ValueError(f"'{part[0].strip()}' finds no line")
        kept |= found
        at = part.end()
    told: list[str] = []
    for place, line in enumerate(lines):
        if place in kept:
            told.append(line)
        elif not told or told[-1] != CUT:
            told.append(CUT)
    return told


def _places(lines: Sequence[str], part: re.Match[str]) -> set[int]:
    every = range(len(lines))
    if part["end"]:
        count = int(part["count"])
        return set(every[:count] if part["end"] == "first" else every[-count:])
    begin = part["begin"] or part["prefix"]
    starts = [place for place in every if lines[place] == begin]
    starts = starts or [place for place in every if lines[place].lstrip().startswith(begin)]
    if part["prefix"]:
        return set(starts)
    return set(every[starts[0] : starts[0] + int(part["lines"])]) if starts else set()
