"""What `foedus power` prints: the answer, a table, who can block, and what it all rests on."""

import math
from collections.abc import Iterator
from typing import Any

from foedus.analyse.power import PowerRow, PowerTable
from foedus.facts.system import System
from foedus.present.council_words import (
    called,
    heading,
    listed,
    print_sections,
    whole_or_some,
)
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import never_none, number, signed

FEW = 3  # members that are named where they are equally weak
SHOWN = 5  # blocking coalitions in the text; the table of --json has more
MEANING = (
    "Voting power is a priori: for Banzhaf every division of votes is held to be equally likely, "
    "for Shapley–Shubik every order in which members join. It tells what "
    "the rule gives a member before anything is known of interests, partners or habits, and says "
    "nothing of who wants what. Banzhaf: a member's share of the cases in which one vote decides. "
    "Decisive: how often the member's own vote decides. Shapley–Shubik: in how many of all orders "
    "of joining it is the one that completes a majority."
)


def print_power(system: System, table: PowerTable) -> None:
    """Print the answer in a sentence, the table, who can block, and what it rests on."""
    console = new_console(WIDTH)
    console.print(f"[bold]{literal(heading(table.council))}[/bold]")
    for text in (*answer(table), *_changes(table)):
        console.print(literal(text))
    console.print(_table(table))
    print_sections(console, system, table.council, ("Who can block", _blocking(table)), MEANING)


def answer(table: PowerTable) -> Iterator[str]:
    """Yield the result in one sentence."""
    first, last = table.rows[0], table.rows[-1]
    of, block = len(table.council.voters), _who_blocks(table)
    if percent(first.banzhaf) == percent(last.banzhaf):
        nearly = "" if math.isclose(first.banzhaf, last.banzhaf) else "nearly "
        share = f"{percent(first.banzhaf)} % each"
        yield f"All {of} members have {nearly}the same power, {share}; {block}."
        return
    yield (
        f"{first.name} decides most often (Banzhaf {percent(first.banzhaf)} %, Shapley–Shubik "
        f"{percent(first.shapley_shubik)} %), {_least(table)} least ({percent(last.banzhaf)} % and "
        f"{percent(last.shapley_shubik)} %); {block}."
    )


def _who_blocks(table: PowerTable) -> str:
    """Return how many it takes to block, or who can alone."""
    of = len(table.council.voters)
    if table.vetoes:
        some = listed(called(table.council, table.vetoes))
        each = "" if len(table.vetoes) == 1 else "each of "
        return f"{'any member' if len(table.vetoes) == of else each + some} alone can block"
    if table.blocking is None:
        return "how few can block is not known"
    size = table.blocking.smallest_size
    return f"the smallest coalition that blocks has {size} of {of} members"


def _least(table: PowerTable) -> str:
    """Return the members with the least power: by name, or how many where they are many."""
    last = table.rows[-1]
    alike = [row.name for row in table.rows if math.isclose(row.banzhaf, last.banzhaf)]
    return listed(alike) if len(alike) <= FEW else f"{len(alike)} members"


def percent(share: float) -> str:
    """Return a share as a percentage.

    >>> percent(0.1234)
    '12.3'
    """
    return number(100 * share, 1)


def _changes(table: PowerTable) -> Iterator[str]:
    """Yield what taking members in or out does."""
    if table.usual is None:
        return
    moved = [row for row in table.rows if row.change_shapley_shubik is not None]
    if moved:
        most = max(moved, key=lambda row: _change(row))
        least = min(moved, key=lambda row: _change(row))
        told = [
            f"{row.name} {word} most ({signed(100 * _change(row), 2)})"
            for row, word in ((most, "gains"), (least, "loses"))
            if round(100 * _change(row), 2) * (1 if row is most else -1) > 0
        ]
        moves = listed(told) if told else "nobody gains or loses as much as 0.01"
        yield (
            f"Against the {len(table.usual.council.voters)} members of that day, "
            f"{moves}, in points of Shapley–Shubik."
        )
    yield (
        "A proposal on which all vote by a fair coin passes in "
        f"{never_none(100 * table.indices.passage, 2)} % of cases, against "
        f"{never_none(100 * table.usual.passage, 2)} %."
    )


def _change(row: PowerRow) -> float:
    return row.change_shapley_shubik or 0.0


def _table(table: PowerTable) -> Any:
    from rich import box
    from rich.table import Table

    shown = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1),
        title="in %" if table.usual is None else "in %, changes in points",
        title_justify="left",
    )
    shown.add_column("member", no_wrap=True)
    measures = list(table.council.measures.values())
    for one in measures:
        shown.add_column(one.id, justify="right", min_width=len(one.id))
    for index in ("Banzhaf", "decisive", "Shapley–\nShubik"):
        shown.add_column(index, justify="right")
    if table.usual is not None:
        shown.add_column("±\nBanzhaf", justify="right")
        shown.add_column("± Shapley–\nShubik", justify="right")
    for row in table.rows:
        cells = [row.name, *(number(row.percent[one.id], 2) for one in measures)]
        cells += [
            never_none(100 * value, 2)
            for value in (row.banzhaf, row.banzhaf_absolute, row.shapley_shubik)
        ]
        if table.usual is not None:
            cells += [_cell(row.change_banzhaf), _cell(row.change_shapley_shubik)]
        shown.add_row(*map(literal, cells))
    return shown


def _cell(change: float | None) -> str:
    return "new" if change is None else signed(100 * change, 2)


def _blocking(table: PowerTable) -> Iterator[str]:
    found = table.blocking
    if table.vetoes:
        yield f"Nothing passes against {whole_or_some(table.council, table.vetoes)}."
    if found is None:
        yield f"The smallest coalitions are left out: {table.blocking_unknown}."
    elif found.smallest_size is None:
        yield "Nobody can block: everything is adopted."
        return
    elif found.smallest_size > 1:
        yield (
            f"At least {found.smallest_size} members must join to block; "
            f"{found.number_of_smallest:,} coalitions of that size can, among them:"
        )
        for one in table.examples[:SHOWN]:
            yield f"  {listed(called(table.council, one))}"
    if table.usual is None:
        yield (
            "If all vote by a fair coin, a proposal passes in "
            f"{never_none(100 * table.indices.passage, 2)} % of cases."
        )
