"""`foedus supply`: from whom an importer takes goods, fuels and arms, and what cannot be told."""

import json
from typing import Any

import typer

from foedus.analyse.supply import Arms, Column, Supplied, supply
from foedus.facts.system import System
from foedus.present.asked import facts_on


def supply_command(name: str, importer: str | None, as_of: str | None, *, as_json: bool) -> None:
    """Look up, then print what was found."""
    from foedus.present.supply_text import print_supply

    system = facts_on(name, as_of)
    found = supply(system, importer)
    if as_json:
        typer.echo(json.dumps(supply_json(system, found), allow_nan=False))
    else:
        print_supply(system, found)


def supply_json(system: System, found: Supplied) -> dict[str, Any]:
    """Return it as plain values, with what cannot be told in words."""
    from foedus.present.supply_text import gaps

    return {
        "importer": found.importer,
        "name": found.name,
        "as_of": system.as_of.isoformat(),
        "import_shares": [_column(one) for one in found.shares],
        "import_levels": [_column(one) for one in found.energy],
        "arms": None if found.arms is None else _arms(found.arms),
        "cannot_be_told": list(gaps(system, found)),
    }


def _column(one: Column) -> dict[str, Any]:
    return {
        "supplier": one.partner,
        "goods": one.what or "all goods and services",
        "unit": one.unit,
        "years": list(one.years),
        "values": list(one.values),
        "through": list(one.through),
        "measured_to": one.years[-1],
        "source": one.source,
    }


def _arms(one: Arms) -> dict[str, Any]:
    low, central, high = one.lag
    return {
        "years": [one.first_year, one.last_year],
        "unit": "million TIV",
        "total": one.total,
        "suppliers": [
            {"supplier": who, "volume": volume, "share": share}
            for who, _, volume, share in one.suppliers
        ],
        "herfindahl": {"least": one.concentration[0], "greatest": one.concentration[1]},
        "guarantor_share": one.guarantor_share,
        "delivery_lag": {"low": low, "central": central, "high": high, "basis": "judged"},
        "ordered_already": [
            {"year": lock.year, "low": lock.low, "central": lock.central, "high": lock.high}
            for lock in one.locked
        ],
        "half_ordered_until": list(one.half_until),
        "source": one.source,
    }
