"""Validate: every fault of a system's folder at once, and what the folder holds, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from foedus.errors import Fault, in_order
from foedus.facts.checks.mobility import mobility_faults
from foedus.facts.contents import Contents, read_contents
from foedus.facts.cross_checks import codes_of_rows, cross_faults
from foedus.facts.data_package import DataPackage
from foedus.facts.document import Document, Place, Plain, steps
from foedus.facts.folder import PACKAGE, checksum, open_folder
from foedus.facts.frozen import FrozenMapping
from foedus.facts.government_shelf import read_governments
from foedus.facts.governments import Governments
from foedus.facts.network import Network
from foedus.facts.network_shelf import read_network
from foedus.facts.parameters import OTHER_KEYS, is_family
from foedus.facts.records import Basis, Checked
from foedus.facts.shelf import read_series
from foedus.facts.units import Units

# What a list of facts holds, where the name of the list alone does not say it.
_KINDS = {
    ("commitment.yaml", "events"): "commitment events",
    ("hostility.yaml", "events"): "hostility events",
    ("commitment.yaml", "reference"): "commitment references",
    ("pledges.yaml", "exceptions"): "pledge exceptions",
    (PACKAGE, "resources"): "series",
    ("cooperation.yaml", "instruments"): "cooperation instruments",
    ("force_commitments.yaml", "commitments"): "force commitments",
    ("force_commitments.yaml", "declared"): "declared groups",
    ("force_commitments.yaml", "rotation"): "turns of a rotation",
    ("force_commitments.yaml", "steps"): "force steps",
    ("force_commitments.yaml", "tiers"): "force tiers",
    ("force_generation.yaml", "goals"): "force goals",
    ("force_generation.yaml", "limits"): "limits to parts in forces",
    ("force_generation.yaml", "offers"): "force offers",
    ("force_generation.yaml", "priority"): "orders of priority",
    ("force_generation.yaml", "studies"): "studies of readiness",
    ("disputes.yaml", "disputes"): "disputes",
    ("disputes.yaml", "ballots"): "ballots of an assembly",
    ("command_posts.yaml", "posts"): "command posts",
    ("command_posts.yaml", "holders"): "holders of posts",
    ("union_instruments.yaml", "instruments"): "union instruments",
    ("union_instruments.yaml", "steps"): "union steps",
    ("nuclear.yaml", "arsenals"): "nuclear arsenals",
    ("nuclear.yaml", "hosting"): "nuclear hosting",
    ("nuclear.yaml", "bodies"): "nuclear bodies",
    ("nuclear.yaml", "members"): "nuclear members",
    ("nuclear.yaml", "statements"): "nuclear statements",
    ("positions.yaml", "sources"): "sources of positions",
    ("mobility.yaml", "transit"): "transit of forces",
    ("mobility.yaml", "regimes"): "regimes of permits",
    ("mobility.yaml", "further"): "participants in permits",
    ("operations.yaml", "regions"): "regions of operations",
    ("operations.yaml", "definitions"): "definitions of military",
    ("operations.yaml", "bases"): "texts of definitions",
    ("operations.yaml", "prolonged"): "prolonged mandates",
    ("accession.yaml", "steps"): "accession steps",
    ("accession.yaml", "blocks"): "accession blocks",
    ("accession.yaml", "targets"): "accession targets",
    ("dossiers", "blocks"): "dossier blocks",
    ("dossiers", "positions"): "dossier positions",
    ("dossiers", "tally"): "dossier tallies",
    ("fiscal_rules.yaml", "rules"): "fiscal rules",
    ("rules", "versions"): "rules of decision",
    ("rules", "weights"): "weights of votes",
}


@dataclass(frozen=True)
class Report:
    """What a folder holds, and every fault of it in file and line order.

    facts            by kind of fact: how many were checked against data, in a text, or recalled
    recalled_share   of all facts, 0 to 1
    parameters       by basis: how many, members of families counted each
    unused_sources   sources that nothing refers to
    checksum         of the folder, None if it has faults
    """

    directory: Path
    faults: tuple[Fault, ...]
    facts: Mapping[str, Mapping[str, int]]
    parameters: Mapping[str, int]
    scenarios: int
    sources: int
    unused_sources: tuple[str, ...]
    checksum: str | None

    @property
    def valid(self) -> bool:
        """Whether the folder has no fault."""
        return not self.faults

    @property
    def by_checked(self) -> dict[str, int]:
        """How many facts of all kinds were checked against data, in a text, or recalled."""
        return {way: sum(kind[way] for kind in self.facts.values()) for way in get_args(Checked)}

    @property
    def recalled_share(self) -> float:
        """Share of the facts that are recalled only, 0 to 1; 0 if there are none."""
        count = self.by_checked
        total = sum(count.values())
        return count["recalled"] / total if total else 0.0


def validate(directory: Path, units: Units | None = None) -> Report:
    """Return what the folder of a system holds, and every fault of all its files.

    directory   the folder; nothing is written to it
    units       units of the model's variables and parameters, to compare those of the files with

    Raises DataError if it is not the folder of a system at all.
    """
    folder, faults = open_folder(Path(directory))
    contents = read_contents(folder)
    documents = contents.documents
    faults += contents.faults
    faults += cross_faults(folder, documents, units)
    faults += _series_faults(folder.directory, contents)
    sources = [str(one.get("id")) for _, one in _entries(documents, "sources.yaml", "references")]
    governments, more = _governments(folder.directory, documents, sources)
    faults += more
    network, more = read_network(folder.directory, frozenset(sources))
    faults += more or mobility_faults(documents, network)
    used = {source.split("#")[0] for source in _cited(documents.values())}
    used |= {one.source for one in (*governments.cabinets, *governments.parties)}
    used |= network.cited
    return Report(
        directory=folder.directory,
        faults=in_order(faults),
        facts=_facts(documents.values(), governments, network),
        parameters=_parameters(documents),
        scenarios=sum(file.startswith("scenarios/") for file in documents),
        sources=len(sources),
        unused_sources=tuple(one for one in sources if one not in used),
        checksum=None if faults else checksum(folder),
    )


def _series_faults(directory: Path, contents: Contents) -> list[Fault]:
    package = contents.records.get(PACKAGE)
    if not isinstance(package, DataPackage):
        return []
    codes = codes_of_rows(contents.documents)
    return [
        fault
        for resource in package.resources
        for fault in read_series(directory, resource, codes)[1]
    ]


def _entries(
    documents: Mapping[str, Document], file: str, *place: str
) -> Iterator[tuple[Place, Mapping[str | int, Plain]]]:
    if file in documents:
        yield from documents[file].entries(*place)


def _governments(
    directory: Path, documents: Mapping[str, Document], sources: Iterable[str]
) -> tuple[Governments, list[Fault]]:
    actors = {str(one.get("id")) for _, one in _entries(documents, "actors.yaml", "actors")}
    return read_governments(directory, actors, frozenset(sources))


def _facts(
    documents: Iterable[Document], governments: Governments, network: Network
) -> Mapping[str, Mapping[str, int]]:
    """Return, by kind of fact, how many were checked in which way."""
    counts: dict[str, Counter[str]] = {}
    if governments.cabinets:
        counts["cabinets"] = Counter(one.checked for one in governments.cabinets)
        counts["parties of cabinets"] = Counter(one.checked for one in governments.parties)
    if network.places:
        ferries = (one.checked for one in network.links if one.checked is not None)
        counts["ferries"] = Counter(ferries)
        counts["repairs of the road network"] = Counter(one.checked for one in network.repairs)
    for document in documents:
        for place, one in document.mappings():
            way = one.get("checked")
            if way in get_args(Checked) and place:
                name = next(str(step) for step in reversed(place) if isinstance(step, str))
                file = document.file.split("/")[0] if document.file != PACKAGE else PACKAGE
                kind = _KINDS.get((file, name), name.replace("_", " "))
                counts.setdefault(kind, Counter())[str(way)] += 1
    ways = get_args(Checked)
    return FrozenMapping(
        {kind: FrozenMapping({way: count[way] for way in ways}) for kind, count in counts.items()}
    )


def _parameters(documents: Mapping[str, Document]) -> Mapping[str, int]:
    """Return how many parameters rest on what."""
    count: Counter[str] = Counter()
    for file, document in documents.items():
        if not file.startswith("parameters/"):
            continue
        for name, value in document.values.items():
            if name in OTHER_KEYS or not isinstance(value, dict):
                continue
            inner = steps(value.get("values")) if is_family(value) else [(name, value)]
            count.update(str(one.get("basis")) for _, one in inner if isinstance(one, dict))
    return FrozenMapping({basis: count[basis] for basis in get_args(Basis)})


def _cited(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        for _, one in document.mappings():
            source = one.get("source")
            if isinstance(source, str):
                yield source
            further = one.get("further_sources")
            yield from map(str, further if isinstance(further, list) else ())
