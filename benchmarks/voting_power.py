"""Voting power: time and memory of bodies of many kinds, and against two packages.

The other packages are powerindices and power_bdd. Each computes both indices of all members; a
body is timed only after its values agree with foedus.
"""

import csv
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import pairwise
from math import ceil, exp, log
from pathlib import Path
from random import Random

import powerindices
from power_bdd.bdd import BDD, WeightedGame

from benchmarks.timing import load, table, wall_time
from foedus.instruments.power import VotingPower, voting_power

POPULATIONS = Path(__file__).resolve().parents[1] / "tests" / "published" / "lisbon_eu28_2017.csv"
PEOPLE_NEEDED = Fraction(65, 100)
ROUNDED_TO = 100_000
REPEATS = 5
PEER_REPEATS = 3
TOLERANCE = 1e-12
WANTED = 20  # times powerindices

Values = tuple[Sequence[float], Sequence[float]]  # Banzhaf, absolute, and Shapley-Shubik

CAN = (
    ("one weighted criterion, and a count of members", "yes", "yes", "yes"),
    ("blocking-minority clause", "yes, an argument", "no", "yes, as a second rule joined by OR"),
    ("several weighted criteria", "yes", "no", "yes, as rules joined by AND"),
    ("vetoes", "yes, an argument", "as large weights", "as rules joined by AND"),
    ("populations of 500 million, unrounded", "yes", "no: a table of every sum", "yes"),
    ("100 members", "yes, exact", "no: overflows 64 bits and says no more than a warning", "yes"),
    ("numbers of coalitions, as whole numbers", "yes", "no", "inside only"),
    ("rules of several levels, joined freely by AND and OR", "no", "no", "yes"),
    ("Coleman-Shapley index", "no", "yes", "no"),
    ("faults in weights and quotas", "told at once", "not looked for", "not looked for"),
    ("licence, last release", "Apache-2.0", "Apache-2.0, 1.0.2 of 2018", "MIT, 1.0.0 of 2022"),
)


@dataclass(frozen=True)
class Body:
    """A body and its rules, as `voting_power` takes them."""

    name: str
    weights: list[list[int]]
    quotas: list[int | Fraction]
    against_at_most: int | None = None
    vetoes: tuple[int, ...] = ()

    def power(self) -> VotingPower:
        return voting_power(self.weights, self.quotas, self.against_at_most, self.vetoes)


def main() -> None:
    """Print times and memory, the comparison, and what each can do."""
    print(f"### Voting power ({load()} before)\n")
    print(
        f"Both indices of all members. Best of {REPEATS}; memory is the most that a call holds "
        "above what the\nprocess held before.\n"
    )
    print(table(("body", "s", "memory, MB"), [row(body) for body in bodies()]))
    print(
        f"\nOther packages, best of {PEER_REPEATS}; each agrees with foedus to {TOLERANCE:g}. "
        f"Wanted: {WANTED} times\npowerindices.\n"
    )
    head = ("package", "body", "s", "foedus, s", "package ÷ foedus")
    print(table(head, [peer_row(*one) for one in peers()]))
    print("\nWhat each can do, found by reading and trying:\n")
    print(table(("", "foedus", "powerindices", "power_bdd"), CAN))
    print(
        "\nThe package powerindex (0.3.5, PSF licence) takes one weighted criterion and no count "
        "of members, so\nit cannot compute the Council of 28."
    )
    print(f"\n({load()} after)")


def bodies() -> list[Body]:
    """Return the bodies to time: of the Council's kind, larger, and of other kinds."""
    exact = populations()
    return [
        council("Council of 28, people and states, clause", exact, against_at_most=3),
        council("36 members, people and members, clause", drawn(36), against_at_most=3),
        council("40 members, people and members, clause", drawn(40), against_at_most=3),
        several("28 members, three weighted criteria", 28, 3),
        several("32 members, two weighted criteria", 32, 2),
        several("36 members, two weighted criteria", 36, 2),
        Body("100 members, 1,000 votes, one quota", [votes(100, 1_000)], [667]),
        Body("100 members, 10,000 votes, one quota", [votes(100, 10_000)], [6_667]),
        Body("Security Council, nine of 15 and five vetoes", [[1] * 15], [9], None, (*range(5),)),
        Body(
            "unanimity of 32, three counts of members", [[1] * 32, [2] * 32, [5] * 32], [1, 64, 5]
        ),
    ]


def populations() -> list[int]:
    """Return the populations of the Council of 28, the largest first."""
    lines = POPULATIONS.read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [int(one["population"]) for one in rows]


def council(name: str, people: list[int], against_at_most: int | None = None) -> Body:
    """Return a body that needs at least 65 % of people and 55 % of members."""
    members = ceil(len(people) * Fraction(55, 100))
    return Body(
        name, [people, [1] * len(people)], [PEOPLE_NEEDED * sum(people), members], against_at_most
    )


def drawn(members: int, seed: int = 0) -> list[int]:
    """Return populations between half a million and 80 million, evenly spread in logarithms."""
    random = Random(seed)
    return [round(exp(random.uniform(log(5e5), log(8e7)))) for _ in range(members)]


def several(name: str, members: int, criteria: int) -> Body:
    """Return a body with several weighted criteria that all ask for three fifths."""
    weights = [drawn(members, seed) for seed in range(criteria)]
    return Body(name, weights, [Fraction(3, 5) * sum(row) for row in weights])


def votes(members: int, total: int) -> list[int]:
    """Return votes that sum to a total: each member has some, later ones more."""
    steps = [1 + 9 * one / members for one in range(members + 1)]
    cut = [round(total * sum(steps[:one]) / sum(steps[:members])) for one in range(members + 1)]
    return [end - start for start, end in pairwise(cut)]


def row(body: Body) -> tuple[str, ...]:
    """Return the row of a body."""
    seconds = best(body.power, REPEATS)
    return (body.name, f"{seconds:.4f}", f"{peak_memory(body.power):.1f}")


def best(work: Callable[[], object], repeats: int) -> float:
    """Return the shortest of several times, s."""
    return min(wall_time(work) for _ in range(repeats))


def peak_memory(work: Callable[[], object]) -> float:
    """Return the most memory that the work holds at once, MB."""
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def peers() -> list[tuple[str, Body, Callable[[], Values]]]:
    """Return what each package computes: its name, the body, and the work."""
    exact = populations()
    rounded = council(
        "Council of 28, no clause, populations rounded to 100,000",
        [round(one / ROUNDED_TO) for one in exact],
    )
    clause = council("Council of 28, clause, exact populations", exact, against_at_most=3)
    hundred = Body("100 members, 1,000 votes, one quota", [votes(100, 1_000)], [667])
    return [
        ("powerindices", rounded, partial(by_powerindices, rounded)),
        ("power_bdd", rounded, partial(by_power_bdd, rounded)),
        ("power_bdd", clause, partial(by_power_bdd, clause)),
        ("power_bdd", hundred, partial(by_power_bdd, hundred)),
    ]


def peer_row(package: str, body: Body, work: Callable[[], Values]) -> tuple[str, ...]:
    """Return the row of a package; end the program if its values differ from those of foedus."""
    difference = largest_difference(body.power(), work())
    if difference > TOLERANCE:
        raise SystemExit(f"{package} and foedus differ by {difference:g}: {body.name}")
    own, other = best(body.power, REPEATS), best(work, PEER_REPEATS)
    return (package, body.name, f"{other:.3f}", f"{own:.4f}", f"{other / own:.0f} ×")


def largest_difference(power: VotingPower, values: Values) -> float:
    """Return the largest difference of either index of any member."""
    pairs = zip((power.banzhaf_absolute, power.shapley_shubik), values, strict=True)
    return max(float(abs(own - other).max()) for own, other in pairs)


def by_powerindices(body: Body) -> Values:
    """Return both indices; the package changes the list that it is given."""
    weights, quota, members = body.weights[0], ceil(body.quotas[0]), int(body.quotas[1])
    return (
        powerindices.compute_pbi(quota, list(weights), members),
        powerindices.compute_ssi(quota, list(weights), members),
    )


def by_power_bdd(body: Body) -> Values:
    """Return both indices; rules are joined by AND, and the clause by OR."""
    rules = [
        BDD(WeightedGame(ceil(quota), list(weights)))
        for weights, quota in zip(body.weights, body.quotas, strict=True)
    ]
    joined = rules[0]
    for rule in rules[1:]:
        joined &= rule
    if body.against_at_most is not None:
        members = len(body.weights[0])
        joined |= BDD(WeightedGame(members - body.against_at_most, [1] * members))
    return joined.calc_banzhaf(), joined.calc_shapley()


if __name__ == "__main__":
    main()
