"""Cases: every dossier of the record, with what it is counted as."""

from dataclasses import dataclass

import numpy as np

from foedus.analyse.dossier_rules import Bases
from foedus.analyse.dossier_view import tabled
from foedus.analyse.earlier_dossiers import shares_of_kinds, way_around
from foedus.facts.dossiers import KINDS_OF_DEMAND, Dossier
from foedus.facts.system import System
from foedus.model.decide import CLASSES
from foedus.model.decision_facts import DAYS, stances_of

LAW = "ordinary-procedure"  # the rule by which laws are made with a parliament


@dataclass(frozen=True)
class Case:
    """A dossier with what it is counted as.

    alone     who alone could have kept it from being adopted, by the rule it was proposed on
    classes   weight of each class, in the order of CLASSES
    """

    dossier: Dossier
    field: str
    alliance: bool
    law: bool
    veto: bool
    alone: tuple[str, ...]
    classes: np.ndarray
    around: bool

    @property
    def years(self) -> float:
        return self.dossier.delay_days / DAYS

    @property
    def adopted(self) -> bool:
        return self.dossier.outcome.startswith("adopted")

    @property
    def failed(self) -> bool:
        return self.dossier.outcome == "failed"

    @property
    def blockers(self) -> set[str]:
        return {one.actor for one in self.dossier.blocks}


def cases_of(system: System) -> list[Case]:
    """Return every dossier whose rule is known on its day, in order of proposal."""
    bases, field = Bases(system), {one.id: one.field for one in system.issues}
    found = []
    for one in system.dossiers:
        day = tabled(one, system.today)
        proposed = bases.basis(one.legal_bases[0], day)
        if proposed is None:
            raise SystemExit(f"{one.id}: {one.legal_bases[0]} is not known on {day}")
        around, _ = way_around(bases, one, proposed, day)
        law = one.legal_bases[0] == LAW
        found.append(
            Case(
                dossier=one,
                field=str(field[one.issue]),
                alliance=one.organisations[0] == system.roles.alliance,
                law=law,
                veto=proposed.has_veto,
                alone=proposed.alone,
                classes=_classes(one, law, around),
                around=around,
            )
        )
    return found


def _classes(one: Dossier, law: bool, around: bool) -> np.ndarray:
    weight = dict.fromkeys(CLASSES, 0.0)
    if around:
        weight["around"] = 1.0
    elif not one.blocks:
        weight["law" if law else "unblocked"] = 1.0
    else:
        alike = [1 / len(KINDS_OF_DEMAND)] * len(KINDS_OF_DEMAND)
        weight |= shares_of_kinds(one, alike)
    return np.array(list(weight.values()))


def both_stated(system: System, left: str, right: str) -> list[tuple[str, str, str]]:
    """Return the dossiers of which two states both had a stance on record, and the stances."""
    held = ((one.id, stances_of(one)) for one in system.dossiers)
    return [(id, by[left], by[right]) for id, by in held if left in by and right in by]
