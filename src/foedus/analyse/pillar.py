"""Pillar: the European part of the alliance by year, as lines that are never averaged.

Spending and personnel are those of allies in the alliance's own area, commands those whose holder
is on record. What is in the pool pledged for a crisis is classified: what is known of it is shown
as dated reports of one ally's part and of the tiers all agreed on, and no share can be computed.
"""

from dataclasses import dataclass
from datetime import date

from foedus.analyse.history import share_line
from foedus.analyse.measured import Measured
from foedus.analyse.partnership_lines import commands_line
from foedus.facts.command_posts import CommandPost, Holder
from foedus.facts.commitment import CommitmentPart
from foedus.facts.force_commitments import ForceCommitment
from foedus.facts.partial_days import known_since
from foedus.facts.system import System
from foedus.model.membership import european
from foedus.model.pillar_facts import holder_on, posts

COMMANDS = ("supreme", "deputy", "joint-force", "component")
POOL = "crisis_pool"


@dataclass(frozen=True)
class Pillar:
    """The lines of the European pillar.

    spending, personnel   % of all allies'
    commands              % of joint force commands; `all_commands` of all levels
    holders               who holds each command on the day, and who is to hold it next
    pool                  what is reported of the guarantor's part of the crisis pool
    tiers                 the alliance's pools in force, with what about them is classified
    """

    spending: Measured
    personnel: Measured
    commands: Measured
    all_commands: Measured
    holders: tuple[tuple[str, Holder | None, Holder | None], ...]
    pool: CommitmentPart | None
    tiers: tuple[ForceCommitment, ...]


def pillar_lines(system: System, day: date) -> Pillar:
    """Return the lines of the pillar, with commands and pools as they stood on a day."""
    return Pillar(
        spending=share_line(system, "defence_spending_sipri", european(system)),
        personnel=share_line(system, "personnel_nato", european(system)),
        commands=commands_line(system),
        all_commands=commands_line(system, COMMANDS),
        holders=tuple(
            (
                post.title,
                holder_on(system, post, day),
                _to_come(system, post, day),
            )
            for post in posts(system, COMMANDS)
        ),
        pool=next((one for one in system.commitment_parts if one.id == POOL), None),
        tiers=tuple(
            one
            for one in system.force_commitments.commitments
            if one.organisation == system.roles.alliance
            and known_since(one.agreed, system.today) <= day
            and (one.until is None or day < known_since(one.until, system.today))
        ),
    )


def _to_come(system: System, post: CommandPost, day: date) -> Holder | None:
    """Return who was to hold a command next, as decided by a day and not in effect since."""
    return next(
        (
            one
            for one in post.holders
            if one.since is None
            and one.decided is not None
            and known_since(one.decided, system.today) <= day
        ),
        None,
    )
