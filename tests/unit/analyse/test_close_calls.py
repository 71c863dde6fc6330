"""Close calls: where population figures only stand in, a narrow outcome says it is not sure."""

from datetime import date
from itertools import combinations

import pytest

from foedus.analyse.ballots import Ballot
from foedus.analyse.council import Council, council
from foedus.analyse.vote import vote
from foedus.facts.system import System
from foedus.present.vote_text import close

STOOD_IN = date(2022, 10, 14)
OFFICIAL = date(2025, 6, 2)


def narrowest(among: Council) -> dict[str, Ballot]:
    """Return ballots with the two largest and four others against, nearest to 65 % in favour."""
    measure = among.measures["population"]
    people = dict(zip(among.voters, measure.weights, strict=True))
    by_size = sorted(among.voters, key=people.__getitem__)
    wanted = 35 * measure.total / 100 - people[by_size[-1]] - people[by_size[-2]]
    others = min(
        combinations(by_size[:-2], 4), key=lambda four: abs(sum(map(people.get, four)) - wanted)
    )
    return dict.fromkeys((*by_size[-2:], *others), "against")


def test_a_hair_from_the_bound_is_too_close_where_figures_stand_in(system: System) -> None:
    among = council(system, "qmv-16-4", STOOD_IN)
    found = vote(among, narrowest(among))
    (call,) = found.close
    assert (call.tally, call.of) == ("in_favour", "population")
    assert call.margin < 0.05 < call.error
    assert {2016, 2023, 2025} <= set(call.years)
    (said,) = close(found)
    assert said.startswith("Too close to be sure: population in favour is 0.0")


def test_the_error_is_what_stand_ins_missed_in_years_with_both(system: System) -> None:
    among = council(system, "qmv-16-4", STOOD_IN)
    against = narrowest(among)
    inside = [voter for voter in among.voters if voter not in against]
    official, stood_in = system.series("council_population"), system.series("population")

    def share(series: str, year: int) -> float:
        of = {"official": official, "stood_in": stood_in}[series]
        everybody = of.table(among.voters, [year]).sum()
        return float(100 * of.table(inside, [year]).sum() / everybody)

    (call,) = vote(among, against).close
    misses = [abs(share("official", year) - share("stood_in", year - 2)) for year in call.years]
    assert call.error == pytest.approx(max(misses))


def test_a_third_of_a_point_is_not_too_close(system: System) -> None:
    """Glyphosate, 14 October 2022: 64.73 % by the Council's own figures, 64.66 % by these."""
    among = council(system, "qmv-16-4", STOOD_IN)
    outside = ("HRV", "LUX", "MLT", "DEU", "FRA", "SVN")
    assert vote(among, dict.fromkeys(outside, "against")).close == ()


def test_figures_in_force_leave_nothing_open(system: System) -> None:
    among = council(system, "qmv-16-4", OFFICIAL)
    found = vote(among, narrowest(among))
    assert found.close == ()
    assert list(close(found)) == []


def test_what_cannot_turn_the_outcome_is_not_told(system: System) -> None:
    """Those with 65 % are too few: however many people they have, nothing passes."""
    among = council(system, "qmv-16-4", STOOD_IN)
    measure = among.measures["population"]
    by_size = sorted(zip(measure.weights, among.voters, strict=True), reverse=True)
    few = [voter for _, voter in by_size[:14]]
    ballots: dict[str, Ballot] = {one: "against" for one in among.voters if one not in few}
    assert vote(among, ballots).close == ()
