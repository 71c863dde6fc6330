"""Missing: what a rejected proposal lacks, by the way that is nearest to being met."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foedus.analyse.council import Council
from foedus.analyse.tallies import Tallied, TalliedWay
from foedus.facts.rules import MEMBERS
from foedus.instruments.coalitions import Flip, TooManySets, cheapest_flip
from foedus.instruments.decision_rule import DecisionRule, Requirement, Vote, Way

TOO_MANY = (
    "too many voters of different weights to search every set of them for the fewest and lightest"
)


@dataclass(frozen=True)
class Missing:
    """What is still needed in favour, by the way that is nearest.

    way             the one for which the fewest voters would have to change
    requirements    each of its requirements that is not met
    members         the fewest voters whose change would meet every bound on heads, 0 if all are met
    weights         by measure, in its unit: persons, votes
    percent         the same as share of what all weigh, % (points)
    changes         the fewest voters whose change would do by this way; None if none would, or if
                    it is not known
    changes_unknown
                    why the fewest changes of some way are not known; None if they are
    """

    way: str
    requirements: tuple[Tallied, ...]
    members: int
    weights: Mapping[str, int]
    percent: Mapping[str, float]
    changes: int | None
    changes_unknown: str | None = None


def flip_of(
    council: Council, rule: DecisionRule, votes: Sequence[Vote]
) -> tuple[Flip | None, str | None]:
    """Return the fewest changes that turn an outcome, the lightest such; or why they are not known.

    rule    that of the council, or a part of it
    votes   as they count, (voter,)
    """
    # Between equally many voters the first weight that is not heads decides.
    costs = next((one.weights for one in council.measures.values()), None)
    try:
        return cheapest_flip(rule, votes, costs), None
    except TooManySets:
        return None, TOO_MANY


def missing(council: Council, votes: Sequence[Vote], ways: Sequence[TalliedWay]) -> Missing:
    """Return what is missing by the way for which the fewest voters would have to change.

    votes   as they count, (voter,)
    ways    what each requirement asks for and reached
    """
    rule, unknown = council.decision, None
    nearest, place, fewest = ways[0], 0, None
    for at, (way, one) in enumerate(zip(rule.ways, ways, strict=True)):
        flip, why = flip_of(council, DecisionRule(rule.voters, (way,)), votes)
        unknown = unknown or why
        if flip is not None and (fewest is None or len(flip.voters) < fewest):
            nearest, place, fewest = one, at, len(flip.voters)
    short = {name: _short(nearest, name) for name in council.measures}
    return Missing(
        way=nearest.name,
        requirements=tuple(one for one in nearest.requirements if not one.met),
        members=_heads(council, votes, nearest, rule.ways[place].requirements),
        weights=short,
        percent={
            name: 100 * lacks / total if (total := council.measures[name].total) else 0.0
            for name, lacks in short.items()
        },
        changes=fewest,
        changes_unknown=unknown,
    )


def _short(way: TalliedWay, name: str) -> int:
    return max((one.missing for one in way.requirements if one.of == name), default=0)


def _heads(
    council: Council, votes: Sequence[Vote], way: TalliedWay, counted: Iterable[Requirement]
) -> int:
    """Return how many must change so that every bound on heads is met; the most that one lacks."""
    most = _short(way, MEMBERS)
    pairs = zip(way.requirements, counted, strict=True)
    on_heads = tuple(one for told, one in pairs if told.of == MEMBERS)
    if not most:
        return 0
    flip, _ = flip_of(council, DecisionRule(len(votes), (Way(way.name, on_heads),)), votes)
    return most if flip is None else len(flip.voters)
