"""Rules: exact bounds, dated versions, hidden until agreed, and the numbers that the law gives."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from foedus.errors import UnknownName, VoteError
from foedus.facts.as_of import known_rule
from foedus.facts.records import as_written, exact
from foedus.facts.rules import Requirement, RuleFile, RuleVersion
from foedus.facts.system import System, load

ASKED_FOR = [
    *("nato-consensus", "nato-accession", "cfsp-unanimity", "european-council-consensus"),
    *("qmv-16-4", "qmv-238-2", "qmv-238-3", "nice-qmv", "council-qmv", "reversed-qmv"),
    *("pesco-launch", "pesco-unanimity", "ordinary-procedure", "tfeu-122"),
    *("enhanced-cooperation", "eu-accession", "unsc"),
]


@pytest.fixture(scope="module")
def shipped() -> System:
    return load()


def on(rule: RuleFile, day: date) -> RuleVersion:
    """Return the one version in force on a day."""
    (found,) = [
        one for one in rule.versions if one.since <= day and (one.until is None or day < one.until)
    ]
    return found


def bounds(version: RuleVersion, of: str) -> list[int | Fraction]:
    return [
        bound
        for way in version.ways
        for one in way.requires
        if one.of == of
        for bound in (one.at_least, one.more_than, one.at_most, one.less_than)
        if bound is not None
    ]


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_read_exactly_and_written_back(part: int, whole: int) -> None:
    part = min(part, whole)
    share = exact(f"{part}/{whole}")
    assert share * whole == part
    assert exact(as_written(share)) == share


@pytest.mark.parametrize("bound", [0.55, -1, "1.5", "3/2", "1/0", "55 %", True, None])
def test_what_is_no_exact_bound_is_refused(bound: object) -> None:
    with pytest.raises(ValidationError):
        Requirement.model_validate({"tally": "in_favour", "at_least": bound, "at_most": None})


def test_a_requirement_has_one_bound_or_names_who_may_not_be_against() -> None:
    assert Requirement.model_validate({"none_against": ["AAA"]}).tally is None
    for wrong in (
        {},
        {"tally": "in_favour"},
        {"at_least": 1},
        {"tally": "against", "at_most": 1, "less_than": 3},
        {"tally": "against", "none_against": ["AAA"]},
        {"none_against": []},
    ):
        with pytest.raises(ValidationError):
            Requirement.model_validate(wrong)


def test_rules_of_a_system_are_found_by_name(small: System) -> None:
    assert list(small.rules) == [
        "fund-unanimity",
        "pact-consensus",
        "union-defence",
        "union-majority",
    ]
    assert small.rule("union-defence").versions[0].votes_as == "union-majority"
    assert dict(small.rule("union-majority").versions[0].weights[0].of) == {
        "AAA": 2,
        "BBB": 2,
        "CCC": 1,
    }


def test_what_was_agreed_is_known_before_it_applies_and_an_end_only_with_it(small: System) -> None:
    def versions(*day: int) -> list[tuple[date, date | None]]:
        known = small.as_known_on(date(*day)).rules
        return [(one.since, one.until) for one in known["union-majority"].versions]

    first, second = date(2005, 1, 1), date(2020, 2, 1)
    assert versions(2019, 5, 31) == [(first, None)]
    assert versions(2019, 6, 1) == [(first, second), (second, None)]
    assert "union-majority" not in small.as_known_on(date(2004, 12, 31)).rules


def test_every_rule_asked_for_is_there(shipped: System) -> None:
    assert set(ASKED_FOR) <= set(shipped.rules)
    assert "qualified majority" in shipped.rule("nice-qmv").versions[0].ways[0].name


def test_in_2013_the_majority_of_lisbon_was_agreed_and_what_came_later_is_hidden(
    shipped: System,
) -> None:
    then = shipped.as_known_on(date(2013, 1, 1))
    lisbon = then.rule("qmv-16-4").versions[0]
    assert (lisbon.since, lisbon.agreed) == (date(2014, 11, 1), date(2007, 12, 13))
    assert [one.since.year for one in then.rule("reversed-qmv").versions] == [2014]
    assert then.rule("reversed-qmv").versions[0].until is None
    before_croatia = shipped.as_known_on(date(2011, 12, 8)).rule("nice-qmv")
    assert [bounds(one, "votes") for one in before_croatia.versions] == [[232], [255]]
    assert before_croatia.versions[-1].until is None
    assert "qmv-16-4" not in shipped.as_known_on(date(2007, 12, 12)).rules


def test_the_votes_of_nine_members_are_not_known_before_norway_stays_out(shipped: System) -> None:
    """The act signed in January 1972 counted ten; 41 of 58 is what the Council made of it later."""
    then = shipped.as_known_on(date(1972, 6, 1)).rule("council-qmv")
    assert [(bounds(one, "votes"), one.until) for one in then.versions] == [([12], None)]
    later = shipped.as_known_on(date(1973, 1, 1)).rule("council-qmv")
    assert [bounds(one, "votes") for one in later.versions] == [[12], [41]]


@pytest.mark.parametrize(
    ("rule", "day", "until"),
    [
        ("nice-qmv", date(2016, 6, 1), date(2017, 4, 1)),
        ("council-qmv", date(2004, 6, 1), date(2004, 11, 1)),
        # That a treaty would change this was not agreed on these days.
        ("tfeu-unanimity", date(2016, 6, 1), None),
        ("unsc-1945", date(1960, 1, 1), None),
    ],
)
def test_an_end_without_a_successor_is_known_where_it_was_agreed(
    shipped: System, rule: str, day: date, until: date | None
) -> None:
    last = shipped.as_known_on(day).rule(rule).versions[-1]
    assert last.until == until
    assert until is not None or last.until_agreed is None


def ending(**given: str) -> RuleFile:
    version = {
        "since": "2000-01-01",
        "article": "article 1",
        "what": "A rule.",
        "votes_as": "another",
        "source": "nowhere",
        "checked": "recalled",
    }
    return RuleFile.model_validate(
        {
            "id": "rule",
            "name": "Rule",
            "body": "Body",
            "voters": {"named": ["one"]},
            "versions": [version | given],
        }
    )


def test_an_end_is_known_from_the_day_on_which_it_was_agreed() -> None:
    rule = ending(until="2010-01-01", until_agreed="2005-07-01")

    def until(*day: int) -> date | None:
        return known_rule(rule, date(*day)).versions[0].until

    assert until(2005, 6, 30) is None
    assert known_rule(rule, date(2005, 6, 30)).versions[0].until_agreed is None
    assert until(2005, 7, 1) == until(2010, 1, 1) == date(2010, 1, 1)
    plain = ending(until="2010-01-01")
    assert known_rule(plain, date(2009, 12, 31)).versions[0].until is None
    assert known_rule(plain, date(2010, 1, 1)).versions[0].until == date(2010, 1, 1)


def test_an_end_that_is_agreed_needs_a_day(faults_with: Callable[..., list[str]]) -> None:
    with pytest.raises(ValidationError, match="there is no until"):
        ending(until_agreed="2005-07-01")
    name, old = "rules/union-majority.yaml", "    agreed: 2019-06-01\n"
    late = "2024-01-02 is after until 2024-01-01"
    for day, refused in (("2024-01-01", False), ("2024-01-02", True)):
        told = faults_with(name, old, f"{old}    until: 2024-01-01\n    until_agreed: {day}\n")
        assert any(late in fault for fault in told) is refused


def members_changed(system: System) -> Iterator[date]:
    for one in system.organisation("EU").memberships:
        yield from (day for day in (one.since, one.until) if day)


def test_weighted_votes_cover_the_council_on_each_day_from_1958_to_2014(shipped: System) -> None:
    """Quota and total by the law: 12 of 17 to 260 of 352, without a day between versions."""
    told = {
        date(1958, 1, 1): (12, 17), date(1973, 1, 1): (41, 58), date(1981, 1, 1): (45, 63),
        date(1986, 1, 1): (54, 76), date(1995, 1, 1): (62, 87), date(2004, 5, 1): (88, 124),
        date(2004, 11, 1): (232, 321), date(2007, 1, 1): (255, 345), date(2013, 7, 1): (260, 352),
    }  # fmt: skip
    ends = sorted({*told, date(2014, 11, 1)})
    for since, until in pairwise(ends):
        rule = shipped.rule("council-qmv" if since < date(2004, 11, 1) else "nice-qmv")
        for day in (since, until - timedelta(days=1)):
            version = on(rule, day)
            (weight,) = version.weights
            assert (bounds(version, "votes")[0], sum(dict(weight.of).values())) == told[since]
            assert set(dict(weight.of)) == set(shipped.members("EU", day))
    assert {day for day in members_changed(shipped) if day < ends[-1]} <= set(ends)


def test_the_votes_of_nice_could_be_asked_for_until_march_2017(shipped: System) -> None:
    *_, asked_for = shipped.rule("nice-qmv").versions
    assert (asked_for.since, asked_for.until) == (date(2014, 11, 1), date(2017, 4, 1))
    assert "asked for it" in asked_for.what


@pytest.mark.parametrize(
    ("name", "heads", "population"),
    [
        ("qmv-16-4", [Fraction(55, 100), 15, 3], [Fraction(65, 100)]),
        ("qmv-238-2", [Fraction(72, 100)], [Fraction(65, 100)]),
        ("qmv-238-3", [Fraction(55, 100)], [Fraction(65, 100)]),
        ("pesco-launch", [Fraction(72, 100)], [Fraction(65, 100)]),
    ],
)
def test_the_thresholds_of_lisbon(
    shipped: System, name: str, heads: list[int | Fraction], population: list[Fraction]
) -> None:
    version = on(shipped.rule(name), date(2017, 12, 11))
    assert bounds(version, "members") == heads
    assert bounds(version, "population") == population


def test_the_minority_clause_of_participants_depends_on_who_they_are(shipped: System) -> None:
    clause = on(shipped.rule("qmv-238-3"), shipped.today).ways[1].requires[0]
    assert clause.at_most_fewest_holding is not None
    assert clause.at_most_fewest_holding.more_than == Fraction(35, 100)
    assert all(
        one.at_most_fewest_holding is None
        for way in on(shipped.rule("qmv-238-2"), shipped.today).ways
        for one in way.requires
    )


def test_a_declared_abstention_needs_a_third_of_the_members_and_of_the_people(
    shipped: System,
) -> None:
    now = on(shipped.rule("cfsp-unanimity"), shipped.today)
    assert now.constructive_abstention
    assert {
        (one.of, one.less_than)
        for way in now.ways
        for one in way.requires
        if one.tally == "constructive"
    } == {("members", Fraction(1, 3)), ("population", Fraction(1, 3))}
    assert not on(shipped.rule("cfsp-unanimity"), date(1998, 1, 1)).constructive_abstention


def test_absence_blocks_unanimity_in_the_council_and_not_consensus_elsewhere(
    shipped: System,
) -> None:
    """On 14 December 2023 the European Council decided with one member out of the room."""
    day = date(2023, 12, 14)
    effects = {name: on(shipped.rule(name), day).absent_counts_as for name in shipped.rules
               if any(one.since <= day < (one.until or date.max)
                      for one in shipped.rule(name).versions)}  # fmt: skip
    assert {name for name, effect in effects.items() if effect == "against"} == {
        "cfsp-unanimity",
        "pesco-unanimity",
        "tfeu-unanimity",
    }
    assert effects["european-council-consensus"] == effects["nato-consensus"] == "abstaining"


def test_an_act_stands_only_if_four_members_are_not_against(shipped: System) -> None:
    """All but three against stop it whatever their number and population."""
    (version,) = shipped.rule("reversed-qmv").versions
    for way in version.ways:
        last = way.requires[-1]
        assert (last.tally, last.of, last.at_least) == ("not_against", "members", 4)


def test_procedures_vote_by_the_majority_of_their_day(shipped: System) -> None:
    for name in ("ordinary-procedure", "tfeu-122", "enhanced-cooperation"):
        rule = shipped.rule(name)
        assert on(rule, date(2014, 10, 31)).votes_as == "nice-qmv"
        assert on(rule, date(2014, 11, 1)).votes_as == "qmv-16-4"
        assert on(rule, shipped.today).further_steps


def test_the_security_council_has_five_vetoes_and_ten_nameless_members(shipped: System) -> None:
    for name, since, need, voters in (
        ("unsc", date(1966, 1, 1), 9, 15),
        ("unsc-1945", date(1965, 8, 31), 9, 11),
        ("unsc-1945", date(1945, 10, 24), 7, 11),
    ):
        rule = shipped.rule(name)
        version = on(rule, since)
        assert version.since == since
        assert bounds(version, "members") == [need]
        assert version.ways[0].requires[1].none_against == ("CHN", "FRA", "GBR", "RUS", "USA")
        assert rule.voters.named is not None
        assert len(rule.voters.named) == voters


def test_every_rule_says_where_it_stands_and_only_the_listed_ones_are_recalled(
    shipped: System,
) -> None:
    recalled = {
        (name, one.since.year)
        for name, rule in shipped.rules.items()
        for one in rule.versions
        if one.checked == "recalled"
    }
    assert recalled == {
        ("cfsp-unanimity", 1993),
        ("eu-accession", 1987),
        ("ordinary-procedure", 2009),
        ("ordinary-procedure", 2014),
    }


def test_who_opted_out_of_the_policy_needs_no_weight(faults_with: Callable[..., list[str]]) -> None:
    """BBB stays out of defence until 2018-07-01; a version that ends before may leave it out."""
    assert not faults_with(
        "rules/union-defence.yaml",
        "    votes_as: union-majority\n",
        "    until: 2010-01-01\n"
        "    ways: [{name: all, requires: [{tally: in_favour, of: votes, at_least: 2}]}]\n"
        "    weights: [{id: votes, unit: votes, of: {AAA: 1, CCC: 1}, source: gazette, "
        "checked: text}]\n",
    )


def test_a_rule_that_was_agreed_later_is_told_apart_from_one_that_is_none(small: System) -> None:
    since = small.rule("union-majority").versions[0].since
    before = small.as_known_on(since - timedelta(1))
    with pytest.raises(VoteError, match=f"was agreed on {since}, so it was not in force then"):
        before.rule("union-majority")
    with pytest.raises(UnknownName, match="unknown rule 'union-majorty'"):
        before.rule("union-majorty")
