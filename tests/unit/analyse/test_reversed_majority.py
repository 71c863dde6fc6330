"""The reversed majority: an act stands if, and only if, no majority of TEU 16(4) is against it."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.analyse.ballots import Ballot, votes_of
from foedus.analyse.council import Council, council
from foedus.analyse.vote import vote
from foedus.facts.system import load
from foedus.instruments.decision_rule import adopted

DAY = date(2025, 6, 2)
SYSTEM = load()
MEMBERS = SYSTEM.members("EU", DAY)
# Beside the members: whoever may be thought of as one, in order of the number of voters.
OTHERS = ("UKR", "MDA", "GEO", "ALB", "BIH", "MKD", "MNE", "SRB", "NOR")
SMALL = tuple(one for one in MEMBERS if one not in ("DEU", "FRA", "ITA"))
SWAPPED: Mapping[Ballot, Ballot] = {"in_favour": "against", "against": "in_favour"}


def pair(size: int, keep_largest: bool) -> tuple[Council, Council]:
    """Return the reversed and the usual council of so many voters."""
    fewer = max(len(MEMBERS) - size, 0)
    changes = {
        "without": (SMALL if keep_largest else MEMBERS[::-1])[:fewer],
        "with_": OTHERS[: max(size - len(MEMBERS), 0)],
    }
    found = [council(SYSTEM, name, DAY, **changes) for name in ("reversed-qmv", "qmv-16-4")]
    assert [len(one.voters) for one in found] == [size, size]
    return found[0], found[1]


SIZES = (4, 8, 15, 16, 17, 18, 24, 25, 27, 28, 36)
PAIRS = {(size, largest): pair(size, largest) for size in SIZES for largest in (True, False)}


def stopped_by_hand(among: Council, cast: Mapping[str, Ballot]) -> bool:
    """TEU 16(4) with those against in place of those in favour, added up without the engine."""
    people = dict(zip(among.voters, among.measures["population"].weights, strict=True))
    against = [voter for voter in among.voters if cast[voter] == "against"]
    share = Fraction(sum(map(people.__getitem__, against)), sum(people.values()))
    heads = Fraction(len(against), len(among.voters))
    majority = len(against) >= 15 and heads >= Fraction(55, 100) and share >= Fraction(65, 100)
    return majority or len(among.voters) - len(against) < 4


def stands_by(among: Council, cast: Mapping[str, Ballot]) -> bool:
    return bool(adopted(among.decision, votes_of(among, cast)))


@st.composite
def near_the_edge(draw: st.DrawFn) -> tuple[tuple[int, bool], dict[str, Ballot]]:
    """Return which councils vote, and ballots with a number against that is near some bound."""
    asked = draw(st.sampled_from(sorted(PAIRS)))
    among = PAIRS[asked][0]
    size = len(among.voters)
    bounds = (size - 3, 15, -(-55 * size // 100))
    number = draw(st.sampled_from([n + by for n in bounds for by in (-1, 0, 1)]))
    number = min(max(number, 0), size)
    people = dict(zip(among.voters, among.measures["population"].weights, strict=True))
    order = draw(
        st.one_of(
            st.permutations(among.voters),
            st.sampled_from([sorted(people, key=people.__getitem__, reverse=by) for by in (0, 1)]),
        )
    )
    rest: st.SearchStrategy[Ballot] = st.sampled_from(("in_favour", "abstaining", "absent"))
    cast: dict[str, Ballot] = dict.fromkeys(order[:number], "against")
    return asked, cast | {one: draw(rest) for one in order[number:]}


@settings(max_examples=300)
@given(near_the_edge())
def test_an_act_stands_if_and_only_if_no_majority_is_against(
    drawn: tuple[tuple[int, bool], dict[str, Ballot]],
) -> None:
    asked, cast = drawn
    stopping, usual = PAIRS[asked]
    mirrored = {voter: SWAPPED.get(ballot, ballot) for voter, ballot in cast.items()}
    stands, carried = stands_by(stopping, cast), stands_by(usual, mirrored)
    assert stands == (not stopped_by_hand(stopping, cast)) == (not carried)


@pytest.mark.parametrize("asked", sorted(PAIRS), ids=str)
def test_all_but_three_stop_an_act_and_all_but_four_large_ones_do_not(
    asked: tuple[int, bool],
) -> None:
    """In a small council too, where fewer than fifteen are all but three."""
    among = PAIRS[asked][0]
    for free in range(4):
        cast: dict[str, Ballot] = dict.fromkeys(among.voters[free:], "against")
        assert not vote(among, cast).adopted
    people = dict(zip(among.voters, among.measures["population"].weights, strict=True))
    largest = sorted(among.voters, key=people.__getitem__)[-4:]
    smaller = [one for one in among.voters if one not in largest]
    assert vote(among, dict.fromkeys(smaller, "against")).adopted
