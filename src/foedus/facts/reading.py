"""Reading: strict YAML as plain values with the line of each.

The subset is what a person would write by hand: mappings, lists and scalars, one document, no
anchor, alias, tag or directive, nested at most 32 deep. Only the parser's events are taken: scalars
are resolved here, so that `NO` is a text, `2025-01-20` is a text until a field says it is a day,
and a key given twice is a fault. Why these events: docs/decisions/0003-yaml-events.md.
"""

import re
from dataclasses import dataclass, field

import yaml

from foedus.errors import Fault, raise_any
from foedus.facts.document import Document, Place, Plain, dotted
from foedus.facts.plain_text import LONGEST_LIST, plain_text

LARGEST = 1_000_000
DEEPEST = 32

# A build of the library without its C part reads the same events, ten times slower.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_Node = yaml.ScalarEvent | yaml.CollectionStartEvent
_WORDS: dict[str, Plain] = {"": None, "~": None, "null": None, "true": True, "false": False}


class _Stop(Exception):  # noqa: N818
    """The rest of the file cannot be understood."""


def parse(data: bytes, file: str) -> Document:
    r"""Return the plain values of a YAML file's bytes.

    data   the bytes of the file
    file   its name in messages

    Raises DataError with every fault that can be told apart.

    >>> parse(b"actors:\n- {id: AAA, since: 1949-08-24}\n", "a.yaml").values
    {'actors': [{'id': 'AAA', 'since': '1949-08-24'}]}
    """
    document, faults = read_document(data, file)
    raise_any(faults)
    assert document is not None
    return document


def read_document(data: bytes, file: str) -> tuple[Document | None, list[Fault]]:
    """Return the document of a YAML file's bytes and its faults; no document if it is unreadable.

    A file with a duplicate key is still a document: its first value stands, so that the faults
    of its content can be told at the same time.
    """
    text, faults = plain_text(data, file, LARGEST)
    if faults:
        return None, faults
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
        return builder.document(), builder.faults
    except yaml.YAMLError as error:
        builder.faults.append(_syntax(error, file))
    except _Stop:
        pass
    return None, builder.faults


def scalar(text: str) -> Plain:
    """Return the value of a scalar without quotes: the words of YAML 1.2's core, in one spelling.

    Octal, hexadecimal, infinite and leading-zero numbers stay text: a field that wants a number
    then names them.

    >>> [scalar(text) for text in ("NO", "12", "1.5", "true", "0o17", "017", "2025-01-20", ".nan")]
    ['NO', 12, 1.5, True, '0o17', '017', '2025-01-20', '.nan']
    """
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


@dataclass(slots=True)
class _Open:
    """A list or mapping that has begun and not ended."""

    place: Place
    value: list[Plain] | dict[str | int, Plain]
    key: str | int | None = None
    twice: bool = False


@dataclass(slots=True)
class _Builder:
    """Stack of open containers: takes events, holds values, lines and faults."""

    file: str
    faults: list[Fault] = field(default_factory=list)
    lines: dict[Place, int] = field(default_factory=dict)
    top: list[Plain] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    documents: int = 0
    broken: bool = False

    def document(self) -> Document | None:
        """Return what was built, None if it is not a mapping or has a fault of form."""
        values = self.top[0] if self.top else None
        if not self.broken and not isinstance(values, dict):
            found = "a list" if isinstance(values, list) else repr(values)[:40]
            self.report(1, f"must hold keys and values at its top (found {found})")
        if self.broken or not isinstance(values, dict):
            return None
        return Document(self.file, values, self.lines)

    def report(self, line: int, message: str) -> None:
        """Add a fault; stop at a number that no reader would go through."""
        self.faults.append(Fault(self.file, line, message))
        if len(self.faults) >= LONGEST_LIST:
            raise _Stop

    def take(self, event: yaml.Event) -> None:
        """Build one event in."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._start(event, line)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(line, f"alias *{event.anchor} is not allowed; write the value out")
            self._place(None, line)
        elif isinstance(event, yaml.ScalarEvent):
            self._check_properties(event, line)
            plain = not event.style
            self._place(scalar(event.value) if plain else event.value, line, event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check_properties(event, line)
            self._open([] if isinstance(event, yaml.SequenceStartEvent) else {}, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()

    def _start(self, event: yaml.DocumentStartEvent, line: int) -> None:
        self.documents += 1
        if event.version or event.tags:
            self._refuse(line, "a directive (%) is not allowed; remove it")
        if self.documents > 1:
            self._refuse(line, "a second document (---) is not allowed; use a file of its own")
            raise _Stop

    def _refuse(self, line: int, message: str) -> None:
        self.broken = True
        self.report(line, message)

    def _check_properties(self, event: _Node, line: int) -> None:
        if event.anchor is not None:
            self._refuse(line, f"anchor &{event.anchor} is not allowed; remove it")
        if event.tag is not None:
            self._refuse(line, f"tag {event.tag[:60]} is not allowed; remove it")

    def _open(self, value: list[Plain] | dict[str | int, Plain], line: int) -> None:
        if len(self.stack) >= DEEPEST:
            self._refuse(line, f"is nested more than {DEEPEST} deep; flatten it")
            raise _Stop
        self.stack.append(_Open(self._place(value, line), value))

    def _place(self, value: Plain, line: int, text: str | None = None) -> Place:
        """Put a value where the innermost open container wants it, and return its place."""
        if not self.stack:
            self.top.append(value)
            self.lines[()] = line
            return ()
        parent = self.stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(value)
            place = (*parent.place, len(parent.value) - 1)
            self.lines[place] = line
            return place
        if parent.key is None:
            self._key(parent, value, line, text)
            return parent.place
        key, parent.key = parent.key, None
        if parent.twice:
            return (*parent.place, f"{key} (again, line {line})")
        parent.value[key] = value
        return (*parent.place, key)

    def _key(self, parent: _Open, value: Plain, line: int, text: str | None) -> None:
        if text is None:
            self._refuse(line, "a key must be one word or number, not a list or mapping")
            raise _Stop
        if text == "<<":
            self._refuse(line, "merge key '<<' is not allowed; write the keys out")
        key = value if isinstance(value, int) and not isinstance(value, bool) else text
        place = (*parent.place, key)
        parent.key, parent.twice = key, place in self.lines
        if parent.twice:
            self.report(line, f"{dotted(place)} is given twice, also on line {self.lines[place]}")
        else:
            self.lines[place] = line


def _syntax(error: yaml.YAMLError, file: str) -> Fault:
    """Return the parser's complaint as a fault: what it met, where it met it."""
    said = [getattr(error, "context", None), getattr(error, "problem", None)]
    message = ", ".join(one for one in said if one) or "the text cannot be parsed"
    # What is never closed is met at the end of the file, but the fault is where it began.
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    known = [mark for mark in marks if mark is not None]
    if "end of stream" in message:
        known.reverse()
    line = known[0].line + 1 if known else None
    return Fault(file, line, f"is not valid YAML: {message}; check quotes, colons and indentation")
