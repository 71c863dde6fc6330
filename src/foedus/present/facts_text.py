"""Facts laid out as text: tables whose last columns say who says so and how it was checked."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from foedus.facts.partial_days import first_day
from foedus.facts.system import System
from foedus.present.facts_topic_text import concern_parts, dossier_parts, topic_parts

WIDTH = 108
_NUMBERS = frozenset(
    ("value", "target", "due", "year", "members", "standard_error", "amount", "partners", "entries")
)
CHECKED = {
    "data": "agrees with a reference file",
    "text": "read in a document",
    "recalled": "known, not looked up",
}


def print_facts(system: System, found: Mapping[str, Any]) -> None:
    """Print the facts of an actor, an organisation, a series, a topic, or the overview.

    They fit the window; written to a file they fit COLUMNS, if that is set.
    """
    from rich.console import Console

    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console = Console(highlight=False, width=WIDTH)
    if "latest_values" in found:
        parts = _actor(found)
    elif "members" in found:
        parts = _organisation(found)
    elif "rows" in found:
        parts = _series(found)
    elif "dossier" in found:
        parts = dossier_parts(found)
    elif "topic" in found:
        parts = topic_parts(found)
    else:
        parts = _overview(found)
    for part in parts:
        console.print(part)
    used = _sources_in(found)
    if used:
        console.print("\n[bold]Sources[/bold]")
    for source in sorted(used):
        console.print(f"  {source}: {cited(system, source)}", markup=False)
    console.print(f"\n{_checked()}")


def _checked() -> str:
    """Return what each word of how a fact was checked means."""
    return f"checked: {'; '.join(f'{word} = {means}' for word, means in CHECKED.items())}."


def _actor(found: Mapping[str, Any]) -> Iterable[Any]:
    yield f"[bold]{found['name']}[/bold] ({found['actor']}), as of {found['as_of']}"
    if found["note"]:
        yield str(found["note"])
    views: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("Memberships", "memberships", ("organisation", "since", "until")),
        ("Former memberships", "former_memberships", ("organisation", "since", "until")),
        ("Opt-outs", "opt_outs", ("organisation", "policy", "since", "until")),
        ("Pledges", "pledges", ("title", "agreed", "due", "target", "unit")),
        ("National plans", "plans", ("variable", "agreed", "path", "unit", "basis")),
        ("Fiscal rules", "fiscal_rules", ("title", "since", "until", "allows", "unit")),
        ("Administrations", "administrations", ("head", "since", "until", "kind")),
        ("Elections", "elections", ("date", "office")),
        ("Last published values", "latest_values", ("title", "year", "value", "unit")),
    )
    for heading, key, columns in views:
        if key == "latest_values":
            yield from concern_parts(found)
        if found[key]:
            yield _table(heading, found[key], (*columns, "source", "checked"))


def _organisation(found: Mapping[str, Any]) -> Iterable[Any]:
    yield (
        f"[bold]{found['name']}[/bold] ({found['organisation']}), as of {found['as_of']}: "
        f"{len(found['members'])} members"
    )
    yield _table("Members", found["members"], ("name", "since", "source", "checked"))
    columns: tuple[str, ...]
    if found["former_members"]:
        columns = ("name", "since", "until", "source", "checked")
        yield _table("Former members", found["former_members"], columns)
    if found["pledges"]:
        columns = ("title", "agreed", "due", "target", "unit", "source", "checked")
        yield _table("Pledges", found["pledges"], columns)


def _series(found: Mapping[str, Any]) -> Iterable[Any]:
    yield f"[bold]{found['title']}[/bold], {found['unit']}, as of {found['as_of']}"
    yield str(found["description"])
    if found["rows"] and "partner" in found["rows"][0]:
        yield from _pairs(found)
    else:
        yield _table("", found["rows"], tuple(found["rows"][0]) if found["rows"] else ())
    for gap in found["gaps"]:
        years = "–".join(str(year) for year in dict.fromkeys((gap["years"][0], gap["years"][-1])))
        yield f"Gap: {', '.join(gap['actors'])} {years}: {gap['why']}"


def _pairs(found: Mapping[str, Any]) -> Iterable[Any]:
    """Yield a short view of a series of pairs: of the last year, each actor's range."""
    rows = found["rows"]
    last = max(row.get("year") or 0 for row in rows)
    of_actor: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        if (row.get("year") or 0) == last:
            of_actor.setdefault(row["iso3"], []).append(row)
    shown = [
        {"iso3": actor, "partners": len(held), "lowest": _pair(min(held, key=_value)),
         "highest": _pair(max(held, key=_value))}
        for actor, held in of_actor.items()
    ]  # fmt: skip
    yield _table(str(last) if last else "", shown, ("iso3", "partners", "lowest", "highest"))
    yield f"{len(rows):,} rows in all; `foedus facts {found['series']} --json` prints every one."


def _value(row: Mapping[str, Any]) -> float:
    return float(row["value"])


def _pair(row: Mapping[str, Any]) -> str:
    return f"{row['partner']} {_text(row['value'])}"


def _overview(found: Mapping[str, Any]) -> Iterable[Any]:
    yield f"[bold]{found['title']}[/bold], as of {found['as_of']}"
    yield _table("Organisations", found["organisations"], ("organisation", "name", "members"))
    yield _table("Actors", found["actors"], ("actor", "name", "region", "member_of"))
    if found["topics"]:
        yield _table("Topics", found["topics"], ("topic", "title", "entries"))
    yield _table("Series", found["series"], ("series", "title", "unit", "years", "checked"))


def _table(heading: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        title=heading or None,
        title_justify="left",
        title_style="bold",
    )
    for column in columns:
        right = column in _NUMBERS
        table.add_column(
            column.replace("_", " "),
            justify="right" if right else "left",
            overflow="fold",
            no_wrap=column in ("since", "until", "agreed", "date", "checked"),
        )
    for row in rows:
        table.add_row(*(_text(row.get(column)) for column in columns))
    return table


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 10_000 else f"{value:,.0f}"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_text(one)}" for key, one in value.items())
    if isinstance(value, list):
        return " ".join(str(one) for one in value)
    return str(value).replace("[", "\\[")


def _sources_in(found: Any) -> set[str]:
    if isinstance(found, Mapping):
        own = {str(found["source"]).partition("#")[0]} if found.get("source") else set()
        return own.union(*(_sources_in(value) for value in found.values()))
    if isinstance(found, list):
        return set().union(*(_sources_in(value) for value in found))
    return set()


def authors(system: System, name: str) -> str:
    """Return who wrote a source and in which year, in short: "A, B and C 2011"."""
    source = system.sources.get(name.partition("#")[0])
    if source is None:
        return "a source that is not in sources.yaml"
    names = [one.family or one.literal or "" for one in source.author] or [source.title]
    told = " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return told if source.issued is None else f"{told} {first_day(source.issued).year}"


def cited(system: System, name: str) -> str:
    """Return a source in words: title, publisher and where it stands."""
    source = system.sources.get(name)
    if source is None:
        return "not in sources.yaml"
    parts = [source.title, source.publisher, source.issued, source.number, source.doi, source.url]
    return ". ".join(str(part) for part in parts if part is not None)
