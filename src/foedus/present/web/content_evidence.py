"""Evidence: every parameter with its range, what it rests on, and who reads it."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from foedus.facts.parameters import Belief, Family, Parameter
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.present.web.content_answers import Told
from foedus.present.web.context import Known

router = APIRouter(tags=["content"])


@router.get("/evidence", response_class=Response)
def evidence(known: Known, told: Told) -> Response:
    """Give every parameter: meaning, range, basis, source, reason, and the sub-models it is for."""
    return told.tell("evidence", lambda: evidence_json(known.system))


def evidence_json(system: System) -> dict[str, Any]:
    """Return every parameter, those of a family each on its own."""
    read = readers()
    return {
        "as_of": system.as_of.isoformat(),
        "parameters": [
            {**one, "used_by": list(read.get((group, one["of"]), ()))}
            for group, file in system.parameters.items()
            for one in _parameters(group, file.parameters, file.families)
        ],
    }


def readers() -> dict[tuple[str, str], list[str]]:
    """Return the sub-models that read a parameter, by the name of its file and its own.

    >>> readers()["procurement", "delivery_lag"]
    ['procurement', 'capability']
    """
    found: dict[tuple[str, str], list[str]] = {}
    for one in ALLIANCE:
        shared = one.shared()
        for name in {**one.units(), **shared}:
            found.setdefault((shared.get(name, one.name), name), []).append(one.name)
    return found


def _parameters(
    group: str, single: Mapping[str, Parameter], families: Mapping[str, Family]
) -> Iterator[dict[str, Any]]:
    for name, one in single.items():
        yield _plain(group, name, None, one, one)
    for name, family in families.items():
        for key, belief in family.values.items():
            yield _plain(group, name, key, family, belief)


def _plain(
    group: str, name: str, key: str | None, about: Parameter | Family, one: Belief
) -> dict[str, Any]:
    """Return one number; `of` is the parameter or family that it belongs to."""
    return {
        "name": f"{group}.{name}" + ("" if key is None else f".{key}"),
        "group": group,
        "of": name,
        "key": key,
        "over": about.over if isinstance(about, Family) else None,
        "meaning": about.meaning,
        "unit": about.unit,
        "central": one.central,
        "low": one.low,
        "high": one.high,
        "shape": one.shape,
        "standard_error": one.standard_error,
        "basis": one.basis,
        "source": one.source,
        "why": one.why,
        "reviewed": about.reviewed.isoformat(),
    }
