"""Mobility as a topic of `foedus facts`: who lets forces pass, by which rule, on which roads."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from foedus.facts.network import Network
from foedus.facts.system import System
from foedus.present.facts_rows import Found, Row, says, span

Plain = dict[str, Any]


def mobility_topic(system: System) -> Plain:
    """Return stances on transit, regimes of permits, the places asked for, and the network."""
    held = system.mobility
    names = {one.id: one.name for one in system.actors} | dict(held.name_of)
    plain = {
        key: [one.model_dump(mode="json") for one in getattr(held, key)]
        for key in ("transit", "regimes", "examples", "capitals", "flank", "absent")
    }
    plain["by_membership"] = [one.model_dump(mode="json") for one in held.members]
    for one in plain["transit"]:
        one["name"] = names.get(one["state"], one["state"])
    on = held.regime_on(system.as_of)
    for one in plain["regimes"]:
        one["in_force"] = on is not None and one["id"] == on.id
    return plain | {"network": plain_network(system.network.tables())}


def plain_network(network: Network) -> Plain:
    """Return how large the road network is, its ferries, and how much was put right in it."""
    roads = [one for one in network.links if one.kind == "road"]
    counts = Counter((one.action, one.source, one.checked) for one in network.repairs)
    return {
        "places": len(network.places),
        "states": len({one.state for one in network.places}),
        "roads": len(roads),
        "road_kilometres": round(sum(one.kilometres for one in roads)),
        "ferries": [one.model_dump(mode="json") for one in network.links if one.kind == "ferry"],
        "repairs": [
            {"action": action, "number": number, "source": source, "checked": checked}
            for (action, source, checked), number in sorted(counts.items())
        ],
    }


def mobility_entries(system: System) -> int:
    """Return how many stances and regimes there are."""
    return len(system.mobility.transit) + len(system.mobility.regimes)


def mobility_sections(found: Found) -> Iterator[tuple[str, list[Row]]]:
    """Yield the regimes, who lets forces pass, and the network with what was put right in it."""
    yield "Regimes of permits, slowest first", [_regime(one) for one in found["regimes"]]
    yield (
        "Members, where nothing else is listed",
        [
            ("", f"{one['organisation']} {one['stance']}", one["why"], [])
            for one in found["by_membership"]
        ],
    )
    yield "Transit", [_transit(one) for one in found["transit"]]
    network = found["network"]
    yield "Road network", _network(network) if network["places"] else []
    yield (
        "Ferries",
        [
            (f"{one['hours']:g} h", f"{one['start']} to {one['end']}", "", [says(one)])
            for one in network["ferries"]
        ],
    )
    yield (
        "Routes that are asked for most",
        [
            (f"{one['kilometres']:,.0f} km", f"{one['start']} to {one['end']}", one["why"], [])
            for one in found["examples"]
        ],
    )
    yield "Places to reach", [("", one["place"], one["why"], []) for one in found["flank"]]
    yield "Not on the network", [("", one["name"], one["why"], []) for one in found["absent"]]


def _regime(one: Found) -> Row:
    when = [span(one["since"], one["until"])] if one["since"] or one["until"] else []
    when += [f"proposed {one['planned']}, not in force"] if one["planned"] else []
    state = " (in force)" if one["in_force"] else ""
    further = [f"Also {one['state']} since {one['since']} {says(one)}" for one in one["further"]]
    return "", f"{one['name']}{state}", one["why"], [*when, *further, says(one)]


def _transit(one: Found) -> Row:
    when = [span(one["since"], one["until"])] if one["since"] or one["until"] else []
    barred = [f"not to {' '.join(one['not_to'])}"] if one["not_to"] else []
    return one["state"], f"{one['name']}: {one['stance']}", one["why"], [*when, *barred, says(one)]


def _network(network: Found) -> list[Row]:
    size = (
        f"{network['places']:,} places in {network['states']} states; {network['roads']:,} roads "
        f"of {network['road_kilometres']:,} km by great circle; {len(network['ferries'])} ferries"
    )
    repairs: list[Row] = [
        (str(one["number"]), f"Repairs: {one['action']}", "", [says(one)])
        for one in network["repairs"]
    ]
    return [("", "Size", size, []), *repairs]
