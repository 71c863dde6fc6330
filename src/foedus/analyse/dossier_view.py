"""Dossier view: all of a dossier that may predict on a day, and nothing that came of it.

The question, the rules open to it, and what each actor had stated by the day. Blocks of the dossier
itself are left out although some were public: they were written down by people who knew the end,
often from the first day on, and a state that objected and gave in at once is not among them. So
blocks only teach, and only about other dossiers. Proxies are left out too, for nobody stated them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.errors import RangeError
from foedus.facts.dossiers import Dossier, Position
from foedus.facts.dossiers_as_of import known_dossier
from foedus.facts.partial_days import first_day, known_since, last_day, middle_day
from foedus.facts.system import System

UNRECORDED = "unrecorded"
SIGNS = ("support", "conditional", "abstain", "oppose", UNRECORDED)
"""Stances, and that there is none; of two taken on one day the later in this list holds."""


@dataclass(frozen=True, eq=False)
class View:
    """A dossier as it may be used for a forecast on a day.

    question   the dossier without blocks, votes and all that came of it
    age        days since it was on the table, not below 0
    stated     by actor, the last position that it had stated by the day
    """

    question: Dossier
    day: date
    age: int
    stated: Mapping[str, Position]

    def sign(self, actor: str) -> str:
        """Return the stance of an actor, or that none is on record."""
        return self.stated[actor].stance if actor in self.stated else UNRECORDED


def view(dossier: Dossier, day: date, today: date) -> View:
    """Return what may be used of a dossier on a day.

    dossier   with or without its outcome
    today     the day on which the facts were written down

    Raises RangeError if the day is not before the outcome, or if the dossier holds as stated a
    position that may not have come before its outcome.
    """
    ends = outcome_day(dossier)
    if ends is not None and day >= ends:
        raise RangeError(
            f"'{dossier.id}' was decided on {dossier.decided}; a forecast for {day} would know it, "
            "so choose an earlier day"
        )
    refuse_late_positions(dossier)
    known = [
        one
        for one in dossier.positions
        if one.basis == "stated" and known_since(one.date, today) <= day
    ]
    known.sort(key=lambda one: (known_since(one.date, today), SIGNS.index(one.stance)))
    hidden = {"outcome": "pending", "decided": None, "route": None, "result": None, "tally": None}
    question = known_dossier(dossier, day, today).model_copy(
        update={**hidden, "open_until": day.isoformat(), "blocks": (), "note": None}
    )
    age = max(0, (day - tabled(dossier, today)).days)
    return View(question, day, age, {actor: one for one in known for actor in one.actors})


def refuse_late_positions(dossier: Dossier) -> None:
    """Raise RangeError, with all of them, if stated positions may not be before the outcome."""
    ends = outcome_day(dossier)
    late = [
        f"{' '.join(one.actors)} ({one.stance}) on {one.date}"
        for one in dossier.positions
        if ends is not None and one.basis == "stated" and last_day(one.date) >= ends
    ]
    if late:
        raise RangeError(
            f"'{dossier.id}' was decided on {dossier.decided}; stated no earlier than that, so of "
            f"no use for a forecast: {'; '.join(late)}"
        )


def tabled(dossier: Dossier, today: date) -> date:
    """Return the first day on which a dossier counts as on the table."""
    return known_since(dossier.proposed, today)


def outcome_day(dossier: Dossier) -> date | None:
    """Return the first day that the outcome may have fallen on; None while it is pending."""
    return None if dossier.decided is None else first_day(dossier.decided)


def first_look(system: System, dossier: Dossier, window: int) -> date:
    """Return the day of the forecast that is scored: some days after the proposal.

    The day before the outcome if that is sooner, and never after the system's own day.
    """
    return _before(system, dossier, tabled(dossier, system.today) + timedelta(window))


def last_look(system: System, dossier: Dossier) -> date:
    """Return the last day for a forecast: that before the outcome, or the last known."""
    return _before(system, dossier, system.as_of)


def _before(system: System, dossier: Dossier, day: date) -> date:
    ends = outcome_day(dossier)
    latest = system.as_of if ends is None else ends - timedelta(1)
    return min(day, latest, system.as_of)


def seen_until(dossier: Dossier) -> date:
    """Return the middle of the days on which it ended or was last on record as open."""
    return middle_day(dossier.decided or dossier.open_until or dossier.proposed)
