"""Parts: the contents of a folder, once checked, as the fields of a system."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from foedus.facts.accession import AccessionFile
from foedus.facts.actors import ActorsFile
from foedus.facts.administrations import AdministrationsFile
from foedus.facts.brief import BriefFile
from foedus.facts.command_posts import CommandPostsFile
from foedus.facts.commitment import CommitmentFile
from foedus.facts.contents import Contents
from foedus.facts.cooperation import CooperationFile
from foedus.facts.cross_checks import codes_of_rows
from foedus.facts.definitions import DefinitionsFile
from foedus.facts.disputes import DisputesFile
from foedus.facts.dossiers import DossiersFile, in_order_of_proposal
from foedus.facts.fiscal_rules import FiscalRulesFile
from foedus.facts.force_commitments import ForceCommitmentsFile
from foedus.facts.force_generation import ForceGenerationFile
from foedus.facts.frozen import FrozenMapping
from foedus.facts.government_shelf import GovernmentShelf
from foedus.facts.hostility import HostilityFile
from foedus.facts.issues import IssuesFile
from foedus.facts.levers import LeversFile
from foedus.facts.mobility import MobilityFile
from foedus.facts.network_shelf import NetworkShelf
from foedus.facts.nuclear import NuclearFile
from foedus.facts.operations import OperationsFile
from foedus.facts.organisations import OrganisationsFile
from foedus.facts.page import PageFile
from foedus.facts.parameters import ParameterFile
from foedus.facts.partnership import PartnershipFile
from foedus.facts.plans import PlansFile
from foedus.facts.pledges import PledgesFile
from foedus.facts.positions import PositionsFile
from foedus.facts.records import Record
from foedus.facts.roles import SystemFile
from foedus.facts.rules import RuleFile
from foedus.facts.scenarios import ScenarioFile
from foedus.facts.shelf import Shelf
from foedus.facts.sources import SourcesFile
from foedus.facts.union_instruments import UnionInstrumentsFile

RECORDS: Mapping[str, type[Record]] = {
    "cooperation": CooperationFile,
    "partnership": PartnershipFile,
    "force_commitments": ForceCommitmentsFile,
    "force_generation": ForceGenerationFile,
    "command_posts": CommandPostsFile,
    "disputes": DisputesFile,
    "union_instruments": UnionInstrumentsFile,
    "nuclear": NuclearFile,
    "accession": AccessionFile,
    "positions": PositionsFile,
    "mobility": MobilityFile,
    "levers": LeversFile,
    "operations": OperationsFile,
    "brief": BriefFile,
    "page": PageFile,
}
"""Files that a system holds as they are, under their own names."""
BELOW: Mapping[str, type[Record]] = {
    "parameters": ParameterFile,
    "rules": RuleFile,
    "scenarios": ScenarioFile,
}
"""Folders that a system holds by the names of their files."""


def parts(directory: Path, contents: Contents) -> dict[str, Any]:
    """Return the fields of the system as of its own day, by name."""
    head = contents.record("system.yaml", SystemFile)
    return {
        "name": head.name,
        "title": head.title,
        "today": head.today,
        "as_of": head.today,
        "roles": head.roles,
        "first_year": head.first_year,
        "last_year": head.last_year,
        **_states(contents),
        **_promises(contents),
        **_dossiers(contents),
        **{name: contents.record(f"{name}.yaml", form) for name, form in RECORDS.items()},
        **{name: FrozenMapping(contents.below(name, form)) for name, form in BELOW.items()},
        "rules_agreed": _rules_agreed(contents),
        **_shelves(directory, contents),
    }


def _states(contents: Contents) -> dict[str, Any]:
    actors = contents.record("actors.yaml", ActorsFile)
    governed = contents.record("administrations.yaml", AdministrationsFile)
    return {
        "regions": actors.regions,
        "actors": actors.actors,
        "organisations": contents.record("organisations.yaml", OrganisationsFile).organisations,
        "kinds": governed.kinds,
        "administrations": governed.administrations,
        "elections": governed.elections,
        "commitment_parts": contents.record("commitment.yaml", CommitmentFile).parts,
        "hostility_events": contents.record("hostility.yaml", HostilityFile).events,
    }


def _promises(contents: Contents) -> dict[str, Any]:
    return {
        "pledges": contents.record("pledges.yaml", PledgesFile).pledges,
        "plans": contents.record("plans.yaml", PlansFile).plans,
        "fiscal_rules": contents.record("fiscal_rules.yaml", FiscalRulesFile).rules,
        "definitions": contents.record("definitions.yaml", DefinitionsFile).definitions,
    }


def _dossiers(contents: Contents) -> dict[str, Any]:
    about = contents.record("issues.yaml", IssuesFile)
    files = contents.below("dossiers", DossiersFile)
    return {
        "fields": about.fields,
        "issues": about.issues,
        "routes": about.routes,
        "dossiers": in_order_of_proposal(files.values()),
    }


def _rules_agreed(contents: Contents) -> FrozenMapping[date]:
    """Return the day on which the first version of each rule was agreed."""
    rules = contents.below("rules", RuleFile)
    return FrozenMapping(
        {
            name: min(version.agreed or version.since for version in one.versions)
            for name, one in rules.items()
        }
    )


def _shelves(directory: Path, contents: Contents) -> dict[str, Any]:
    """Return the sources, and what reads its tables when first asked for one."""
    sources = contents.record("sources.yaml", SourcesFile).references
    cited = frozenset(one.id for one in sources)
    actors = frozenset(one.id for one in contents.record("actors.yaml", ActorsFile).actors)
    named = {one.name: one for one in contents.resources()}
    return {
        "sources": FrozenMapping({source.id: source for source in sources}),
        "shelf": Shelf(directory, named, codes_of_rows(contents.documents)),
        "government_shelf": GovernmentShelf(directory, actors, cited),
        "network": NetworkShelf(directory, cited),
    }
