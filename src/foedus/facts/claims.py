"""Claims: what a document says, claim by claim in our own words, and how each can be tested."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.claim_tests import ClaimTest
from foedus.facts.records import Day, Label, Record, Slug, SourceReference, Text, Whole
from foedus.facts.sources import Source

ClaimKind = Literal["state", "trend", "cause", "comparison", "figure", "event", "forecast"]


class Examined(Record):
    """The document whose claims are examined.

    written   its day: what is judged as of it sees nothing later
    """

    id: Slug
    title: Text
    written: Day
    source: SourceReference


class Claim(Record):
    """One claim.

    number         by which it is cited, such as 7a
    section        heading under which it stands, and the sentence below it, from 1
    claim          what is claimed, in our own words
    test, parts    one test, or several of which each tests a part
    since          of a forecast: what has happened since the document was written
    why            what the test measures, and what it leaves out
    would_change   what would change the verdict
    """

    id: Slug
    number: Label
    section: Text
    sentence: Annotated[Whole, Field(ge=1)]
    kind: ClaimKind
    claim: Text
    test: ClaimTest | None = None
    parts: tuple[ClaimTest, ...] | None = None
    since: ClaimTest | None = None
    why: Text
    would_change: Text

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if (self.test is None) == (self.parts is None):
            found = "neither" if self.test is None else "both"
            message = "needs either test or parts (found {found}); keep one"
            raise PydanticCustomError("claim", message, {"found": found})
        if self.test is not None and self.test.essential:
            raise PydanticCustomError("claim", "essential goes with one of parts, not with test")
        if self.since is not None and self.kind != "forecast":
            message = "since goes with kind forecast, not {kind}; remove it or correct the kind"
            raise PydanticCustomError("claim", message, {"kind": self.kind})
        if self.parts is not None and len(self.parts) <= 1:
            raise PydanticCustomError("claim", "parts needs two tests or more; write test for one")
        if any(one.what is None for one in self.parts or ()):
            raise PydanticCustomError("claim", "each of parts needs what: the part that it tests")
        return self

    @property
    def tests(self) -> tuple[ClaimTest, ...]:
        """Its tests, without the one of what has happened since."""
        return self.parts if self.test is None else (self.test,)  # type: ignore[return-value]


class ClaimsFile(Record):
    """claims/<name>.yaml, and the file of a user's own document.

    references   publications that a user's own file cites; a system's stand in sources.yaml
    """

    document: Examined
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    references: tuple[Source, ...] = ()
