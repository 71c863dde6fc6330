"""Brief: what a text says that a system answers, paragraph by paragraph in the system's own words.

Each claim names what computes it, what is known of it, and what can be asked. Nothing is left to
prose: a claim without a variable or without a fact says which datum is missing.
"""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.records import Record, Slug, SourceReference, Text

KINDS = (
    "submodels",
    "variables",
    "series",
    "topics",
    "files",
    "dossiers",
    "scenarios",
    "commands",
)
FACTS = ("series", "topics", "files", "dossiers")
COMMAND = "foedus"


class Claim(Record):
    """One thing that a paragraph says.

    says        in words of one's own
    submodels   that compute it
    variables   in which it shows: indicators and others of the vocabulary
    series, topics, files, dossiers   what is known: `foedus facts NAME`, and files of the system
    scenarios   that change it
    commands    as typed
    missing     what cannot be computed, and the datum that would be needed
    """

    says: Text
    submodels: tuple[Text, ...] = ()
    variables: tuple[Text, ...] = ()
    series: tuple[Text, ...] = ()
    topics: tuple[Text, ...] = ()
    files: tuple[Text, ...] = ()
    dossiers: tuple[Text, ...] = ()
    scenarios: tuple[Text, ...] = ()
    commands: tuple[Text, ...] = ()
    missing: Text | None = None

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of one kind; `kind` is one of KINDS."""
        found: tuple[str, ...] = getattr(self, kind)
        return found

    @model_validator(mode="after")
    def _nothing_left_to_prose(self) -> Self:
        lacks = [] if self.variables else ["variable"]
        lacks += [] if any(map(self.names, FACTS)) else ["fact"]
        if lacks and self.missing is None:
            message = "has no {lacks}; name one, or say under missing which datum is"
            raise PydanticCustomError("prose", message, {"lacks": " and no ".join(lacks)})
        return self


class Paragraph(Record):
    """One paragraph of a section; they stand in the order of the text."""

    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _asked(self) -> Self:
        if not any(one.scenarios or one.missing for one in self.claims):
            message = "none of its claims has a scenario; name one, or say under missing why not"
            raise PydanticCustomError("prose", message)
        return self


class Section(Record):
    """What stands under one heading."""

    id: Slug
    title: Text
    paragraphs: Annotated[tuple[Paragraph, ...], Field(min_length=1)]


class BriefFile(Record):
    """brief.yaml; empty in a system without one.

    source   the text that is mapped
    """

    source: SourceReference | None = None
    sections: tuple[Section, ...] = ()

    def claims(self) -> Iterator[tuple[Section, int, Claim]]:
        """Yield each claim with its section and the number of its paragraph, from 1."""
        for section in self.sections:
            for number, paragraph in enumerate(section.paragraphs, start=1):
                for claim in paragraph.claims:
                    yield section, number, claim
