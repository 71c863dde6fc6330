"""Claim tests: the few ways in which a claim can be held against facts or against the model.

Each compares one number with what is claimed of it, so that each has an opposite: a claim of the
contrary, tested on the same numbers, must get the contrary verdict.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.claim_selections import Happenings, Quantity, Selection
from foedus.facts.positions import Group
from foedus.facts.records import Day, Flag, Number, Record, Slug, Text, VariableName, Year

Bound = Literal["above", "at_least", "below", "at_most"]
Sign = Literal["above", "below"]
Course = Literal["rising", "falling"]
Kind = Literal["figure", "event", "count", "trend", "difference", "scenario", "mediation", "none"]

CONTRARY = {
    "above": "at_most", "at_most": "above", "below": "at_least", "at_least": "below",
}  # fmt: skip
CONTRARY_SIGN = {"above": "below", "below": "above", "rising": "falling", "falling": "rising"}


class Figure(Record):
    """A number against a threshold; with `of`, its share of another in %."""

    quantity: Quantity
    of: Quantity | None = None
    claimed: Bound
    threshold: Number
    unit: Text


class Event(Record):
    """What has happened by a day, or on the day for what is coded; or has not.

    by         None for the last day known
    happened   what is claimed: that all of it has, or that none has
    """

    facts: Happenings
    by: Day | None = None
    happened: Flag = True


class Count(Record):
    """A rate of dated facts against another rate: left / right against `times`."""

    left: Selection
    right: Selection
    claimed: Sign
    times: Annotated[Number, Field(gt=0)] = 1.0

    @model_validator(mode="after")
    def _alike(self) -> Self:
        if (self.left.per is None) != (self.right.per is None):
            message = "left and right are set against years or both against facts; give per twice"
            raise PydanticCustomError("count", message)
        return self


class Trend(Record):
    """Whether a line rises or falls, by Theil's slope with its interval."""

    quantity: Quantity
    since: Year
    until: Year | None = None
    claimed: Course


class Difference(Record):
    """How far two groups stand apart: left less right, against a threshold.

    series      values of the members of two groups in a year
    contrast    one of positions.yaml on an issue by a source; with `earlier` its change since then
    durations   dossiers of two selections, from proposal to decision: a ratio of times
    """

    series: VariableName | None = None
    left: Group | None = None
    right: Group | None = None
    contrast: Slug | None = None
    issue: Slug | None = None
    measure: Slug | None = None
    year: Year | None = None
    earlier: Year | None = None
    longer: Selection | None = None
    shorter: Selection | None = None
    claimed: Sign
    threshold: Number = 0.0
    unit: Text

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = (
            (self.series, self.left, self.right),
            (self.contrast, self.issue, self.measure),
            (self.longer, self.shorter),
        )
        begun = [way for way in ways if any(one is not None for one in way)]
        if len(begun) != 1 or any(one is None for one in begun[0]):
            message = (
                "give series, left and right; or contrast, issue and measure; or longer and shorter"
            )
            raise PydanticCustomError("difference", message)
        return self


class InScenario(Record):
    """What a scenario adds to another, run by run on the same draws, mean over some years."""

    indicator: VariableName
    group: Group | None = None
    scenario: Slug
    against: Slug = "baseline"
    since: Year
    until: Year
    claimed: Sign

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until < self.since:
            raise PydanticCustomError("period", "until must not be an earlier year than since")
        return self


class Mediation(InScenario):
    """Which part of it is gone once a variable is pinned as in the other scenario.

    share   of the effect that must go through the variable, 0 to 1, `claimed` above or below
    """

    through: VariableName
    share: Annotated[Number, Field(ge=0, le=1)]


class Untestable(Record):
    """No test is possible here; `missing` names what it would take."""

    missing: Text


class ClaimTest(Record):
    """One test, of one kind.

    what        what of the claim it tests, in words; needed beside others
    assumes     a step from the number to the claim that is judged and not measured
    essential   of a part: where it cannot be tested, the claim cannot, whatever the others find
    """

    what: Text | None = None
    assumes: Text | None = None
    essential: Flag = False
    figure: Figure | None = None
    event: Event | None = None
    count: Count | None = None
    trend: Trend | None = None
    difference: Difference | None = None
    scenario: InScenario | None = None
    mediation: Mediation | None = None
    none: Untestable | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_kind(cls, values: object) -> object:
        given = [kind for kind in KINDS if isinstance(values, dict) and kind in values]
        if isinstance(values, dict) and len(given) != 1:
            found = " and ".join(given) or "none of them"
            message = "needs one kind of test (found {found}); keep one, or put each under parts"
            raise PydanticCustomError("test", message, {"found": found})
        return values

    @property
    def kind(self) -> Kind:
        """The kind of the test."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)

    @property
    def on_facts(self) -> bool:
        """Whether it is tested on facts alone."""
        return self.kind in ON_FACTS

    def contrary(self) -> "ClaimTest":
        """Return the test of the contrary claim on the same numbers."""
        return self.model_copy(update={self.kind: contrary(getattr(self, self.kind))})


def contrary(spec: Record) -> Record:
    """Return a test with the sign of its claim turned round.

    >>> spec = Trend(quantity=Quantity(indicator="european_share"), since=2014, claimed="rising")
    >>> contrary(spec).claimed
    'falling'
    """
    if isinstance(spec, Event):
        return spec.model_copy(update={"happened": not spec.happened})
    claimed = getattr(spec, "claimed", None)
    if claimed is None:
        return spec
    turned = (CONTRARY if isinstance(spec, Figure) else CONTRARY_SIGN)[claimed]
    return spec.model_copy(update={"claimed": turned})


KINDS: tuple[Kind, ...] = (
    "figure", "event", "count", "trend", "difference", "scenario", "mediation", "none",
)  # fmt: skip
ON_FACTS: tuple[Kind, ...] = ("figure", "event", "count", "trend", "difference")
