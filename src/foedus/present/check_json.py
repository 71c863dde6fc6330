"""An examined document as plain values, with stable keys."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from foedus.analyse.claim_findings import Evidence, Found, Strength
from foedus.analyse.claims import Examination, Judged
from foedus.facts.claims import ClaimsFile
from foedus.facts.sources import Source
from foedus.facts.system import System

Sources = Mapping[str, Source]


def sources_of(system: System, file: ClaimsFile) -> Sources:
    """Return the sources that the claims of a file may cite: the system's and its own."""
    return {**system.sources, **{one.id: one for one in file.references}}


def examination_json(found: Examination, sources: Sources) -> dict[str, Any]:
    """Return document, day, claims and counts."""
    return {
        "document": found.document.id,
        "as_of": found.as_of.isoformat(),
        "claims": [_claim(one, sources) for one in found.claims],
        "counts": dict(found.counts),
    }


def _claim(one: Judged, sources: Sources) -> dict[str, Any]:
    claim = one.claim
    return {
        "id": claim.id,
        "number": claim.number,
        "section": claim.section,
        "sentence": claim.sentence,
        "kind": claim.kind,
        "claim": claim.claim,
        "verdict": one.verdict,
        "when_written": one.when_written,
        "strength": _strength(one.strength),
        "evidence": [_evidence(each, sources) for each in one.evidence],
        "rests_on_assumption": bool(one.assumptions),
        "assumptions": list(one.assumptions),
        "missing": list(one.missing),
        "parts_tested": list(one.parts_tested),
        "parts": [_part(each, sources) for each in one.found],
        "since": None if one.since is None else _part(one.since, sources),
        "why": claim.why,
        "would_change": claim.would_change,
    }


def _part(one: Found, sources: Sources) -> dict[str, Any]:
    return {
        "test": one.kind,
        "what": one.what,
        "verdict": one.verdict,
        "strength": _strength(one.strength),
        "evidence": [_evidence(each, sources) for each in one.evidence],
        "rests_on_assumption": bool(one.assumptions),
        "assumptions": list(one.assumptions),
        "missing": one.missing,
        "essential": one.essential,
    }


def _strength(one: Strength | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "statistic": one.statistic,
        "value": finite(one.value),
        "low": finite(one.low),
        "high": finite(one.high),
        "unit": one.unit,
        "claimed": one.claimed,
        "threshold": one.threshold,
        "chance": one.chance,
    }


def _evidence(one: Evidence, sources: Sources) -> dict[str, Any]:
    known = sources.get((one.source or "").split("#")[0])
    return {
        "what": one.what,
        "source": one.source,
        "title": None if known is None else known.title,
        "checked": one.checked,
        "facts": list(one.facts),
    }


def finite(value: float) -> float | None:
    """Return a number; None for one without end, which JSON cannot hold.

    >>> finite(2.0), finite(float("inf"))
    (2.0, None)
    """
    return value if isfinite(value) else None
