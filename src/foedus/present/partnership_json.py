"""The partnership as plain values, and its lines as a table."""

import csv
import math
from collections.abc import Iterable
from dataclasses import asdict
from io import StringIO
from typing import Any

from foedus.analyse.measured import Measured
from foedus.analyse.partnership_view import PartnershipView
from foedus.analyse.reinforcement import InDomain
from foedus.facts.command_posts import Holder
from foedus.facts.cooperation import Instrument
from foedus.facts.system import System
from foedus.present.partnership_words import LINES, line_of


def partnership_json(system: System, view: PartnershipView) -> dict[str, Any]:
    """Return what `partnership --json` prints."""
    return {
        "on": view.day.isoformat(),
        "as_of": system.as_of.isoformat(),
        "documents_until": view.documented.isoformat(),
        "instruments_in_force": view.number,
        "kinds": [asdict(one) for one in view.kinds],
        "domains": [_domain(one) for one in view.domains],
        "ranking": {key: _number(value) for key, value in asdict(view.stability).items()},
        "lines": {one.name: _line(line_of(view, one.name), one.weakness) for one in LINES},
        "disputes": _instruments(view.friction.named),
        "commands": [
            {"command": title, "holder": _holder(now), "decided": _holder(then)}
            for title, now, then in view.pillar.holders
        ],
        "pool": _pool(view),
        "donors": [asdict(one) for one in view.donors],
    }


def _domain(one: InDomain) -> dict[str, Any]:
    return {
        "domain": one.domain.id,
        "name": one.domain.name,
        "in_force": len(one.joint),
        "joint": _instruments(one.joint),
        "union": _instruments(one.union),
        "alliance": _instruments(one.alliance),
        "duplicates": [
            {
                "purpose": overlap.purpose,
                "union": _instruments(overlap.union),
                "alliance": _instruments(overlap.alliance),
            }
            for overlap in one.duplicates
        ],
        "level": one.level,
        "level_q05": one.low,
        "level_q95": one.high,
    }


def _instruments(held: Iterable[Instrument]) -> list[dict[str, str]]:
    return [{"id": one.id, "title": one.title, "date": one.date, "kind": one.kind} for one in held]


def _line(line: Measured, weakness: str) -> dict[str, Any]:
    return {
        "unit": line.unit,
        "computed": line.computed,
        "weakness": weakness,
        "years": list(line.years),
        "values": [_number(value) for value in line.values],
    }


def _holder(one: Holder | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"actors": list(one.actors), "since": one.since, "decided": one.decided}


def _pool(view: PartnershipView) -> dict[str, Any]:
    pool = view.pillar.pool
    return {
        "share_known": False,
        "guarantor_part": [
            {"date": one.date.isoformat(), "value": one.value, "checked": one.checked}
            for one in (pool.observations if pool else ())
            if one.date <= view.day
        ],
        "commitments": [
            {
                "id": one.id,
                "classified": one.classified,
                "tiers": [
                    {"within_days": tier.within_days, "persons": tier.persons, "bound": tier.bound}
                    for tier in one.tiers
                ],
            }
            for one in view.pillar.tiers
        ],
    }


def _number(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def partnership_csv(view: PartnershipView) -> str:
    """Return one row per line and year, then one per domain with what is in force on the day."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["line", "domain", "unit", "year", "value"])
    for one in LINES:
        line = line_of(view, one.name)
        for year, value in zip(line.years, line.values, strict=True):
            if math.isfinite(value):
                writer.writerow([one.name, "", line.unit, year, f"{value:.6g}"])
    day = view.day.isoformat()
    for domain in view.domains:
        counts = {
            "joint": len(domain.joint),
            "union": len(domain.union),
            "alliance": len(domain.alliance),
            "duplicates": len(domain.duplicates),
        }
        for name, number in counts.items():
            writer.writerow([name, domain.domain.id, "instruments", day, number])
        writer.writerow(["level", domain.domain.id, "index 0-100", day, f"{domain.level:.6g}"])
    return text.getvalue()
