"""What `foedus decide` prints: the forecast in a sentence, what it rests on, and what happened."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from foedus.analyse.decide import Blocker, Prediction
from foedus.analyse.decision_choices import DAYS
from foedus.analyse.decision_lines import HORIZONS, Line
from foedus.analyse.decision_looks import held_up, likeliest_route, on_record
from foedus.analyse.earlier_dossiers import Archive
from foedus.analyse.electorate import name_of
from foedus.facts.dossiers import Dossier
from foedus.facts.system import System
from foedus.present.council_words import listed, print_section
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import chance, number
from foedus.simulate.quantiles import HIGH, LOW, LOWER, MEDIAN, UPPER

SHOWN = 5  # actors listed as possible blockers; --json has all
BASE_RATE = "base_rate"
LINES = {
    "no_bargain": "no bargain",
    "expected_utility": "expected utility",
    "status_quo": "nothing changes",
    "base_rate": "base rate",
    "always_adopted": "always adopted",
    "opponents": "stated opponents",
}
TABLE = (
    "Below the line stand the naive forecasts. Outcome: the bargain, from 0 as it stood to 100 as "
    "proposed. 1 y, 2 y: adopted within so many years. Failed: within the longer time. Days: until "
    "adoption, of what is adopted; the median, and where half and nine tenths of cases lie."
)
SELECTION = (
    "In earlier dossiers a bargain nearer to the proposal went with slower adoption. That is "
    "selection: quick disputes leave statements on record, slow ones none."
)
HELD = f"{SELECTION} So the bargain does not move this forecast."
PERVERSE = (
    f"Take care. {SELECTION} It moves this forecast all the same, though opposition does not speed "
    "things up: the line without a bargain is free of it."
)
JUDGED = (
    "What a stance is worth between status quo and proposal, how much who cares, the strength of "
    "every prior and the threshold for naming are judged (parameters/dossiers.yaml). Kinds of "
    "demand were coded by people who knew the end. Dossiers were chosen for conflict: these are "
    "not rates for all proposals. `foedus decide --all` tells how such forecasts fared."
)
NOT_USED = "Blocks of the dossier itself are not used: they were written down knowing the end."


def print_decision(
    archive: Archive, dossier: Dossier, found: tuple[Prediction, ...], solver: str
) -> None:
    """Print each look at a dossier, then what happened and what is judged."""
    console = new_console(WIDTH)
    system = archive.system
    where = listed(dossier.organisations)
    console.print(f"[bold]{literal(f'{dossier.title} ({dossier.id}), {where}')}[/bold]")
    for one in found:
        console.print(literal(answer(archive, one, solver)))
    console.print(literal(_after(system, dossier, found)))
    paces = [one.learned.pace[solver] for one in found if solver in one.learned.pace]
    if any(one.found < 0 for one in paces):
        moved = any(one.effect < 0 for one in paces)
        console.print(literal(PERVERSE if moved else HELD))
    for one in found:
        on = f"on {one.view.day}"
        console.print(_table(one, f"Forecast {on}"))
        print_section(console, f"The way, {on}", _way(one, solver))
        print_section(console, f"Who would block, {on}", _blockers(system, one))
        print_section(console, f"Stated without a vote, {on}", _voteless(system, one))
        print_section(console, f"On record {on}, not used", _recorded(archive, dossier, one))
    learned = [text for one in found for text in _learned(archive, one)]
    print_section(console, "What it was learned from", learned)
    print_section(console, "How to read the tables", (TABLE,))
    print_section(console, "What is judged", (JUDGED,))


def answer(archive: Archive, one: Prediction, solver: str) -> str:
    """Return the forecast of one day in a few sentences."""
    line, base = one.lines[solver], one.naive[BASE_RATE]
    years = HORIZONS[0]
    named = [
        f"{name_of(archive.system, blocker.actor)} {chance(blocker.probability)}"
        for blocker in one.blockers
        if blocker.actor in one.named
    ]
    who = f"named as blockers: {listed(named)}" if named else "nobody is named as blocker"
    return (
        f"On {one.view.day}: adopted within {within(years)} with {chance(line.adopted[years])} "
        f"(earlier dossiers: {chance(base.adopted[years])}), most likely by "
        f"{likeliest_route(line.routes)}; {who}."
    )


def within(years: int) -> str:
    """Return a number of years in words.

    >>> within(1), within(2)
    ('a year', '2 years')
    """
    return "a year" if years == 1 else f"{years} years"


def _after(system: System, dossier: Dossier, found: tuple[Prediction, ...]) -> str:
    """Return what happened, and which blockers were named."""
    pending = dossier.outcome == "pending"
    if pending:
        end = f"open on {dossier.open_until}, after {dossier.delay_days} days"
    else:
        by = f" by {dossier.route}" if dossier.route else ""
        what = dossier.outcome.replace("-", " but ")
        end = f"{what}{by} on {dossier.decided}, after {dossier.delay_days} days"
    told = [f"What happened: {end}."]
    for one in found:
        held = held_up(dossier, one)
        false = "named, not on record so far," if pending else "named falsely"
        parts = [
            f"{word} {listed(name_of(system, actor) for actor in actors)}"
            for word, actors in (
                ("named", held.named), ("missed", held.missed), (false, held.false),
            )
            if actors
        ]  # fmt: skip
        told.append(f"Blockers, on {one.view.day}: {'; '.join(parts) or 'none, and none named'}.")
    return " ".join(told)


def _table(one: Prediction, title: str) -> Any:
    columns = ("outcome", *(f"{years} y" for years in HORIZONS), "failed", "days")
    parts = [
        {name: _cells(line) for name, line in lines.items()} for lines in (one.lines, one.naive)
    ]
    return table_of_lines(title, (*columns, "half", "nine tenths"), parts)


def table_of_lines(
    title: str, columns: Iterable[str], parts: Iterable[Mapping[str, Iterable[str]]]
) -> Any:
    """Return a table of lines of the model, and below them of the naive ones.

    parts   cells by line, each part set off from the next
    """
    from rich import box
    from rich.table import Table

    shown = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left", title_style="bold"
    )
    shown.add_column("", no_wrap=True)
    for column in columns:
        shown.add_column(column, justify="right")
    for part in parts:
        for name, cells in part.items():
            shown.add_row(LINES.get(name, name), *cells)
        shown.add_section()
    return shown


def _cells(line: Line) -> Iterator[str]:
    yield "" if line.outcome is None else number(line.outcome, 0)
    yield from (chance(line.adopted[years]) for years in HORIZONS)
    yield "" if line.failed is None else chance(line.failed[max(HORIZONS)])
    if line.delay:
        days = {level: number(value * DAYS, 0) for level, value in line.delay.items()}
        yield days[MEDIAN]
        yield f"{days[LOWER]}–{days[UPPER]}"
        yield f"{days[LOW]}–{days[HIGH]}"


def _way(one: Prediction, solver: str) -> Iterator[str]:
    for place, basis in enumerate(one.bases):
        alone, members = len(basis.basis.alone), len(basis.basis.council.voters)
        who = (
            "any member alone can block"
            if alone == members
            else f"{alone} of {members} members can block alone"
            if alone
            else "no member alone can block"
        )
        record = "passes" if basis.passes_on_record else "does not pass"
        yield (
            f"{basis.basis.rule}{' (proposed)' if place == 0 else ''}: {who}; blocked with "
            f"{chance(basis.chance.blocked)}. By stances on record alone it {record}."
        )
    routes = one.lines[solver].routes
    if len(routes) > 1:
        told = [f"{rule} {chance(share)}" for rule, share in routes.items()]
        yield (
            f"Adopted within {within(max(HORIZONS))} by {listed(told)}. Of blocked dossiers with a "
            f"way around, {chance(one.learned.around)} are expected to take it."
        )


def _blockers(system: System, one: Prediction) -> Iterator[str]:
    for blocker in one.blockers[:SHOWN]:
        yield (
            f"{name_of(system, blocker.actor)} {chance(blocker.probability)}: "
            f"{_stated(one, blocker)}; {_record(blocker)}."
        )


def _voteless(system: System, one: Prediction) -> Iterable[str]:
    """Return who stated a position and has no vote by the proposed rule, in a sentence."""
    voters = one.bases[0].basis.council.voters
    told = [name_of(system, actor) for actor in one.view.stated if actor not in voters]
    rule = one.bases[0].basis.rule
    return (f"{listed(told)}: no vote by {rule}, so it moves nothing.",) if told else ()


def _stated(one: Prediction, blocker: Blocker) -> str:
    stated = one.view.stated.get(blocker.actor)
    if stated is None:
        return "no position on record"
    return f"{stated.stance} on {stated.date}, {stated.what.rstrip('.')!r} ({stated.source})"


def _record(blocker: Blocker) -> str:
    held = f" ({', '.join(blocker.blocked)})" if blocker.blocked else ""
    return (
        f"blocked {len(blocker.blocked)} of {blocker.chances} earlier dossiers that it could{held}"
    )


def _recorded(archive: Archive, dossier: Dossier, one: Prediction) -> Iterable[str]:
    known = on_record(dossier, one.view.day, archive.system.today)
    told = [f"{name_of(archive.system, block.actor)} since {block.since}" for block in known]
    return (f"{listed(told)}. {NOT_USED}",) if told else ()


def _learned(archive: Archive, one: Prediction) -> Iterator[str]:
    adopted = sum(case.adopted for case in one.cases)
    failed = sum(case.failed for case in one.cases)
    pending = len(one.cases) - adopted - failed
    yield (
        f"{len(one.cases)} dossiers on the table before {one.view.day}: {adopted} adopted, "
        f"{failed} failed, {pending} open then."
    )
    least = archive.choices.count("least_cases")
    if adopted + failed < least:
        yield f"That is too little: fewer than {least} had ended, so this is mostly the prior."
