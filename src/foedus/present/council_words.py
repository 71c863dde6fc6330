"""Words about a council: lists of names, where its figures come from, what its rule says."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from foedus.analyse.council import Council
from foedus.facts.system import System
from foedus.present.facts_text import CHECKED, cited

if TYPE_CHECKING:
    from rich.console import Console

TITLE = 66  # letters that fit the title of a chart


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
    """Return which rule is meant, on what day, and with what changes."""
    return f"{council.rule.name} ({council.rule.id}) on {council.day}{changes_of(council)}"


def title_of(what: str, council: Council) -> str:
    """Return the title of a chart, with the changes of members as far as they fit."""
    title = f"{what} by {council.rule.id} on {council.day}"
    for said in (changes_of(council), changes_of(council, by_id=True), ", members changed"):
        if len(title + said) <= TITLE:
            return title + said if council.usual else title
    return title


def changes_of(council: Council, *, by_id: bool = False) -> str:
    """Return in words who was taken out and who came in."""
    usual = council.usual or council
    told = [
        f"{word} {listed(names if by_id else called(of, names))}"
        for word, names, of in (
            ("without", council.without, usual),
            ("with", council.with_, council),
        )
        if names
    ]
    return f", {' and '.join(told)}" if told else ""


def figures(council: Council) -> Iterator[str]:
    """Yield where the weights come from, then what must be known of those not in force."""
    for one in council.measures.values():
        for origin, whose in one.by_origin(council.voters).items():
            what = one.id if one.id == one.unit else f"{one.id}, {one.unit}"
            of = "all members" if len(whose) == len(council.voters) else ", ".join(whose)
            if origin.how == "rule":
                yield f"{what}: set by the rule ({origin.source}), for {of}."
            if origin.how == "in_force":
                edition = f", edition {origin.edition}" if origin.edition else ""
                yield (
                    f"{what}: {origin.publisher} ({origin.source}{edition}), for "
                    f"{origin.year}: {of}."
                )
    yield from council.flags


def figures_in_short(council: Council) -> str:
    """Return of which year the weights are, and whether they stand in, for a chart."""
    told = [
        f"{one.id.capitalize()}: {origin.publisher or 'by the rule'}"
        + (f", {origin.year}" if origin.year else "")
        + ("" if origin.how in ("in_force", "rule") else ", not those in force")
        + ("" if len(whose) == len(council.voters) else f" ({', '.join(whose)})")
        for one in council.measures.values()
        for origin, whose in one.by_origin(council.voters).items()
    ]
    return "".join(f" {one}." for one in told)


def print_sections(
    console: "Console",
    system: System,
    council: Council,
    own: tuple[str, Iterable[str]],
    meaning: str,
) -> None:
    """Print a section of an answer's own, then what each answer about a council rests on."""
    sections = (
        own,
        ("Where the figures come from", figures(council)),
        ("The rule", rule_lines(system, council)),
        ("What this means", (meaning,)),
    )
    for title, lines in sections:
        print_section(console, title, lines)


def print_section(console: "Console", title: str, lines: Iterable[str]) -> None:
    """Print lines under a title, each indented where it is wrapped too; nothing without lines."""
    told = list(lines)
    if told:
        console.print(f"\n[bold]{title}[/bold]")
    for text in told:
        wrapped = fill(
            text,
            console.width,
            initial_indent="  ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        console.print(wrapped, markup=False, soft_wrap=True)


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
