"""What `foedus check` prints: the answer, a table of verdicts, and a sentence for each claim."""

from collections.abc import Iterator
from math import isfinite
from typing import Any

from foedus.analyse.claim_findings import (
    CONTRADICTED,
    NOT_TESTABLE,
    ON_RECORD,
    SUPPORTED,
    Evidence,
    Found,
    Strength,
)
from foedus.analyse.claims import Examination, Judged
from foedus.present.check_json import Sources
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import chance

ASSUMED = "*"
MOST_NAMED = 6  # facts that are named; JSON names all
DIFFER = "its parts differ"
WORDS = {"at_least": "at least", "at_most": "at most"}
LEGEND = (
    f"{ASSUMED} rests on an assumption: the sign is coded in the model, or a step from the number "
    "to the claim is judged. It is no finding.",
    "Ranges hold nine tenths. A claim is supported or contradicted where the whole range, or 95 of "
    "100 runs, lie on one side; several parts that differ make it mixed.",
)


def print_examination(found: Examination, sources: Sources, runs: int, seed: int) -> None:
    """Print the answer, the table, and each claim with number, evidence and source."""
    console = new_console(WIDTH)
    console.print(f"[bold]{literal(found.document.title)}[/bold]")
    console.print(
        f"Written on {found.document.written}, as of {found.as_of}; {runs:,} runs, seed {seed} "
        "where the model is asked."
    )
    for text in answer(found):
        console.print(literal(text))
    console.print(_table(found))
    for text in LEGEND:
        console.print(text)
    for one in found.claims:
        console.print(f"\n[bold]{literal(heading(one))}[/bold]")
        for text in told(one, sources):
            console.print(literal(text))


def answer(found: Examination) -> Iterator[str]:
    """Yield how many claims got which verdict, and how the forecasts fared."""
    counts = ", ".join(f"{number} {verdict}" for verdict, number in found.counts.items())
    assumed = sum(bool(one.assumptions) for one in found.claims)
    yield f"{len(found.claims)} claims: {counts}. {assumed} rest on an assumption."
    changed = [one for one in found.claims if one.when_written not in (None, one.verdict)]
    if changed:
        told_changes = ", ".join(
            f"{one.claim.number} (then {one.when_written}, now {one.verdict})" for one in changed
        )
        yield f"Changed since the document was written: {told_changes}."
    since = [one for one in found.claims if one.since is not None]
    if since:
        told_since = ", ".join(f"{o.claim.number} {o.since.verdict}" for o in since if o.since)
        yield f"Forecasts against what has happened since: {told_since}."


def heading(one: Judged) -> str:
    """Return number, verdict and claim."""
    mark = ASSUMED if one.assumptions else ""
    part = parts_told(one)
    tested = f" ({part})" if part else ""
    return f"{one.claim.number} {one.verdict}{mark}{tested}: {one.claim.claim}"


def parts_told(one: Judged) -> str:
    """Return how many parts could be tested, if some could not and others could; else nothing."""
    tested, parts = one.parts_tested
    return f"{tested} of {parts} parts tested" if 0 < tested < parts else ""


def told(one: Judged, sources: Sources) -> Iterator[str]:
    """Yield a sentence for each part, what it assumes, and what would change the verdict."""
    claim = one.claim
    for part in one.found:
        yield f"  {part_told(part, sources)}"
    if one.since is not None:
        yield f"  Since then: {part_told(one.since, sources)}"
    for text in one.assumptions:
        yield f"  {ASSUMED} {text.removesuffix('.')}."
    yield f"  {claim.why}"
    yield f"  Would change it: {claim.would_change} ({claim.section}, sentence {claim.sentence})"


def part_told(part: Found, sources: Sources) -> str:
    """Return the verdict on a part with number, evidence and source."""
    lead = f"{part.what}: " if part.what else ""
    if part.strength is None:
        needed = ", and the claim stands or falls with it" if part.essential else ""
        return f"{lead}{NOT_TESTABLE}{needed}; missing: {part.missing}."
    return f"{lead}{part.verdict}; {strength_told(part.strength)}. {evidence_told(part, sources)}"


def strength_told(one: Strength) -> str:
    """Return a number with its range, its unit and what was claimed of it."""
    spread = "" if one.low == one.high else f" ({rounded(one.low)} to {rounded(one.high)})"
    if one.statistic == ON_RECORD:
        wanted = "all" if one.claimed == "at_least" else "none"
        return f"{one.statistic} {rounded(one.value)} {one.unit}, claimed {wanted}"
    claimed = WORDS.get(one.claimed, one.claimed)
    limit = "" if one.claimed in ("rising", "falling") else f" {rounded(one.threshold)}"
    sure = "" if one.chance is None else f", so in {chance(one.chance)} of runs"
    unit = "" if one.unit == "1" else f" {one.unit}"
    return f"{one.statistic}: {rounded(one.value)}{spread}{unit}, claimed {claimed}{limit}{sure}"


def evidence_told(part: Found, sources: Sources) -> str:
    """Return what it rests on, the source of each in brackets."""
    return " ".join(f"{_one(one, sources)}" for one in part.evidence)


def rounded(value: float) -> str:
    """Return a number to three digits that count; one without end in words.

    >>> rounded(0.12345), rounded(500000.0), rounded(float("inf")), rounded(-1.0)
    ('0.123', '500,000', 'no end', '−1')
    """
    if not isfinite(value):
        return "no end"
    text = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return text.replace("-", "−")


def _one(one: Evidence, sources: Sources) -> str:
    known = sources.get((one.source or "").split("#")[0])
    checked = f", {one.checked}" if one.checked else ""
    told_source = f" [{known.id}{checked}]" if known is not None else ""
    counted = one.checked is None and 0 < len(one.facts) <= MOST_NAMED
    named = f" ({', '.join(one.facts)})" if counted else ""
    return f"{one.what.removesuffix('.')}{named}{told_source}."


def _table(found: Examination) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, least in (("claim", None), ("verdict", 17), ("number that decides", 20)):
        table.add_column(name, min_width=least)
    table.add_column("what is claimed", ratio=1)
    for one in found.claims:
        said = [f"{one.verdict}{ASSUMED if one.assumptions else ''}"]
        if one.when_written not in (None, one.verdict):
            said.append(f"then {one.when_written}")
        if one.since is not None:
            said.append(f"since {one.since.verdict}")
        agreed = one.strength is not None and any(p.verdict == one.verdict for p in one.found)
        shown = "" if one.strength is None else _short(one.strength) if agreed else DIFFER
        if part := parts_told(one):
            said.append(part)
        row = (one.claim.number, "\n".join(said), shown, one.claim.claim)
        table.add_row(*map(literal, row), style=STYLES.get(one.verdict))
    return table


STYLES = {NOT_TESTABLE: "dim", SUPPORTED: None, CONTRADICTED: "bold"}


def _short(one: Strength) -> str:
    spread = "" if one.low == one.high else f" ({rounded(one.low)} to {rounded(one.high)})"
    unit = "" if one.unit == "1" else f" {one.unit}"
    return f"{rounded(one.value)}{spread}{unit}"
