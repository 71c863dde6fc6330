"""Ground of a map: shore and links, in a frame around some places."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians
from typing import TYPE_CHECKING

import numpy as np

from foedus.analyse.road_terrain import Terrain
from foedus.facts.network import NetworkPlace
from foedus.present import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LAND, SEA, EDGE = "#f1f2ee", "#e6eef4", "#c3c9cf"
OPEN, SHUT = "#aab2bc", "#c4c9d0"
SPARE = 0.09  # of the span, around the places
LEAST = 6.0  # degrees of latitude


@dataclass(frozen=True)
class Frame:
    """Degrees of the four edges, and how much narrower a degree of longitude is."""

    west: float
    east: float
    south: float
    north: float
    narrow: float


def frame_of(places: Sequence[NetworkPlace], shape: float) -> Frame:
    """Return the frame around places for axes of a shape, width over height.

    >>> at = NetworkPlace.model_construct
    >>> one = frame_of([at(latitude=50.0, longitude=10.0), at(latitude=50.0, longitude=30.0)], 1.0)
    >>> round(one.west, 1), round(one.east, 1), round(one.north - one.south, 1)
    (8.2, 31.8, 15.2)
    """
    south, north = (pick(one.latitude for one in places) for pick in (min, max))
    west, east = (pick(one.longitude for one in places) for pick in (min, max))
    narrow = cos(radians((south + north) / 2))
    high = max((north - south) * (1 + 2 * SPARE), LEAST)
    wide = (east - west) * (1 + 2 * SPARE)
    high = max(high, wide * narrow / shape)
    wide = max(wide, high * shape / narrow)
    x, y = (west + east) / 2, (south + north) / 2
    return Frame(x - wide / 2, x + wide / 2, y - high / 2, y + high / 2, narrow)


def draw_ground(axes: "Axes", ground: Terrain, frame: Frame) -> None:
    """Draw land, sea and every link; those through states that refuse are dotted."""
    from matplotlib.collections import LineCollection, PolyCollection

    rings = [
        [(point.longitude, point.latitude) for point in ring]
        for _, ring in groupby(ground.network.coast, key=lambda point: point.ring)
    ]
    axes.add_collection(
        PolyCollection(rings, facecolors=LAND, edgecolors=EDGE, linewidths=0.5, zorder=1)
    )
    for shut, color, line in ((False, OPEN, "-"), (True, SHUT, (0, (1, 2)))):
        lines = [
            [(end.longitude, end.latitude) for end in ground.ends_of(link)]
            for link in map(
                int, np.flatnonzero((ground.closed == shut) & (ground.ferry_hours == 0))
            )
        ]
        axes.add_collection(
            LineCollection(lines, colors=color, linewidths=0.8, linestyles=[line], zorder=2)
        )
    axes.set_xlim(frame.west, frame.east)
    axes.set_ylim(frame.south, frame.north)
    axes.set_aspect(1 / frame.narrow)
    axes.set_facecolor(SEA)
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_color(style.LINES)
