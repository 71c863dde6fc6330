"""Plans: what a state's law, budget or announcement says of its own coming years."""

from typing import Literal

from foedus.facts.actors import ActorId
from foedus.facts.checked import Fact
from foedus.facts.records import Day, Record, Text, VariableName, YearPath


class Plan(Fact):
    """One national plan.

    path    years and values in `unit`; a straight line leads there from the last published value
    basis   legal: a law, adopted budget or plan; judged: announced only
    """

    actor: ActorId
    variable: VariableName
    unit: Text
    agreed: Day
    path: YearPath
    basis: Literal["legal", "judged"]


class PlansFile(Record):
    """plans.yaml."""

    plans: tuple[Plan, ...] = ()
