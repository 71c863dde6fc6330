"""Repairs of the road network: each row does what it says, and one that finds nothing fails."""

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOLS = Path(__file__).resolve().parents[3] / "tools"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    return import_module("write_network")


@pytest.fixture
def network(script: ModuleType) -> Any:
    """Return three places in a row, with one link of them written from its far end."""
    places = {
        one: {"id": one, "name": one.title(), "aliases": "", "state": "AAA"}
        for one in ("a", "b", "c")
    }
    for number, one in enumerate(places.values()):
        one.update(latitude=f"{50 + number:.4f}", longitude="10.0000")
    return script.Network(places, [("a", "b"), ("c", "b")])


def row(action: str, place: str, other: str = "", at: tuple[str, str] = ("", "")) -> dict[str, str]:
    return {
        "action": action, "place": place, "other": other, "latitude": at[0], "longitude": at[1]
    }  # fmt: skip


def test_a_link_is_dropped_whichever_end_is_named_first(script: ModuleType, network: Any) -> None:
    script.repair(network, row("drop-link", "b", "c"))
    assert network.links == [("a", "b")]
    with pytest.raises(StopIteration):
        script.repair(network, row("drop-link", "b", "c"))


def test_a_link_is_added_once_and_between_known_places(script: ModuleType, network: Any) -> None:
    script.repair(network, row("add-link", "a", "c"))
    assert network.links[-1] == ("a", "c")
    for wrong in (row("add-link", "c", "a"), row("add-link", "a", "d")):
        with pytest.raises(AssertionError):
            script.repair(network, wrong)


def test_a_place_is_moved_and_keeps_its_name_and_state(script: ModuleType, network: Any) -> None:
    script.repair(network, row("move-place", "a", at=("48.39041", "-4.4861")))
    moved = network.places["a"]
    assert (moved["latitude"], moved["longitude"]) == ("48.3904", "-4.4861")
    assert (moved["name"], moved["state"]) == ("A", "AAA")


def test_a_place_is_added_with_its_state_or_not_at_all(script: ModuleType, network: Any) -> None:
    script.repair(network, row("add-place", "suwalki", at=("54.1", "22.9333")))
    assert network.places["suwalki"]["state"] == script.ADDED_STATES["suwalki"]
    assert network.places["suwalki"]["latitude"] == "54.1000"
    with pytest.raises(AssertionError):
        script.repair(network, row("add-place", "a", at=("1", "1")))
    with pytest.raises(AssertionError):
        script.repair(network, row("add-place", "nowhere", at=("1", "1")))


def test_a_merged_place_leaves_its_links_to_the_other(script: ModuleType, network: Any) -> None:
    script.repair(network, row("merge-place", "c", "a"))
    assert set(network.places) == {"a", "b"}
    assert network.links == [("a", "b"), ("a", "b")]


def test_a_road_that_a_merge_made_twice_is_written_once(
    script: ModuleType, network: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "rows", lambda path: iter(()))  # no ferries
    script.repair(network, row("merge-place", "c", "a"))
    (road,) = script.link_rows(network)
    assert (road["start"], road["end"], road["kind"]) == ("a", "b", "road")
    assert float(road["kilometres"]) == pytest.approx(111.2, abs=0.05)


def test_a_place_is_dropped_and_an_unknown_one_or_action_fails(
    script: ModuleType, network: Any
) -> None:
    script.repair(network, row("drop-place", "c"))
    assert set(network.places) == {"a", "b"}
    with pytest.raises(KeyError):
        script.repair(network, row("drop-place", "c"))
    with pytest.raises(KeyError):
        script.repair(network, row("move-place", "c", at=("1", "1")))
    with pytest.raises(ValueError, match="paint-link"):
        script.repair(network, row("paint-link", "a", "b"))


def test_distances_are_those_of_the_globe(script: ModuleType, network: Any) -> None:
    # One degree of a meridian is a 360th of the way round.
    found = script.kilometres(network.places["a"], network.places["b"])
    assert found == pytest.approx(3.141592653589793 * script.EARTH_DIAMETER_KM / 360)
