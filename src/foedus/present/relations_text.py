"""What `foedus relations` prints: the answer, tables by year, the record, and the network."""

from collections.abc import Iterator
from typing import Any

from foedus.analyse.relations import POINTS, Estimate, Split, Stand
from foedus.analyse.relations_view import RelationsView, Towards
from foedus.analyse.signed_network import SignedNetwork
from foedus.facts.disputes import Ballot
from foedus.facts.system import System
from foedus.present.council_words import listed, print_section
from foedus.present.relations_words import called, limits, proxy_source, rule_words
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import number, signed

PLACES = 2  # of points, as their errors are of a tenth
MANY = 6  # minus ties of one actor by one layer that are told together
VOTED = {"in_favour": "for it", "against": "against it", "abstained": "abstained"}


def print_relations(system: System, view: RelationsView) -> None:
    """Print the answer, then each part with its sources."""
    console = new_console(WIDTH)
    powers = listed(called(system, one.power.actor) for one in view.towards)
    union, guarantor = system.roles.union, called(system, system.roles.guarantor)
    head = f"{union} and {guarantor} towards {powers}, as known on {system.as_of}"
    console.print(f"[bold]{literal(head)}[/bold]")
    for one in view.towards:
        print_section(console, f"On {called(system, one.power.actor)}", _answer(system, one))
    console.print(f"\n[bold]Distance of ideal points ({system.series(POINTS).source})[/bold]")
    console.print(_stands(system, view))
    for power in view.record:
        title = f"On record of {union} with {called(system, power)}"
        console.print(f"\n[bold]{literal(title)}[/bold]")
        console.print(_record(system, view, power))
        print_section(console, "Votes on the war", _ballots(system, view))
    print_section(console, f"Signed network of {view.network.year}", _network(system, view.network))
    print_section(console, "Disputes of that year", _disputes(system, view.network))
    print_section(console, "The sign rule: the first layer that speaks decides", rule_words(system))
    print_section(console, "What this does not say", limits(system))


def _answer(system: System, one: Towards) -> Iterator[str]:
    union, guarantor = system.roles.union, called(system, system.roles.guarantor)
    power, last = called(system, one.power.actor), one.stands[-1]
    yield (
        f"By votes in the General Assembly {union} stood {_ranged(last.union)} from {power} in "
        f"{last.year} and {guarantor} {_ranged(last.guarantor)}."
    )
    names = {
        "members": f"members of {union}",
        "membership": "entries and exits",
        "guarantor": guarantor,
        "power": power,
    }
    heads = {
        "nearer": f"By how much {union} is nearer to {power} than {guarantor} is",
        "union": f"The distance of {union} to {power}",
        "guarantor": f"The distance of {guarantor} to {power}",
    }
    for split in one.splits:
        yield _told(heads[split.what], names, split)
    if one.views is not None:
        yield _views(system, one)


def _told(head: str, names: dict[str, str], split: Split) -> str:
    moved = [name for name, part in split.parts.items() if _seen(part)]
    parts = "; ".join(
        f"{names[name]} {signed(split.parts[name].value, PLACES)} "
        f"({signed(split.parts[name].low, PLACES)} to {signed(split.parts[name].high, PLACES)})"
        for name in moved
    )
    return (
        f"{head} {_changed(split.change)} from {split.first} to {split.last}. Who moved: "
        f"{parts or 'nobody'}."
    )


def _changed(change: Estimate) -> str:
    """Return a change in words: by its size where its way is sure, with signs where it is not.

    >>> _changed(Estimate(-0.5, -0.7, -0.2)), _changed(Estimate(-0.5, -1.0, 0.1))
    ('fell by 0.50 (0.20 to 0.70)', 'changed by −0.50 (−1.00 to +0.10, so perhaps not at all)')
    """
    if change.low * change.high > 0:
        low, high = sorted((abs(change.low), abs(change.high)))
        way = "rose" if change.value > 0 else "fell"
        size = number(abs(change.value), PLACES)
        return f"{way} by {size} ({number(low, PLACES)} to {number(high, PLACES)})"
    low, high = change.low, change.high
    within = f"{signed(low, PLACES)} to {signed(high, PLACES)}, so perhaps not at all"
    return f"changed by {signed(change.value, PLACES)} ({within})"


def _seen(part: Estimate) -> bool:
    """Return whether a part is more than nothing at the decimals that are shown."""
    shown = (number(one, PLACES) for one in (part.value, part.low, part.high))
    return any(float(one.replace("−", "-")) for one in shown)


def _views(system: System, one: Towards) -> str:
    assert one.views is not None
    union, guarantor = system.roles.union, called(system, system.roles.guarantor)
    found = [
        f"{signed(one.views.at(year)[0], 0)} points in {year} (error {one.views.at(year)[1]:.0f})"
        for year in one.views.years
    ]
    if found:
        said = "; other years measure too little" if len(found) == 1 else ""
        return (
            f"Beside that, {one.power.view}, {union} less {guarantor}: {listed(found)}{said} "
            f"({proxy_source(system, one.power)})."
        )
    best = (
        "" if one.views.best is None else f"; most, {one.views.best[1]:.0%}, in {one.views.best[0]}"
    )
    return (
        f"Beside that, {one.power.view}: in no year were four fifths of the people of {union} "
        f"measured{best}."
    )


def _ranged(one: Estimate) -> str:
    return f"{number(one.value, PLACES)} ({number(one.low, PLACES)} to {number(one.high, PLACES)})"


def _table(*headings: str) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("year")
    for one in headings:
        table.add_column(literal(one), justify="right")
    return table


def _stands(system: System, view: RelationsView) -> Any:
    union, guarantor = system.roles.union, called(system, system.roles.guarantor)
    headings = [f"{guarantor} above {union}"]
    for one in view.towards:
        power = called(system, one.power.actor)
        headings += [f"{union} to {power}", f"{guarantor} to {power}"]
    table = _table(*headings)
    for row in zip(*(one.stands for one in view.towards), strict=True):
        table.add_row(str(row[0].year), *_cells(row))
    return table


def _cells(row: tuple[Stand, ...]) -> Iterator[str]:
    yield _ranged(row[0].above)
    for one in row:
        yield number(one.union.value, PLACES)
        yield number(one.guarantor.value, PLACES)


def _record(system: System, view: RelationsView, power: str) -> Any:
    union, guarantor = system.roles.union, called(system, system.roles.guarantor)
    table = _table(
        f"votes alike, {union}",
        f"votes alike, {guarantor}",
        "measures adopted",
        "measures held up",
        "openings decided",
    )
    for one in view.record[power]:
        shares = ("·" if s is None else number(s, PLACES) for s in (one.agreement, one.guarantor))
        counts = (str(len(held)) for held in (one.adopted, one.held_up, one.contacts))
        table.add_row(str(one.year), *shares, *counts)
    return table


def _ballots(system: System, view: RelationsView) -> Iterator[str]:
    for one in view.ballots:
        yield _ballot(system, one)


def _ballot(system: System, one: Ballot) -> str:
    named = "; ".join(
        f"{listed(called(system, actor) for actor in vote.actors)} {VOTED[vote.vote]}"
        for vote in one.votes
    )
    return (
        f"{one.date}, {one.title}: {one.in_favour} for, {one.against} against, {one.abstaining} "
        f"abstained. On record: {named} ({one.source})."
    )


def _network(system: System, network: SignedNetwork) -> Iterator[str]:
    decided = ", ".join(f"{layer} {count}" for layer, count in network.layers.items())
    yield (
        f"{network.count(1)} pairs plus, {network.count(-1)} minus, the other "
        f"{network.pairs - len(network.ties)} of {network.pairs} without a sign. Decided by: "
        f"{decided or 'nothing'}."
    )
    silent = [one.id for one in system.disputes.layers if one.id not in network.spoke]
    if silent:
        yield f"Silent in {network.year}: {listed(silent)}."
    if not network.count(1):
        yield (
            f"Only disputes are on record for {network.year}, so that every tie is a minus: no "
            "balance is told."
        )
        return
    share = 100 * network.triangles.share
    yield (
        f"{number(share, 0)} % of {network.triangles.number} triangles are balanced. "
        f"{number(100 * network.firm, 0)} % of the signs stay with every threshold at its low and "
        "at its high end; most that do not are faint pluses."
    )
    yield from _camps(system, network)
    for layer in network.spoke:
        if layer != system.disputes.layers[0].id:
            yield from _minus(system, network, layer)


def _camps(system: System, network: SignedNetwork) -> Iterator[str]:
    if network.camps is None:
        return
    sides = [
        [
            a
            for a, side in zip(network.core, network.camps.camp, strict=True)
            if bool(side) == inside
        ]
        for inside in (True, False)
    ]
    told = " against ".join(listed(called(system, a) for a in side) for side in sides if side)
    other = "" if network.camps.alone else ", one of several divisions that do as well"
    yield (
        f"Among {len(network.core)} of them the best division in two camps has "
        f"{network.camps.ties} ties against it: {told}{other}."
    )


def _minus(system: System, network: SignedNetwork, layer: str) -> Iterator[str]:
    """Yield the minus ties of a layer, those of an actor with many together."""
    left = {one.pair for one in network.ties if one.sign < 0 and one.layer == layer}
    while left:
        count = {actor: sum(actor in pair for pair in left) for pair in left for actor in pair}
        most = max(count, key=lambda actor: (count[actor], actor))
        if count[most] < MANY:
            pairs = ("–".join(called(system, actor) for actor in pair) for pair in sorted(left))
            yield f"Minus by {layer}: {', '.join(pairs)}."
            return
        mine = {pair for pair in left if most in pair}
        others = sorted(called(system, actor) for pair in mine for actor in pair if actor != most)
        yield f"Minus by {layer}: {called(system, most)} with {listed(others)}."
        left -= mine


def _disputes(system: System, network: SignedNetwork) -> Iterator[str]:
    for one in network.disputes:
        sides = " – ".join(_side(system, side) for side in (one.actors, one.states))
        until = f" to {one.until}" if one.until else ""
        yield f"{one.title}: {sides}, {one.since}{until} ({one.source}, {one.checked})."


def _side(system: System, actors: tuple[str, ...]) -> str:
    if len(actors) > MANY:
        return f"{len(actors)} states"
    return listed(called(system, actor) for actor in actors)
