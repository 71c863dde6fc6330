"""Ballots on the edge of weighted votes: a tie, half of the members, 62 % of the people."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations

import pytest

from foedus.analyse.council import Council, council
from foedus.analyse.vote import vote
from foedus.facts.system import load

SYSTEM = load()
CHECK = Fraction(62, 100)


def total(among: Council, measure: str, who: tuple[str, ...]) -> int:
    weights = dict(zip(among.voters, among.weights[measure], strict=True))
    return sum(weights[one] for one in who)


@pytest.mark.parametrize(
    ("day", "held", "of", "who", "passes"),
    [
        # Exactly a third does not stop a decision: the article asks for more than one third.
        (date(2003, 1, 1), 29, 87, "DEU FRA BEL AUT", True),
        (date(2003, 1, 1), 30, 87, "DEU FRA GBR", False),
        # 124 has no third in whole votes.
        (date(2004, 6, 1), 41, 124, "DEU FRA GBR ESP EST", True),
        (date(2004, 6, 1), 42, 124, "DEU FRA GBR ESP AUT", False),
        (date(2005, 6, 1), 107, 321, "DEU FRA GBR NLD DNK", True),
        (date(2005, 6, 1), 108, 321, "DEU FRA GBR AUT FIN CYP", False),
        (date(2008, 6, 1), 115, 345, "DEU FRA GBR ROU BGR CYP", True),
        (date(2008, 6, 1), 116, 345, "DEU FRA GBR BEL BGR DNK", False),
    ],
)
def test_more_than_a_third_of_the_votes_must_abstain_with_a_declaration(
    day: date, held: int, of: int, who: str, passes: bool
) -> None:
    among = council(SYSTEM, "cfsp-unanimity", day)
    formal = tuple(who.split())
    assert (total(among, "votes", formal), total(among, "votes", among.voters)) == (held, of)
    assert vote(among, dict.fromkeys(formal, "constructive")).adopted is passes
    assert vote(among, dict.fromkeys(formal, "abstaining")).adopted


NICE = {
    date(2005, 6, 1): (232, 321, 25),
    date(2010, 6, 1): (255, 345, 27),
    date(2013, 12, 1): (260, 352, 28),
    date(2015, 6, 1): (260, 352, 28),
}


@pytest.mark.parametrize("day", sorted(NICE))
def test_half_of_the_members_are_no_majority_of_them(day: date) -> None:
    """Nor are the fewer that have votes and people enough: twelve of 25, thirteen of 27."""
    among = council(SYSTEM, "nice-qmv", day)
    votes = dict(zip(among.voters, among.weights["votes"], strict=True))
    by_votes = sorted(among.voters, key=votes.__getitem__)
    half = len(by_votes) // 2
    for number, passes in ((half, False), (half + 1, True)):
        inside = tuple(by_votes[-number:])
        assert total(among, "votes", inside) >= NICE[day][0]
        assert total(among, "population", inside) > CHECK * among.measures["population"].total
        ballots = dict.fromkeys(by_votes[:-number], "against")
        assert vote(among, ballots).adopted is passes


def enough_but_for_people(among: Council, quota: int) -> Iterator[tuple[Fraction, tuple[str, ...]]]:
    """Yield who may be against with the votes and members still enough, and the people left."""
    everybody = among.measures["population"].total
    for size in (3, 4, 5):
        for outside in combinations(among.voters, size):
            votes = total(among, "votes", among.voters) - total(among, "votes", outside)
            if votes >= quota:
                yield 1 - Fraction(total(among, "population", outside), everybody), outside


@pytest.mark.parametrize("day", sorted(NICE))
def test_the_members_in_favour_need_sixty_two_per_cent_of_the_people(day: date) -> None:
    among = council(SYSTEM, "nice-qmv", day)
    quota, votes, members = NICE[day]
    assert (total(among, "votes", among.voters), len(among.voters)) == (votes, members)
    found = list(enough_but_for_people(among, quota))
    below = max(one for one in found if one[0] < CHECK)
    above = min(one for one in found if one[0] >= CHECK)
    assert Fraction(615, 1000) < below[0] < CHECK <= above[0] < Fraction(625, 1000)
    assert not vote(among, dict.fromkeys(below[1], "against")).adopted
    assert vote(among, dict.fromkeys(above[1], "against")).adopted
