"""What is asked of a council: a rule by name or file, on a day, with members taken in or out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foedus.analyse.ballots import Ballot, ballot_faults, read_ballots
from foedus.analyse.council import Council, council
from foedus.errors import RangeError, VoteError
from foedus.facts.rules import RuleFile
from foedus.facts.system import System
from foedus.present.asked import system_on


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


def council_of(asked: CouncilAsked) -> tuple[System, Council]:
    """Return the system and the council asked for."""
    system = system_on(asked.system, None)
    found = council(
        system, rule_of(system, asked.rule), day_of(asked.on), asked.without, asked.with_
    )
    return system, found


def council_and_ballots(
    asked: CouncilAsked, named: Mapping[Ballot, Sequence[str]]
) -> tuple[System, Council, dict[str, Ballot]]:
    """Return the system, the council asked for and everybody's ballots.

    Raises VoteError with the faults of members and of ballots together.
    """
    system = system_on(asked.system, None)
    rule, day = rule_of(system, asked.rule), day_of(asked.on)
    try:
        found = council(system, rule, day, asked.without, asked.with_)
    except VoteError as error:
        if not asked.without and not asked.with_:
            raise
        usual = council(system, rule, day)
        gone = (*error.faults, *ballot_faults(system, usual, named))
        raise VoteError(error.what, gone) from None
    return system, found, read_ballots(system, found, named)


def day_of(written: str | None) -> date | None:
    """Return a day written like 2024-09-21. Raises RangeError for anything else."""
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError:
        raise RangeError(f"'{written}' is not a day; write it like 2024-09-21") from None


def rule_of(system: System, name: str) -> RuleFile:
    """Return a rule of the system by its id, or a user's own from a file.

    Raises UnknownName for a rule that is none, DataError with every fault of a file.
    """
    path = Path(name)
    if name in system.rules or not (path.suffix in (".yaml", ".yml") or path.is_file()):
        return system.rule(name)
    from foedus.facts.rules_file import read_rule

    return read_rule(path, system)
