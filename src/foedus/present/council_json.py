"""A council as plain values: its rule, its voters, and their weights with their origins."""

from typing import Any

from foedus.analyse.council import Council
from foedus.facts.rules import RuleVersion


def council_json(council: Council) -> dict[str, Any]:
    """Return what `power --json` and `vote --json` have in common."""
    return {
        "rule": council.rule.id,
        "name": council.rule.name,
        "body": council.rule.body,
        "on": council.day.isoformat(),
        "article": council.version.article,
        "version": _version(council.version),
        "decides_by": {"rule": council.decides_by.id, "version": _version(council.deciding)},
        "voters": list(council.voters),
        "without": list(council.without),
        "with": list(council.with_),
        "weights": [
            {
                "id": one.id,
                "unit": one.unit,
                "total": one.total,
                "figures": [
                    {
                        "voter": voter,
                        "value": value,
                        "percent": one.percent(place),
                        "how": origin.how,
                        "source": origin.source,
                        "publisher": origin.publisher,
                        "year": origin.year,
                        "edition": origin.edition,
                    }
                    for place, (voter, value, origin) in enumerate(
                        zip(council.voters, one.weights, one.origins, strict=True)
                    )
                ],
            }
            for one in council.measures.values()
        ],
        "flags": list(council.flags),
    }


def _version(one: RuleVersion) -> dict[str, Any]:
    return {
        "since": one.since.isoformat(),
        "until": None if one.until is None else one.until.isoformat(),
        "article": one.article,
        "what": one.what,
        "further_steps": list(one.further_steps),
        "source": one.source,
        "checked": one.checked,
        "note": one.note,
    }
