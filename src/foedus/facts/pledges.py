"""Pledges: targets that the members of an organisation promised, and the states with their own."""

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Day, Identifier, Number, Record, Slug, Text, VariableName, Year


class PledgeException(Fact):
    """A state's own target in place of the common one."""

    actor: ActorId
    target: Number
    why: Text


class Pledge(Fact):
    """One promise.

    agreed     day on which it was made
    due        year by which the target is to be met
    variable   the variable of the model that it is about, in `unit`
    """

    id: Slug
    title: Text
    organisation: Identifier
    agreed: Day
    due: Year
    variable: VariableName
    target: Number
    unit: Text
    exceptions: tuple[PledgeException, ...] = ()


class PledgesFile(Record):
    """pledges.yaml."""

    pledges: tuple[Pledge, ...] = ()
