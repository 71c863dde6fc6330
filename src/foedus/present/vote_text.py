"""What `foedus vote` prints: adopted or not, by whom it is held up, and what would turn it."""

from collections.abc import Iterator
from typing import Any

from foedus.analyse.ballots import BALLOTS, WORDS, Ballot
from foedus.analyse.council import Council
from foedus.analyse.rule_words import TALLIES
from foedus.analyse.tallies import Tallied
from foedus.analyse.vote import Outcome
from foedus.facts.rules import MEMBERS, Tally
from foedus.facts.system import System
from foedus.present.council_words import (
    called,
    heading,
    listed,
    print_sections,
    whole_or_some,
)
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import never_none, number

PERSONS = "persons"  # unit of what is told as a share
MEANING = (
    "The rule is counted exactly, in whole numbers. A proposal that is adopted here is so by this "
    "vote alone; what else the law asks for is said above."
)
ENTERED = "Ballots as entered, not a record; whoever is not named votes in favour."


def print_vote(system: System, outcome: Outcome) -> None:
    """Print the answer, then what was reached, what would turn it, and what it rests on."""
    console = new_console(WIDTH)
    console.print(f"[bold]{literal(heading(outcome.council))}[/bold]")
    console.print(ENTERED)
    console.print(literal(answer(outcome)))
    for one in close(outcome):
        console.print(literal(one))
    console.print(_shares(outcome))
    console.print(_ways(outcome))
    print_sections(
        console, system, outcome.council, ("What would turn it", turning(outcome)), MEANING
    )


def answer(outcome: Outcome) -> str:
    """Return the result in one sentence."""
    council = outcome.council
    if outcome.adopted:
        ways = listed(f"'{name}'" for name in outcome.passed_by)
        return f"Adopted: {in_favour(outcome)}; met: {ways}."
    blockers = whole_or_some(council, outcome.blockers)
    return f"Not adopted: {missing(outcome)}; held up by {blockers}."


def close(outcome: Outcome) -> Iterator[str]:
    """Yield a caution for each share that is as near to its bound as figures stand in badly."""
    for one in outcome.close:
        yield (
            f"Too close to be sure: {one.of} {TALLIES[one.tally]} is {_points(one.margin)} points "
            "from what the rule asks for. The figures in force that year are not known; those that "
            "stand in have missed the share of the same members by up to "
            f"{_points(one.error)} points ({listed(str(year) for year in one.years)})."
        )


def in_favour(outcome: Outcome) -> str:
    """Return how many are in favour, with what share of each weight."""
    council = outcome.council
    heads = outcome.shares[MEMBERS]["in_favour"]
    parts = [
        f"{_share(outcome.shares[name]['in_favour'], one.total)} % of {name}"
        for name, one in council.measures.items()
    ]
    weighing = f" with {listed(parts)}" if parts else ""
    return f"{heads} of {len(council.voters)} members in favour{weighing}"


def missing(outcome: Outcome) -> str:
    """Return what is missing by the nearest way, in words."""
    lacks = outcome.missing
    if lacks is None:
        return "nothing is missing"
    nearest = next(way for way in outcome.ways if way.name == lacks.way)
    unmet: dict[Tally | None, int] = {}
    for one in nearest.requirements:
        if one.of == MEMBERS and not one.met:
            unmet[one.tally] = max(one.missing, unmet.get(one.tally, 0))
    parts = [
        f"{count} {_members(count)} "
        + ("in favour missing" if tally == "in_favour" else f"too many {TALLIES[tally]}")
        for tally, count in unmet.items()
    ]
    parts += [_weight_missing(outcome, name) for name, value in lacks.weights.items() if value]
    by = f" for '{lacks.way}'" if len(outcome.ways) > 1 else ""
    return f"{listed(parts)}{by}"


def _weight_missing(outcome: Outcome, name: str) -> str:
    """Return how much of a weight is missing, persons also as points of all."""
    lacks, unit = outcome.missing, outcome.council.measures[name].unit
    assert lacks is not None
    amount = f"{lacks.weights[name]:,} {unit}"
    if unit != PERSONS:
        return f"{amount} missing"
    return f"{_points(lacks.percent[name])} points of {name} ({amount}) missing"


def _members(count: int) -> str:
    return "member" if count == 1 else "members"


def _points(percent: float) -> str:
    """Return percentage points, never none where something is missing."""
    return never_none(percent, 2)


def _share(value: int, total: int) -> str:
    return number(100 * value / total, 2) if total else "0"


def turning(outcome: Outcome) -> Iterator[str]:
    """Yield which voters could turn the outcome, alone or together."""
    doubtful = [one for one in outcome.council.voters if one in outcome.doubtful]
    surely = [one for one in outcome.pivotal if one not in doubtful]
    if surely:
        yield f"By another ballot alone: {whole_or_some(outcome.council, surely)}."
    if doubtful:
        whose = whole_or_some(outcome.council, doubtful)
        yield f"Perhaps alone, too close to be sure with figures that stand in: {whose}."
    if outcome.pivotal:
        return
    yield "No single member." if not doubtful else "No single member for sure."
    if outcome.flip_unknown:
        yield f"How few could together is left out: {outcome.flip_unknown}."
    if outcome.flip:
        names = called(outcome.council, outcome.flip)
        moved: dict[Ballot, list[str]] = {}
        for name, ballot in zip(names, outcome.moved_to, strict=True):
            moved.setdefault(ballot, []).append(name)
        moves = [f"{listed(whose)} {WORDS[ballot]}" for ballot, whose in moved.items()]
        sure = ", though that is too close to be sure" if outcome.flip_doubtful else ""
        yield f"At least {len(names)} together; the lightest such: {listed(moves)}{sure}."


def _shares(outcome: Outcome) -> Any:
    council = outcome.council
    shown = _table("", *("members", *(f"{name}, %" for name in council.measures)))
    shown.add_column("who", overflow="fold")
    for ballot in BALLOTS:
        whose = [voter for voter in council.voters if outcome.ballots[voter] == ballot]
        if not whose:
            continue
        shares = [
            _share(outcome.shares[name][ballot], one.total)
            for name, one in council.measures.items()
        ]
        many = len(whose) > len(council.voters) / 2 and ballot == "in_favour"
        names = "the others" if many else " ".join(whose)
        if len(whose) == len(council.voters):
            names = "all"
        counts_as = council.deciding.absent_counts_as
        word = WORDS[ballot]
        if ballot == "absent" and counts_as != "abstaining":
            word = f"{word}, counts as {WORDS[counts_as]}"
        shown.add_row(word, str(len(whose)), *shares, literal(names))
    return shown


def _ways(outcome: Outcome) -> Any:
    shown = _table("what the rule asks for", "reached", "bound")
    shown.add_column("met")
    for way in outcome.ways:
        shown.add_row(literal(f"{way.name}:"), "", "", "[bold]yes[/bold]" if way.holds else "no")
        for one in dict.fromkeys(way.requirements):
            reached, bound = reached_and_bound(outcome.council, one)
            shown.add_row(f"  {asked(one)}", reached, bound, "yes" if one.met else "no")
    return shown


def asked(one: Tallied) -> str:
    """Return a requirement in words, without its bound."""
    of = "members" if one.of == MEMBERS else one.of
    return f"{of} {TALLIES[one.tally]}"


def reached_and_bound(council: Council, one: Tallied) -> tuple[str, str]:
    """Return what was reached and what it is compared with: a count, or a share of a weight."""
    unit = council.measures[one.of].unit if one.of in council.measures else ""
    if unit == PERSONS and one.total:
        return f"{_share(one.reached, one.total)} %", one.asked
    given = one.asked.partition(" ")[-1].partition(" ")[-1]
    strict = one.asked.startswith(("more", "less"))
    word = ("at least " if one.lower else "at most ") if strict else ""
    counted = "" if one.tally is None or given.isdigit() else f" ({word}{one.bound:,})"
    return f"{one.reached:,} of {one.total:,}", f"{one.asked}{counted}"


def _table(first: str, *numbers: str) -> Any:
    from rich import box
    from rich.table import Table

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    shown.add_column(first, overflow="fold")
    for heading_ in numbers:
        shown.add_column(heading_, justify="right", no_wrap=True)
    return shown
