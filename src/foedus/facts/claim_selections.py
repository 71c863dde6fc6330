"""Claim selections: which numbers and which dated facts a test of a claim looks at."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.facts.accession import StepKind
from foedus.facts.actors import ActorId
from foedus.facts.commitment import PartId
from foedus.facts.dossiers import Outcome
from foedus.facts.positions import Group
from foedus.facts.records import Day, Flag, Identifier, Record, Slug, Text, VariableName, Year

Statistic = Literal["sum", "mean", "median", "count"]
"""How the values of a group become one; `count` is the number of its members."""

Side = Literal["joint", "union", "alliance"]
"""Whose act an instrument is, as partnership.yaml counts it."""


SUBJECTS = ("instrument", "union_instrument", "commitment", "dossier", "actor", "part")
"""Keys of which a happening has one."""


class Quantity(Record):
    """One number, or one line of numbers by year.

    series       of observed history, over the actors of `group`; it may be missing
    indicator    its measured history, by the name of the model's vocabulary
    commitment   the persons last stated for a promise of forces
    counted      how many dated facts fit a selection
    group        without a series: its members are counted
    year         None for the last one known
    """

    series: VariableName | None = None
    indicator: VariableName | None = None
    commitment: Slug | None = None
    counted: "Selection | None" = None
    group: Group | None = None
    statistic: Statistic = "sum"
    year: Year | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = (self.series, self.indicator, self.commitment, self.counted)
        given = [one for one in ways if one is not None]
        of_group = not given and self.group is not None and self.statistic == "count"
        whole = self.series is not None and self.group is not None
        alone = self.series is None and bool(given) and self.group is None
        if not (len(given) == 1 and (whole or alone)) and not of_group:
            message = (
                "give series with group, or indicator, or commitment, or counted, or group with "
                "statistic count"
            )
            raise PydanticCustomError("quantity", message)
        return self


class Happening(Record):
    """Something that is on record with a day, or is not.

    instrument          of cooperation, by id; what is over has happened too
    union_instrument    adopted
    commitment          promised, or with `operational` declared so
    dossier             with `outcome`: it has ended so
    actor               with `organisation`: a member; with `step` too: that step on its way in
    coded               with `actor`: a head of that coded kind is in office on the day
    part                of the guarantor's commitment, with `on`: its event of that day
    """

    instrument: Slug | None = None
    union_instrument: Slug | None = None
    commitment: Slug | None = None
    operational: Flag = False
    dossier: Slug | None = None
    outcome: Outcome = "adopted"
    actor: ActorId | None = None
    organisation: Identifier | None = None
    step: StepKind | None = None
    coded: Slug | None = None
    part: PartId | None = None
    on: Day | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(getattr(self, key) is not None for key in SUBJECTS) != 1:
            raise PydanticCustomError("happening", f"give one of {', '.join(SUBJECTS)}")
        if (self.part is None) != (self.on is None):
            raise PydanticCustomError("happening", "part and on go together; write both or neither")
        if self.actor is not None and (self.organisation is None) == (self.coded is None):
            message = "actor goes with organisation or with coded; write one of them"
            raise PydanticCustomError("happening", message)
        return self


class Selection(Record):
    """Dated facts of one kind that fit every key given, over a period.

    of              instruments of cooperation; dossiers, by the day of their proposal; disputes
                    of the union with allies outside it; or operations, by the day they began
    side            only instruments that partnership.yaml counts as acts of that side
    organisations   all of these take part; with `alone` nobody else; of operations: one leads it
    regions         of operations: areas that one of these regions of operations.yaml holds
    military        of operations: whether it counts as military by the first definition
    ids             only these
    issues          of dossiers: the first or a further one
    blocked         of dossiers: some member is on record as blocking, or none is
    since, until    a period, half-open; without `until` to the last day known
    per             what is counted is set against these and not against years
    """

    label: Text
    of: Literal["instruments", "dossiers", "disputes", "operations"] = "instruments"
    side: Side | None = None
    kinds: tuple[Slug, ...] = ()
    domains: tuple[Slug, ...] = ()
    organisations: tuple[Identifier, ...] = ()
    alone: Flag = False
    ids: tuple[Slug, ...] = ()
    issues: tuple[Slug, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    blocked: Flag | None = None
    regions: tuple[Slug, ...] = ()
    military: Flag | None = None
    since: Day
    until: Day | None = None
    per: "Selection | None" = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.until is not None and self.until <= self.since:
            raise PydanticCustomError("period", "until must be a later day than since")
        of_dossiers = bool(self.issues or self.outcomes) or self.blocked is not None
        if of_dossiers and self.of != "dossiers":
            message = "issues, outcomes and blocked are keys of dossiers; write of: dossiers"
            raise PydanticCustomError("selection", message)
        if (self.regions or self.military is not None) and self.of != "operations":
            message = "regions and military are keys of operations; write of: operations"
            raise PydanticCustomError("selection", message)
        if (self.side or self.kinds) and self.of != "instruments":
            message = "side and kinds are keys of instruments; write of: instruments"
            raise PydanticCustomError("selection", message)
        return self


Quantity.model_rebuild()

Happenings = Annotated[tuple[Happening, ...], Field(min_length=1)]
