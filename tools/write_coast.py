"""Write network/coast.csv: the shore of Europe and its surroundings, for the ground of maps.

    python tools/write_coast.py LAND_50M_JSON

The file is that of the npm package world-atlas, made from Natural Earth, which is in the public
domain. No border of a state is in it. Points that lie within a twenty-fifth of a degree of the
line are left out, and islands of less than a tenth of a square degree. `write_network.py`, run
afterwards, renews the checksum.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

TABLE = Path(__file__).parent.parent / "src/foedus/systems/eu_nato/network/coast.csv"
WEST, EAST, SOUTH, NORTH = -34.0, 75.0, 25.0, 76.0
NEAR, SMALLEST = 0.04, 0.1

Point = tuple[float, float]


def rings(path: Path) -> list[list[Point]]:
    """Return the outer rings of all land."""
    file = json.loads(path.read_text("utf-8"))
    scale, shift = file["transform"]["scale"], file["transform"]["translate"]
    arcs = [_arc(arc, scale, shift) for arc in file["arcs"]]
    found = []
    for land in file["objects"]["land"]["geometries"]:
        polygons = [land["arcs"]] if land["type"] == "Polygon" else land["arcs"]
        for polygon in polygons:
            ring: list[Point] = []
            for number in polygon[0]:
                piece = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += piece[1:] if ring else piece
            found.append(unwrapped(ring))
    return found


def unwrapped(ring: list[Point]) -> list[Point]:
    """Return a ring whose longitudes go on beyond the date line and do not jump."""
    found, turn, last = [], 0.0, ring[0][0]
    for x, y in ring:
        turn += -360.0 * (x - last > 180) + 360.0 * (x - last < -180)
        found.append((x + turn, y))
        last = x
    middle = sum(x for x, _ in found) / len(found)
    back = -360.0 * round(middle / 360)
    return [(x + back, y) for x, y in found]


def _arc(arc: list[list[int]], scale: list[float], shift: list[float]) -> list[Point]:
    x = y = 0
    found = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        found.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return found


def clipped(ring: list[Point]) -> list[Point]:
    """Return the part of a ring inside the frame, by Sutherland and Hodgman."""
    for axis, edge, sign in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        kept: list[Point] = []
        for last, here in zip([ring[-1], *ring[:-1]], ring, strict=True) if ring else ():
            inside, before = sign * (here[axis] - edge) >= 0, sign * (last[axis] - edge) >= 0
            if inside != before:
                part = (edge - last[axis]) / (here[axis] - last[axis])
                kept.append(
                    (last[0] + part * (here[0] - last[0]), last[1] + part * (here[1] - last[1]))
                )
            if inside:
                kept.append(here)
        ring = kept
    return ring


def thinned(line: list[Point]) -> list[Point]:
    """Return a line without the points that lie near it, by Douglas and Peucker."""
    if len(line) < 3:
        return line
    (a, b), (c, d) = line[0], line[-1]
    length = ((c - a) ** 2 + (d - b) ** 2) ** 0.5
    off = [
        abs((c - a) * (b - y) - (a - x) * (d - b)) / length
        if length
        else ((x - a) ** 2 + (y - b) ** 2) ** 0.5
        for x, y in line
    ]
    place = max(range(1, len(line) - 1), key=off.__getitem__)
    if off[place] <= NEAR:
        return [line[0], line[-1]]
    return thinned(line[: place + 1])[:-1] + thinned(line[place:])


def area(ring: list[Point]) -> float:
    """Return the area of a ring in square degrees."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(a * d - c * b for (a, b), (c, d) in pairs)) / 2


def main(path: Path) -> None:
    """Write the table."""
    sys.setrecursionlimit(10_000)
    kept = [thinned(ring) for ring in map(clipped, rings(path)) if ring and area(ring) > SMALLEST]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["ring", "longitude", "latitude"])
        for place, ring in enumerate(sorted(kept, key=area, reverse=True)):
            for longitude, latitude in ring:
                writer.writerow([place, f"{longitude:.2f}", f"{latitude:.2f}"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: python {sys.argv[0]} LAND_50M_JSON")
    main(Path(sys.argv[1]))
