"""A move as plain values, and as a table."""

import csv
from dataclasses import asdict
from io import StringIO
from typing import Any

from foedus.analyse.move_records import BorderCrossed, Leg, LinksCut, Move, Spread

PARTS = ("permit", "moving", "border", "queue")


def route_json(found: Move) -> dict[str, Any]:
    """Return what `mobility --json` prints."""
    journey = found.journey
    return {
        "from": found.start.name,
        "to": found.end.name,
        "day": found.ground.day.isoformat(),
        "regime": found.regime.id,
        "days": journey.days,
        "days_range": range_of(found.spread),
        "parts": {name: getattr(journey, name) for name in PARTS},
        "km": found.kilometres,
        "km_by_ferry": found.by_sea,
        "route": [found.start.name, *(leg.end.name for leg in found.legs)],
        "states": list(dict.fromkeys([found.start.state, *(one.end.state for one in found.legs)])),
        "borders": [_border(one) for one in found.borders],
        "regimes": [
            {
                "regime": one.regime.id,
                "days": one.journey.days,
                "days_range": range_of(one.spread),
                "in_force": one.in_force,
            }
            for one in found.by_regime
        ],
        "barriers": [
            {
                "removed": one.what,
                "days": one.days,
                "gain": one.central_gain,
                "gain_range": range_of(one.gain),
            }
            for one in found.barriers
        ],
        "cut": None if found.cut is None else _cut(found.cut),
    }


def range_of(spread: Spread) -> dict[str, float]:
    """Return a spread with stable keys."""
    return {"q05": spread.low, "q50": spread.median, "q95": spread.high}


def leg_json(leg: Leg) -> dict[str, Any]:
    """Return a link with its ends."""
    return {
        "from": leg.start.name,
        "to": leg.end.name,
        "kind": leg.link.kind,
        "days": leg.days,
    }


def _border(one: BorderCrossed) -> dict[str, Any]:
    return {
        "from": one.start.state,
        "to": one.end.state,
        "between": [one.start.name, one.end.name],
        "permit_days": one.permit,
        "days": one.days,
        "regime": one.regime,
    }


def _cut(found: LinksCut) -> dict[str, Any]:
    return {
        "lost": [leg_json(one) for one in found.lost],
        "days": found.loss.time,
        "exact": found.loss.exact,
        "random_added_mean": found.random_mean,
        "random_added_q95": found.random_high,
        "random_share_delaying": found.delaying,
    }


def route_csv(found: Move) -> str:
    """Return one row per link of the route."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["from", "to", "state_from", "state_to", "kind", "great_circle_km", "days"])
    for one in found.legs:
        ends = (one.start.name, one.end.name, one.start.state, one.end.state)
        far = f"{one.link.kilometres:.1f}"
        writer.writerow([*ends, one.link.kind, far, f"{one.days:.6g}"])
    return text.getvalue()


def as_rows(found: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Return plain records of numbers as dictionaries."""
    return [asdict(one) for one in found]
