"""Checks of the brief: every name in a claim is one that the system or the code knows."""

import shlex
from collections.abc import Iterator, Mapping, Set

from foedus.errors import Fault
from foedus.facts.brief import COMMAND, KINDS
from foedus.facts.checks.names import unknown
from foedus.facts.document import Document, Place, Plain, steps

FILE = "brief.yaml"
_WHAT = {
    "submodels": "sub-model",
    "variables": "variable",
    "series": "series",
    "topics": "topic of facts",
    "files": "file",
    "dossiers": "dossier",
    "scenarios": "scenario",
    "commands": "command",
}


def brief_faults(
    documents: Mapping[str, Document], known: Mapping[str, Set[str]]
) -> Iterator[Fault]:
    """Yield a fault for each name that is not known, and each that a claim gives twice.

    known   names by kind, one of KINDS; a kind that is left out is not checked
    """
    document = documents.get(FILE)
    if document is None:
        return
    for at, _ in document.entries("sections"):
        for inside, _ in document.entries(*at, "paragraphs"):
            for place, claim in document.entries(*inside, "claims"):
                for kind in KINDS:
                    yield from _of_kind(document, (*place, kind), claim.get(kind), known.get(kind))


def _of_kind(
    document: Document, place: Place, names: Plain, known: Set[str] | None
) -> Iterator[Fault]:
    kind, seen = str(place[-1]), set[str]()
    for step, name in steps(names):
        if not isinstance(name, str):
            continue
        if name in seen:
            yield document.fault((*place, step), f"{name!r} is given twice; remove one")
        seen.add(name)
        if kind == "commands":
            yield from _command(document, (*place, step), name, known)
        else:
            yield from unknown(document, (*place, step), name, known, _WHAT[kind])


def _command(
    document: Document, place: Place, line: str, known: Set[str] | None
) -> Iterator[Fault]:
    try:
        words = shlex.split(line)
    except ValueError as error:
        yield document.fault(place, f"{line!r} cannot be typed: {error}; close the quotation")
        return
    if words[:1] != [COMMAND] or not words[1:]:
        yield document.fault(place, f"{line!r} is no command; write '{COMMAND} COMMAND …'")
        return
    yield from unknown(document, place, words[1], known, _WHAT["commands"])
