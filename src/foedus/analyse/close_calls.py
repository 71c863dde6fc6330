"""Close calls: outcomes that figures which only stand in for others could have turned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foedus.analyse.council import Council
from foedus.analyse.counting import TALLIES
from foedus.analyse.tallies import Tallied, TalliedWay, as_counted, tallied
from foedus.facts.rules import Tally
from foedus.instruments.decision_rule import Vote


@dataclass(frozen=True)
class CloseCall:
    """A requirement that decides, and is no farther from its bound than stand-ins have missed.

    tally, of   as in the rule
    margin      points between the share reached and its bound
    error       points by which stand-ins have missed the share of the same members, at most
    years       of which figures in force and stand-ins are both known
    """

    tally: Tally
    of: str
    margin: float
    error: float
    years: tuple[int, ...]


def close_calls(
    council: Council, votes: Sequence[Vote], ways: Sequence[TalliedWay]
) -> tuple[CloseCall, ...]:
    """Return each requirement that could turn the outcome if the figures in force were known.

        error = max_year | Σ_i∈tally (share in force − share of the stand-in)_i,year |

    votes   as they count, (voter,)
    ways    what each requirement asks for and reached
    """
    deciding = dict.fromkeys(one for way in ways for one in way.requirements if _turns(ways, one))
    found = (_close(council, votes, one) for one in deciding)
    return tuple(one for one in found if one is not None)


def doubtful_changes(council: Council, votes: Sequence[Vote], *, adopted: bool) -> tuple[int, ...]:
    """Return the voters whose change alone would end in a close call: who turns it is not sure.

    votes    as they count, (voter,)
    adopted  whether they adopt: a voter then changes to a vote against, else to one in favour
    """
    if not any(one.misses for one in council.measures.values()):
        return ()
    other = Vote.AGAINST if adopted else Vote.IN_FAVOUR
    return tuple(place for place in range(len(votes)) if is_close(council, votes, {place: other}))


def is_close(council: Council, votes: Sequence[Vote], changes: Mapping[int, Vote]) -> bool:
    """Return whether votes with some changes, by place, would be a close call."""
    changed = [changes.get(place, vote) for place, vote in enumerate(votes)]
    return bool(close_calls(council, changed, tallied(council, changed)))


def _turns(ways: Sequence[TalliedWay], one: Tallied) -> bool:
    """Return whether the outcome would be another if this requirement were met, or were not."""
    otherwise = any(all(each.met != (each == one) for each in way.requirements) for way in ways)
    return otherwise != any(way.holds for way in ways)


def _close(council: Council, votes: Sequence[Vote], one: Tallied) -> CloseCall | None:
    measure = council.measures.get(one.of)
    if measure is None or one.tally is None or not measure.misses or not one.total:
        return None
    counts = [as_counted(council, vote) in TALLIES[one.tally] for vote in votes]
    error = max(
        abs(sum(miss for miss, tallied in zip(missed, counts, strict=True) if tallied))
        for missed in measure.misses.values()
    )
    margin = 100 * abs(one.reached - one.bound) / one.total
    if margin > error:
        return None
    return CloseCall(one.tally, one.of, margin, error, tuple(measure.misses))
