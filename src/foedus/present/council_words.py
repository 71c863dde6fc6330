"""Words about a council: lists of names, where its figures come from, what its rule says."""

from collections.abc import Iterable, Iterator, Sequence

from foedus.analyse.council import Council
from foedus.analyse.voting_weights import Measure
from foedus.facts.system import System
from foedus.present.facts_text import cited

HOW = {
    "in_force": "in force that year",
    "stand_in": "standing in, a year before",
    "carried": "carried on from the latest year known",
    "rule": "set by the rule",
}
CHECKED = {
    "data": "agrees with a reference file",
    "text": "read in a document",
    "recalled": "known, not looked up",
}


def listed(names: Iterable[str]) -> str:
    """Return names as a list in words.

    >>> listed(["A", "B", "C"]), listed(["A"])
    ('A, B and C', 'A')
    """
    *most, last = tuple(names) or ("nobody",)
    return f"{', '.join(most)} and {last}" if most else last


def called(council: Council, voters: Iterable[str]) -> tuple[str, ...]:
    """Return the names of some voters."""
    names = dict(zip(council.voters, council.names, strict=True))
    return tuple(names[voter] for voter in voters)


def whole_or_some(council: Council, voters: Sequence[str]) -> str:
    """Return names in words, or that it is everybody."""
    if len(voters) == len(council.voters) > 1:
        return f"each of the {len(voters)} members"
    return listed(called(council, voters))


def heading(council: Council) -> str:
    """Return which rule is meant, of whom, on what day, and with what changes."""
    changes = [
        f"{word} {listed(names)}"
        for word, names in (("without", council.without), ("with", council.with_))
        if names
    ]
    said = f", {' and '.join(changes)}" if changes else ""
    return f"{council.rule.name} ({council.rule.id}) on {council.day}{said}"


def figures(council: Council) -> Iterator[str]:
    """Yield where the weights come from, then what must be known of them."""
    for one in council.measures.values():
        for kind, whose in _grouped(council, one).items():
            how, source, publisher, year, edition = kind
            of = "all" if len(whose) == len(council.voters) else ", ".join(whose)
            parts = [source]
            parts += [str(part) for part in (publisher, year) if part is not None]
            parts += [f"edition {edition}"] if edition else []
            yield f"{one.id}, {one.unit}: {', '.join(parts)}; {HOW[how]}: {of}"
    yield from council.flags


def _grouped(council: Council, measure: Measure) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for voter, one in zip(council.voters, measure.origins, strict=True):
        kind = (one.how, one.source, one.publisher, one.year, one.edition)
        found.setdefault(kind, []).append(voter)  # type: ignore[arg-type]
    return found


def rule_lines(system: System, council: Council) -> Iterator[str]:
    """Yield article, text, source and check of a rule, what else must happen, and its note."""
    version, deciding = council.version, council.deciding
    since = f"in force since {version.since}"
    until = f" until {version.until}" if version.until else ""
    yield f"{version.article}, {since}{until}. {version.what}"
    if deciding is not version:
        yield f"Decided as by {council.decides_by.id}, {deciding.article}: {deciding.what}"
    for source in dict.fromkeys((version.source, deciding.source)):
        yield f"Source: {source}: {cited(system, source.partition('#')[0])}"
    for one in {version.checked: 0, deciding.checked: 0}:
        yield f"Checked: {one}, {CHECKED[one]}."
    for step in dict.fromkeys((*version.further_steps, *deciding.further_steps)):
        yield f"Beside this vote: {step}"
    for note in dict.fromkeys((version.note, deciding.note)):
        if note:
            yield f"Note: {note}"
