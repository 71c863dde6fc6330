"""What `foedus forces` prints: the answer, slots, what binds, pools, and what it all rests on."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from foedus.analyse.force_curve import Lean
from foedus.analyse.forces import Binding, ForceBalance, Pool, Range, Slot
from foedus.facts.system import System
from foedus.model.force_facts import readiness_days
from foedus.present.council_words import listed, print_section
from foedus.present.forces_facts import figures, judged, studies
from foedus.present.forces_history import ENOUGH, by_year, promises
from foedus.present.run_table import WIDTH, literal, new_console
from foedus.present.sentences import number

LARGE = 100_000  # persons from which thousands have no decimal
SMALL = 10  # % below which a share keeps a decimal
RARE = 1  # % of the draws below which a binding constraint is left out
CLASSIFIED = (
    "What states contribute to {alliance}'s tiers is classified, and no state's readiness is "
    "published. How far the tiers are filled is worked out from judged shares, the same for all "
    "states but for chance; what is asked for rests on facts."
)


def print_forces(system: System, found: ForceBalance, leans: tuple[Lean, ...], runs: int) -> None:
    """Print the answer in sentences, the slots, what binds, the pools, and what it rests on."""
    console = new_console(WIDTH)
    console.print(f"[bold]{literal(heading(found))}[/bold]")
    for text in answer(system, found):
        console.print(literal(text))
    console.print(_slots(system, found))
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("What binds", binding_lines(system, found)),
        ("If each force is counted once", once_lines(system, found)),
    )
    for title, lines in sections:
        print_section(console, title, lines)
    console.print()
    console.print(_pools(system, found))
    sections = (
        ("Known limits and offers", _known(system, found)),
        ("Not public", (CLASSIFIED.format(alliance=system.roles.alliance),)),
        ("What is judged, and how much hangs on it", judged(system, leans)),
        ("What has been written of it", studies(system)),
        ("Promises so far", promises(system)),
        ("Where the figures come from", figures(system, found)),
    )
    for title, lines in sections[:-1]:
        print_section(console, title, lines)
    console.print()
    console.print(by_year(system))
    console.print(ENOUGH)
    print_section(console, *sections[-1])
    console.print(
        f"\n{runs:,} draws of the judged shares, as of {system.as_of}; ranges hold nine tenths of "
        "them, and not what the model leaves out."
    )


def heading(found: ForceBalance) -> str:
    """Return what is shown, in a few words."""
    if found.measured:
        return f"Forces in {found.year}: personnel and promises are facts"
    return f"Forces in {found.year} under {found.scenario}: projected"


def answer(system: System, found: ForceBalance) -> Iterator[str]:
    """Yield what is asked for and what is believed to be ready, in sentences."""
    roles, days = system.roles, system.force_generation.headline_days
    guarantor = system.actor(roles.guarantor)
    first = sum(
        one.persons
        for one in found.slots
        if one.organisation == roles.alliance and one.days <= days
    )
    others = f"military personnel of its members but the {guarantor.short or guarantor.name}"
    if first:
        yield (
            f"{roles.alliance} asks for {first:,.0f} persons within {days} days, "
            f"{share(found.required)} of the {others}; {share(found.ready_share)} is believed to "
            "be ready by then, a judgement."
        )
    for one in found.slots:
        if one.organisation == roles.union:
            yield (
                f"The {roles.union}'s force of {one.persons:,.0f} asks for "
                f"{share(found.union_required)} of the personnel of members that are in both."
            )
    if found.measured and found.scenario != "baseline":
        yield f"{found.year} is history: the scenario moves later years only."


def share(one: Range) -> str:
    """Return a share with its range.

    >>> share(Range(4.2, 10.2, 21.5)), share(Range(0.361, 0.361, 0.361))
    ('10.2 % (4.2 to 21.5)', '0.36 %')
    """
    places = 1 if one.middle >= 1 else 2
    low, middle, high = (number(value, places) for value in (one.low, one.middle, one.high))
    return f"{middle} %" if low == high else f"{middle} % ({low} to {high})"


def persons(one: Range) -> str:
    """Return a number of persons, rounded to hundreds, with its range.

    >>> persons(Range(0, 154_001.9, 464_236.7))
    '154,000 (0 to 464,200)'
    """
    low, middle, high = (f"{round(value, -2):,.0f}" for value in (one.low, one.middle, one.high))
    return middle if low == high else f"{middle} ({low} to {high})"


def once_lines(system: System, found: ForceBalance) -> Iterator[str]:
    """Yield what is missing in all, and what stands in both pledges."""
    yield f"Missing for all slots together: {persons(found.shortfall)} persons, in either order."
    if round(found.double_hatted.high, -2) == 0:
        yield (
            "Counted for both: nobody has to stand in both pledges for each to be as full as it "
            "could be alone."
        )
    else:
        yield _twice(system, found)
    order = system.force_generation.priority
    if order is not None:
        yield f"Order of the model: {', then '.join(order.organisations)}. {order.why}"


def _twice(system: System, found: ForceBalance) -> str:
    roles = system.roles
    return (
        f"Counted for both: at least {persons(found.double_hatted)} persons must stand in both "
        f"pledges for each to be as full as it could be alone. As many does the {roles.union}'s "
        f"force take from {roles.alliance}'s slots if it is served first, or go without if it is "
        "served last."
    )


def binding_lines(system: System, found: ForceBalance) -> Iterator[str]:
    """Yield what keeps slots open and in how many draws, the most frequent first."""
    for one in found.binding:
        if one.percent >= RARE:
            yield f"In {one.percent:.0f} % of the draws {_binding(system, found, one)}."


def _binding(system: System, found: ForceBalance, one: Binding) -> str:
    held = [found.slots[place] for place in one.slots]
    if one.kind == "nothing":
        return "nothing binds: every slot can be filled"
    names = listed([f"{slot.organisation} ({slot.days} days)" for slot in held])
    rest = "; the others can be filled"
    if one.kind == "part":
        return (
            f"members let the {system.roles.union} count on too few of their forces ready within "
            f"{one.days} days{rest}"
        )
    if len(held) == len(found.slots):
        return f"too few are ready within {one.days} days; which slots stay open is up to the order"
    return f"too few are ready within {one.days} days for {names}{rest}"


def _slots(system: System, found: ForceBalance) -> Any:
    roles = system.roles
    shown = _new_table("slots filled, % (nine tenths of the draws)")
    shown.add_column("promise")
    for name in ("within", "persons", f"{roles.alliance} first", f"{roles.union} first"):
        shown.add_column(name, justify="right", no_wrap=True)
    shown.add_column("moved,\npersons", justify="right", no_wrap=True)
    for one in found.slots:
        shown.add_row(*map(literal, _slot(one)))
    return shown


def _slot(one: Slot) -> tuple[str, ...]:
    name = f"{one.title} ({one.organisation})"
    if one.organisation in one.title:
        name = one.title
    days, size = f"{one.days} days", f"{one.persons:,.0f}"
    fills = (_filled(one.alliance_first), _filled(one.union_first))
    return name, days, size, *fills, signed_persons(one.moved.middle)


def signed_persons(value: float) -> str:
    """Return persons gained or lost, rounded to hundreds.

    >>> signed_persons(-24_031.0), signed_persons(12.0)
    ('−24,000', '0')
    """
    rounded = round(value, -2)
    return f"{rounded:+,.0f}".replace("-", "−") if rounded else "0"


def _filled(one: Range) -> str:
    low, middle, high = (
        number(value, 1 if value < SMALL else 0) for value in (one.low, one.middle, one.high)
    )
    return middle if low == high else f"{middle} ({low}–{high})"


def _pools(system: System, found: ForceBalance) -> Any:
    days = [int(one) for one in readiness_days(system)]
    shown = _new_table("pools by state, thousand persons; readiness judged, middle of the draws")
    shown.add_column("state", no_wrap=True)
    shown.add_column("in", no_wrap=True)
    shown.add_column("all", justify="right", no_wrap=True)
    edges = [f"to {days[0]}", *(f"{a}–{b}" for a, b in pairwise(days))]
    for edge in edges:
        shown.add_column(f"{edge}\ndays", justify="right", no_wrap=True)
    shown.add_column(f"all within {days[-1]}\n(nine tenths)", justify="right", no_wrap=True)
    for pool in found.pools:
        shown.add_row(*map(literal, _pool(system, pool)))
    return shown


def _pool(system: System, pool: Pool) -> list[str]:
    roles = system.roles
    inside = [roles.alliance] * pool.allied + [roles.union] * pool.in_union
    middle = [one.middle for one in pool.ready]
    steps = [middle[0], *(b - a for a, b in pairwise(middle))]
    last = pool.ready[-1]
    return [
        pool.name,
        " ".join(inside),
        _thousand(pool.personnel.middle),
        *(_thousand(one) for one in steps),
        f"{_thousand(last.middle)} ({_thousand(last.low)}–{_thousand(last.high)})",
    ]


def _known(system: System, found: ForceBalance) -> Iterator[str]:
    """Yield what is known of what states give: limits, and offers made in public."""
    union = system.roles.union
    for pool in found.pools:
        if pool.in_union and not pool.gives_union:
            yield f"{pool.name}: no part in the {union}'s force."
        if pool.limit is not None:
            yield f"{pool.name}: at most {pool.limit:,.0f} persons to the {union}'s force."
        for offer in pool.offers:
            yield f"{pool.name} offers {offer}; not used above."


def _thousand(count: float) -> str:
    return number(count / 1000, 1 if count < LARGE else 0)


def _new_table(title: str) -> Any:
    from rich import box
    from rich.table import Table

    return Table(
        box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), title=title, title_justify="left"
    )
