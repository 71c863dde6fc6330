"""Claim findings: the verdict on one test of a claim, from numbers alone.

A range of nine tenths is set against what is claimed. It supports the claim if it lies on the
claimed side as a whole, contradicts it if it lies on the other, and is mixed else. The contrary
claim so gets the contrary verdict on the same numbers. On the model the share of runs decides in
which the claim holds: at least 95 in 100, or at most 5.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.facts.records import Checked
from foedus.simulate.quantiles import HIGH

SURE = HIGH
SUPPORTED, CONTRADICTED, MIXED = "supported", "contradicted", "mixed"
NOT_TESTABLE = "not testable here"
ON_RECORD = "on record"
VERDICTS = (SUPPORTED, CONTRADICTED, MIXED, NOT_TESTABLE)


@dataclass(frozen=True)
class Strength:
    """The number that decides, with its range, and what was claimed of it.

    chance   share of runs in which the claim holds, for tests on the model; else None
    """

    statistic: str
    value: float
    low: float
    high: float
    unit: str
    claimed: str
    threshold: float
    chance: float | None = None


@dataclass(frozen=True)
class Evidence:
    """One thing that a verdict rests on.

    source   id of a publication; None for what the model assumes without one
    checked  of a fact
    facts    ids of the dated facts that were counted
    """

    what: str
    source: str | None
    checked: Checked | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What one test found.

    missing      what it would take to test it; None if it was tested
    assumptions  why the sign is no finding; none if it is one
    essential    whether the claim cannot be tested unless this part can
    """

    kind: str
    what: str | None
    verdict: str
    strength: Strength | None
    evidence: tuple[Evidence, ...]
    missing: str | None = None
    assumptions: tuple[str, ...] = ()
    essential: bool = False


def verdict_on_bound(low: float, high: float, claimed: str, threshold: float) -> str:
    """Return the verdict on a bound; of a bound and its contrary one always holds.

    claimed   above, at_least, below or at_most

    >>> verdict_on_bound(2.0, 2.0, "at_least", 2.0), verdict_on_bound(2.0, 2.0, "below", 2.0)
    ('supported', 'contradicted')
    """
    holds = {
        "above": (low > threshold, high <= threshold),
        "at_least": (low >= threshold, high < threshold),
        "at_most": (high <= threshold, low > threshold),
        "below": (high < threshold, low >= threshold),
    }
    return _verdict(*holds[claimed])


def verdict_on_sign(low: float, high: float, claimed: str, threshold: float = 0.0) -> str:
    """Return the verdict on a side of a threshold.

    claimed   above or rising, below or falling

    >>> verdict_on_sign(0.1, 0.4, "above"), verdict_on_sign(-0.1, 0.4, "above")
    ('supported', 'mixed')
    """
    over, under = low > threshold, high < threshold
    return _verdict(over, under) if claimed in ("above", "rising") else _verdict(under, over)


def verdict_on_chance(chance: float) -> str:
    """Return the verdict on a claim that holds in so many runs, 0 to 1.

    >>> verdict_on_chance(0.97), verdict_on_chance(0.5)
    ('supported', 'mixed')
    """
    return _verdict(chance >= SURE, chance <= 1 - SURE)


def points(unit: str) -> str:
    """Return the unit of a difference.

    >>> points("%"), points("days")
    ('points', 'days')
    """
    return "points" if unit == "%" else unit


def _verdict(holds: bool, fails: bool) -> str:
    return SUPPORTED if holds else CONTRADICTED if fails else MIXED


def together(verdicts: Iterable[str], essential: Iterable[str] = ()) -> str:
    """Return the verdict on parts: what all that could be tested agree on, else mixed.

    essential   verdicts on parts without which the claim cannot be tested, among the others

    >>> together(["supported", "not testable here"]), together(["supported", "contradicted"])
    ('supported', 'mixed')
    >>> together(["supported", "not testable here"], essential=["not testable here"])
    'not testable here'
    """
    tested = {one for one in verdicts if one != NOT_TESTABLE}
    if not tested or NOT_TESTABLE in essential:
        return NOT_TESTABLE
    return tested.pop() if len(tested) == 1 else MIXED
