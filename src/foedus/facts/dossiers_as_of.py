"""Dossiers as of a day: what was open then is pending, and nothing tells how it would end.

The general view of as_of.py hides fields by their day. A dossier needs more: its outcome and the
kind of a blocker's demand have no day of their own, and a forecast must not read them.
"""

from collections.abc import Iterable
from datetime import date

from foedus.facts.dossiers import Block, Dossier, Recalled
from foedus.facts.partial_days import known_since


def known_dossiers(dossiers: Iterable[Dossier], day: date, today: date) -> tuple[Dossier, ...]:
    """Return the dossiers that were on the table by a day, each as it was known then.

    day     the day
    today   the day on which the facts were written down; see `known_since` for partial days
    """
    return tuple(
        known_dossier(one, day, today)
        for one in dossiers
        if known_since(one.proposed, today) <= day
    )


def known_dossier(dossier: Dossier, day: date, today: date) -> Dossier:
    """Return a dossier as it was known on a day.

    One decided later is pending and open until the day. Blocks and positions that came later are
    left out. While the outcome, or for a pending dossier its last day on record, lies ahead, there
    is no route, result, tally or note, and no block has a kind of demand.
    """

    def known(when: str | None) -> bool:
        return when is not None and known_since(when, today) <= day

    ended = known(dossier.decided or dossier.open_until)
    update: dict[str, object] = {
        "blocks": tuple(
            _known_block(one, ended, one.until is None or known(one.until))
            for one in dossier.blocks
            if known(one.known_since or one.since)
        ),
        "positions": tuple(one for one in dossier.positions if known(one.date)),
    }
    if not ended:
        update |= {
            "decided": None, "outcome": "pending", "open_until": day.isoformat(),
            "route": None, "result": None, "tally": None, "note": None,
            "recalled": _left(dossier.recalled, ("decided", "result")),
        }  # fmt: skip
    return dossier.model_copy(update=update)


def _known_block(block: Block, dossier_ended: bool, ended: bool) -> Block:
    hidden: dict[str, object] = {}
    if not dossier_ended:
        hidden |= {"demand": None, "note": None}
    if not ended:
        hidden |= {"until": None}
    if not (dossier_ended or (block.until is not None and ended)):
        hidden |= {"got": None}
    if hidden:
        hidden["recalled"] = _left(block.recalled, hidden)
    return block.model_copy(update=hidden) if hidden else block


def _left(recalled: tuple[Recalled, ...], hidden: Iterable[str]) -> tuple[Recalled, ...]:
    """Return the keys that are recalled without those that are hidden."""
    return tuple(one for one in recalled if one not in set(hidden))
