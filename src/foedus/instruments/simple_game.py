"""Simple game: a rule in the form in which voting power is computed."""

from dataclasses import dataclass

from foedus.instruments.decision_rule import DecisionRule
from foedus.instruments.yes_no_game import Quota, YesNoGame, dual, needed_holders, yes_no_game

Normal = tuple[tuple[Quota, ...], int | None, tuple[int, ...]]


@dataclass(frozen=True)
class SimpleGame:
    """A game of members in favour or against, in which their power can be computed.

    A coalition S of those in favour wins if every veto player is in it, and

        Σ_{i ∈ S} weights_ji ≥ quotas_j for every criterion j,   or   |N ∖ S| ≤ against_at_most.

    weights          whole numbers, (criterion, member); there is always a criterion
    quotas           whole numbers, (criterion,)
    against_at_most  None where there is no such clause
    vetoes           members that must be in favour, whatever else holds
    is_dual          whether this is the dual of the rule, v*(S) = 1 − v(N ∖ S): what wins here is
                     what blocks there. A member's swings are the same in both, so the indices of
                     Banzhaf and of Shapley and Shubik are those of the rule; if W coalitions
                     win here, 2^n − W win by the rule.
    """

    weights: tuple[tuple[int, ...], ...]
    quotas: tuple[int, ...]
    against_at_most: int | None
    vetoes: tuple[int, ...]
    is_dual: bool = False


def as_simple_game(rule: DecisionRule) -> SimpleGame:
    """Return a rule, where all are in favour or against, in the form that voting power needs.

    Duplicates and ways implied by others fall away. If a proposal stands unless a majority by
    several weights is against, the rule has no such form itself, but its dual has (`is_dual`), and
    with it the same power indices (Dubey and Shapley, Mathematics of Operations Research 4(2),
    1979).

    Raises ValueError if more members in favour can undo an adoption, if the votes decide nothing,
    or if neither the rule nor its dual is of the form.

    >>> from foedus.instruments.decision_rule import Requirement, Way
    >>> majority = Requirement((1, 1, 1), (0, 1, 0, 0), at_least=2)
    >>> first_agrees = Requirement((1, 0, 0), (-1, 0, 0, 0), at_least=0)
    >>> as_simple_game(DecisionRule(3, (Way("majority", (majority, first_agrees)),)))
    SimpleGame(weights=((1, 1, 1),), quotas=(2,), against_at_most=None, vetoes=(0,), is_dual=False)
    """
    game = yes_no_game(rule)
    if not game.ways:
        raise ValueError(
            "nothing can be adopted by this rule, so nobody has power; mend its bounds"
        )
    if () in game.ways:
        message = "by this rule everything is adopted, so nobody has power; mend its bounds"
        raise ValueError(message)
    for form, is_dual in ((_normal(game), False), (_normal(dual(game)), True)):
        if form is not None:
            criteria, at_most, vetoes = form
            weights = tuple(one.weights for one in criteria)
            quotas = tuple(one.at_least for one in criteria)
            return SimpleGame(weights, quotas, at_most, vetoes, is_dual)
    raise ValueError(
        f"voting power cannot be computed for this rule: it has {len(game.ways)} ways that differ, "
        "and they are not one general way beside one for at most so many against, with the same "
        "members needed in both; nor is the reversed rule of that form"
    )


def _normal(game: YesNoGame) -> Normal | None:
    """Return criteria, clause and vetoes of a game; None if it is not of that form."""
    split = [_without_vetoes(way) for way in game.ways]
    if len(split) == 1:
        quotas, vetoes = split[0]
        return _at_least_one(game.members, quotas, vetoes), None, vetoes
    match split:
        case [(_, vetoes), (_, same)] if vetoes == same:
            for (clause, _), (quotas, _) in (split, split[::-1]):
                if len(clause) == 1 and set(clause[0].weights) == {1}:
                    return quotas, game.members - clause[0].at_least, vetoes
    return None


def _without_vetoes(way: tuple[Quota, ...]) -> tuple[tuple[Quota, ...], tuple[int, ...]]:
    """Return the quotas of a way, and apart from them the members all of whom are needed."""
    quotas = tuple(one for one in way if not needed_holders(one))
    needed = frozenset[int]().union(*(needed_holders(one) for one in way))
    return quotas, tuple(sorted(needed))


def _at_least_one(
    members: int, quotas: tuple[Quota, ...], vetoes: tuple[int, ...]
) -> tuple[Quota, ...]:
    """Return the criteria; where only vetoes remain, as many heads as there are vetoes."""
    return quotas or (Quota((1,) * members, len(vetoes)),)
