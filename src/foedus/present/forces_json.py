"""Forces of a year as plain values, and as a table."""

import csv
from dataclasses import asdict
from io import StringIO
from math import isfinite
from typing import Any

from foedus.analyse.force_curve import Curve, Lean
from foedus.analyse.forces import ForceBalance, Range
from foedus.facts.system import System
from foedus.model.force_facts import Promise, readiness_days

APART = "spread"  # sets states apart, and leaves what is typical as it is


def forces_json(
    system: System, found: ForceBalance, curve: Curve, leans: tuple[Lean, ...]
) -> dict[str, Any]:
    """Return what `forces --json` prints; ranges are nine tenths of the draws."""
    plain = _finite(asdict(found))
    plain["promises"] = {
        organisation: None if one is None else _promise(one)
        for organisation, one in found.promises.items()
    }
    days = [int(one) for one in readiness_days(system)]
    parameters = system.parameters["forces"].parameters
    return {
        **plain,
        "readiness_days": days,
        "headline_days": system.force_generation.headline_days,
        "curve": {
            "ready_percent": curve.ready.tolist(),
            "alliance_first": curve.alliance_first.tolist(),
            "union_first": curve.union_first.tolist(),
        },
        "judged": {
            name: {"low": one.low, "central": one.central, "high": one.high, "why": one.why}
            for name, one in parameters.items()
            if one.basis == "judged"
        },
        "leans": [_finite(asdict(one)) for one in leans],
        "studies": [one.model_dump(mode="json") for one in system.force_generation.studies],
    }


def judged_ends(system: System) -> dict[str, tuple[float, float]]:
    """Return low and high of each judged share that is the same for all states of a draw."""
    beliefs = system.parameters["forces"].parameters
    return {
        name: (one.low, one.high)
        for name, one in beliefs.items()
        if one.basis == "judged" and name != APART
    }


def _promise(one: Promise) -> dict[str, Any]:
    return {
        "commitment": one.commitment.id,
        "title": one.commitment.title,
        "since": one.goal.since,
        "persons": sum(slot.persons for slot in one.slots),
        "classified": one.commitment.classified,
    }


def forces_csv(found: ForceBalance) -> str:
    """Return one row per state: memberships, persons, and ready within each time with range."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    ready = len(found.pools[0].ready) if found.pools else 0
    names = [f"ready_{place + 1}" for place in range(ready)]
    columns = [
        f"{name}_{part}" for name in ("personnel", *names) for part in ("low", "mid", "high")
    ]
    writer.writerow(["actor", "name", "allied", "in_union", "gives_union", "limit", *columns])
    for pool in found.pools:
        values = [value for one in (pool.personnel, *pool.ready) for value in _values(one)]
        flags = [int(one) for one in (pool.allied, pool.in_union, pool.gives_union)]
        limit = "" if pool.limit is None else f"{pool.limit:.8g}"
        told = [f"{value:.8g}" for value in values]
        writer.writerow([pool.actor, pool.name, *flags, limit, *told])
    return text.getvalue()


def _finite(held: Any) -> Any:
    """Return plain values with None in place of what is not a number."""
    if isinstance(held, dict):
        return {key: _finite(value) for key, value in held.items()}
    if isinstance(held, list | tuple):
        return [_finite(value) for value in held]
    return None if isinstance(held, float) and not isfinite(held) else held


def _values(one: Range) -> tuple[float, float, float]:
    return one.low, one.middle, one.high
