"""Contents: every YAML and JSON file of a system's folder, read and validated, with all faults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeVar

from foedus.errors import DataError, Fault
from foedus.facts.accession import AccessionFile
from foedus.facts.actors import ActorsFile
from foedus.facts.administrations import AdministrationsFile
from foedus.facts.brief import BriefFile
from foedus.facts.claims import ClaimsFile
from foedus.facts.command_posts import CommandPostsFile
from foedus.facts.commitment import CommitmentFile
from foedus.facts.cooperation import CooperationFile
from foedus.facts.data_package import DataPackage, Resource, read_package
from foedus.facts.definitions import DefinitionsFile
from foedus.facts.disputes import DisputesFile
from foedus.facts.document import Document
from foedus.facts.dossiers import DossiersFile
from foedus.facts.fiscal_rules import FiscalRulesFile
from foedus.facts.folder import PACKAGE, SINGLE_FILES, Folder, read_bytes
from foedus.facts.force_commitments import ForceCommitmentsFile
from foedus.facts.force_generation import ForceGenerationFile
from foedus.facts.hostility import HostilityFile
from foedus.facts.issues import IssuesFile
from foedus.facts.levers import LeversFile
from foedus.facts.mobility import MobilityFile
from foedus.facts.nuclear import NuclearFile
from foedus.facts.operations import OperationsFile
from foedus.facts.organisations import OrganisationsFile
from foedus.facts.page import PageFile
from foedus.facts.parameters import read_parameters
from foedus.facts.partnership import PartnershipFile
from foedus.facts.plans import PlansFile
from foedus.facts.pledges import PledgesFile
from foedus.facts.positions import PositionsFile
from foedus.facts.reading import LARGEST, read_document
from foedus.facts.records import Record
from foedus.facts.roles import SystemFile
from foedus.facts.rules import RuleFile
from foedus.facts.scenarios import ScenarioFile
from foedus.facts.sources import SourcesFile
from foedus.facts.union_instruments import UnionInstrumentsFile
from foedus.facts.validation import validated

AnyRecord = TypeVar("AnyRecord", bound=Record)

_KINDS: Mapping[str, type[Record]] = {
    "system.yaml": SystemFile,
    "sources.yaml": SourcesFile,
    "actors.yaml": ActorsFile,
    "organisations.yaml": OrganisationsFile,
    "pledges.yaml": PledgesFile,
    "plans.yaml": PlansFile,
    "fiscal_rules.yaml": FiscalRulesFile,
    "administrations.yaml": AdministrationsFile,
    "commitment.yaml": CommitmentFile,
    "hostility.yaml": HostilityFile,
    "definitions.yaml": DefinitionsFile,
    "cooperation.yaml": CooperationFile,
    "partnership.yaml": PartnershipFile,
    "force_commitments.yaml": ForceCommitmentsFile,
    "force_generation.yaml": ForceGenerationFile,
    "command_posts.yaml": CommandPostsFile,
    "disputes.yaml": DisputesFile,
    "union_instruments.yaml": UnionInstrumentsFile,
    "nuclear.yaml": NuclearFile,
    "accession.yaml": AccessionFile,
    "issues.yaml": IssuesFile,
    "positions.yaml": PositionsFile,
    "mobility.yaml": MobilityFile,
    "levers.yaml": LeversFile,
    "operations.yaml": OperationsFile,
    "brief.yaml": BriefFile,
    "page.yaml": PageFile,
}
_KINDS_BELOW: Mapping[str, type[Record]] = {
    "rules": RuleFile,
    "scenarios": ScenarioFile,
    "dossiers": DossiersFile,
    "claims": ClaimsFile,
}


@dataclass(slots=True)
class Contents:
    """What the files of a folder say; `documents` and `records` leave out what is unreadable."""

    documents: dict[str, Document] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def record(self, file: str, kind: type[AnyRecord]) -> AnyRecord:
        """Return the record of a file; an empty one if the file is left out."""
        found = self.records.get(file)
        return found if isinstance(found, kind) else kind()

    def below(self, folder: str, kind: type[AnyRecord]) -> dict[str, AnyRecord]:
        """Return the records of the files right below a folder, by name without ending."""
        return {
            PurePosixPath(file).stem: record
            for file, record in sorted(self.records.items())
            if file.startswith(folder + "/") and isinstance(record, kind)
        }

    def resources(self) -> tuple[Resource, ...]:
        """Return what the data package says of each series; nothing if there is no package."""
        package = self.records.get(PACKAGE)
        return package.resources if isinstance(package, DataPackage) else ()


def read_contents(folder: Folder) -> Contents:
    """Return the contents of a folder, series apart, with the faults of every file."""
    contents = Contents()
    single = [file for file in SINGLE_FILES if file in folder.files]
    scenarios = folder.below("scenarios", ".yaml")
    parameters = folder.below("parameters", ".yaml")
    rules = folder.below("rules", ".yaml")
    dossiers = folder.below("dossiers", ".yaml")
    claims = folder.below("claims", ".yaml")
    packages = [PACKAGE] if PACKAGE in folder.files else []
    for file in (*single, *parameters, *rules, *dossiers, *scenarios, *claims, *packages):
        try:
            data = read_bytes(folder.directory / file, file, LARGEST)
        except DataError as error:
            contents.faults += error.faults
            continue
        document, record, faults = _read(data, file)
        contents.faults += faults
        if document is not None:
            contents.documents[file] = document
        if record is not None:
            contents.records[file] = record
    return contents


def _read(data: bytes, file: str) -> tuple[Document | None, Record | None, list[Fault]]:
    if file == PACKAGE:
        return read_package(data, file, DataPackage)
    document, faults = read_document(data, file)
    if document is None:
        return None, None, faults
    record, more = record_of(document)
    return document, record, faults + more


def record_of(document: Document) -> tuple[Record | None, list[Fault]]:
    """Return the record that a file of a system describes, or None and its faults."""
    file = document.file
    if file == PACKAGE:
        return validated(document, DataPackage)
    if file.startswith("parameters/"):
        return read_parameters(document)
    kinds = _KINDS_BELOW if "/" in file else _KINDS
    return validated(document, kinds[file.split("/")[0]])
