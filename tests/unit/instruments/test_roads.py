"""Roads against networkx, and what must hold of any network."""

from itertools import combinations

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.instruments.roads import (
    Roads,
    gain_of_links,
    greedy_links,
    quickest,
    times_from,
    worst_links,
)

FACTOR = 3.0


@st.composite
def networks(draw: st.DrawFn) -> tuple[Roads, np.ndarray]:
    places = draw(st.integers(2, 8))
    pairs = list(combinations(range(places), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=14, unique=True))
    times = draw(st.lists(st.floats(0.1, 10), min_size=len(chosen), max_size=len(chosen)))
    ends = np.array(chosen)
    return Roads(places, ends[:, 0], ends[:, 1]), np.array(times)


def graph_of(roads: Roads, times: np.ndarray) -> networkx.Graph:
    graph = networkx.Graph()
    graph.add_nodes_from(range(roads.places))
    for start, end, time in zip(roads.starts, roads.ends, times, strict=True):
        if np.isfinite(time):
            graph.add_edge(int(start), int(end), weight=time)
    return graph


@given(networks())
def test_shortest_times_are_those_of_networkx(network: tuple[Roads, np.ndarray]) -> None:
    roads, times = network
    graph = graph_of(roads, times)
    wanted = np.full((roads.places, roads.places), np.inf)
    for start, found in networkx.all_pairs_dijkstra_path_length(graph):
        for end, time in found.items():
            wanted[start, end] = time
    assert times_from(roads, times, range(roads.places)) == pytest.approx(wanted)


@given(networks())
def test_the_links_of_a_path_join_its_ends_and_add_up(network: tuple[Roads, np.ndarray]) -> None:
    roads, times = network
    time, links = quickest(roads, times, 0, 1)
    if not links:
        assert not networkx.has_path(graph_of(roads, times), 0, 1)
        return
    here = 0
    for link in links:
        ends = {int(roads.starts[link]), int(roads.ends[link])}
        assert here in ends
        (here,) = ends - {here}
    assert here == 1
    assert times[list(links)].sum() == pytest.approx(time)


@given(networks())
def test_a_closed_link_is_never_used(network: tuple[Roads, np.ndarray]) -> None:
    roads, times = network
    shut = times.copy()
    shut[0] = np.inf
    assert 0 not in quickest(roads, shut, 0, 1)[1]


def asked(roads: Roads, times: np.ndarray):  # type: ignore[no-untyped-def]
    def ask(lost: frozenset[int]) -> tuple[float, tuple[int, ...]]:
        slower = times.copy()
        slower[list(lost)] *= FACTOR
        return quickest(roads, slower, 0, 1)

    return ask


@settings(max_examples=60)
@given(networks(), st.integers(0, 3))
def test_the_worst_set_is_the_worst_of_all_sets(
    network: tuple[Roads, np.ndarray], count: int
) -> None:
    roads, times = network
    ask = asked(roads, times)
    if not np.isfinite(ask(frozenset())[0]):
        return
    found = worst_links(ask, times * (FACTOR - 1), count)
    most = min(count, len(times))
    every = max(ask(frozenset(one))[0] for one in combinations(range(len(times)), most))
    assert found.exact
    assert len(found.links) <= count
    assert found.time == pytest.approx(every)
    assert ask(frozenset(found.links))[0] == pytest.approx(found.time)


@given(networks(), st.integers(0, 5))
def test_losing_links_never_shortens_and_greedy_is_no_worse_than_exact(
    network: tuple[Roads, np.ndarray], count: int
) -> None:
    roads, times = network
    ask = asked(roads, times)
    before = ask(frozenset())[0]
    if not np.isfinite(before):
        return
    greedy = greedy_links(ask, count)
    assert greedy.time >= before
    if count <= 3:
        assert worst_links(ask, times * (FACTOR - 1), count).time >= greedy.time
    assert greedy.exact == (count <= 1)
    more = greedy_links(ask, count + 1, frozenset(greedy.links))
    assert more.time >= greedy.time
    assert set(greedy.links) <= set(more.links)


@given(networks(), st.floats(0.1, 1))
def test_the_gain_of_a_link_is_what_doing_it_over_gives(
    network: tuple[Roads, np.ndarray], better: float
) -> None:
    roads, times = network
    times = times.copy()
    times[-1] = np.inf
    today = times_from(roads, times, [0, 1])
    gains = gain_of_links(roads, times * better, today[:1, 1], today[:1], today[1:])
    for link in range(len(times)):
        sooner = times.copy()
        sooner[link] *= better
        after = times_from(roads, sooner, [0])[0, 1]
        wanted = today[0, 1] - after if np.isfinite(after) else 0.0
        assert gains[0, link] == pytest.approx(wanted, abs=1e-9)
