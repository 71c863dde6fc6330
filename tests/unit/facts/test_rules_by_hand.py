"""Rules added up by hand: textbook ballots, counted here without the program's own counting."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.analyse.ballots import BALLOTS, Ballot
from foedus.analyse.council import council
from foedus.analyse.vote import Outcome, vote
from foedus.facts.organisations import in_force
from foedus.facts.partial_days import first_day
from foedus.facts.rules import Requirement, RuleFile, RuleVersion
from foedus.facts.system import System, load

Ballots = Mapping[str, str]
Weights = Mapping[str, Mapping[str, int]]

SHIPPED = load()
NOW = date(2024, 10, 4)
BIG = ("DEU", "FRA", "ITA")
SIX = "CYP HRV LUX MLT SVK SVN"


def on(rule: RuleFile, day: date) -> RuleVersion:
    return next(one for one in rule.versions if in_force(one.since, one.until, day))


def voters(system: System, rule: RuleFile, day: date) -> tuple[str, ...]:
    who = rule.voters
    if who.named:
        return who.named
    if who.organisation:
        out = {
            one.actor
            for one in system.organisation(who.organisation).opt_outs
            if one.policy == who.without_opt_out_of and in_force(one.since, one.until, day)
        }
        return tuple(one for one in system.members(who.organisation, day) if one not in out)
    (instrument,) = (
        one for one in system.union_instruments.instruments if one.id == who.participants_of
    )
    return tuple(one.actor for one in instrument.participants if first_day(one.since) <= day)


def weights(
    system: System, version: RuleVersion, there: Sequence[str], year: int
) -> dict[str, dict[str, int]]:
    series = system.series("population")
    assert series.year is not None
    people = {
        str(actor): round(float(value))
        for actor, when, value in zip(series.actor, series.year, series.value, strict=True)
        if when == year
    }
    given = {one.id: dict(one.of) for one in version.weights}
    return given | {"members": dict.fromkeys(there, 1), "population": people}


def meets(one: Requirement, ballots: Ballots, by: Weights) -> bool:
    if one.none_against:
        return all(ballots[name] != "against" for name in one.none_against)
    counts = {
        "not_in_favour": {"against", "abstaining", "constructive"},
        "not_against": {"in_favour", "abstaining", "constructive"},
        "abstaining": {"abstaining", "constructive"},
    }.get(str(one.tally), {one.tally})
    reached = sum(by[one.of][name] for name, ballot in ballots.items() if ballot in counts)
    fewest = one.at_most_fewest_holding
    if fewest:
        heaviest = sorted((by[fewest.of][name] for name in ballots), reverse=True)
        need = fewest.more_than * sum(heaviest)
        return reached <= next(k for k in range(len(heaviest) + 1) if sum(heaviest[:k]) > need)
    total = sum(by[one.of][name] for name in ballots)

    def size(bound: int | Fraction) -> int | Fraction:
        return bound * total if isinstance(bound, Fraction) else bound

    return (
        (one.at_least is None or reached >= size(one.at_least))
        and (one.more_than is None or reached > size(one.more_than))
        and (one.at_most is None or reached <= size(one.at_most))
        and (one.less_than is None or reached < size(one.less_than))
    )


def passed_by(
    name: str, day: date, cast: Ballots, without: str = "", by: Weights | None = None
) -> list[str]:
    """Return the ways by which it passes if all others vote in favour.

    by   weights of each voter; else heads, those of the rule, and the population of the year
    """
    rule = SHIPPED.rule(name)
    there = [one for one in voters(SHIPPED, rule, day) if one not in without.split()]
    version = on(rule, day)
    while version.votes_as:
        version = on(SHIPPED.rule(version.votes_as), day)
    by = by or weights(SHIPPED, version, there, max(day.year, 1990))
    assert set(cast) <= set(there)
    ballots = {one: cast.get(one, "in_favour") for one in there}
    ballots = {
        one: version.absent_counts_as if ballot == "absent" else ballot
        for one, ballot in ballots.items()
    }
    return [
        way.name for way in version.ways if all(meets(one, ballots, by) for one in way.requires)
    ]


def cast(**by_ballot: str) -> dict[str, Ballot]:
    return {name: kind for kind in BALLOTS for name in by_ballot.get(kind, "").split()}


def assert_the_program_counts_alike(
    name: str, day: date, cast: Mapping[str, Ballot], without: str = ""
) -> Outcome:
    """Hold the program to the counting above, with the same weights."""
    found = vote(council(SHIPPED, name, day, without=without.split()), cast)
    by = {
        measure: dict(zip(found.council.voters, row, strict=True))
        for measure, row in found.council.weights.items()
    }
    assert list(found.passed_by) == passed_by(name, day, cast, without, by)
    return found


def test_if_all_are_in_favour_every_rule_passes_on_every_first_day() -> None:
    for name, rule in SHIPPED.rules.items():
        for version in rule.versions:
            assert passed_by(name, version.since, {}), (name, version.since)


@pytest.mark.parametrize(
    ("name", "day", "ballots", "without", "passes"),
    [
        # Three states with 47 % of the people cannot block on a proposal, and can without one.
        ("qmv-16-4", NOW, cast(against="DEU FRA ITA"), "", True),
        ("qmv-16-4", NOW, cast(abstaining="DEU FRA ITA MLT"), "", False),
        ("qmv-16-4", NOW, cast(against="DEU FRA MLT CYP"), "", True),
        ("qmv-238-2", NOW, cast(against="DEU FRA ITA"), "", False),
        ("qmv-238-2", NOW, cast(absent="LUX MLT CYP EST LVA LTU SVN"), "", True),
        ("qmv-238-2", NOW, cast(absent="LUX MLT CYP EST LVA LTU SVN HRV"), "", False),
        # Among 24, two hold more than 35 %, so that three are needed to block.
        ("qmv-238-3", NOW, cast(against="DEU FRA"), "CZE HUN SVK", True),
        ("qmv-238-3", NOW, cast(against="DEU FRA MLT"), "CZE HUN SVK", False),
        # Nine members are a third of 27; what counts is whether they have a third of the people.
        ("cfsp-unanimity", NOW, cast(constructive=f"{SIX} HUN AUT IRL"), "", True),
        ("cfsp-unanimity", NOW, cast(constructive=f"{SIX} HUN DEU FRA"), "", False),
        ("cfsp-unanimity", NOW, cast(constructive="DEU FRA ITA ESP POL ROU NLD BEL"), "", True),
        ("cfsp-unanimity", NOW, cast(abstaining="DEU FRA ITA ESP POL ROU NLD BEL MLT"), "", True),
        ("cfsp-unanimity", NOW, cast(against="HUN"), "", False),
        ("cfsp-unanimity", date(2003, 1, 1), cast(constructive="DEU FRA GBR"), "", False),
        ("cfsp-unanimity", date(2003, 1, 1), cast(constructive="DEU FRA ESP LUX"), "", False),
        ("cfsp-unanimity", date(2003, 1, 1), cast(constructive="DEU FRA ESP"), "", True),
        ("tfeu-unanimity", NOW, cast(abstaining="HUN"), "", True),
        ("tfeu-unanimity", NOW, cast(absent="HUN"), "", False),
        ("eu-accession", NOW, cast(against="HUN"), "", False),
        ("european-council-consensus", date(2023, 12, 14), cast(absent="HUN"), "", True),
        ("nato-consensus", NOW, cast(against="TUR"), "", False),
        ("nato-consensus", NOW, cast(absent="TUR"), "", True),
        ("nato-accession", date(2023, 7, 1), cast(absent="HUN TUR"), "", False),
        # Denmark stayed out of defence until 2022-07-01, Malta stays out of the cooperation.
        ("pesco-launch", date(2017, 12, 11), cast(against="GBR MLT IRL"), "", True),
        ("pesco-unanimity", NOW, cast(against="DNK"), "", False),
        ("pesco-joining", NOW, cast(against="DEU FRA"), "", True),
        ("tfeu-122", date(2024, 5, 27), cast(abstaining="HUN"), "", True),
        ("council-qmv", date(1960, 1, 1), cast(against="BEL NLD LUX"), "", True),
        ("council-qmv", date(1960, 1, 1), cast(against="FRA BEL"), "", False),
        ("council-qmv", date(1985, 1, 1), cast(against="FRA BEL DNK"), "", True),
        ("council-qmv", date(1985, 1, 1), cast(against="FRA BEL GRC"), "", False),
        ("nice-qmv", date(2005, 1, 1), cast(against="DEU FRA GBR EST"), "", False),
        ("nice-qmv", date(2005, 1, 1), cast(against="DEU FRA EST"), "", True),
        ("nice-qmv", date(2010, 1, 1), cast(against="DEU GBR ITA"), "", False),
        ("unsc", NOW, cast(against="RUS"), "", False),
        ("unsc", NOW, cast(abstaining="RUS CHN"), "", True),
        ("unsc", NOW, cast(against=" ".join(f"elected-{n}" for n in range(1, 8))), "", False),
        ("unsc-1945", date(1950, 6, 27), cast(absent="RUS elected-1"), "", True),
    ],
)  # fmt: skip
def test_a_textbook_ballot(
    name: str, day: date, ballots: Mapping[str, Ballot], without: str, passes: bool
) -> None:
    assert bool(passed_by(name, day, ballots, without)) is passes
    assert assert_the_program_counts_alike(name, day, ballots, without).adopted is passes


def test_duties_on_electric_cars_stood_with_ten_in_favour_and_five_against() -> None:
    """4 October 2024: a qualified majority would have had to be against."""
    ballots = cast(
        against="DEU HUN MLT SVK SVN",
        abstaining="AUT BEL CYP CZE ESP FIN GRC HRV LUX PRT ROU SWE",
    )
    assert passed_by("reversed-qmv", NOW, ballots)
    assert not passed_by("qmv-16-4", NOW, ballots)
    assert assert_the_program_counts_alike("reversed-qmv", NOW, ballots).adopted
    assert not assert_the_program_counts_alike("qmv-16-4", NOW, ballots).adopted


def test_only_all_but_three_can_stop_an_act_against_the_three_largest() -> None:
    others = [one for one in SHIPPED.members("EU", NOW) if one not in BIG]
    assert not passed_by("reversed-qmv", NOW, cast(against=" ".join(others)))
    assert passed_by("reversed-qmv", NOW, cast(against=" ".join(others[1:])))


@settings(max_examples=60)
@given(st.sampled_from(sorted(SHIPPED.rules)), st.data())
def test_more_support_never_loses_a_vote(name: str, data: st.DataObject) -> None:
    day = on(SHIPPED.rule(name), SHIPPED.rule(name).versions[-1].since).since
    there = voters(SHIPPED, SHIPPED.rule(name), day)
    kinds: tuple[Ballot, ...] = ("in_favour", "abstaining", "against")
    ballots = {one: data.draw(st.sampled_from(kinds)) for one in there}
    turned = data.draw(st.sampled_from(there))
    assert_the_program_counts_alike(name, max(day, date(1958, 1, 1)), ballots)
    if passed_by(name, day, ballots):
        assert passed_by(name, day, ballots | {turned: "in_favour"})
