"""Decision looks: forecasts of a dossier soon after the proposal and at the end, or on one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from foedus.analyse.decide import Prediction, predict
from foedus.analyse.dossier_view import first_look, last_look
from foedus.analyse.earlier_dossiers import Archive
from foedus.errors import RangeError
from foedus.facts.dossiers import Block, Dossier
from foedus.facts.partial_days import first_day, known_since


@dataclass(frozen=True)
class Held:
    """Who blocked a dossier, beside who was named; None of what is not over yet.

    named, missed, false   named and blocked; blocked and not named; named and did not block
    """

    named: tuple[str, ...]
    missed: tuple[str, ...]
    false: tuple[str, ...]


def looks(archive: Archive, dossier: Dossier, day: date | None = None) -> tuple[Prediction, ...]:
    """Return the forecasts of a dossier: the one that is scored, then the last possible one.

    day   the only day of a forecast, in place of both

    Raises RangeError for a day before the proposal, on or after the outcome, or not known yet.
    """
    system = archive.system
    if day is None:
        first = first_look(system, dossier, archive.choices.count("window"))
        last = max(first, last_look(system, dossier))
        return tuple(predict(archive, dossier, one) for one in dict.fromkeys((first, last)))
    if day < first_day(dossier.proposed):
        raise RangeError(
            f"{day} is before '{dossier.id}' was proposed on {dossier.proposed}; choose a later day"
        )
    if day > system.as_of:
        raise RangeError(f"{day} is after {system.as_of}, the last day known; choose one before")
    return (predict(archive, dossier, day),)


def held_up(dossier: Dossier, prediction: Prediction) -> Held:
    """Return who blocked, beside who was named."""
    did = tuple(dict.fromkeys(one.actor for one in dossier.blocks))
    return Held(
        tuple(one for one in prediction.named if one in did),
        tuple(one for one in did if one not in prediction.named),
        tuple(one for one in prediction.named if one not in did),
    )


def on_record(dossier: Dossier, day: date, today: date) -> tuple[Block, ...]:
    """Return the blocks of a dossier that were public by a day; the forecast does not use them."""
    return tuple(
        one for one in dossier.blocks if known_since(one.known_since or one.since, today) <= day
    )


def likeliest_route(routes: Mapping[str, float]) -> str:
    """Return the rule by which adoption is most probable; the proposed one if none is more so.

    >>> likeliest_route({"unanimity": 0.3, "majority": 0.4})
    'majority'
    """
    return max(routes, key=lambda rule: routes[rule])
