"""Games of one's own for tests: whole files with named voters, as a user would write them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from foedus.analyse.council import Council, council
from foedus.facts.rules import RuleFile
from foedus.facts.system import System

DAY = date(2026, 1, 1)


def own_rule(
    weights: Mapping[str, Sequence[int]], *ways: Sequence[Mapping[str, Any]], **of_version: Any
) -> RuleFile:
    """Return a rule whose voters are v0, v1, … with the given weights."""
    voters = [f"v{place}" for place in range(len(next(iter(weights.values()))))]
    version = {
        "since": "2000-01-01",
        "article": "paragraph 1",
        "what": "A rule.",
        "ways": [
            {"name": f"way {number}", "requires": list(way)} for number, way in enumerate(ways, 1)
        ],
        "weights": [
            {
                "id": name,
                "unit": "votes",
                "of": dict(zip(voters, row, strict=True)),
                "source": "statutes",
                "checked": "recalled",
            }
            for name, row in weights.items()
        ],
        "source": "statutes",
        "checked": "recalled",
        **of_version,
    }
    return RuleFile(id="own", name="Own", body="Club", voters={"named": voters}, versions=[version])


def own_council(
    system: System, weights: Mapping[str, Sequence[int]], *ways: Sequence[Mapping[str, Any]]
) -> Council:
    """Return the council that votes by such a rule."""
    return council(system, own_rule(weights, *ways), DAY)
