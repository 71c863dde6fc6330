"""What `make bench` compares for voting power computes the same."""

from typing import Any

import pytest

pytest.importorskip("powerindices", reason="not installed: pip install 'foedus[bench]'")
pytest.importorskip("power_bdd", reason="not installed: pip install 'foedus[bench]'")

from benchmarks import voting_power
from benchmarks.voting_power import (
    TOLERANCE,
    bodies,
    by_power_bdd,
    by_powerindices,
    council,
    drawn,
    largest_difference,
    peak_memory,
    peer_row,
    votes,
)

SMALL = council("small", [31, 22, 20, 9, 9, 7, 3, 2], against_at_most=None)
WITH_CLAUSE = council("small", [31, 22, 20, 9, 9, 7, 3, 2], against_at_most=2)


def test_the_packages_agree_with_foedus_on_a_small_council() -> None:
    assert largest_difference(SMALL.power(), by_powerindices(SMALL)) <= TOLERANCE
    assert largest_difference(SMALL.power(), by_power_bdd(SMALL)) <= TOLERANCE


def test_the_clause_counts_in_both() -> None:
    assert WITH_CLAUSE.power().winning > SMALL.power().winning
    assert largest_difference(WITH_CLAUSE.power(), by_power_bdd(WITH_CLAUSE)) <= TOLERANCE
    assert largest_difference(WITH_CLAUSE.power(), by_powerindices(WITH_CLAUSE)) > TOLERANCE


def test_a_package_that_differs_is_not_compared_for_speed() -> None:
    def wrong() -> Any:
        banzhaf, shapley_shubik = by_power_bdd(SMALL)
        return [one + 1e-6 for one in banzhaf], shapley_shubik

    with pytest.raises(SystemExit, match="power_bdd and foedus differ by 1e-06: small"):
        peer_row("power_bdd", SMALL, wrong)


def test_every_body_is_what_its_name_says() -> None:
    for body in bodies():
        (members,) = {len(row) for row in body.weights}
        assert f"of {members}" in body.name or f"{members} members" in body.name, body.name
    assert sum(votes(100, 1_000)) == 1_000
    assert min(votes(100, 1_000)) >= 1
    assert drawn(5) == drawn(5) != drawn(5, seed=1)


def test_memory_is_what_the_work_holds_at_once() -> None:
    assert 50 < peak_memory(lambda: bytearray(50_000_000)) < 51


def test_the_council_is_the_one_that_is_tested() -> None:
    assert len(voting_power.populations()) == 28
    assert sum(voting_power.populations()) == 511_522_671
