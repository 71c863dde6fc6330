"""Moves of a brigade: regimes, states that let it through, lost links, against networkx."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.analyse.convoy import central, drawn, improving, losing, terms
from foedus.analyse.mobility import mobility
from foedus.analyse.move_barriers import BARRIERS, without
from foedus.analyse.permits import permits, regime_on
from foedus.analyse.resilience import resilience
from foedus.analyse.road_terrain import Terrain, terrain
from foedus.errors import RangeError, UnknownName, Unreachable
from foedus.facts.system import System
from foedus.instruments.mobility import Terms, journey

LADDER = ("none", "emergency", "proposal-2025", "pledge-3", "pledge-5", "national")
EXAMPLES = (
    ("Bremerhaven", "Suwałki"),
    ("Rotterdam", "Rzeszów"),
    ("Alexandroupoli", "Constanţa"),
)


@pytest.fixture(scope="module")
def ground(system: System) -> Terrain:
    return terrain(system, system.as_of)


@pytest.fixture(scope="module")
def passable(ground: Terrain) -> list[int]:
    return [
        number
        for number, one in enumerate(ground.network.places)
        if ground.stances[one.state] != "refuses"
    ]


def met_with(system: System, ground: Terrain, regime: str, start: int) -> Terms:
    return terms(ground, permits(system, ground, regime), central(system), start)


def by_networkx(ground: Terrain, met: Terms, start: int, end: int) -> float:
    """Return the days of the quickest move, by trying every wait with and without ferries."""
    best = np.inf
    for wait in np.unique(met.permit[np.isfinite(met.permit)]):
        for by_sea in (True, False):
            graph = networkx.Graph()
            for link, ends in enumerate(zip(ground.roads.starts, ground.roads.ends, strict=True)):
                slow = max(met.permit[one] for one in ends)
                days = met.moving[link] + met.border[link]
                if slow <= wait and np.isfinite(days) and (by_sea or not met.ferry[link]):
                    graph.add_edge(*map(int, ends), days=days)
            if start in graph and end in graph and networkx.has_path(graph, start, end):
                time = networkx.dijkstra_path_length(graph, start, end, weight="days")
                queue = max(met.queue_road, met.queue_ferry) if by_sea else met.queue_road
                best = min(best, wait + time + queue)
    return float(best)


@pytest.mark.parametrize("regime", LADDER)
def test_days_are_those_that_networkx_finds(
    system: System, ground: Terrain, passable: list[int], regime: str
) -> None:
    choose = np.random.default_rng(7)
    for _ in range(6):
        start, end = (int(one) for one in choose.choice(passable, 2, replace=False))
        met = met_with(system, ground, regime, start)
        found = journey(ground.roads, met, start, end)
        assert found.days == pytest.approx(by_networkx(ground, met, start, end))
        assert found.days == pytest.approx(found.permit + found.moving + found.border + found.queue)


@settings(max_examples=25)
@given(data=st.data())
def test_a_quicker_regime_never_takes_longer_in_any_draw(
    system: System, ground: Terrain, passable: list[int], data: st.DataObject
) -> None:
    start, end = data.draw(st.lists(st.sampled_from(passable), min_size=2, max_size=2, unique=True))
    values = data.draw(st.sampled_from([central(system), *drawn(system)]))
    days = [
        journey(
            ground.roads, terms(ground, permits(system, ground, one), values, start), start, end
        ).days
        for one in LADDER
    ]
    assert all(quick <= slow + 1e-9 for quick, slow in pairwise(days))


@settings(max_examples=25)
@given(data=st.data())
def test_no_route_enters_a_state_that_refuses(
    system: System, ground: Terrain, passable: list[int], data: st.DataObject
) -> None:
    start, end = data.draw(st.lists(st.sampled_from(passable), min_size=2, max_size=2, unique=True))
    found = journey(ground.roads, met_with(system, ground, "pledge-3", start), start, end)
    places = ground.network.places
    states = {
        places[one].state
        for link in found.links
        for one in (ground.roads.starts[link], ground.roads.ends[link])
    }
    assert not states & {"RUS", "BLR", "IRL", "UKR"}


def test_the_challenger_and_its_neighbour_let_nobody_through(ground: Terrain) -> None:
    assert ground.stances["RUS"] == ground.stances["BLR"] == "refuses"


@settings(max_examples=15)
@given(data=st.data(), count=st.integers(1, 30))
def test_losing_links_never_shortens(
    system: System, ground: Terrain, passable: list[int], data: st.DataObject, count: int
) -> None:
    start, end = data.draw(st.lists(st.sampled_from(passable), min_size=2, max_size=2, unique=True))
    met = met_with(system, ground, "pledge-3", start)
    links = data.draw(
        st.lists(st.integers(0, len(met.moving) - 1), min_size=count, max_size=count, unique=True)
    )
    before = journey(ground.roads, met, start, end).days
    assert journey(ground.roads, losing(met, links, 3.0), start, end).days >= before - 1e-9


@pytest.mark.parametrize(("start", "end"), EXAMPLES)
def test_the_worst_links_delay_more_the_more_they_are(system: System, start: str, end: str) -> None:
    cuts = [mobility(system, start, end, cut=count).cut for count in (1, 2, 3, 4)]
    times = [one.loss.time for one in cuts if one is not None]
    assert times == sorted(times)
    assert [one.loss.exact for one in cuts if one is not None] == [True, True, True, False]
    assert times[0] > mobility(system, start, end).journey.days


@pytest.mark.parametrize(("start", "end"), EXAMPLES)
def test_an_answer_adds_up(system: System, start: str, end: str) -> None:
    found = mobility(system, start, end)
    assert found.legs[0].start == found.start
    assert found.legs[-1].end == found.end
    assert all(one.end == other.start for one, other in pairwise(found.legs))
    assert found.journey.moving == pytest.approx(sum(one.days for one in found.legs))
    assert found.journey.border == pytest.approx(sum(one.days for one in found.borders))
    assert found.journey.permit == max(one.permit for one in found.borders)
    assert found.spread.low < found.spread.median < found.spread.high
    assert found.spread.low < found.journey.days < found.spread.high
    assert found.regime.id == "pledge-3"


def test_a_barrier_removed_never_delays(system: System, ground: Terrain) -> None:
    start, end = (ground.network.find(one) for one in ("Ankara", "Narva"))
    met = met_with(system, ground, "pledge-3", start)
    before = journey(ground.roads, met, start, end).days
    for what in BARRIERS:
        after = journey(ground.roads, without(what, met, central(system)), start, end).days
        assert after <= before + 1e-9


@pytest.mark.parametrize(
    ("start", "end", "outside"),
    [("Munich", "Vienna", "AUT"), ("Sofia", "Ankara", "TUR"), ("Rome", "Budapest", None)],
)
def test_coverage_buys_the_wait_for_a_state_outside_the_regime(
    system: System, start: str, end: str, outside: str | None
) -> None:
    # A neutral state and an ally beyond the Union alike keep to national practice.
    values = central(system)
    wait = values["permit_days[national]"] - values["permit_days[pledge-3]"]
    for regime, wanted in (("pledge-3", wait if outside else 0.0), ("national", 0.0)):
        found = mobility(system, start, end, regime)
        gain = {one.what: one.central_gain for one in found.barriers}["coverage"]
        assert gain == pytest.approx(wanted)
    held = {one.end.state for one in found.borders}
    assert outside is None or outside in held


def test_every_capital_of_a_member_is_on_one_network_but_for_islands(
    system: System, ground: Terrain
) -> None:
    members = {*system.members("EU", system.as_of), *system.members("NATO", system.as_of)}
    absent = {one.state for one in system.mobility.absent}
    assert members - absent == {one.state for one in system.mobility.capitals}
    graph = networkx.Graph()
    for link, (start, end) in enumerate(zip(ground.roads.starts, ground.roads.ends, strict=True)):
        if not ground.closed[link]:
            graph.add_edge(int(start), int(end))
    number = ground.network.number_of
    capitals = {
        number[one.place]
        for one in system.mobility.capitals
        if ground.stances[one.state] != "refuses"
    }
    assert {one.state for one in system.mobility.capitals} - {
        ground.network.places[one].state for one in capitals
    } == {"IRL"}
    assert any(capitals <= part for part in networkx.connected_components(graph))


@pytest.mark.parametrize(
    ("day", "regime"),
    [("2015-01-01", "national"), ("2019-01-01", "pledge-5"), ("2025-12-31", "pledge-3")],
)
def test_the_regime_is_that_of_the_day(system: System, day: str, regime: str) -> None:
    assert regime_on(system, date.fromisoformat(day)) == regime


def test_an_earlier_day_does_not_know_a_later_regime(system: System) -> None:
    then = system.as_known_on(date(2017, 1, 1))
    assert mobility(then, "Bremerhaven", "Poznań").regime.id == "national"
    with pytest.raises(UnknownName, match="pledge-3"):
        mobility(then, "Bremerhaven", "Poznań", "pledge-3")


def test_a_state_outside_the_alliance_decides_until_it_joins(system: System) -> None:
    before = mobility(system, "Oslo", "Stockholm", "pledge-5", day=date(2023, 6, 1))
    after = mobility(system, "Oslo", "Stockholm", "pledge-5", day=date(2024, 6, 1))
    assert before.borders[0].regime == "national"
    assert after.borders[0].regime == "pledge-5"
    assert after.journey.days < before.journey.days


def test_a_neutral_state_keeps_its_own_wait(system: System) -> None:
    found = mobility(system, "Munich", "Vienna", "emergency")
    assert found.borders[-1].regime == "national"
    assert mobility(system, "Munich", "Vienna", "none").journey.permit == 0


def test_a_state_may_bar_one_neighbour_alone(ground: Terrain) -> None:
    # Ukraine lets nobody through today; if it did, the road from Hungary would still be closed.
    open_to_all = replace(ground, stances={**ground.stances, "UKR": "grants"})
    closed: dict[frozenset[str], set[bool]] = {}
    for link, one in enumerate(zip(ground.roads.starts, ground.roads.ends, strict=True)):
        pair = frozenset(ground.network.places[end].state for end in one)
        closed.setdefault(pair, set()).add(bool(open_to_all.closed[link]))
    assert closed[frozenset({"HUN", "UKR"})] == {True}
    assert closed[frozenset({"POL", "UKR"})] == {False}
    assert closed[frozenset({"HUN", "SVK"})] == {False}


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("Minsk", "Berlin", "Belarus lets none through"),
        ("Berlin", "Dublin", "Ireland lets none through"),
        ("Debrecen", "Lviv", "Ukraine lets none through"),
        ("Berlin", "Moscow", "Russian Federation lets none through"),
        ("Berlin", "Yerevan", "nothing is held of transit through Armenia then, so it is taken"),
    ],
)
def test_an_unreachable_pair_says_why(system: System, start: str, end: str, said: str) -> None:
    with pytest.raises(Unreachable, match=said):
        mobility(system, start, end)


@pytest.mark.parametrize(
    ("start", "end", "joined"),
    [("Berlin", "Warsaw", "1999-03-12"), ("Warsaw", "Vilnius", "2004-03-29")],
)
def test_a_partner_decides_on_each_transit_until_it_joins(
    system: System, start: str, end: str, joined: str
) -> None:
    day = date.fromisoformat(joined)
    before, after = (terrain(system, one) for one in (date(day.year, 1, 1), day))
    state = before.network.places[before.network.find(end)].state
    assert (before.stances[state], after.stances[state]) == ("decides", "grants")
    assert mobility(system, start, end, day=before.day).borders[-1].permit > 0


def test_a_state_of_which_nothing_is_held_is_not_said_to_refuse(system: System) -> None:
    with pytest.raises(Unreachable, match="nothing is held of transit through Poland then"):
        mobility(system, "Berlin", "Warsaw", day=date(1991, 6, 1))
    then = terrain(system, date(1991, 6, 1))
    assert {"POL", "ARM"} <= then.assumed
    assert not then.assumed & {"RUS", "BLR", "IRL", "DEU"}
    assert all(then.stances[one] == "refuses" for one in then.assumed)


def test_a_day_before_the_facts_is_refused(system: System) -> None:
    first = date(system.first_year, 1, 1)
    assert terrain(system, first).day == first
    with pytest.raises(RangeError, match=f"is before {system.first_year}, the first year"):
        mobility(system, "Paris", "Brussels", day=date(system.first_year - 1, 12, 31))


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2015-06-01", "national"), ("2019-06-01", "pledge-5"), ("2026-06-01", "pledge-3")],
)
def test_one_regime_is_in_force_on_each_day(system: System, day: str, wanted: str) -> None:
    found = mobility(system, "Bremen", "Berlin", day=date.fromisoformat(day))
    assert [one.regime.id for one in found.by_regime if one.in_force] == [wanted]


def test_places_beyond_the_network_and_bad_numbers_are_refused(system: System) -> None:
    with pytest.raises(RangeError, match="Cyprus is an island"):
        mobility(system, "nicosia", "Athens")
    with pytest.raises(UnknownName, match="did you mean 'Bremen'"):
        mobility(system, "Brmen", "Athens")
    with pytest.raises(RangeError, match="one place"):
        mobility(system, "Berlin", "berlin")
    for count in (-1, 21):
        with pytest.raises(RangeError, match="cannot be cut"):
            mobility(system, "Berlin", "Paris", cut=count)


def days_to_flank(system: System, ground: Terrain, moving: np.ndarray) -> np.ndarray:
    """Return days on road and at borders from each capital to each place of the flank."""
    met = met_with(system, ground, "pledge-3", 0)
    links = list(zip(ground.roads.starts, ground.roads.ends, moving + met.border, strict=True))
    rows, number = [], ground.network.number_of
    for capital in system.mobility.capitals:
        if ground.stances[capital.state] == "refuses":
            continue
        # A state that decides on each transit is crossed by its own convoys alone.
        graph = networkx.Graph()
        for start, end, days in links:
            states = {ground.network.places[one].state for one in (start, end)}
            if all(ground.stances[one] == "grants" or one == capital.state for one in states):
                graph.add_edge(int(start), int(end), days=days)
        found = networkx.single_source_dijkstra_path_length(
            graph, number[capital.place], weight="days"
        )
        flank = [number[one.place] for one in system.mobility.flank]
        rows.append([found[one] if one != number[capital.place] else np.nan for one in flank])
    return np.array(rows)


def test_the_links_that_matter_most_do_what_doing_it_over_gives(
    system: System, ground: Terrain
) -> None:
    found, values = resilience(system), central(system)
    moving = met_with(system, ground, "pledge-3", 0).moving
    before = days_to_flank(system, ground, moving)
    assert found.mean == pytest.approx(np.nanmean(before))
    for ranked, factor in (
        (found.lost[0], values["lost_link_factor"]),
        (found.lost[7], values["lost_link_factor"]),
        (found.improved[0], values["improved_link_factor"]),
    ):
        changed = moving.copy()
        changed[ground.network.links.index(ranked.leg.link)] *= factor
        moved = np.abs(days_to_flank(system, ground, changed) - before)
        assert ranked.days == pytest.approx(np.nanmean(moved))
        assert ranked.pairs == (moved > 1e-9).sum()


def test_no_work_on_a_road_shortens_a_crossing(system: System, ground: Terrain) -> None:
    found = resilience(system)
    assert {one.leg.link.kind for one in found.improved} == {"road"}
    assert "ferry" in {one.leg.link.kind for one in found.lost}
    met, values = met_with(system, ground, "pledge-3", 0), central(system)
    after = improving(met, values["improved_link_factor"])
    assert met.ferry.any()
    assert (after.moving[met.ferry] == met.moving[met.ferry]).all()
    roads = np.isfinite(met.moving) & ~met.ferry
    assert after.moving[roads] == pytest.approx(0.7 * met.moving[roads])
    assert (without("roads", met, values).moving == after.moving).all()


def test_a_parameter_keeps_its_draws_when_it_moves_to_the_other_file(system: System) -> None:
    mobility, convoy = (system.parameters[one] for one in ("mobility", "convoy"))
    rest = dict(convoy.parameters)
    moved = {**mobility.parameters, "ferry_wait": rest.pop("ferry_wait")}
    files = {
        "mobility": mobility.model_copy(update={"parameters": moved}),
        "convoy": convoy.model_copy(update={"parameters": rest}),
    }
    other = replace(system, parameters={**system.parameters, **files})
    assert drawn(other) == drawn(system)


def test_a_state_outside_the_alliance_may_decide_on_each_transit(
    system: System, ground: Terrain
) -> None:
    assert ground.stances["CHE"] == "decides"
    found = mobility(system, "Milan", "Basel", "pledge-3")
    assert found.borders[-1].regime == "national"
    assert found.borders[-1].permit == central(system)["permit_days[national]"]
    # With a wait of five days elsewhere nobody asks where thirty are the rule.
    assert "CHE" not in {one.end.state for one in mobility(system, "Milan", "Frankfurt").legs}


def test_an_early_day_without_a_way_to_a_place_says_so(system: System) -> None:
    found = resilience(system, day=date(1998, 6, 1))
    rows = {one.place.id: one for one in found.flank}
    alone = rows["vilnius"]
    assert (alone.mean, alone.longest, alone.farthest, alone.state_lost) == (None,) * 4
    assert {start.state for start, end in found.apart if end.id == "vilnius"} >= {"DEU", "LVA"}
    kirkenes = rows["kirkenes"]
    assert kirkenes.mean is not None
    assert kirkenes.longest is not None
    assert 0 < kirkenes.mean < kirkenes.longest
    with pytest.raises(RangeError, match="no capital has a way to the flank on 1992-01-01"):
        resilience(system, day=date(1992, 1, 1))


def test_resilience_ranks_links_and_adds_up(system: System) -> None:
    found = resilience(system)
    capitals = len(system.mobility.capitals) - 1  # Dublin's state lets nobody through
    flank = [one.place for one in system.mobility.flank]
    same = {one.place for one in system.mobility.capitals} & {*flank}
    assert same == {"vilnius"}  # capital and flank at once, so no pair
    assert found.pairs + len(found.apart) == capitals * len(flank) - len(same)
    assert all(start != end for start, end in found.apart)
    for ranked in (found.lost, found.improved):
        assert [one.days for one in ranked] == sorted((one.days for one in ranked), reverse=True)
        assert all(one.days >= 0 for one in ranked)
    assert found.random[0].added < found.random[-1].added
    assert all(one.added >= 0 for one in found.states)
    # Portugal's only land neighbour is Spain: closed, it cuts Lisbon off from each of the flank.
    cut_off = {one.state: one.unreachable for one in found.states}
    assert cut_off["ESP"] == len(system.mobility.flank)
