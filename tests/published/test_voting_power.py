"""Voting power as others print it, and counts that a full enumeration of all coalitions gave.

Printed by others:

- EEC 1958, UN Security Council and Nassau County are textbook cases: Straffin (1993), Game Theory
  and Strategy; the last is the case of Banzhaf (1965), Weighted Voting Doesn't Work, Rutgers Law
  Review 19(2). Values were taken from a collection that compared them with Straffin's.
- Who gains and who loses when one of 28 leaves: Kóczy (2021), Brexit and Power in the Council of
  the European Union, Games 12(2); when another does: Petróczy, Rogers & Kóczy (2022), Exits from
  the European Union and Their Effect on Power Distribution in the Council, Games 13(1). Both for
  the direction of change only.

Not printed but recomputed, one coalition at a time, by a program that shares nothing with this
one: the Councils of 9 to 15, of 27 under the Treaty of Nice, and of 28 and 27 under the Treaty of
Lisbon, with their numbers of winning coalitions. Votes, quotas and the blocking-minority clause
are those of the treaties (Article 148(2) EEC as amended; Article 205 EC; Article 16(4) TEU);
populations are those that the enumeration used. That they are right has not been checked here.
"""

import csv
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from foedus.instruments.power import VotingPower, voting_power

Rows = list[dict[str, str]]

ENUMERATED = [  # votes, quota, swings, Shapley-Shubik
    pytest.param(
        [10, 10, 10, 10, 5, 5, 3, 3, 2],
        41,
        [53, 53, 53, 53, 29, 29, 21, 21, 5],
        [0.178571] * 4 + [0.080952] * 2 + [0.057143] * 2 + [0.009524],
        id="nine-1973",
    ),
    pytest.param(
        [10, 10, 10, 10, 5, 5, 5, 3, 3, 2],
        45,
        [100, 100, 100, 100, 52, 52, 52, 26, 26, 26],
        [0.17381] * 4 + [0.071429] * 3 + [0.030159] * 3,
        id="ten-1981",
    ),
    pytest.param(
        [10, 10, 10, 10, 8, 5, 5, 5, 5, 3, 3, 2],
        54,
        [286, 286, 286, 286, 242, 148, 148, 148, 148, 102, 102, 40],
        [0.134199] * 4 + [0.111255] + [0.063745] * 4 + [0.042569] * 2 + [0.011833],
        id="twelve-1986",
    ),
    pytest.param(
        [10, 10, 10, 10, 8, 5, 5, 5, 5, 4, 4, 3, 3, 3, 2],
        62,
        [1849] * 4 + [1531] + [973] * 4 + [793] * 2 + [595] * 3 + [375],
        [0.116667] * 4 + [0.09546] + [0.055175] * 4 + [0.04536] * 2 + [0.035254] * 3 + [0.02069],
        id="fifteen-1995",
    ),
]


def read(name: str) -> Rows:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def numbers(rows: Rows, column: str) -> list[float]:
    return [float(row[column]) for row in rows]


def populations(rows: Rows) -> list[int]:
    return [int(row["population"]) for row in rows]


def lisbon(people: Sequence[int], states: int, against_at_most: int | None = 3) -> VotingPower:
    """At least 55 % of states and 65 % of people; three states or fewer cannot block."""
    ones = [1] * len(people)
    return voting_power(
        [people, ones], [Fraction(65, 100) * sum(people), states], against_at_most=against_at_most
    )


def fractions(power: VotingPower) -> list[Fraction]:
    return [Fraction(one, sum(power.swings)) for one in power.swings]


def test_council_of_the_european_economic_community_1958() -> None:
    power = voting_power([[4, 4, 4, 2, 2, 1]], [12])
    assert power.swings == (10, 10, 10, 6, 6, 0)
    assert fractions(power) == [Fraction(5, 21)] * 3 + [Fraction(1, 7)] * 2 + [0]
    assert power.banzhaf.tolist() == [5 / 21] * 3 + [1 / 7] * 2 + [0]
    assert power.shapley_shubik.tolist() == [7 / 30] * 3 + [3 / 20] * 2 + [0]


@pytest.mark.parametrize("form", ["weights", "vetoes"])
def test_security_council_of_the_united_nations(form: str) -> None:
    """Nine of fifteen, all five permanent members among them, or 39 of 5 × 7 + 10 × 1."""
    if form == "weights":
        power = voting_power([[7] * 5 + [1] * 10], [39])
    else:
        power = voting_power([[1] * 15], [9], vetoes=range(5))
    assert power.swings == (848,) * 5 + (84,) * 10
    assert power.winning == 848
    assert power.banzhaf == pytest.approx([0.166929] * 5 + [0.016535] * 10, abs=1e-6)
    assert power.shapley_shubik[:5].tolist() == [421 / 2145] * 5
    assert power.shapley_shubik[5:].tolist() == [4 / 2145] * 10
    assert power.shapley_shubik[:5] == pytest.approx(0.196270, abs=1e-6)
    assert power.shapley_shubik[5:] == pytest.approx(0.001865, abs=1e-6)


def test_nassau_county_1958_gave_three_of_six_boards_no_power() -> None:
    power = voting_power([[9, 9, 7, 3, 1, 1]], [16])
    assert power.swings == (16, 16, 16, 0, 0, 0)
    assert power.banzhaf.tolist() == [1 / 3] * 3 + [0] * 3


@pytest.mark.parametrize(("votes", "quota", "swings", "shapley_shubik"), ENUMERATED)
def test_councils_of_nine_to_fifteen(
    votes: list[int], quota: int, swings: list[int], shapley_shubik: list[float]
) -> None:
    power = voting_power([votes], [quota])
    assert power.swings == tuple(swings)
    assert power.shapley_shubik == pytest.approx(np.array(shapley_shubik), abs=5.1e-7)


def test_council_of_27_under_the_treaty_of_nice() -> None:
    rows = read("nice_eu27_2007.csv")
    votes, people = [int(row["votes"]) for row in rows], populations(rows)
    assert (len(votes), sum(votes)) == (27, 345)
    power = voting_power([votes, [1] * 27, people], [255, 14, Fraction(62, 100) * sum(people)])
    assert power.winning == 2_718_740
    assert power.passage_probability == pytest.approx(0.02026, abs=1e-5)
    assert power.banzhaf == pytest.approx(np.array(numbers(rows, "banzhaf")), abs=1e-6)
    wanted = np.array(numbers(rows, "shapley_shubik"))
    assert power.shapley_shubik == pytest.approx(wanted, abs=1e-6)
    assert power.banzhaf[0].round(4) == 0.0778
    assert power.banzhaf[-1].round(4) == 0.0094


@pytest.mark.parametrize(
    ("against_at_most", "column", "winning"),
    [(3, "", 30_410_250), (None, "_without_clause", 30_410_239)],
    ids=["clause", "no-clause"],
)
def test_council_of_28_under_the_treaty_of_lisbon(
    against_at_most: int | None, column: str, winning: int
) -> None:
    rows = read("lisbon_eu28_2017.csv")
    power = lisbon(populations(rows), 16, against_at_most)
    assert power.winning == winning
    for index in ("banzhaf", "shapley_shubik"):
        wanted = np.array(numbers(rows, index + column))
        assert getattr(power, index) == pytest.approx(wanted, abs=1e-8)


def test_largest_and_smallest_of_28_as_quoted() -> None:
    people = populations(read("lisbon_eu28_2017.csv"))
    power = lisbon(people, 16)
    assert power.banzhaf[[0, -1]] == pytest.approx(np.array([0.102821, 0.018061]), abs=1e-6)
    assert power.shapley_shubik[[0, -1]] == pytest.approx(np.array([0.146080, 0.008781]), abs=1e-6)
    assert lisbon(people, 16, None).shapley_shubik[0] == pytest.approx(0.146971, abs=1e-6)


def test_the_clause_adds_eleven_winning_coalitions_and_takes_from_the_largest() -> None:
    """Eleven sets of three states have over 35 % of people; to block, they need a fourth."""
    people = populations(read("lisbon_eu28_2017.csv"))
    with_clause, without = lisbon(people, 16), lisbon(people, 16, None)
    assert with_clause.winning - without.winning == 11
    moved = with_clause.shapley_shubik - without.shapley_shubik
    largest_four = slice(0, 4)
    assert (moved[largest_four] < 0).all()
    assert moved[-1] > 0


def test_council_of_27_under_the_treaty_of_lisbon() -> None:
    rows = read("lisbon_eu27_2020.csv")
    power = lisbon(populations(rows), 15)
    assert power.winning == 17_712_380
    assert power.passage_probability == pytest.approx(0.131968, abs=1e-6)
    assert power.banzhaf[0] == pytest.approx(0.120857, abs=1e-6)
    assert power.shapley_shubik[0] == pytest.approx(0.176795, abs=1e-6)
    for index in ("banzhaf", "shapley_shubik"):
        wanted = np.array(numbers(rows, index))
        assert getattr(power, index) == pytest.approx(wanted, abs=1e-8)


@pytest.mark.parametrize("populations_of", ["2017", "2020"])
def test_the_exit_of_one_gives_most_to_the_large_and_takes_from_the_smallest(
    populations_of: str,
) -> None:
    before = read("lisbon_eu28_2017.csv")
    after = read("lisbon_eu27_2020.csv")
    if populations_of == "2017":
        after = [row for row in before if row["member"] != "UK"]
    shares_before, shares_after = (
        dict(
            zip(
                (row["member"] for row in rows),
                lisbon(populations(rows), states).shapley_shubik,
                strict=True,
            )
        )
        for rows, states in ((before, 16), (after, 15))
    )
    gain = {member: share - shares_before[member] for member, share in shares_after.items()}
    by_population = [row["member"] for row in after]
    assert set(sorted(gain, key=gain.__getitem__)[-5:]) == set(by_population[:5])
    assert all(gain[member] < 0 for member in by_population[-4:])


def test_an_exit_that_leaves_the_number_of_states_needed_gives_most_to_the_smallest() -> None:
    """55 % of 27 and of 26 states are both 15: Poland's exit would make states count for more."""
    before = read("lisbon_eu27_2020.csv")
    after = [row for row in before if row["member"] != "PL"]
    others = [row["member"] != "PL" for row in before]
    shares_before = lisbon(populations(before), 15).shapley_shubik[others]
    ratio = lisbon(populations(after), 15).shapley_shubik / shares_before
    assert ratio[-4:].min() > ratio[:4].max()


@pytest.mark.parametrize("members", [1, 2, 6, 32, 100, 600])
def test_under_unanimity_all_share_alike(members: int) -> None:
    power = voting_power([[1] * members], [members])
    assert power.winning == 1
    assert power.swings == (1,) * members
    assert power.shapley_shubik.tolist() == [1 / members] * members
    assert power.banzhaf_absolute.tolist() == [1 / 2 ** (members - 1)] * members
    assert power.passage_probability == 1 / 2**members
