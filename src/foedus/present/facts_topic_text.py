"""Topics laid out as text.

Nothing here is a wide table, so that a page fits a narrow window as well as a wide one.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from foedus.present.facts_dossiers import dossier_sections
from foedus.present.facts_rows import Found, Row
from foedus.present.facts_topic_rows import concern_sections, topic_sections


def topic_parts(found: Found) -> Iterator[Any]:
    """Yield what is printed of a topic, part by part."""
    from rich.text import Text

    yield Text(f"{found['title']}, as of {found['as_of']}", style="bold")
    sections = topic_sections(found)
    if not any(rows for _, rows in sections):
        yield "Nothing is known by that day."
    if found["topic"] == "cooperation" and found["instruments"]:
        yield _counts(found)
    yield from _headed(sections)


def dossier_parts(found: Found) -> Iterator[Any]:
    """Yield what is printed of one dossier, part by part."""
    from rich.text import Text

    yield Text(f"{found['title']} ({found['dossier']}), as of {found['as_of']}", style="bold")
    yield from _headed(dossier_sections(found))


def _headed(sections: Iterable[tuple[str, list[Row]]]) -> Iterator[Any]:
    from rich.text import Text

    for heading, rows in sections:
        if rows:
            yield Text(f"\n{heading}", style="bold")
            yield _listed(rows)


def concern_parts(found: Found) -> Iterator[Any]:
    """Yield what is printed of the topics on an actor's page, part by part."""
    parts = list(_headed(concern_sections(found)))
    yield from (*parts, "") if parts else ()


def _listed(rows: Iterable[Row]) -> Any:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for margin, title, text, lines in rows:
        body = Text(title, style="bold")
        if text:
            body.append(f". {text}" if title else text, style="not bold")
        for line in lines:
            body.append(f"\n- {line}", style="not bold")
        grid.add_row(margin, body)
    return grid


def _counts(found: Found) -> Any:
    """Return the counts, domains by kinds; kinds are numbered so that the table stays narrow."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    numbers = {one["kind"]: str(place) for place, one in enumerate(found["counts"], 1)}
    legend: list[Row] = [
        (f"{numbers[one['id']]:>2}", str(one["name"]), str(one["meaning"]), [])
        for one in found["kinds"]
    ]
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("domain", overflow="fold")
    for number in (*numbers.values(), "all"):
        table.add_column(number, justify="right")
    for domain in found["domains"]:
        of_kind = [one["by_domain"][domain["id"]] for one in found["counts"]]
        table.add_row(domain["name"], *(str(n or "") for n in (*of_kind, sum(of_kind))))
    sums = [sum(one["by_domain"].values()) for one in found["counts"]]
    table.add_row("all", *(str(n or "") for n in (*sums, sum(sums))))
    return Group(Text("\nKinds", style="bold"), _listed(legend), table)
