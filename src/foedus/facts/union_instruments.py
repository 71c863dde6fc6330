"""Union instruments: acts by which a union pays for, lends for or orders defence together."""

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Number, PartialDay, Record, Slug, Text


class Amount(Fact):
    """Money or another figure set for an instrument from a day on.

    prices   of which year, where the document says; "current" for money of the day
    """

    date: PartialDay
    amount: Number
    unit: Text
    prices: Text | None = None
    what: Text


class Participant(Fact):
    """A state takes part from `since` to the day before `until`."""

    actor: ActorId
    since: PartialDay
    until: PartialDay | None = None


class Allocation(Fact):
    """What one state is given or lent."""

    actor: ActorId
    date: PartialDay
    amount: Number
    unit: Text


class InstrumentStep(Fact):
    """A dated fact in the life of an instrument."""

    date: PartialDay
    what: Text


class UnionInstrument(Fact):
    """One instrument.

    legal_act             its number
    legal_basis           articles of the treaties
    adopted               day of the act or decision; `since` and `until` are those of its force
    third_state_access    what states outside may do in it
    """

    id: Slug
    title: Text
    legal_act: Text | None = None
    legal_basis: tuple[Text, ...] = ()
    adopted: PartialDay
    since: PartialDay | None = None
    until: PartialDay | None = None
    what: Text
    third_state_access: Text | None = None
    amounts: tuple[Amount, ...] = ()
    participants: tuple[Participant, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    steps: tuple[InstrumentStep, ...] = ()


class UnionInstrumentsFile(Record):
    """union_instruments.yaml."""

    instruments: tuple[UnionInstrument, ...] = ()
