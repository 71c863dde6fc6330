"""Derive capital_distance: shortest distance between capitals over the earth's surface, km.

    σ = 2 arcsin √( sin²((β₂−β₁)/2) + cos β₁ cos β₂ sin²((λ₂−λ₁)/2) ),  tan β = (1 − f) tan φ
    P = (β₁+β₂)/2,  Q = (β₂−β₁)/2
    d = a ( σ − f/2 ( (σ − sin σ) sin²P cos²Q / cos²(σ/2) + (σ + sin σ) cos²P sin²Q / sin²(σ/2) ) )

Lambert's formula on the ellipsoid WGS 84, right to some ten metres. On a sphere the distance from
Berlin to Moscow would come out 5 km too short.
"""

from __future__ import annotations

from math import asin, atan, cos, radians, sin, sqrt, tan
from pathlib import Path

from names import ACTOR_OF_COW_CODE, ACTORS
from reading import rows
from writing import Series, main

FILE = "alliances-geography/cow_capitals.csv"
POWERS = ("RUS", "CHN", "USA")
EQUATORIAL_RADIUS_KM, FLATTENING = 6378.137, 1 / 298.257223563

Point = tuple[float, float]


def derive(reference: Path) -> Series:
    """Return the series: every actor to the three powers."""
    place = capitals(reference)
    return Series(
        name="capital_distance",
        title="Distance between capitals",
        description="Shortest line between today's capitals over the ellipsoid, in whole "
        "kilometres, from every actor to Russia, China and the United States. Does not change "
        "in time. The coordinates of Moscow lie some 15 km, those of Beijing some 30 km off the "
        "centre; CEPII's GeoDist has 1,614 km from Berlin to Moscow where this has 1,613.",
        unit="km",
        source="peacesciencer-capitals",
        publisher="Correlates of War Project (capitals), Miller (coordinates)",
        range=(0, 20_100),
        published=None,
        rows=[
            {
                "iso3": actor,
                "partner": power,
                "value": float(round(distance(place[actor], place[power]))),
            }
            for actor in ACTORS
            for power in POWERS
            if actor != power
        ],
    )


def capitals(reference: Path) -> dict[str, Point]:
    """Return latitude and longitude, in degrees, of each actor's present capital."""
    latest: dict[str, tuple[str, Point]] = {}
    for row in rows(reference / FILE):
        actor = ACTOR_OF_COW_CODE.get(int(float(row["ccode"])))
        if actor:
            entry = (row["enddate"], (float(row["lat"]), float(row["lng"])))
            latest[actor] = max(entry, latest.get(actor, entry))
    return {actor: point for actor, (_, point) in latest.items()}


def distance(one: Point, other: Point) -> float:
    """Return the distance of two places in km.

    one, other   latitude and longitude in degrees, not the same place and not antipodes

    >>> round(distance((0.0, 0.0), (0.0, 90.0)))
    10019
    """
    (beta, longitude), (beta_2, longitude_2) = (_reduced(point) for point in (one, other))
    half_chord = (
        sin((beta_2 - beta) / 2) ** 2
        + cos(beta) * cos(beta_2) * sin((longitude_2 - longitude) / 2) ** 2
    )
    angle = 2 * asin(sqrt(half_chord))
    mean, half_difference = (beta + beta_2) / 2, (beta_2 - beta) / 2
    near = (angle - sin(angle)) * (sin(mean) * cos(half_difference) / cos(angle / 2)) ** 2
    far = (angle + sin(angle)) * (cos(mean) * sin(half_difference) / sin(angle / 2)) ** 2
    return EQUATORIAL_RADIUS_KM * (angle - FLATTENING / 2 * (near + far))


def _reduced(point: Point) -> Point:
    """Return reduced latitude and longitude in radians."""
    latitude, longitude = point
    return atan((1 - FLATTENING) * tan(radians(latitude))), radians(longitude)


if __name__ == "__main__":
    main(derive)
