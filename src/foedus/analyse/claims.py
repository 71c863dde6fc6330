"""Claims: what facts and model make of a document, claim by claim, how surely, and why.

A claim with several parts gets the verdict that the parts agree on, and is mixed where they differ.
Where an essential part cannot be tested, the claim cannot; what other parts found is told beside.
It rests on an assumption as soon as one of its parts does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from foedus.analyse.claim_counts import count_found
from foedus.analyse.claim_events import event_found
from foedus.analyse.claim_findings import (
    NOT_TESTABLE,
    VERDICTS,
    Evidence,
    Found,
    Strength,
    together,
)
from foedus.analyse.claim_lines import difference_found, figure_found, trend_found
from foedus.analyse.claim_runs import Runs, mediation_found, scenario_found
from foedus.errors import NotPublished
from foedus.facts.checks.claims import ModelNames
from foedus.facts.claim_tests import ClaimTest
from foedus.facts.claims import Claim, ClaimsFile, Examined
from foedus.facts.claims_file import find_claims, parse_claims, read_claims
from foedus.facts.system import System
from foedus.model.inputs import build_inputs
from foedus.model.loading import load
from foedus.model.variables import INDICATORS, VARIABLES
from foedus.simulate.keep import ACTOR_VARIABLES

if TYPE_CHECKING:
    from concurrent.futures import Executor


@dataclass(frozen=True)
class Judged:
    """One claim with its verdict.

    found          what each test found, in the order of the claim's tests
    since          of a forecast, what has happened since; None on a day on which nothing can have
    when_written   the verdict as of the day of the document; None where that day is no earlier one
    """

    claim: Claim
    verdict: str
    found: tuple[Found, ...]
    since: Found | None
    when_written: str | None = None

    @property
    def strength(self) -> Strength | None:
        """The number that decides: that of the first part with the verdict, else of the first.

        None where an essential part could not be tested: no other number decides then.
        """
        if self.verdict == NOT_TESTABLE:
            return None
        tested = [one for one in self.found if one.strength is not None]
        same = [one for one in tested if one.verdict == self.verdict]
        return next((one.strength for one in (*same, *tested)), None)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All that it rests on."""
        return tuple(one for part in self.found for one in part.evidence)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Why its sign is no finding, each reason once; none if it is one, or was not tested."""
        if self.verdict == NOT_TESTABLE:
            return ()
        return tuple(dict.fromkeys(one for part in self.found for one in part.assumptions))

    @property
    def parts_tested(self) -> tuple[int, int]:
        """How many of its parts could be tested, and how many it has."""
        return sum(one.missing is None for one in self.found), len(self.found)

    @property
    def missing(self) -> tuple[str, ...]:
        """What it would take to test what could not be."""
        return tuple(one.missing for one in self.found if one.missing is not None)


@dataclass(frozen=True)
class Examination:
    """A document with all its claims judged on a day."""

    document: Examined
    as_of: date
    claims: tuple[Judged, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many claims got which verdict."""
        said = [one.verdict for one in self.claims]
        return {verdict: said.count(verdict) for verdict in VERDICTS}


def model_names(system: System) -> ModelNames:
    """Return what of the model the tests of claims may name."""
    years = build_inputs(system, system.last_year).years
    indicators = {one.name for one in INDICATORS if not one.dims}
    return ModelNames(indicators, {*ACTOR_VARIABLES}, {*VARIABLES}, (years[0], years[-1]))


def check(
    system: System, document: str, runs: int = 512, seed: int = 1, pool: "Executor | None" = None
) -> Examination:
    """Return a document's claims judged by what was known on the system's day.

    system     as returned by `foedus.load`, on any day
    document   name of one of the system's documents, or the path of a file of one's own
    runs       of each scenario that a test on the model compares
    seed       same seed, same draws

    Raises UnknownName for a document that is none, DataError with every fault of its file.

    >>> import foedus
    >>> from datetime import date
    >>> then = foedus.check(foedus.load(as_of=date(2024, 9, 21)), "zhao-2024", runs=128)
    >>> {one.claim.id: one.verdict for one in then.claims}["force-of-5000"]
    'contradicted'
    """
    file = claims_in(system, document)
    return examine(system, file, Runs(system, runs, seed, pool))


def claims_in(system: System, document: str) -> ClaimsFile:
    """Return a document's claims, whose names are those that the system has today.

    Raises UnknownName for a document that is none, DataError with every fault of its file.
    """
    whole = load(system.directory)
    return read_claims(find_claims(whole, document), whole, model_names(whole))


def claims_of_text(system: System, text: str, name: str) -> ClaimsFile:
    """Return the claims of a text that is in no file, under the name that faults give it.

    Raises DataError with every fault of it.
    """
    whole = load(system.directory)
    return parse_claims(text.encode(), name, whole, model_names(whole))


def examine(system: System, file: ClaimsFile, runs: Runs) -> Examination:
    """Return a document's claims judged by what was known on the system's day.

    runs   of the same system, for tests on the model

    On a day after the document was written each claim also has the verdict of the earlier day.
    """
    written = file.document.written
    judged = tuple(judge(system, one, written, runs) for one in file.claims)
    if system.as_of > written:
        known = system.as_known_on(written)
        then = replace(runs, system=known, kept={})
        judged = tuple(
            replace(one, when_written=judge(known, one.claim, written, then).verdict)
            for one in judged
        )
    return Examination(file.document, system.as_of, judged)


def judge(system: System, claim: Claim, written: date, runs: Runs) -> Judged:
    """Return one claim with its verdict.

    written   day of the document: up to it no forecast can have come true
    """
    found = tuple(find(system, one, runs) for one in claim.tests)
    later = system.as_of > written and claim.since is not None
    since = find(system, claim.since, runs) if later and claim.since is not None else None
    essential = [one.verdict for one in found if one.essential]
    verdict = together((one.verdict for one in found), essential)
    return Judged(claim, verdict, found, since)


def find(system: System, test: ClaimTest, runs: Runs) -> Found:
    """Return what one test finds; what cannot be tested names the datum that is missing."""
    try:
        found = _find(system, test, runs)
    except NotPublished as error:
        found = _not_testable(test, str(error))
    if found.missing is None and test.assumes is not None:
        found = replace(found, assumptions=(*found.assumptions, test.assumes))
    return replace(found, essential=test.essential)


def _find(system: System, test: ClaimTest, runs: Runs) -> Found:
    if test.figure is not None:
        return figure_found(system, test.figure, test.what)
    if test.event is not None:
        return event_found(system, test.event, test.what)
    if test.count is not None:
        return count_found(system, test.count, test.what)
    if test.trend is not None:
        return trend_found(system, test.trend, test.what)
    if test.difference is not None:
        return difference_found(system, test.difference, test.what)
    if test.scenario is not None:
        return scenario_found(runs, test.scenario, test.what)
    if test.mediation is not None:
        return mediation_found(runs, test.mediation, test.what)
    assert test.none is not None
    return _not_testable(test, test.none.missing)


def _not_testable(test: ClaimTest, missing: str) -> Found:
    return Found(test.kind, test.what, NOT_TESTABLE, None, (), missing)
