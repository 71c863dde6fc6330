"""Sources: each publication once, in CSL-YAML, so that pandoc and Zotero read the same file."""

from typing import Annotated, Literal

from pydantic import Field, Strict

from foedus.facts.records import Label, PartialDay, Record, Text, form

SourceType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "collection", "dataset", "document", "entry", "event", "graphic",
    "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "pamphlet",
    "paper-conference", "periodical", "personal_communication", "post", "post-weblog", "regulation",
    "report", "software", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip
"""Types of the Citation Style Language that a source may have."""

SourceId = Annotated[
    str, Strict(), form("[A-Za-z0-9][A-Za-z0-9._-]*", "one word of letters, digits, '.', '-', '_'")
]


class Author(Record):
    """A person by family and given name, or an institution by its literal name."""

    literal: Text | None = None
    family: Text | None = None
    given: Text | None = None


class Custom(Record):
    """What CSL has no field for."""

    licence: Text | None = None


class Source(Record):
    """One publication. Fields are CSL variables; days are as precise as known."""

    id: SourceId
    type: SourceType
    title: Text
    author: tuple[Author, ...] = ()
    editor: tuple[Author, ...] = ()
    publisher: Text | None = None
    publisher_place: Text | None = Field(None, alias="publisher-place")
    container_title: Text | None = Field(None, alias="container-title")
    collection_title: Text | None = Field(None, alias="collection-title")
    collection_number: Text | None = Field(None, alias="collection-number")
    event_title: Text | None = Field(None, alias="event-title")
    authority: Text | None = None
    jurisdiction: Text | None = None
    genre: Text | None = None
    issued: PartialDay | None = None
    accessed: PartialDay | None = None
    edition: Label | None = None
    version: Label | None = None
    volume: Label | None = None
    issue: Label | None = None
    page: Label | None = None
    number: Label | None = None
    section: Label | None = None
    language: Text | None = None
    archive: Text | None = None
    doi: Text | None = Field(None, alias="DOI")
    isbn: Text | None = Field(None, alias="ISBN")
    issn: Text | None = Field(None, alias="ISSN")
    url: Text | None = Field(None, alias="URL")
    abstract: Text | None = None
    custom: Custom | None = None
    note: Text | None = None

    @property
    def licence(self) -> str | None:
        """Licence or terms of use, as one phrase."""
        return self.custom.licence if self.custom else None


class SourcesFile(Record):
    """sources.yaml."""

    references: tuple[Source, ...]
