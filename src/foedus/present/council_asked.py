"""What is asked of a council: a rule by name or file, on a day, with members taken in or out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from foedus.analyse.ballots import Ballot, ballot_faults, read_ballots
from foedus.analyse.council import Council, council
from foedus.errors import DataError, Fault, VoteError
from foedus.facts.rules import RuleFile
from foedus.facts.system import System
from foedus.present.asked import day_of, facts_on


@dataclass(frozen=True)
class CouncilAsked:
    """What the options of `power` and `vote` say.

    rule   its id, or the path of a file
    on     the day as written; None for the last one known
    """

    system: str
    rule: str
    on: str | None
    without: tuple[str, ...]
    with_: tuple[str, ...]
    out: Path | None
    as_json: bool


@dataclass(frozen=True, eq=False)
class Found:
    """What was asked for, looked up.

    ballots     of each voter; none where only power is asked for
    own_file    name and SHA-256 of a user's own rule file; None for a rule of the system
    """

    system: System
    council: Council
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    own_file: tuple[str, str] | None = None


def council_of(asked: CouncilAsked) -> Found:
    """Return the system and the council asked for."""
    system = facts_on(asked.system)
    rule, own_file = rule_of(system, asked.rule)
    found = council(system, rule, day_of(asked.on), asked.without, asked.with_)
    return Found(system, found, own_file=own_file)


def council_and_ballots(asked: CouncilAsked, named: Mapping[Ballot, Sequence[str]]) -> Found:
    """Return the system, the council asked for and everybody's ballots."""
    system = facts_on(asked.system)
    rule, own_file = rule_of(system, asked.rule)
    found, ballots = voting(system, rule, day_of(asked.on), (asked.without, asked.with_), named)
    return Found(system, found, ballots, own_file)


def voting(
    system: System,
    rule: RuleFile,
    day: date | None,
    changes: tuple[Sequence[str], Sequence[str]],
    named: Mapping[Ballot, Sequence[str]],
) -> tuple[Council, Mapping[str, Ballot]]:
    """Return the council of a day and everybody's ballots.

    day      None for the last one known
    changes  members taken out, and states taken in
    named    ids or names of voters, by what they do; whoever is not named votes in favour

    Raises VoteError with the faults of members and of ballots together.
    """
    without, joining = changes
    try:
        found = council(system, rule, day, without, joining)
    except VoteError as error:
        if not without and not joining:
            raise
        usual = council(system, rule, day)
        gone = (*error.faults, *ballot_faults(system, usual, named))
        raise VoteError(error.what, gone) from None
    return found, read_ballots(system, found, named)


def rule_of(system: System, name: str) -> tuple[RuleFile, tuple[str, str] | None]:
    """Return a rule of the system by its id; or a user's own, with its file's name and SHA-256.

    Raises UnknownName for a rule that is none, DataError with every fault of a file.
    """
    path = Path(name)
    if name in system.rules:
        return system.rule(name), None
    if path.is_dir():
        raise DataError([Fault(name, None, "is a folder; name the file of a rule in it")])
    if path.suffix not in (".yaml", ".yml") and not path.is_file():
        return system.rule(name), None
    from foedus.facts.rules_file import read_rule

    rule = read_rule(path, system)
    return rule, (path.name, sha256(path.read_bytes()).hexdigest())
