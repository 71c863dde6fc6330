"""What `foedus enlargement` prints: where each stands, who held up, what would change."""

from collections.abc import Iterator, Sequence
from typing import Any

from foedus.analyse.enlargement import Entry, Outlook, Standing
from foedus.analyse.power import PowerTable
from foedus.facts.accession import Block
from foedus.facts.checked import Fact
from foedus.facts.system import System
from foedus.present.council_words import figures, listed, print_section
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import chance, number, signed

HOW = (
    "A chance is the share of runs in which the candidate is a member at the end of the year. "
    "Between brackets: nine tenths of the draws of the parameters, each run by itself. Pace and "
    "holds are counts of the past, few of them: python tools/accession_pace.py. How much a better "
    "grade quickens is judged. Years of entry that officials name are positions, no forecasts."
)
LEFT_OUT = (
    "Left out: elections and wars as causes of a hold, that states may be let in together, a "
    "refusal at ratification, and entry to the alliance, to which no candidate has a dated path."
)
ALONE = (
    "What an entry would change: each alone, all else as on the day. People: share of the "
    "population that votes. Passes: how many proposals would if all voted by fair coins. `foedus "
    "enlargement CANDIDATE` tells one in full."
)
NO_VOTE = (
    "The rule by which votes are counted today was not in force, or lacks figures of the day.",
)
NONE = "–"


def print_outlook(system: System, found: Outlook, entries: Sequence[Entry]) -> None:
    """Print all candidates, who held them up, and what each entry alone would change."""
    console = new_console(WIDTH)
    console.print(f"[bold]{literal(_title(system, found))}[/bold]")
    console.print(literal(_answer(found)))
    console.print(_candidates(found))
    order = [one.actor for one in found.standings]
    console.print(_changes(sorted(entries, key=lambda one: order.index(one.actor))))
    print_section(console, "Where they stand", _places_on_the_way(found))
    print_section(console, "Grades", _grades(found))
    print_section(console, "Who holds whom up", _holding(found))
    print_section(console, "Years that officials name", _targets(found))
    print_section(console, "How to read it", (HOW, ALONE, LEFT_OUT))


def print_candidate(system: System, found: Outlook, one: Entry) -> None:
    """Print one candidate: its steps and holds, its chances, and what its entry would change."""
    console = new_console(WIDTH)
    (standing,) = (each for each in found.standings if each.actor == one.actor)
    console.print(f"[bold]{literal(f'{one.name}: {_title(system, found)}')}[/bold]")
    told = "; ".join(f"{_range(standing, year)} by {year}" for year in found.years)
    console.print(literal(f"{one.name}: {_where(standing)}. Chance to be a member: {told}."))
    console.print(_pools(one))
    if one.power is not None:
        console.print(_power(one.power, one.name))
    print_section(console, "The way so far", _steps(standing))
    print_section(console, "Held up", map(_block, standing.way.blocks))
    print_section(console, "Years that officials name", _targets_of(standing))
    of_vote = NO_VOTE if one.power is None else tuple(figures(one.power.council))
    print_section(console, "Where the figures of the vote come from", of_vote)
    print_section(console, "How to read it", (HOW, LEFT_OUT))


def _title(system: System, found: Outlook) -> str:
    return (
        f"Enlargement of {system.roles.union}, {found.scenario}, as of {system.as_of}, "
        f"{found.runs:,} runs, seed {found.seed}"
    )


def _answer(found: Outlook) -> str:
    year = found.years[0]
    likeliest = sorted(found.standings, key=lambda one: -one.chances[year][1])
    told = [
        f"{one.name} {_range(one, year)}" for one in likeliest if round(one.chances[year][1], 2) > 0
    ]
    return f"Members by {year}: {listed(told)}." if told else f"Nobody is likely in by {year}."


def _range(one: Standing, year: int) -> str:
    low, mean, high = one.chances[year]
    return f"{chance(mean)} ({100 * low:.0f}–{100 * high:.0f})"


def _where(one: Standing) -> str:
    """Return the stage in words, with how much of it is done."""
    part = next((left for left in one.left if left > 0), 0.0)
    done = f", {100 * (1 - part):.0f} % done" if 0 < part < 1 else ""
    return f"{one.stage}{done}{', suspended' if one.suspended else ''}"


def _plain_table(title: str) -> Any:
    from rich import box
    from rich.table import Table

    return Table(
        box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), title=title, title_justify="left"
    )


def _candidates(found: Outlook) -> Any:
    shown = _plain_table("Best prepared first; chance to be a member, %")
    for heading in ("candidate", "grade"):
        shown.add_column(heading, no_wrap=True)
    for year in found.years:
        shown.add_column(str(year), justify="right", no_wrap=True)
    for one in found.standings:
        grade = "–" if one.grade is None else number(one.grade.value, 2)
        mark = "" if one.grade is None or one.grade.main else "*"
        cells = [one.name, grade + mark]
        shown.add_row(*map(literal, [*cells, *(_range(one, year) for year in found.years)]))
    return shown


def _places_on_the_way(found: Outlook) -> Iterator[str]:
    """Yield the stage of each candidate, and who holds it up."""
    for one in found.standings:
        names = ", ".join(
            f"{' '.join(block.actors)}{' in part' if block.part else ''}" for block in one.holding
        )
        yield f"{one.name}: {_where(one)}{f'; held up by {names}' if names else ''}."


def _changes(entries: Sequence[Entry]) -> Any:
    """Return a table of what each entry alone changes; members and GDP are told with each."""
    shown = _plain_table("What an entry would change, each alone")
    shown.add_column("candidate", no_wrap=True)
    shown.add_column("Shapley–\nShubik, %", justify="right", no_wrap=True)
    for pool in entries[0].pools[1:-1] if entries else ():
        unit = pool.unit.replace("billion", "bn").replace(" 2023", "")
        shown.add_column(f"± {pool.id},\n{unit}", justify="right", no_wrap=True)
    for one in entries:
        cells = [
            one.name,
            _power_of(one),
            *(
                NONE if pool.change is None else signed(pool.change, _places(pool.before or 0.0))
                for pool in one.pools[1:-1]
            ),
        ]
        shown.add_row(*map(literal, cells))
    return shown


def _places(size: float) -> int:
    return 0 if size >= 1000 or size == int(size) else 1


def _power_of(one: Entry) -> str:
    """Return the voting power of the new member, %."""
    if one.power is None:
        return NONE
    row = next(row for row in one.power.rows if row.voter == one.actor)
    return number(100 * row.shapley_shubik, 1)


def _pools(one: Entry) -> Any:
    shown = _plain_table(f"The union without and with {one.name}")
    for heading in ("", "without", "with", "change"):
        shown.add_column(heading, justify="right" if heading else "left", no_wrap=True)
    for pool in one.pools:
        both = [
            NONE if one is None else number(one, _places(one)) for one in (pool.before, pool.after)
        ]
        share = 100 * pool.change / pool.before if pool.change is not None and pool.before else None
        told = NONE if share is None else f"{signed(share, 1)} %"
        cells = [literal(f"{pool.what}, {pool.unit}"), *both, told]
        shown.add_row(*cells)
    table = one.power
    if table is not None and table.usual is not None:
        before, after = 100 * table.usual.passage, 100 * table.indices.passage
        shown.add_row(
            literal(f"votes by fair coins that pass, % ({table.council.rule.id})"),
            number(before, 1),
            number(after, 1),
            f"{signed(after - before, 1)} points",
        )
    return shown


def _power(table: PowerTable, name: str) -> Any:
    rule = table.council.rule.id
    shown = _plain_table(f"Voting power by {rule} with {name}, %, changes in points")
    shown.add_column("member", no_wrap=True)
    for heading in ("population", "Banzhaf", "±", "Shapley–Shubik", "± "):
        shown.add_column(heading, justify="right")
    for row in table.rows:
        cells = [row.name, " ".join(number(share, 2) for share in row.percent.values())]
        for value, change in (
            (row.banzhaf, row.change_banzhaf),
            (row.shapley_shubik, row.change_shapley_shubik),
        ):
            cells += [number(100 * value, 2)]
            cells += ["new" if change is None else signed(100 * change, 2)]
        shown.add_row(*map(literal, cells))
    return shown


def _grades(found: Outlook) -> Iterator[str]:
    graded = [(one, one.grade) for one in found.standings if one.grade is not None]
    for main, mark in ((True, ""), (False, "* ")):
        years = sorted({str(grade.year) for _, grade in graded if grade.main == main})
        series = sorted({grade.series for _, grade in graded if grade.main == main})
        names = [one.name for one, grade in graded if grade.main == main]
        if names:
            yield f"{mark}{listed(names)}: {listed(series)}, {listed(years)}."
    without = [one.name for one in found.standings if one.grade is None]
    if without:
        yield f"No grade is published of {listed(without)}; one is drawn around the others'."


def _holding(found: Outlook) -> Iterator[str]:
    for one in found.standings:
        for block in one.holding:
            yield f"{one.name}: {_block(block)}"
    if found.holders:
        told = [
            f"{one.name} {one.holds} ({100 * one.share:.0f} % of new holds)"
            for one in found.holders
        ]
        yield f"Holds on record by today's members: {listed(told)}; the others share the rest."


def _block(one: Block) -> str:
    end = f" to {one.until}" if one.until else ", lasting"
    part = f" ({one.part} only)" if one.part else ""
    return f"{' '.join(one.actors)} since {one.since}{end}{part}: {one.what} {_said(one)}"


def _said(one: Fact) -> str:
    return f"({one.source}, {one.checked})"


def _steps(one: Standing) -> Iterator[str]:
    for step in one.way.steps:
        yield f"{step.date} {step.kind.replace('_', ' ')}: {step.what} {_said(step)}"


def _targets(found: Outlook) -> Iterator[str]:
    for one in found.standings:
        for text in _targets_of(one):
            yield f"{one.name}: {text}"


def _targets_of(one: Standing) -> Iterator[str]:
    for target in one.way.targets:
        years = [year for year in one.chances if year >= target.entry]
        told = f"; by the model {_range(one, years[0])} by {years[0]}" if years else ""
        what = target.what.rstrip(".")
        yield f"{target.entry}, {target.who}, {target.date}: {what}{told} {_said(target)}"
