"""Known system: what a system held on an earlier day, field by field."""

from datetime import date
from typing import TYPE_CHECKING, Any

from foedus.facts import as_of as known
from foedus.facts.contents import AnyRecord
from foedus.facts.dossiers_as_of import known_dossiers
from foedus.facts.frozen import FrozenMapping

if TYPE_CHECKING:
    from foedus.facts.system import System


def known_fields(system: "System", day: date) -> dict[str, Any]:
    """Return the dated fields of a system with only what was known on a day."""
    roles = (system.roles.alliance, system.roles.union)

    def then(held: AnyRecord) -> AnyRecord:
        return known.known_record(held, day, system.today)

    return {
        "organisations": tuple(
            known.known_organisation(one, day)
            for one in system.organisations
            if one.founded <= day or one.id in roles
        ),
        "pledges": tuple(one for one in system.pledges if one.agreed <= day),
        "plans": tuple(one for one in system.plans if one.agreed <= day),
        "fiscal_rules": tuple(one for one in system.fiscal_rules if one.since <= day),
        "administrations": tuple(one for one in system.administrations if one.since <= day),
        "elections": tuple(
            one for one in system.elections if one.known_since is None or one.known_since <= day
        ),
        "commitment_parts": tuple(known.known_part(one, day) for one in system.commitment_parts),
        "hostility_events": tuple(one for one in system.hostility_events if one.date <= day),
        "cooperation": then(system.cooperation),
        "force_commitments": then(system.force_commitments),
        "force_generation": then(system.force_generation),
        "command_posts": then(system.command_posts),
        "disputes": then(system.disputes),
        "union_instruments": then(system.union_instruments),
        "nuclear": then(system.nuclear),
        "accession": then(system.accession),
        "mobility": then(system.mobility),
        "operations": then(system.operations),
        "dossiers": known_dossiers(system.dossiers, day, system.today),
        "rules": FrozenMapping(known.known_rules(system.rules, day)),
    }
