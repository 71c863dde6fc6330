"""System: all facts of one system, as they were known on a day. Start here.

`load` reads the folder of a system with every fault at once; a `System` answers who is a member of
what on a day and hands out series. `System.as_known_on` moves back in time without reading again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from foedus.errors import RangeError, UnknownName, VoteError
from foedus.facts.accession import AccessionFile
from foedus.facts.actors import Actor, Region
from foedus.facts.administrations import (
    Administration,
    AdministrationKind,
    Election,
)
from foedus.facts.brief import BriefFile
from foedus.facts.command_posts import CommandPostsFile
from foedus.facts.commitment import CommitmentPart
from foedus.facts.cooperation import CooperationFile
from foedus.facts.definitions import Definition
from foedus.facts.disputes import DisputesFile
from foedus.facts.dossiers import Dossier
from foedus.facts.fiscal_rules import FiscalRule
from foedus.facts.folder import open_folder
from foedus.facts.force_commitments import ForceCommitmentsFile
from foedus.facts.force_generation import ForceGenerationFile
from foedus.facts.government_shelf import GovernmentShelf
from foedus.facts.governments import Governments
from foedus.facts.hostility import HostilityEvent
from foedus.facts.issues import Field, Issue, Route
from foedus.facts.known_system import known_fields
from foedus.facts.levers import LeversFile
from foedus.facts.mobility import MobilityFile
from foedus.facts.network_shelf import NetworkShelf
from foedus.facts.nuclear import NuclearFile
from foedus.facts.operations import OperationsFile
from foedus.facts.organisations import Membership, Organisation, in_force
from foedus.facts.page import PageFile
from foedus.facts.parameters import ParameterFile
from foedus.facts.parsed import checked_contents
from foedus.facts.partnership import PartnershipFile
from foedus.facts.parts import parts
from foedus.facts.plans import Plan
from foedus.facts.pledges import Pledge
from foedus.facts.positions import PositionsFile
from foedus.facts.roles import Roles
from foedus.facts.rules import RuleFile
from foedus.facts.scenarios import ScenarioFile
from foedus.facts.series import Series
from foedus.facts.shelf import Shelf
from foedus.facts.sources import Source
from foedus.facts.union_instruments import UnionInstrumentsFile
from foedus.facts.units import Units

SHIPPED = Path(__file__).resolve().parents[1] / "systems"


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Named = TypeVar("Named", bound=_Identified)


@dataclass(frozen=True, eq=False)
class System:
    """All facts of one system that were known on the day `as_of`.

    today      the day on which its files were last brought up to date
    checksum   SHA-256 over the paths and bytes of every file
    actors     in the order of the actor axis of every array
    dossiers   in the order in which they were proposed
    rules_agreed   when each rule was first agreed, those that came after `as_of` among them
    shelf      its series, as `series` hands them out
    network    its roads, which are not dated; `network.tables()` reads them
    """

    name: str
    title: str
    today: date
    as_of: date
    directory: Path
    checksum: str
    roles: Roles
    first_year: int
    last_year: int
    regions: tuple[Region, ...]
    actors: tuple[Actor, ...]
    organisations: tuple[Organisation, ...]
    pledges: tuple[Pledge, ...]
    plans: tuple[Plan, ...]
    fiscal_rules: tuple[FiscalRule, ...]
    kinds: tuple[AdministrationKind, ...]
    administrations: tuple[Administration, ...]
    elections: tuple[Election, ...]
    commitment_parts: tuple[CommitmentPart, ...]
    hostility_events: tuple[HostilityEvent, ...]
    definitions: tuple[Definition, ...]
    cooperation: CooperationFile
    partnership: PartnershipFile
    force_commitments: ForceCommitmentsFile
    force_generation: ForceGenerationFile
    command_posts: CommandPostsFile
    disputes: DisputesFile
    union_instruments: UnionInstrumentsFile
    nuclear: NuclearFile
    accession: AccessionFile
    positions: PositionsFile
    mobility: MobilityFile
    levers: LeversFile
    operations: OperationsFile
    brief: BriefFile
    page: PageFile
    sources: Mapping[str, Source]
    parameters: Mapping[str, ParameterFile]
    rules: Mapping[str, RuleFile]
    rules_agreed: Mapping[str, date]
    scenarios: Mapping[str, ScenarioFile]
    shelf: Shelf
    government_shelf: GovernmentShelf
    network: NetworkShelf
    fields: tuple[Field, ...]
    issues: tuple[Issue, ...]
    routes: tuple[Route, ...]
    dossiers: tuple[Dossier, ...]

    @cached_property
    def actor_ids(self) -> tuple[str, ...]:
        """The ids of the actors, in the order of the actor axis."""
        return tuple(actor.id for actor in self.actors)

    @property
    def series_names(self) -> tuple[str, ...]:
        """The names of the series, in the order of the data package."""
        return self.shelf.names

    def actor(self, id: str) -> Actor:
        """Return an actor. Raises UnknownName with the nearest known id."""
        return _find("actor", id, self.actors)

    def organisation(self, id: str) -> Organisation:
        """Return an organisation. Raises UnknownName with the nearest known id."""
        return _find("organisation", id, self.organisations)

    def scenario(self, name: str) -> ScenarioFile:
        """Return a scenario as its file has it. Raises UnknownName with the nearest known name."""
        if name not in self.scenarios:
            raise UnknownName("scenario", name, self.scenarios)
        return self.scenarios[name]

    def rule(self, name: str) -> RuleFile:
        """Return a rule with its versions.

        Raises UnknownName with the nearest known name, VoteError for one that was agreed later.
        """
        if name not in self.rules:
            if (agreed := self.rules_agreed.get(name)) is not None:
                told = f"was agreed on {agreed}, so it was not in force then; choose a later day"
                raise VoteError(f"rule '{name}' on {self.as_of}", [told])
            raise UnknownName("rule", name, self.rules)
        return self.rules[name]

    def dossier(self, id: str) -> Dossier:
        """Return a dossier as it was known. Raises UnknownName with the nearest known id."""
        return _find("dossier", id, self.dossiers)

    def series(self, name: str) -> Series:
        """Return a series with the values that were public on the day `as_of`.

        Raises UnknownName with the nearest known name, and DataError if its file has a fault.
        """
        if name not in self.shelf.names:
            raise UnknownName("series", name, self.shelf.names)
        return self.shelf.seen_on(name, self.as_of)

    def governments(self) -> Governments:
        """Return cabinets, their parties and positions as known on the day `as_of`.

        Raises DataError if one of their files has a fault.
        """
        return self.government_shelf.governments().seen_on(self.as_of)

    def members(self, organisation: str, day: date) -> tuple[str, ...]:
        """Return the ids of an organisation's members on a day, in actor order."""
        inside = {
            one.actor
            for one in self.organisation(organisation).memberships
            if in_force(one.since, one.until, day)
        }
        return tuple(actor for actor in self.actor_ids if actor in inside)

    def memberships_of(self, actor: str, day: date) -> tuple[tuple[str, Membership], ...]:
        """Return an actor's memberships on a day, each with the id of its organisation."""
        wanted = self.actor(actor).id
        return tuple(
            (organisation.id, one)
            for organisation in self.organisations
            for one in organisation.memberships
            if one.actor == wanted and in_force(one.since, one.until, day)
        )

    def as_known_on(self, day: date) -> "System":
        """Return the same system as it was known on an earlier day.

        Raises RangeError for a day after this system's own: what it hides it cannot give back.
        """
        if day > self.as_of:
            raise RangeError(f"{day} is after {self.as_of}, the last day known; choose one before")
        return replace(self, as_of=day, **known_fields(self, day))


def load(
    system: str | Path = "eu_nato", as_of: date | None = None, *, units: Units | None = None
) -> System:
    """Return the facts of a system, known on a day.

    system   name of a system that is shipped, or the folder of any other
    as_of    the day, today's facts if none is given; not after the system's own today
    units    units of the model's variables and parameters, to compare those of the files with

    Series are read when first asked for. Raises DataError with every fault of every other file,
    UnknownName for a system that is none, RangeError for a day after its today.
    """
    folder, faults = open_folder(find_system(system))
    contents, digest = checked_contents(folder, faults, units)
    whole = System(directory=folder.directory, checksum=digest, **parts(folder.directory, contents))
    return whole.as_known_on(whole.today if as_of is None else as_of)


def find_system(system: str | Path) -> Path:
    """Return the folder of a system: a shipped one by name, else a path.

    Raises UnknownName with the names of the shipped ones.
    """
    shipped = sorted(one.parent.name for one in SHIPPED.glob("*/system.yaml"))
    if isinstance(system, str) and system in shipped:
        return SHIPPED / system
    if not Path(system).is_dir():
        raise UnknownName("system or folder", str(system), shipped)
    return Path(system).resolve()


def _find(what: str, id: str, among: tuple[Named, ...]) -> Named:
    for one in among:
        if one.id == id:
            return one
    raise UnknownName(what, id, (one.id for one in among))
