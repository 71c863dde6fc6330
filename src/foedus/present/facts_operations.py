"""Operations as a topic of `foedus facts`: what ran when and where, and what counts as military."""

from collections.abc import Iterator
from typing import Any

from foedus.facts.operations import Operation
from foedus.facts.system import System
from foedus.present.facts_rows import Found, Row, says, span

Plain = dict[str, Any]
WITH, WITHOUT = "military", "not military"


def plain_operation(system: System, one: Operation) -> Plain:
    """Return an operation as plain values, with what it counts as by the first definition."""
    return one.model_dump(mode="json") | {"military": system.operations.military(one)}


def operations_topic(system: System) -> Plain:
    """Return areas, kinds, definitions and regions, and the operations by their first day."""
    held = system.operations
    return {
        "kinds": [one.model_dump(mode="json") for one in held.kinds],
        "areas": [one.model_dump(mode="json") for one in held.areas],
        "definitions": [one.model_dump(mode="json") for one in held.definitions],
        "regions": [one.model_dump(mode="json") for one in held.regions],
        "operations": [
            plain_operation(system, one) for one in sorted(held.operations, key=lambda o: o.since)
        ],
    }


def operation_sections(found: Found) -> Iterator[tuple[str, list[Row]]]:
    """Yield what counts as military, kinds, regions, and each operation."""
    yield "What counts as military", [definition_row(one) for one in found["definitions"]]
    yield "Kinds", [("", one["name"], one["meaning"], _command(one)) for one in found["kinds"]]
    names = {one["id"]: one["name"] for one in (*found["areas"], *found["kinds"])}
    yield "Regions", [_region(one, found, names) for one in found["regions"]]
    yield "Operations", [_operation(one, names) for one in found["operations"]]


def definition_row(one: Found) -> Row:
    """Return a definition as a row: its rule, the texts it rests on, and who says so."""
    bases = [f"{base['date']}: {base['what']} {says(base)}" for base in one["bases"]]
    return "", one["name"], one["rule"], [*bases, says(one)]


def _command(one: Found) -> list[str]:
    executive = ", executive mandate" if one["executive"] else ""
    return [f"{one['command']} command{executive}"]


def _region(one: Found, found: Found, names: Found) -> Row:
    inside = [each for each in found["operations"] if each["area"] in one["holds"]]
    counts = [
        f"{organisation}: {sum(military)} {WITH}, {len(military) - sum(military)} {WITHOUT}"
        for organisation in dict.fromkeys(each["organisation"] for each in found["operations"])
        for military in [[e["military"] for e in inside if e["organisation"] == organisation]]
    ]
    areas = ", ".join(names[area] for area in one["holds"])
    return "", one["name"], one["meaning"], [areas, f"Ever: {'; '.join(counts)}", says(one)]


def _operation(one: Found, names: Found) -> Row:
    counts = WITH if one["military"] else WITHOUT
    lines = [
        f"{one['organisation']}; {names[one['kind']]} ({counts}); {one['domain']}; "
        f"{names[one['area']]}; {span(one['since'], one['until'])}",
        *([one["mandate"]] if one["mandate"] else []),
        *([f"Also read: {', '.join(one['further_sources'])}"] if one["further_sources"] else []),
        *(f"{each['date']}: prolonged to {each['ends']} {says(each)}" for each in one["prolonged"]),
        says(one),
    ]
    return one["since"], one["name"], one["what"], lines
