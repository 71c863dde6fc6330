"""Outcomes: adopted or not, blockers, what is missing, and the change that turns it."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.analyse.ballots import BALLOTS, Ballot, read_ballots
from foedus.analyse.council import Council, council
from foedus.analyse.vote import vote
from foedus.errors import VoteError
from foedus.facts.system import System, load

DAY = date(2025, 6, 2)
SYSTEM = load()
COUNCIL = council(SYSTEM, "qmv-16-4", DAY)
UNANIMITY = council(SYSTEM, "cfsp-unanimity", DAY)
VETOES = council(SYSTEM, "unsc", DAY)
PLAIN: tuple[Ballot, ...] = ("in_favour", "against", "abstaining", "absent")


def ballots(among: Council, kinds: tuple[Ballot, ...]) -> st.SearchStrategy[dict[str, Ballot]]:
    return st.fixed_dictionaries({voter: st.sampled_from(kinds) for voter in among.voters})


def counted_by_hand(among: Council, cast: Mapping[str, Ballot]) -> bool:
    """Qualified majority, read from the treaty and added up without the engine."""
    people = dict(zip(among.voters, among.measures["population"].weights, strict=True))
    yes = [voter for voter in among.voters if cast[voter] == "in_favour"]
    share = Fraction(sum(people[voter] for voter in yes), sum(people.values()))
    enough = len(yes) >= 15 and Fraction(len(yes), len(among.voters)) >= Fraction(55, 100)
    return (enough and share >= Fraction(65, 100)) or len(among.voters) - len(yes) < 4


# Random ballots


@settings(max_examples=60)
@given(ballots(COUNCIL, PLAIN))
def test_a_qualified_majority_is_what_is_counted_by_hand(cast: dict[str, Ballot]) -> None:
    found = vote(COUNCIL, cast)
    assert found.adopted == counted_by_hand(COUNCIL, cast)
    assert found.adopted == bool(found.passed_by) == (found.missing is None)


@settings(max_examples=60)
@given(ballots(UNANIMITY, BALLOTS))
def test_unanimity_with_constructive_abstention_is_what_is_counted_by_hand(
    cast: dict[str, Ballot],
) -> None:
    people = dict(zip(UNANIMITY.voters, UNANIMITY.measures["population"].weights, strict=True))
    formal = [voter for voter, ballot in cast.items() if ballot == "constructive"]
    many = 3 * len(formal) >= len(cast)
    large = 3 * sum(people[voter] for voter in formal) >= sum(people.values())
    nobody = not {"against", "absent"} & set(cast.values())
    assert vote(UNANIMITY, cast).adopted == (nobody and not (many and large))


@settings(max_examples=40)
@given(st.one_of(ballots(COUNCIL, PLAIN), st.sampled_from([{}, {"POL": "against"}])))
def test_the_smallest_change_turns_the_outcome_and_nothing_smaller_does(
    cast: dict[str, Ballot],
) -> None:
    found = vote(COUNCIL, cast)
    assert found.flip is not None
    turned = vote(COUNCIL, {**cast, **dict(zip(found.flip, found.moved_to, strict=True))})
    assert turned.adopted != found.adopted
    assert (len(found.flip) == 1) == bool(found.pivotal)
    assert len(found.flip) != 1 or found.flip[0] in found.pivotal


@settings(max_examples=30)
@given(ballots(VETOES, PLAIN))
def test_pivotal_voters_are_all_those_whose_own_change_turns_it(cast: dict[str, Ballot]) -> None:
    found = vote(VETOES, cast)
    alone = [
        voter
        for voter in VETOES.voters
        if any(
            vote(VETOES, {**cast, voter: other}).adopted != found.adopted
            for other in ("in_favour", "against", "abstaining")
        )
    ]
    assert list(found.pivotal) == alone


@settings(max_examples=40)
@given(ballots(COUNCIL, PLAIN))
def test_with_every_blocker_in_favour_it_passes(cast: dict[str, Ballot]) -> None:
    found = vote(COUNCIL, cast)
    assert bool(found.blockers) != found.adopted
    assert all(cast[voter] != "in_favour" for voter in found.blockers)
    assert vote(COUNCIL, {**cast, **dict.fromkeys(found.blockers, "in_favour")}).adopted


@settings(max_examples=40)
@given(ballots(COUNCIL, PLAIN))
def test_shares_add_up_to_everybody(cast: dict[str, Ballot]) -> None:
    found = vote(COUNCIL, cast)
    assert sum(found.shares["members"].values()) == 27
    assert sum(found.shares["population"].values()) == COUNCIL.measures["population"].total


# Cases


def test_one_objection_stops_a_consensus_and_is_the_only_blocker(system: System) -> None:
    allies = council(system, "nato-consensus", DAY)
    found = vote(allies, {"TUR": "against", "HUN": "abstaining", "GRC": "absent"})
    assert not found.adopted
    assert found.blockers == ("TUR",)
    assert found.pivotal == ("TUR",)
    assert found.missing is not None
    assert found.missing.members == 1


def test_absence_blocks_where_the_rule_counts_it_against() -> None:
    found = vote(UNANIMITY, {"HUN": "absent"})
    assert not found.adopted
    assert found.blockers == ("HUN",)


def test_a_large_enough_group_of_constructive_abstainers_blocks() -> None:
    large = ("DEU", "FRA", "ITA", "ESP", "POL", "ROU", "NLD", "BEL", "CZE")
    found = vote(UNANIMITY, dict.fromkeys(large, "constructive"))
    assert not found.adopted
    assert set(found.blockers) == set(large)
    assert vote(UNANIMITY, dict.fromkeys(large[:-1], "constructive")).adopted
    assert vote(UNANIMITY, dict.fromkeys(large, "abstaining")).adopted


def test_two_counts_of_heads_that_fail_are_both_missing() -> None:
    large: dict[str, Ballot] = dict.fromkeys(
        ("DEU", "FRA", "ITA", "ESP", "POL", "ROU", "NLD", "BEL", "CZE"), "constructive"
    )
    lacks = vote(UNANIMITY, {**large, "HUN": "against"}).missing
    assert lacks is not None
    assert [(one.tally, one.missing) for one in lacks.requirements] == [
        ("against", 1),
        ("constructive", 1),
    ]
    assert (lacks.members, lacks.changes) == (2, 2)


def test_only_the_veto_blocks_where_enough_are_in_favour() -> None:
    found = vote(VETOES, {"RUS": "against", "elected-1": "against"})
    assert found.blockers == ("RUS",)


def test_three_cannot_block_however_large() -> None:
    found = vote(COUNCIL, dict.fromkeys(("DEU", "FRA", "ITA"), "against"))
    assert found.adopted
    assert found.passed_by == ("fewer than four not in favour",)
    four = vote(COUNCIL, dict.fromkeys(("DEU", "FRA", "ITA", "MLT"), "against"))
    assert not four.adopted
    assert set(four.blockers) == {"DEU", "FRA", "ITA", "MLT"}


def test_what_is_missing_is_told_by_the_nearest_way() -> None:
    cast = dict.fromkeys(("DEU", "FRA", "SVN", "HRV", "LUX", "MLT", "CYP"), "abstaining")
    found = vote(COUNCIL, cast)
    assert found.missing is not None
    people = found.council.measures["population"]
    wanted = -(-65 * people.total // 100)
    in_favour = found.shares["population"]["in_favour"]
    assert (found.missing.way, found.missing.members) == ("qualified majority", 0)
    assert found.missing.weights["population"] == wanted - in_favour
    assert found.missing.percent["population"] == pytest.approx(
        100 * (wanted - in_favour) / people.total
    )


def test_one_of_four_large_members_may_be_nearer_than_their_population() -> None:
    found = vote(COUNCIL, dict.fromkeys(("DEU", "FRA", "ITA", "ESP"), "against"))
    assert found.missing is not None
    assert (found.missing.way, found.missing.members) == ("fewer than four not in favour", 1)
    assert found.missing.weights["population"] == 0


def test_without_a_member_the_same_votes_may_be_enough(system: System) -> None:
    cast = dict.fromkeys(("DEU", "FRA", "ITA", "HUN"), "against")
    assert not vote(COUNCIL, cast).adopted
    others = council(system, "qmv-16-4", DAY, without=["HUN"])
    assert vote(others, dict.fromkeys(("DEU", "FRA", "ITA"), "against")).adopted


# Faults


def test_every_fault_of_the_ballots_comes_at_once(system: System) -> None:
    with pytest.raises(VoteError) as caught:
        read_ballots(
            system,
            COUNCIL,
            {
                "in_favour": ["HUN"],
                "against": ["GBR", "HUN", "germany", "DEU"],
                "abstaining": ["GERMNY", "UKR"],
                "constructive": ["POL"],
            },
        )
    told = str(caught.value)
    for part in (
        "GBR is no member of EU on 2025-06-02: member of EU to 2020-01-31",
        "HUN is named both in favour and against",
        "DEU is named against twice",
        "unknown voter 'GERMNY'; did you mean 'Germany'?",
        "UKR is no member of EU on 2025-06-02: never member of EU by then",
        "TEU 16(4) knows no constructive abstention; take an ordinary abstention for POL",
        "6 fault(s)",
    ):
        assert part in told


def test_who_was_taken_out_cannot_vote(system: System) -> None:
    others = council(system, "qmv-16-4", DAY, without=["HUN"])
    with pytest.raises(VoteError, match="HUN was taken out"):
        read_ballots(system, others, {"against": ["HUN"]})


def test_names_stand_for_ids_whatever_the_case(system: System) -> None:
    found = read_ballots(system, COUNCIL, {"against": ["hungary", "pol"]})
    assert {voter for voter, ballot in found.items() if ballot == "against"} == {"HUN", "POL"}
    assert set(found) == set(COUNCIL.voters)


def test_ballots_that_are_none_are_refused_with_those_that_are() -> None:
    with pytest.raises(VoteError) as caught:
        vote(COUNCIL, {"HUN": "no", "USA": "against", "POL": "constructive"})  # type: ignore[dict-item]
    told = str(caught.value)
    assert "HUN: 'no' is no ballot; take one of in_favour, against" in told
    assert "USA does not vote" in told
    assert "POL: TEU 16(4) knows no abstaining constructively" in told
