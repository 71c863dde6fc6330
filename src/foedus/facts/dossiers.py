"""Dossiers: real proposals, who said what of them before they were decided, and what came of them.

A dossier has two halves. What may predict is known before its outcome: the question, what stood and
what was proposed, the rules open to it, positions by their day, and that somebody blocks, from the
day on which it was public. What came of it may only be learned from: `decided`, `outcome`,
`result`, `route`, `tally`, the end of each block, what was got for it, **and the kind of demand**.
The kind was coded by people who knew the end, and failures lose their demands from the record, so a
forecast that reads it peeks. `known_dossiers` hides that half, and the note, until the outcome.

    delay = day of the decision − day of the proposal, in days; for a pending dossier the delay is
            at least (day until which it is on record as open − day of the proposal)
"""

from collections.abc import Iterable
from typing import Annotated, Literal, get_args

from pydantic import Field

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.partial_days import middle_day
from foedus.facts.records import Identifier, PartialDay, Record, Slug, SourceReference, Text
from foedus.facts.sources import Source

Outcome = Literal["adopted", "adopted-diluted", "failed", "pending"]

Demand = Literal["outside", "inside", "principle"]
"""What would lift a block: a price outside the dossier, a change inside it, or nothing known."""

KINDS_OF_DEMAND: tuple[str, ...] = get_args(Demand)

Stance = Literal["support", "conditional", "oppose", "abstain"]

PositionBasis = Literal["stated", "proxy"]


Recalled = Literal["proposed", "proposal", "decided", "result", "since", "until", "demand", "got"]
"""Keys that a fact may give without having been looked up, though the rest of it was."""


class Block(Fact):
    """One actor withheld its consent, from `since` until the day on which it gave way.

    until         missing if it never did: it held to the outcome, or holds still
    known_since   the first day on which it was public, if that is later than `since`
    demand        coded after the outcome; None while that is not known
    what          what it asked for, or why it refused, in words of its time
    got           what it was given, known at the end
    recalled      keys that were not looked up, whatever `checked` says of the rest
    """

    actor: ActorId
    since: PartialDay
    until: PartialDay | None = None
    known_since: PartialDay | None = None
    demand: Demand | None = None
    what: Text
    got: Text | None = None
    recalled: tuple[Recalled, ...] = ()


class Tally(Fact):
    """The vote that decided, as far as it is on record.

    others         how everybody else entitled to vote voted, where only some are named
    constructive   abstained with a formal declaration, and are not bound
    """

    date: PartialDay
    in_favour: tuple[ActorId, ...] = ()
    against: tuple[ActorId, ...] = ()
    abstaining: tuple[ActorId, ...] = ()
    constructive: tuple[ActorId, ...] = ()
    absent: tuple[ActorId, ...] = ()
    others: Literal["in_favour"] | None = None


class Position(Fact):
    """What actors said of a dossier in one act: one paper with many signatures is one position.

    basis   stated: said by the actor, or reported of it, before the outcome; proxy: read from the
            vote that decided, inferred by others, or dated on the day of the outcome itself, when
            it need not have come first
    """

    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    stance: Stance
    date: PartialDay
    what: Text
    basis: PositionBasis = "stated"


class Dossier(Fact):
    """One proposal to one body or several.

    `checked` says how the outcome and the main block were checked.

    issue            the question that it is about first; others in `further_issues`
    domain           of cooperation, where it fits one
    legal_bases      rules under which it could be decided; the first is the one proposed on
    proposed         the first documented day on the table: delays are lower bounds
    decided          the day of the decision, or on which it was given up
    open_until       of a pending dossier: the last day on which it is on record as open
    route            the rule by which it was decided, or a route of the list
    result           what was decided, in words
    further_sources  where else days or the outcome were read
    recalled         keys that were not looked up, whatever `checked` says of the rest
    """

    id: Slug
    title: Text
    organisations: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    issue: Slug
    further_issues: tuple[Slug, ...] = ()
    domain: Slug | None = None
    legal_bases: Annotated[tuple[Slug, ...], Field(min_length=1)]
    proposed: PartialDay
    status_quo: Text
    proposal: Text
    decided: PartialDay | None = None
    outcome: Outcome
    open_until: PartialDay | None = None
    route: Slug | None = None
    result: Text | None = None
    blocks: tuple[Block, ...] = ()
    tally: Tally | None = None
    positions: tuple[Position, ...] = ()
    further_sources: tuple[SourceReference, ...] = ()
    recalled: tuple[Recalled, ...] = ()

    @property
    def delay_days(self) -> int:
        """Days from the proposal to the decision, or to the last day documented as open.

        A partial day counts as the middle of its period.
        """
        ends = self.decided or self.open_until or self.proposed
        return (middle_day(ends) - middle_day(self.proposed)).days

    @property
    def censored(self) -> bool:
        """Whether the delay is only known to be longer than `delay_days`."""
        return self.outcome == "pending"

    @property
    def longest_block_days(self) -> int:
        """Days that the longest block lasted, to its end or to that of the dossier; 0 if none."""
        ends = self.decided or self.open_until or self.proposed
        spans = [
            (middle_day(one.until or ends) - middle_day(one.since)).days for one in self.blocks
        ]
        return max((0, *spans))


class DossiersFile(Record):
    """dossiers/<theme>.yaml, and the file of a user's own dossier.

    references   publications that a user's own file cites; a system's stand in sources.yaml
    """

    dossiers: Annotated[tuple[Dossier, ...], Field(min_length=1)]
    references: tuple[Source, ...] = ()


def in_order_of_proposal(files: Iterable[DossiersFile]) -> tuple[Dossier, ...]:
    """Return the dossiers of files by the day on which they were proposed, then by id."""
    dossiers = (one for file in files for one in file.dossiers)
    return tuple(sorted(dossiers, key=lambda one: (middle_day(one.proposed), one.id)))
