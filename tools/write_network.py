"""Write network/: places and links of the European road network, repaired, from the reference.

    python tools/write_network.py REFERENCE_FOLDER

What is wrong in the source is put right by `network/repairs.csv`, one reason per row, in the order
of its rows; ferries come from `road_ferries.csv`, today's names and other spellings from
`road_names.csv`, states from `road_states.csv`. A second run changes no byte.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sys
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from foedus.facts.network import folded
from reading import rows
from writing import _lists_on_one_line

HERE = Path(__file__).parent
FOLDER = HERE.parent / "src/foedus/systems/eu_nato/network"
PLACES = "transport/euroroad_vertices_latlon.csv"
LINKS = "transport/euroroad_edges_km.csv"
EARTH_DIAMETER_KM = 12_742.0
ADDED_STATES = {
    "brest-fra": "FRA",
    "halle-bel": "BEL",
    "suwalki": "POL",
    "bialystok": "POL",
    "lomza": "POL",
    "tirana": "ALB",
    "durres": "ALB",
    "armavir": "RUS",
    "alexandria": "ROU",
    "popovica": "BGR",
    "flushing": "NLD",
}
"""States of places that were added, or moved into another state than the source had them in."""


@dataclass
class Network:
    """What is being repaired: places by id, links as pairs of ids in order."""

    places: dict[str, dict[str, str]] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)


def slug(name: str) -> str:
    """Return a name in small letters without accents, joined by hyphens.

    >>> slug("Sant'Eufemia Lamezia"), slug("Świnoujście")
    ('sant-eufemia-lamezia', 'swinoujscie')
    """
    return folded(re.sub("[‘’]", "", name)).replace(" ", "-")


def kilometres(one: dict[str, str], other: dict[str, str]) -> float:
    """Return the great-circle distance of two places in km."""
    (a, b), (c, d) = (
        (radians(float(p["latitude"])), radians(float(p["longitude"]))) for p in (one, other)
    )
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(sqrt(half))


def source_network(reference: Path) -> Network:
    """Return the network as the source has it; a second place of a name gets -2."""
    states = {row["source_id"]: row["state"] for row in rows(HERE / "road_states.csv")}
    found, by_number = Network(), {}
    for row in rows(reference / PLACES):
        id = slug(row["city"])
        id = f"{id}-2" if id in found.places else id
        by_number[row["id"]] = id
        found.places[id] = {
            "id": id,
            "name": row["city"],
            "aliases": "",
            "state": states[row["id"]],
            "latitude": f"{float(row['lat']):.4f}",
            "longitude": f"{float(row['lon']):.4f}",
        }
    for row in rows(reference / LINKS):
        found.links.append((by_number[row["source_id"]], by_number[row["target_id"]]))
    return found


def repair(network: Network, row: dict[str, str]) -> None:
    """Apply one row of repairs; a row that finds nothing to repair is an error."""
    action, place, other = row["action"], row["place"], row["other"]
    if action == "add-place":
        assert place not in network.places, row
        network.places[place] = {"id": place, "name": place, "aliases": "", "state": ""}
    if action in ("add-place", "move-place"):
        at = {"latitude": f"{float(row['latitude']):.4f}", "longitude": row["longitude"]}
        at["longitude"] = f"{float(at['longitude']):.4f}"
        network.places[place].update(at)
        state = ADDED_STATES.get(place, network.places[place]["state"])
        assert state, row
        network.places[place]["state"] = state
    elif action == "drop-link":
        network.links.remove(next(one for one in network.links if set(one) == {place, other}))
    elif action == "add-link":
        assert {place, other} <= network.places.keys(), row
        assert not any(set(one) == {place, other} for one in network.links), row
        network.links.append((place, other))
    elif action == "drop-place":
        del network.places[place]
    elif action == "merge-place":
        del network.places[place]
        network.links = [
            tuple(other if end == place else end for end in one)  # type: ignore[misc]
            for one in network.links
        ]
    else:
        raise ValueError(row)


def name_places(network: Network) -> None:
    """Give places today's names and their other spellings."""
    for row in rows(HERE / "road_names.csv"):
        place = network.places[row["place"]]
        old, place["name"] = place["name"], row["name"]
        told = [*filter(None, row["aliases"].split(";"))]
        if slug(old) != slug(row["name"]) and old != row["place"] and old not in told:
            told.append(old)
        place["aliases"] = ";".join(told)
    for id, place in network.places.items():
        assert place["name"] != id, f"{id} was added without a name"


def table(fields: list[str], found: list[dict[str, str]]) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return text.getvalue().encode()


def link_rows(network: Network) -> list[dict[str, str]]:
    """Return each road once and then each ferry, with great-circle kilometres."""
    empty = dict.fromkeys(("hours", "source", "checked", "note"), "")
    seen, found = set(), []
    ferries = list(rows(HERE / "road_ferries.csv"))
    by_sea = {frozenset((one["start"], one["end"])) for one in ferries}
    for start, end in sorted({tuple(sorted(one)) for one in network.links}):
        if frozenset((start, end)) not in by_sea and start != end:
            found.append({"start": start, "end": end, "kind": "road", **empty})
            seen.add((start, end))
    for one in ferries:
        found.append({**one, "kind": "ferry"})
    for row in found:
        ends = network.places[row["start"]], network.places[row["end"]]
        row["kilometres"] = f"{kilometres(*ends):.1f}"
    return found


def main(reference: Path) -> None:
    """Write places, links and the description of all tables."""
    network = source_network(reference)
    for row in rows(FOLDER / "repairs.csv"):
        repair(network, row)
    name_places(network)
    places = [network.places[id] for id in sorted(network.places)]
    fields = ["start", "end", "kilometres", "kind", "hours", "source", "checked", "note"]
    (FOLDER / "places.csv").write_bytes(
        table(["id", "name", "aliases", "state", "latitude", "longitude"], places)
    )
    (FOLDER / "links.csv").write_bytes(table(fields, link_rows(network)))
    package = json.loads((HERE / "road_network.json").read_text("utf-8"))
    for one in package["resources"]:
        data = (FOLDER / one["path"]).read_bytes()
        one["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
        one["bytes"] = len(data)
    text = _lists_on_one_line(json.dumps(package, indent=2, ensure_ascii=False))
    (FOLDER / "datapackage.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: python {sys.argv[0]} REFERENCE_FOLDER")
    main(Path(sys.argv[1]))
