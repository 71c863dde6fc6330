"""`foedus relations`: two powers, who moved, and the signed network, as text or JSON."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import typer

from foedus.analyse.relations import Engagement, Stand, check_year, engagement, span_of, stands
from foedus.analyse.signed_network import SignedNetwork, signed_network
from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.present.asked import system_on
from foedus.present.sentences import number

PLACES = 2
MOST_PAIRS = 24
"""More pairs than these are told by actor."""
MOST_ACTORS = 8
COVERED = {
    "events": "event_conflict",
    "agreement": "un_agreement",
    "ideal points": "un_ideal_point",
}


@dataclass(frozen=True)
class RelationsAsked:
    """What the options say; None for the last year and the years that the facts name."""

    system: str
    year: int | None
    first: int | None
    last: int | None
    as_of: str | None
    as_json: bool


def relations_command(asked: RelationsAsked) -> None:
    """Look, then print what was found."""
    system = system_on(asked.system, asked.as_of)
    years = _years(system, asked)
    found = {power: stands(system, power, years) for power in _powers(system)}
    with_it = engagement(system, years)
    network = signed_network(system, _year(system, asked))
    if asked.as_json:
        typer.echo(json.dumps(_plain(system, found, with_it, network), allow_nan=False))
        return
    for line in _text(system, found, with_it, network):
        typer.echo(line)


def _powers(system: System) -> list[str]:
    roles = system.roles
    return [one for one in (roles.challenger, roles.rival) if one is not None]


def _year(system: System, asked: RelationsAsked) -> int:
    if asked.year is not None:
        return check_year(system, asked.year)
    years = span_of(system)
    if not years:
        raise RangeError("no positions are published on this day; choose a later one")
    return years[-1]


def _years(system: System, asked: RelationsAsked) -> tuple[int, ...]:
    known = span_of(system)
    if asked.first is None and asked.last is None:
        shown = system.disputes.shown
        return tuple(sorted({*(shown.years if shown else ()), *known[-1:]} & {*known}))
    first = check_year(system, known[0] if asked.first is None else asked.first)
    last = check_year(system, known[-1] if asked.last is None else asked.last)
    if first > last:
        raise RangeError(f"--from {first} is after --to {last}; exchange the two")
    return tuple(one for one in known if first <= one <= last)


def _text(
    system: System,
    found: dict[str, tuple[Stand, ...]],
    with_it: tuple[Engagement, ...],
    network: SignedNetwork,
) -> list[str]:
    union, guarantor = system.roles.union, system.roles.guarantor
    lines = [f"{union} and {guarantor} towards {' and '.join(found)}, as known on {system.as_of}"]
    for power, held in found.items():
        lines += ["", f"On {power}, ideal points in the General Assembly"]
        lines += [_stand(union, guarantor, power, one) for one in held]
    lines += ["", f"With {system.roles.challenger}, by year"]
    lines += [_engaged(one) for one in with_it]
    return [*lines, "", *_network(network), "", *_limits(system)]


def _stand(union: str, guarantor: str, power: str, one: Stand) -> str:
    text = (
        f"  {one.year}: {guarantor} above {union} by {number(one.gap, PLACES)}"
        + (
            f" ({' to '.join(number(end, PLACES) for end in one.gap_range)})"
            if one.gap_range
            else " (no errors published)"
        )
        + f"; to {power}: {union} {number(one.union_to_power, PLACES)}, "
        f"{guarantor} {number(one.guarantor_to_power, PLACES)}."
    )
    if one.parts is None:
        return text
    total = sum(float(part) for part in one.parts)
    told = ", ".join(
        f"{name} {number(float(part), PLACES)}"
        for name, part in zip((union, guarantor, power), one.parts, strict=True)
    )
    turned = "further from" if total > 0 else "nearer to"
    return (
        f"{text}\n    Since the year above {union} came {number(abs(total), PLACES)} {turned} "
        f"{power} than {guarantor} did; by whose move: {told}."
    )


def _engaged(one: Engagement) -> str:
    share = "not published" if one.agreement is None else number(one.agreement, PLACES)
    return (
        f"  {one.year}: median share of agreeing votes {share}; of the dossiers on record "
        f"{one.adopted} adopted, {one.held_up} proposed that were held up."
    )


def _network(network: SignedNetwork) -> list[str]:
    layers = ", ".join(f"{name} {count}" for name, count in network.layers.items())
    lines = [
        f"Signed network of {network.year}: {network.count(1)} plus, {network.count(-1)} minus, "
        f"{network.count(0)} without a sign. Decided by: {layers}.",
        f"Balanced: {network.balanced} of {network.triangles} triangles.",
    ]
    for layer in network.layers:
        minus = [(one.a, one.b) for one in network.ties if one.sign < 0 and one.layer == layer]
        if minus:
            lines.append(f"  Minus by {layer}: {_pairs(minus)}.")
    return [*lines, "A minus by votes says that two vote far apart, not that they are hostile."]


def _pairs(minus: Sequence[tuple[str, str]]) -> str:
    """Return the pairs, or where they are many how often each actor is in one."""
    if len(minus) <= MOST_PAIRS:
        return ", ".join(f"{a}–{b}" for a, b in minus)
    often = Counter(actor for pair in minus for actor in pair).most_common()
    told = ", ".join(f"{actor} in {count}" for actor, count in often[:MOST_ACTORS])
    return f"{len(minus)} pairs, {told} of them; all of them with --json"


def _limits(system: System) -> list[str]:
    until = _until(system)
    told = "; ".join(f"{name} to {year}" for name, year in until.items())
    sources = sorted({_source(system, name) for name in COVERED.values()})
    return [
        f"To be had: {told}. There are no event data after their last year.",
        f"Sources: {', '.join(sources)}; disputes.yaml (a choice; days are known, not looked up).",
    ]


def _until(system: System) -> dict[str, int]:
    years = {name: system.series(series).years for name, series in COVERED.items()}
    return {name: held[-1] for name, held in years.items() if held}


def _source(system: System, name: str) -> str:
    return system.series(name).source


def _plain(
    system: System,
    found: dict[str, tuple[Stand, ...]],
    with_it: tuple[Engagement, ...],
    network: SignedNetwork,
) -> dict[str, Any]:
    return {
        "as_of": system.as_of.isoformat(),
        "powers": {power: [_stand_plain(one) for one in held] for power, held in found.items()},
        "engagement": [asdict(one) for one in with_it],
        "network": {
            "year": network.year,
            "plus": network.count(1),
            "minus": network.count(-1),
            "without_sign": network.count(0),
            "layers": network.layers,
            "balanced_triangles": network.balanced,
            "triangles": network.triangles,
            "negative": [asdict(one) for one in network.ties if one.sign < 0],
        },
        "published_until": _until(system),
        "sources": sorted({_source(system, name) for name in COVERED.values()}),
    }


def _stand_plain(one: Stand) -> dict[str, Any]:
    parts = None if one.parts is None else one.parts._asdict()
    return {
        **{key: value for key, value in vars(one).items() if key != "parts"},
        "parts": None if parts is None else {key: float(part) for key, part in parts.items()},
    }
