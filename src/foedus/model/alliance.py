"""The whole model on one page. Start here.

A year runs from top to bottom. Each sub-model reads what stands above it, or last year's values,
and writes its own variables; nothing else writes them. Facts may overrule a variable for the years
in which it is known, and a scenario may pin it; both happen right after its writer.

    enlargement     who is in the union, once candidates may join it
    hostility       of the challenger, by its acts
    threat          how near each actor feels it
    administration  which kind of government the guarantor has
    commitment      the guarantor's troops, crisis pool, arms and aid, alignment
    assurance       how far those four fall short, as one weighted gap
    economy         real growth and GDP
    fiscal          debt, and how much room it leaves for new spending
    defence         defence shares: habit, threat, pledge or plan, allies, assurance, growth
    spending        shares turned into money
    personnel       forces follow spending, slowly
    support         aid to the state at war
    procurement     arms orders, and imports that follow years later
    capability      equipment: paid for, on order, in service, given away
    posture         where governments stand by their votes, beside one another
    agenda          how many disputed dossiers, by which rule, and who is ready to block
    decide          who blocks what, by the rule; adopted, late, diluted or not at all
    forces          who is ready in time, and how far that fills what was promised
    partnership     instruments that both organisations hold, and how lively each domain is
    friction        blocked exchange, and dossiers that a member holds up
    pillar          commands that Europeans hold
    mobility        days to move a brigade to the flank
    supply          the rival's share of what the union imports
    indicators      what users ask for
"""

from collections.abc import Mapping, Sequence

from foedus.errors import WiringError, did_you_mean
from foedus.model.administration import administration
from foedus.model.agenda import agenda
from foedus.model.assurance import assurance
from foedus.model.capability import capability
from foedus.model.commitment import commitment
from foedus.model.decide import decide
from foedus.model.defence import defence
from foedus.model.economy import economy
from foedus.model.enlargement import enlargement
from foedus.model.fiscal import fiscal
from foedus.model.forces import forces
from foedus.model.friction import friction
from foedus.model.hostility import hostility
from foedus.model.indicators import indicators
from foedus.model.mobility import mobility
from foedus.model.partnership import partnership
from foedus.model.personnel import personnel
from foedus.model.pillar import pillar
from foedus.model.posture import posture
from foedus.model.procurement import procurement
from foedus.model.spending import spending
from foedus.model.submodel import SubModel
from foedus.model.supply import supply
from foedus.model.support import support
from foedus.model.threat import threat
from foedus.model.variables import VARIABLES, Variable

ALLIANCE: tuple[SubModel, ...] = (
    enlargement,
    hostility,
    threat,
    administration,
    commitment,
    assurance,
    economy,
    fiscal,
    defence,
    spending,
    personnel,
    support,
    procurement,
    capability,
    posture,
    agenda,
    decide,
    forces,
    partnership,
    friction,
    pillar,
    mobility,
    supply,
    indicators,
)


def check_wiring(
    submodels: Sequence[SubModel], variables: Mapping[str, Variable] = VARIABLES
) -> None:
    """Raise WiringError, with every fault, unless each read has a writer that comes before it.

    >>> check_wiring(ALLIANCE)
    """
    given = {name for name, variable in variables.items() if variable.kind == "given"}
    writer: dict[str, int] = {}
    faults = []
    for place, one in enumerate(submodels):
        for name in sorted(one.writes):
            if name not in variables:
                faults.append(_unknown(one, "writes", name, variables))
            elif name in given:
                faults.append(f"'{one.name}' writes '{name}', which the facts give")
            elif name in writer:
                first = submodels[writer[name]].name
                faults.append(f"'{name}' is written by '{first}' and by '{one.name}': keep one")
            writer.setdefault(name, place)
    for place, one in enumerate(submodels):
        for name in sorted(one.now | one.last | one.prepares_from):
            if name not in variables:
                faults.append(_unknown(one, "reads", name, variables))
        for name in sorted((one.now & variables.keys()) - given):
            faults.extend(_order_fault(one, name, place, writer, submodels))
        for name in sorted((one.last & variables.keys()) - given):
            if name not in writer:
                faults.append(f"'{one.name}' reads last year's '{name}', which nothing writes")
        for name in sorted(one.starts_from):
            if name not in writer or submodels[writer[name]].start is None or writer[name] >= place:
                faults.append(
                    f"'{one.name}' starts from '{name}', which no earlier sub-model starts"
                )
        for name in sorted((one.prepares_from & variables.keys()) - given):
            faults.append(f"'{one.name}' prepares from '{name}', which the facts do not give")
    if faults:
        raise WiringError(faults)


def _order_fault(
    one: SubModel, name: str, place: int, writer: Mapping[str, int], submodels: Sequence[SubModel]
) -> list[str]:
    if name not in writer:
        return [f"'{one.name}' reads this year's '{name}', which nothing writes"]
    if writer[name] >= place:
        later = submodels[writer[name]].name
        return [
            f"'{one.name}' reads this year's '{name}', but '{later}' sets it later in the year; "
            "step after it or read last year's"
        ]
    return []


def _unknown(one: SubModel, verb: str, name: str, variables: Mapping[str, Variable]) -> str:
    hint = did_you_mean(name, variables)
    return f"'{one.name}' {verb} '{name}', which is not in the vocabulary{hint}"
