"""Who votes by a rule on a day, what each weighs, and the bounds as whole numbers."""

from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.analyse.council import council
from foedus.analyse.counting import counted, fewest_holding, limit
from foedus.analyse.tallies import tallied
from foedus.errors import RangeError, UnknownName, VoteError
from foedus.facts.rules import FewestHolding, Requirement, RuleVersion, Way
from foedus.facts.system import System
from foedus.instruments.decision_rule import Vote, adopted

DAY = date(2026, 11, 22)
WEIGHTS = st.lists(st.integers(0, 90_000_000), min_size=1, max_size=30)
SHARES = st.tuples(st.integers(0, 100), st.integers(1, 100)).map(
    lambda pair: f"{min(pair)}/{max(pair)}"
)


def version(*requirements: dict[str, Any], **given: Any) -> RuleVersion:
    return RuleVersion(
        since="2000-01-01",
        article="article 1",
        what="A rule.",
        ways=[{"name": "way", "requires": requirements}],
        source="nowhere",
        checked="recalled",
        **given,
    )


def passes(one: RuleVersion, weights: dict[str, list[int]], votes: list[Vote]) -> bool:
    return bool(adopted(counted(one, [f"v{n}" for n in range(len(votes))], weights), votes))


# Bounds


@given(WEIGHTS, SHARES)
def test_a_share_of_the_total_is_the_first_whole_number_that_satisfies_it(
    weights: list[int], share: str
) -> None:
    total, exact = sum(weights), Fraction(share)
    bound = {
        name: limit(
            Requirement(tally="in_favour", of="people", **{name: share}), {"people": weights}
        )
        for name in ("at_least", "more_than", "at_most", "less_than")
    }
    assert bound["at_least"].bound == ceil(exact * total)
    assert bound["more_than"].bound == floor(exact * total) + 1
    assert bound["at_most"].bound == floor(exact * total)
    assert bound["less_than"].bound == ceil(exact * total) - 1
    assert [one.lower for one in bound.values()] == [True, True, False, False]


@given(
    st.lists(st.tuples(st.integers(0, 1000), st.sampled_from(list(Vote))), min_size=1, max_size=12),
    SHARES,
    st.sampled_from(["at_least", "more_than", "at_most", "less_than"]),
    st.sampled_from(["in_favour", "not_in_favour", "against", "abstaining"]),
    st.sampled_from(["total", "cast"]),
)
def test_the_sums_say_what_the_words_say(
    pairs: list[tuple[int, Vote]], share: str, comparison: str, tally: str, of: str
) -> None:
    weights, votes = [weight for weight, _ in pairs], [vote for _, vote in pairs]
    one = version({"tally": tally, "of": "people", comparison: share, "share_of": of})
    mine = {
        "in_favour": [Vote.IN_FAVOUR],
        "not_in_favour": [Vote.AGAINST, Vote.ABSTAINING, Vote.CONSTRUCTIVE],
        "against": [Vote.AGAINST],
        "abstaining": [Vote.ABSTAINING, Vote.CONSTRUCTIVE],
    }[tally]
    reached = sum(weight for weight, vote in pairs if vote in mine)
    cast = sum(weight for weight, vote in pairs if vote in (Vote.IN_FAVOUR, Vote.AGAINST))
    bound = Fraction(share) * (sum(weights) if of == "total" else cast)
    expected = {
        "at_least": reached >= bound and (of == "total" or reached + cast > 0),
        "more_than": reached > bound,
        "at_most": reached <= bound,
        "less_than": reached < bound,
    }[comparison]
    assert passes(one, {"people": weights}, votes) == expected


def test_a_whole_number_stays_one() -> None:
    asked = Requirement(tally="in_favour", at_least=15)
    assert limit(asked, {"members": [1] * 27}).bound == 15
    assert limit(asked, {"members": [1] * 40}).bound == 15


def test_nobody_among_some_against_is_a_veto_that_an_abstention_is_not() -> None:
    one = version({"none_against": ["v0", "v1"]})
    weights = {"members": [1] * 3}
    assert passes(one, weights, [Vote.ABSTAINING, Vote.IN_FAVOUR, Vote.AGAINST])
    assert not passes(one, weights, [Vote.AGAINST, Vote.IN_FAVOUR, Vote.IN_FAVOUR])


@given(WEIGHTS, SHARES)
def test_the_fewest_that_hold_more_than_a_share(weights: list[int], share: str) -> None:
    number = fewest_holding(FewestHolding(of="people", more_than=share), {"people": weights})
    heaviest = sorted(weights, reverse=True)
    bound = Fraction(share) * sum(weights)
    assert sum(heaviest[: number - 1]) <= bound
    assert sum(heaviest[:number]) > bound or number == len(weights) + 1


@pytest.mark.parametrize(
    ("counts_as", "expected"), [("in_favour", True), ("against", False), ("abstaining", True)]
)
def test_an_abstention_is_what_the_rule_counts_it_as(counts_as: str, expected: bool) -> None:
    one = version({"tally": "against", "at_most": 0}, abstaining_counts_as=counts_as)
    assert passes(one, {"members": [1, 1]}, [Vote.ABSTAINING, Vote.IN_FAVOUR]) == expected


# Voters


def test_the_members_of_the_day_vote(system: System) -> None:
    days = {date(2019, 6, 1): 28, date(2020, 1, 31): 28, date(2020, 2, 1): 27}
    for day, members in days.items():
        found = council(system, "qmv-16-4", day)
        assert len(found.voters) == members
        assert found.voters == system.members("EU", day)
        assert found.names[found.voters.index("DEU")] == "Germany"


def test_leaving_and_joining_changes_the_voters_and_keeps_the_usual_council(
    system: System,
) -> None:
    found = council(system, "qmv-16-4", DAY, without=["hungary"], with_=["UKR"])
    assert found.usual is not None
    assert set(found.voters) == {*found.usual.voters, "UKR"} - {"HUN"}
    assert (found.without, found.with_) == (("HUN",), ("UKR",))
    order = [system.actor_ids.index(voter) for voter in found.voters]
    assert order == sorted(order)


def test_participants_of_an_instrument_vote_from_the_day_they_join(system: System) -> None:
    before = council(system, "pesco-unanimity", date(2023, 1, 1))
    after = council(system, "pesco-unanimity", date(2023, 6, 1))
    assert set(after.voters) - set(before.voters) == {"DNK"}


def test_a_rule_that_refers_to_another_decides_as_that_does(system: System) -> None:
    found = council(system, "tfeu-122", DAY)
    other = council(system, "qmv-16-4", DAY)
    assert found.decides_by.id == "qmv-16-4"
    assert found.decision == other.decision
    assert found.version.article == "TFEU 122"
    assert council(system, "tfeu-122", date(2012, 1, 1)).decides_by.id == "nice-qmv"


# Figures


def test_official_figures_count_where_the_series_has_the_year(system: System) -> None:
    found = council(system, "qmv-16-4", date(2023, 3, 1)).measures["population"]
    assert {origin.how for origin in found.origins} == {"in_force"}
    assert {(one.source, one.year) for one in found.origins} == {("council_population", 2023)}
    assert found.total == pytest.approx(447_497_565, abs=50_000)
    assert all(origin.edition for origin in found.origins)


def test_where_it_has_not_a_stand_in_of_two_years_before_is_flagged(system: System) -> None:
    found = council(system, "qmv-16-4", date(2022, 3, 1))
    assert {(one.how, one.source, one.year) for one in found.measures["population"].origins} == {
        ("stand_in", "population", 2020)
    }
    assert any("2020 stands in" in flag for flag in found.flags)


def test_mixed_figures_are_flagged_for_whom_they_are(system: System) -> None:
    found = council(system, "qmv-16-4", date(2025, 3, 1), with_=["UKR"])
    origins = dict(zip(found.voters, found.measures["population"].origins, strict=True))
    assert origins["UKR"].source == "population"
    assert origins["POL"].source == "council_population"
    assert any("population of UKR" in flag for flag in found.flags)
    assert any("different sources" in flag for flag in found.flags)


def test_votes_of_the_rule_itself_are_whole_numbers_with_its_source(system: System) -> None:
    found = council(system, "nice-qmv", date(2010, 1, 1)).measures["votes"]
    assert found.total == 345
    assert {origin.how for origin in found.origins} == {"rule"}


# Faults


def faults_of(system: System, *given: Any, **more: Any) -> str:
    with pytest.raises(VoteError) as caught:
        council(system, *given, **more)
    return str(caught.value)


def test_every_fault_of_the_members_comes_at_once(system: System) -> None:
    told = faults_of(
        system, "qmv-16-4", date(2024, 5, 14),
        without=["GBR", "FRNCE", "DNK", "DNK", "HUN"], with_=["DEU", "HUN"],
    )  # fmt: skip
    for part in (
        "GBR is no member of EU on 2024-05-14: member of EU to 2020-01-31",
        "unknown voter 'FRNCE'; did you mean 'France'?",
        "DNK is named twice without",
        "DEU votes already",
        "HUN cannot both leave and join",
    ):
        assert part in told


def test_somebody_who_is_not_in_yet_is_told_since_when(system: System) -> None:
    told = faults_of(system, "nice-qmv", date(2006, 5, 1), without=["ROU"])
    assert "member of EU since 2007-01-01" in told


def test_a_day_before_the_rule_says_when_it_begins_and_what_held(system: System) -> None:
    told = faults_of(system, "qmv-16-4", date(2010, 1, 1))
    assert "begins on 2014-11-01" in told
    assert "nice-qmv" in told


def test_a_day_to_come_is_refused_with_its_reason(system: System) -> None:
    with pytest.raises(RangeError, match=r"2027-01-01 is after 2026-11-22.*known no further"):
        council(system, "qmv-16-4", date(2027, 1, 1))


def test_an_unknown_rule_is_told_with_the_nearest(system: System) -> None:
    with pytest.raises(UnknownName, match="did you mean 'qmv-16-4'"):
        council(system, "qmv-164")


def test_who_has_no_weight_by_the_rule_cannot_join(system: System) -> None:
    told = faults_of(system, "nice-qmv", date(2010, 1, 1), with_=["UKR"])
    assert "gives UKR no weight 'votes'" in told


def test_nobody_left_to_vote_is_a_fault(system: System) -> None:
    everybody = council(system, "nato-consensus", DAY).voters
    assert "nobody would be left" in faults_of(system, "nato-consensus", DAY, without=everybody)


def test_a_bound_that_nobody_can_reach_is_a_fault(system: System) -> None:
    rule = system.rule("tfeu-simple-majority")
    beyond = rule.versions[0].model_copy(
        update={"ways": (Way(name="all", requires=[{"tally": "in_favour", "at_least": 300}]),)}
    )
    told = faults_of(system, rule.model_copy(update={"versions": (beyond,)}), DAY)
    assert "way 'all' asks for 300 of 'members', of which there are 27 in all" in told


def test_tallies_tell_bounds_in_the_words_of_the_rule(system: System) -> None:
    found = council(system, "qmv-16-4", DAY)
    (way, clause) = tallied(found, [Vote.IN_FAVOUR] * 27)
    assert [one.asked for one in way.requirements] == [
        "at least 55 %",
        "at least 15",
        "at least 65 %",
    ]
    assert clause.requirements[0].asked == "at most 3"
    assert way.holds
    assert clause.holds
