"""`foedus technology`: research of both sides, the edge between their stocks, and its limits."""

import json
from typing import Any

import typer

from foedus.analyse.technology import Spending, Technology, technology
from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.present.asked import facts_on


def technology_command(name: str, as_of: str | None, *, as_json: bool) -> None:
    """Look up, then print what was found."""
    from foedus.present.technology_text import print_technology

    system = facts_on(name, as_of)
    if "technology" not in system.parameters:
        raise RangeError(f"the system {system.name} has no parameters/technology.yaml; add it")
    found = technology(system)
    if as_json:
        typer.echo(json.dumps(technology_json(system, found), allow_nan=False))
    else:
        print_technology(system, found)


def technology_json(system: System, found: Technology) -> dict[str, Any]:
    """Return it as plain values, with what cannot be told in words."""
    from foedus.present.technology_text import gaps

    low, central, high = found.loss
    return {
        "as_of": system.as_of.isoformat(),
        "ours": list(found.ours),
        "rival": found.rival,
        "obsolescence": {"low": low, "central": central, "high": high, "basis": "judged"},
        "edge": [
            {
                "year": one.year,
                "stock": one.ours,
                "rival_stock": one.theirs,
                "low": one.low,
                "central": one.central,
                "high": one.high,
            }
            for one in found.edge
        ],
        "research_spending": _spending(found.spending),
        "later_edition": _spending(found.later),
        "defence_research": _spending(found.defence),
        "instruments": [
            {"id": one.id, "title": one.title, "side": side, "source": one.source}
            for side, one in found.held
        ],
        "cannot_be_told": list(gaps(system, found)),
    }


def _spending(one: Spending) -> dict[str, Any]:
    values = {who: {str(year): v for year, v in held.items()} for who, held in one.values.items()}
    return {"unit": one.unit, "source": one.source, "values": values}
