"""What may depend on what, by the wiring alone."""

from foedus.model.alliance import ALLIANCE
from foedus.model.reach import reached_from, reads, steps_to
from foedus.model.variables import COMPUTED, INDICATORS


def test_roads_reach_the_flank_and_nothing_else() -> None:
    assert reached_from(["road_time_factor"]) == {"road_time_factor", "mobility_days"}


def test_troops_reach_spending_over_the_gap_in_commitment() -> None:
    found = reached_from(["us_troops_in_europe"])
    assert {"commitment_gap", "defence_share", "european_share"} <= found
    assert not {"hostility", "gdp", "mobility_days", "instruments_in_force"} & found


def test_what_leads_to_a_line_is_in_the_order_of_the_year() -> None:
    order = [one.name for one in ALLIANCE]
    for line in (*INDICATORS, *COMPUTED):
        steps = [one.name for one in steps_to(line.name)]
        assert steps == [name for name in order if name in steps], line.name


def test_the_two_directions_agree() -> None:
    """A variable that a line may depend on reaches the line, and no other does."""
    for line in INDICATORS:
        steps = steps_to(line.name)
        read = frozenset().union(*(reads(one) for one in steps))
        for one in (*COMPUTED, *INDICATORS):
            reaches = line.name in reached_from([one.name])
            assert reaches == (one.name in read or one.name == line.name), (line.name, one.name)
