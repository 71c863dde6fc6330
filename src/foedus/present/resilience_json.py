"""Resilience of the network as plain values, and as a table."""

import csv
from io import StringIO
from typing import Any

from foedus.analyse.resilience_records import LinkRank, Resilience
from foedus.present.mobility_json import as_rows, leg_json


def resilience_json(found: Resilience) -> dict[str, Any]:
    """Return what `mobility --resilience --json` prints."""
    return {
        "day": found.ground.day.isoformat(),
        "regime": found.regime,
        "pairs": found.pairs,
        "days": found.mean,
        "unreachable": [[one.name, other.name] for one, other in found.apart],
        "flank": [
            {
                "place": one.place.name,
                "state": one.place.state,
                "days": one.mean,
                "longest_days": one.longest,
                "farthest": None if one.farthest is None else one.farthest.name,
                "added_if_state_lost": one.state_lost,
            }
            for one in found.flank
        ],
        "random": as_rows(found.random),
        "states": as_rows(found.states),
        "links_lost": [_rank(one) for one in found.lost],
        "links_improved": [_rank(one) for one in found.improved],
    }


def _rank(one: LinkRank) -> dict[str, Any]:
    return {**leg_json(one.leg), "link_days": one.leg.days, "days": one.days, "pairs": one.pairs}


def links_csv(found: Resilience) -> str:
    """Return one row per link: what its loss adds and what its improvement saves."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["from", "to", "kind", "added_if_lost", "saved_if_improved", "link_days"])
    lost = {one.leg.link: one for one in found.lost}
    better = {one.leg.link: one for one in found.improved}
    for link in dict.fromkeys([*lost, *better]):
        one = lost.get(link) or better[link]
        values = [held[link].days if link in held else 0.0 for held in (lost, better)]
        ends = (one.leg.start.name, one.leg.end.name, link.kind)
        writer.writerow([*ends, *(f"{value:.6g}" for value in (*values, one.leg.days))])
    return text.getvalue()
