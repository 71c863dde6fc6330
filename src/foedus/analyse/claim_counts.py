"""Claim counts: how often dated facts of one kind come against another, and how long they take."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log

from foedus.analyse.claim_findings import SURE, Evidence, Found, Strength, verdict_on_sign
from foedus.analyse.friction_lines import named_disputes
from foedus.analyse.partnership_lines import SOURCE
from foedus.errors import NotPublished
from foedus.facts.claim_selections import Selection
from foedus.facts.claim_tests import Count, Difference
from foedus.facts.cooperation import Instrument
from foedus.facts.dossiers import Dossier
from foedus.facts.operations import Operation
from foedus.facts.partial_days import known_since
from foedus.facts.system import System
from foedus.instruments.mean_difference import mean_difference
from foedus.instruments.rate_ratio import rate_ratio
from foedus.model.partnership_facts import DAYS_OF_YEAR, side_of, watched_day


@dataclass(frozen=True)
class Counted:
    """Facts that fit a selection.

    span   of the count: years, or how many facts it is set against
    """

    selection: Selection
    ids: tuple[str, ...]
    span: float
    evidence: tuple[Evidence, ...]

    @property
    def number(self) -> int:
        """How many."""
        return len(self.ids)


def count_found(system: System, test: Count, what: str | None) -> Found:
    """Return the ratio of two rates against what is claimed of it.

    Raises NotPublished for a period that has not begun, or where nothing at all is counted.
    """
    left, right = counted(system, test.left), counted(system, test.right)
    found = rate_ratio(left.number, left.span, right.number, right.span, SURE)
    if found is None:
        raise NotPublished(f"any fact of '{test.left.label}' or '{test.right.label}'")
    verdict = verdict_on_sign(found.low, found.high, test.claimed, test.times)
    numbers = found.value, found.low, found.high
    strength = Strength("ratio of rates", *numbers, "times", test.claimed, test.times)
    return Found("count", what, verdict, strength, (*left.evidence, *right.evidence))


def durations_found(system: System, test: Difference, what: str | None) -> Found:
    """Return how many times as long dossiers of one selection take as those of another.

    The mean is that of logarithms, days below 1 count as 1, and a dossier that is still open
    counts with the time so far. Raises NotPublished for fewer than two in a selection.
    """
    assert test.longer is not None
    assert test.shorter is not None
    taken = [_dossiers(system, one) for one in (test.longer, test.shorter)]
    logs = [[log(max(1, one.delay_days)) for one in group] for group in taken]
    found = mean_difference(logs[0], logs[1], SURE)
    if found is None:
        raise NotPublished(f"two dossiers each of '{test.longer.label}' and '{test.shorter.label}'")
    numbers = exp(found.value), exp(found.low), exp(found.high)
    verdict = verdict_on_sign(numbers[1], numbers[-1], test.claimed, test.threshold)
    strength = Strength("ratio of durations", *numbers, test.unit, test.claimed, test.threshold)
    evidence = tuple(
        Evidence(
            f"{one.label}: {len(group)} dossiers, typically {exp(sum(days) / len(days)):,.0f} days",
            SOURCE,
            None,
            tuple(each.id for each in group),
        )
        for one, group, days in zip((test.longer, test.shorter), taken, logs, strict=True)
    )
    return Found("difference", what, verdict, strength, evidence)


def counted(system: System, selection: Selection) -> Counted:
    """Return the facts of a selection and their span.

    Raises NotPublished for a period that has not begun, or if what they are set against is empty.
    """
    first, last = period(system, selection)
    ids = tuple(_ids(system, selection, first, last))
    years = (last - first).days / DAYS_OF_YEAR
    label = f"{selection.label}: {len(ids)} in {years:.1f} years"
    own = Evidence(label, SOURCE, None, ids)
    if selection.per is None:
        return Counted(selection, ids, years, (own,))
    base = counted(system, selection.per)
    if not base.number:
        raise NotPublished(f"any fact of '{selection.per.label}', which the others are set against")
    return Counted(selection, ids, float(base.number), (own, *base.evidence))


def period(system: System, selection: Selection) -> tuple[date, date]:
    """Return the first day of a selection's period and the day after its last one known.

    Raises NotPublished if it has not begun.
    """
    whole = selection.of in ("dossiers", "operations")
    known = system.as_of if whole else watched_day(system)
    end = known + timedelta(1)
    last = end if selection.until is None else min(selection.until, end)
    if last <= selection.since:
        raise NotPublished(f"facts from {selection.since} on, which is after {system.as_of}")
    return selection.since, last


def _ids(system: System, selection: Selection, first: date, last: date) -> list[str]:
    if selection.of == "dossiers":
        return [one.id for one in _dossiers(system, selection)]
    among = (
        named_disputes(system)
        if selection.of == "disputes"
        else operations_of(system, selection)
        if selection.of == "operations"
        else tuple(one for one in system.cooperation.instruments if _fits(system, one, selection))
    )
    return [one.id for one in among if first <= known_since(_day(one), system.today) < last]


def _day(one: Instrument | Operation) -> str:
    return one.since if isinstance(one, Operation) else one.date


def operations_of(system: System, selection: Selection) -> tuple[Operation, ...]:
    """Return the operations that fit the keys of a selection, whenever they began."""
    file = system.operations
    held = {area for one in file.regions if one.id in selection.regions for area in one.holds}
    return tuple(
        one
        for one in file.operations
        if (not selection.organisations or one.organisation in selection.organisations)
        and (not selection.regions or one.area in held)
        and (not selection.domains or one.domain in selection.domains)
        and (not selection.ids or one.id in selection.ids)
        and selection.military in (None, file.military(one))
    )


def _fits(system: System, one: Instrument, selection: Selection) -> bool:
    wanted = set(selection.organisations)
    return (
        (selection.side is None or side_of(system, one) == selection.side)
        and (not selection.kinds or one.kind in selection.kinds)
        and (not selection.domains or one.domain in selection.domains)
        and (not selection.ids or one.id in selection.ids)
        and wanted <= set(one.organisations)
        and not (selection.alone and set(one.organisations) - wanted)
    )


def _dossiers(system: System, selection: Selection) -> list[Dossier]:
    first, last = period(system, selection)
    wanted = set(selection.organisations)
    return [
        one
        for one in system.dossiers
        if first <= known_since(one.proposed, system.today) < last
        and (not selection.issues or {one.issue, *one.further_issues} & set(selection.issues))
        and (not selection.outcomes or one.outcome in selection.outcomes)
        and (not selection.ids or one.id in selection.ids)
        and (not selection.domains or one.domain in selection.domains)
        and (selection.blocked is None or bool(one.blocks) == selection.blocked)
        and wanted <= set(one.organisations)
        and not (selection.alone and set(one.organisations) - wanted)
    ]
