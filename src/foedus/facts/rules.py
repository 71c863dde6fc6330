"""Rules: how a body decides, as dated structures of thresholds that can be counted.

A proposal is adopted if one of the `ways` of the version in force is met, and a way is met if each
of its requirements is. A requirement adds up one tally (those in favour, say) in one measure
(heads, or a weight such as population) and compares it with an exact bound.
"""

from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, PlainSerializer, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.checked import Fact
from foedus.facts.records import (
    Counts,
    Day,
    Flag,
    Identifier,
    Record,
    Slug,
    Text,
    VariableName,
    as_written,
    exact,
)

Tally = Literal["in_favour", "not_in_favour", "against", "abstaining", "constructive"]
"""Whose votes are added up; `not_in_favour` is everybody else than those in favour."""

CountedAs = Literal["in_favour", "against", "abstaining"]

MEMBERS = "members"
"""The measure that counts heads."""

Bound = Annotated[
    int | Fraction,
    PlainValidator(exact),
    PlainSerializer(as_written, when_used="json"),
]
"""A whole number, or a share written as an exact fraction such as 55/100."""

COMPARISONS = ("at_least", "more_than", "at_most", "less_than", "at_most_fewest_holding")


# What a version that votes as another takes from there.
_OF_THE_WAYS = {"weights", "absent_counts_as", "abstaining_counts_as", "constructive_abstention"}


class FewestHolding(Record):
    """The smallest number of voters that together hold more than a share of a measure."""

    of: VariableName
    more_than: Bound


class Requirement(Record):
    """One tally compared with one bound; or nobody among some against.

    tally        whose votes are added up
    of           `members` for heads, else the id of a weight
    share_of     what a fraction is a share of: everybody's total, or that of the votes cast for and
                 against
    at_least, more_than, at_most, less_than
                 a whole number, or an exact fraction of the total
    at_most_fewest_holding
                 at most as many heads as the smallest number holding more than a share of a measure
    none_against
                 in place of all that: nobody among these votes against
    """

    tally: Tally | None = None
    of: VariableName = MEMBERS
    share_of: Literal["total", "cast"] = "total"
    at_least: Bound | None = None
    more_than: Bound | None = None
    at_most: Bound | None = None
    less_than: Bound | None = None
    at_most_fewest_holding: FewestHolding | None = None
    none_against: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one_comparison(self) -> Self:
        given = [name for name in COMPARISONS if getattr(self, name) is not None]
        if self.none_against is not None:
            if self.tally is not None or given:
                message = "none_against stands alone; remove the tally and its bound"
                raise PydanticCustomError("requirement", message)
        elif self.tally is None or len(given) != 1:
            message = "needs a tally and one of {names} (found {found})"
            found = " and ".join(given) or "no bound"
            names = ", ".join(COMPARISONS)
            raise PydanticCustomError("requirement", message, {"names": names, "found": found})
        return self


class Way(Record):
    """One way to be adopted: every requirement is met.

    name   what the product calls it when a proposal passes by it
    """

    name: Text
    requires: Annotated[tuple[Requirement, ...], Field(min_length=1)]


class Weight(Fact):
    """A weight that the rule itself gives to each voter, such as votes in the Council.

    A whole number by voter. What changes from year to year stands in a series.
    """

    id: VariableName
    unit: Text
    of: Counts


class RuleVersion(Fact):
    """A rule as it stood from `since` to the day before `until`.

    agreed              day on which the text was agreed, where it was known before it applied
    article             where the text stands
    what                the rule in words
    ways                how a proposal is adopted; any one is enough
    votes_as            in place of ways: another rule, whose version of the day decides, with its
                        weights and effects of absence and abstention
    weights             those that the text itself gives to each voter
    absent_counts_as    the effect of absence
    abstaining_counts_as
                        the effect of an ordinary abstention
    constructive_abstention
                        whether a member may abstain with a formal declaration
    further_steps       what else must happen beside this vote, in words
    """

    since: Day
    until: Day | None = None
    agreed: Day | None = None
    article: Text
    what: Text
    ways: tuple[Way, ...] = ()
    votes_as: Slug | None = None
    weights: tuple[Weight, ...] = ()
    absent_counts_as: CountedAs = "abstaining"
    abstaining_counts_as: CountedAs = "abstaining"
    constructive_abstention: Flag = False
    further_steps: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.ways) == (self.votes_as is not None):
            found = "both" if self.ways else "neither"
            message = "needs either ways or votes_as (found {found}); keep one"
            raise PydanticCustomError("rule", message, {"found": found})
        idle = sorted(self.model_fields_set & _OF_THE_WAYS) if self.votes_as else []
        if idle:
            message = "{names} stand with the rule that it votes as; remove them here"
            raise PydanticCustomError("rule", message, {"names": ", ".join(idle)})
        return self


class Voters(Record):
    """Who votes: the members of an organisation, those taking part in an instrument, or a list.

    without_opt_out_of   policy whose opt-outs, in force on the day, leave a member out
    """

    organisation: Identifier | None = None
    participants_of: Slug | None = None
    named: Annotated[tuple[Identifier, ...], Field(min_length=1)] | None = None
    without_opt_out_of: Text | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        names = ("organisation", "participants_of", "named")
        given = [name for name in names if getattr(self, name) is not None]
        if len(given) != 1:
            message = "needs one of organisation, participants_of, named (found {found})"
            raise PydanticCustomError("voters", message, {"found": " and ".join(given) or "none"})
        return self


class YearlyWeight(Record):
    """A weight that a series gives by year.

    series     in order of preference: the first that has a value for the year
    """

    id: VariableName
    unit: Text
    series: Annotated[tuple[VariableName, ...], Field(min_length=1)]


class RuleFile(Record):
    """rules/<id>.yaml, and the file of a user's own game.

    body       who decides, in words
    measures   weights that change from year to year
    """

    id: Slug
    name: Text
    body: Text
    voters: Voters
    measures: tuple[YearlyWeight, ...] = ()
    versions: Annotated[tuple[RuleVersion, ...], Field(min_length=1)]
