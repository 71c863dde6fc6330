"""`foedus brief`: the map of the brief, what it says and what of this system answers it."""

import json
from collections.abc import Iterator
from typing import Any

import typer

from foedus.errors import RangeError, UnknownName
from foedus.facts.brief import KINDS, Section
from foedus.facts.system import System
from foedus.present.asked import facts_on
from foedus.present.council_words import print_section
from foedus.present.facts_text import cited
from foedus.present.run_table import WIDTH, literal, new_console

HEADS = {
    "submodels": "Computed by",
    "variables": "Shows in",
    "series": "Series",
    "topics": "Facts by topic",
    "files": "Files",
    "dossiers": "Dossiers",
    "scenarios": "Scenarios",
    "commands": "Ask",
}
"""How each kind of name is introduced, in the order in which they are told."""
MISSING = "Missing"


def brief_command(system: str, section: str | None, *, as_json: bool) -> None:
    """Print the map, or one section of it; raise UnknownName for a section that is none."""
    known = facts_on(system)
    if not known.brief.sections:
        raise RangeError(f"the system {known.name} has no brief.yaml; add it")
    found = _asked(known, section)
    if as_json:
        plain = {"source": known.brief.source, "sections": [plain_section(one) for one in found]}
        typer.echo(json.dumps(plain, allow_nan=False))
        return
    console = new_console(WIDTH)
    source = known.brief.source
    if source is not None:
        console.print(literal(f"What the brief says, and what answers it. {cited(known, source)}"))
    for one in found:
        print_section(console, literal(one.title), section_lines(one))
    if section is None:
        names = ", ".join(one.id for one in found)
        typer.echo(f"\n`foedus brief SECTION` shows one of them: {names}.")


def _asked(system: System, name: str | None) -> tuple[Section, ...]:
    sections = system.brief.sections
    found = tuple(one for one in sections if name is None or one.id == name.lower())
    if not found:
        raise UnknownName("section of the brief", str(name), (one.id for one in sections))
    return found


def plain_section(section: Section) -> dict[str, Any]:
    """Return a section as plain values; paragraphs are numbered from 1, every kind has its key."""
    return {
        "section": section.id,
        "title": section.title,
        "paragraphs": [
            {
                "number": number,
                "claims": [claim.model_dump(mode="json") for claim in paragraph.claims],
            }
            for number, paragraph in enumerate(section.paragraphs, start=1)
        ],
    }


def section_lines(section: Section) -> Iterator[str]:
    """Yield each claim after the number of its paragraph, then what answers it."""
    for number, paragraph in enumerate(section.paragraphs, start=1):
        for claim in paragraph.claims:
            yield f"{number}. {claim.says}"
            for kind in KINDS:
                names = claim.names(kind)
                if names:
                    between = "; " if kind == "commands" else ", "
                    yield f"   {HEADS[kind]}: {between.join(names)}"
            if claim.missing is not None:
                yield f"   {MISSING}: {claim.missing}"
