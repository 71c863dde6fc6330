"""A scenario as the text of a file, in the form that a person would write."""

import json
import re
from collections.abc import Iterable, Iterator
from textwrap import wrap

from foedus.facts.scenarios import Change, ScenarioFile

WIDTH = 110
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 /-]*[A-Za-z0-9]|[A-Za-z]")
WORDS = ("null", "true", "false")  # that a file would not read as text


def scenario_yaml(one: ScenarioFile, comments: Iterable[str] = ()) -> str:
    r"""Return a scenario as YAML that reads back as the same.

    comments   lines before it, long ones wrapped

    >>> from foedus.facts.scenarios import ScenarioFile
    >>> print(scenario_yaml(ScenarioFile(name="a", question="Why?"), ["Run it."]), end="")
    # Run it.
    name: a
    question: >-
      Why?
    """
    return "\n".join([*_comments(comments), *_lines(one)]) + "\n"


def _comments(comments: Iterable[str]) -> Iterator[str]:
    for text in comments:
        yield from (f"# {line}".rstrip() for line in _wrapped(text, WIDTH - len("# ")) or [""])


def _lines(one: ScenarioFile) -> Iterator[str]:
    yield f"name: {_scalar(one.name)}"
    yield from _folded("question", one.question, "")
    if one.based_on is not None:
        yield f"based_on: {_scalar(one.based_on)}"
    if one.changes:
        yield "changes:"
    for change in one.changes:
        yield from _change(change)


def _change(one: Change) -> Iterator[str]:
    yield f"  - variable: {one.variable}"
    if one.actors:
        yield f"    actors: [{', '.join(_scalar(actor) for actor in one.actors)}]"
    yield f"    unit: {_scalar(one.unit)}"
    if one.as_in is not None:
        yield f"    as_in: {_scalar(one.as_in)}"
    if one.path is not None:
        points = ", ".join(f"{year}: {_number(value)}" for year, value in one.path)
        yield f"    path: {{{points}}}"
        if one.how != "set":
            yield f"    how: {one.how}"
    yield from _folded("why", one.why, "    ")
    if one.source is not None:
        yield f"    source: {_scalar(one.source)}"


def _folded(key: str, text: str, indent: str) -> Iterator[str]:
    """Yield a text under its key, on lines that are read as one; what cannot be is quoted."""
    if text != " ".join(text.split()):
        yield f"{indent}{key}: {json.dumps(text, ensure_ascii=False)}"
        return
    yield f"{indent}{key}: >-"
    inner = f"{indent}  "
    yield from (f"{inner}{line}" for line in _wrapped(text, WIDTH - len(inner)))


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines; names with hyphens stay whole."""
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _scalar(text: str) -> str:
    """Return a text as a scalar, in quotes where it could be read as something else.

    >>> _scalar("thousand persons"), _scalar("% of GDP"), _scalar("0 or 1"), _scalar("1")
    ('thousand persons', '"% of GDP"', '"0 or 1"', '"1"')
    """
    if PLAIN.fullmatch(text) and text not in WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def _number(value: float) -> str:
    return f"{int(value)}" if value == int(value) else repr(value)
