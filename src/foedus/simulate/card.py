"""Card: what a run was made from, so that it can be made again; its hash names the run."""

import json
import platform
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from foedus.facts.scenarios import Change
from foedus.facts.system import System
from foedus.simulate.scenario import Resolved
from foedus.version import __version__

Card = Mapping[str, Any]


def run_card(
    system: System,
    scenario: Resolved,
    *,
    runs: int,
    seed: int,
    years: tuple[int, ...],
    cut: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Return the card of a run. The hash covers all that moves a result, not library versions."""
    import numpy as np

    content = {
        "foedus": __version__,
        "system": system.name,
        "system_checksum": system.checksum,
        "as_of": system.as_of.isoformat(),
        "scenario": scenario.name,
        "lineage": list(scenario.lineage),
        "runs": runs,
        "seed": seed,
        "first_year": years[0],
        "last_year": years[-1],
        **({"cut": sorted(cut)} if cut else {}),
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return {
        "hash": sha256(canonical.encode()).hexdigest(),
        **content,
        "question": scenario.question,
        "changes": [change_entry(change) for change in scenario.changes],
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "note": (
            "Series are one edition each, named in the sources: values of past years are those of "
            "that edition, not those first published. Parameters know the present: as_of hides "
            "facts, not what is believed of them."
        ),
    }


def change_entry(change: Change) -> dict[str, Any]:
    """Return a change of a scenario as plain values; without a source it is "imagined"."""
    course = (
        {"as_in": change.as_in}
        if change.as_in is not None
        else {"path": {str(year): value for year, value in change.path or ()}, "how": change.how}
    )
    return {
        "variable": change.variable,
        "actors": list(change.actors or ()),
        "unit": change.unit,
        **course,
        "why": change.why,
        "source": change.source or "imagined",
    }
