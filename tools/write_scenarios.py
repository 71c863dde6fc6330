"""Write the scenarios that have a path for every ally, from the shipped shares and pledges.

`python tools/write_scenarios.py` renews them; a test compares the files with what it would write.
A path begins in the first computed year, at the last share that is known by the alliance's own
definition, and allies without forces have none. Allies with the same share stand in one change.
"""

from collections.abc import Callable, Mapping
from textwrap import wrap

import numpy as np

import foedus
from foedus.facts.system import System
from foedus.model.panel import history_of

SERIES, PLEDGE = "defence_share_nato", "hague-2025"
KEPT, STALLS = "hague-kept", "europe-stalls"
Course = Mapping[int, float]  # year → % of GDP


def main() -> None:
    system = foedus.load()
    for name, text in texts(system).items():
        (system.directory / "scenarios" / f"{name}.yaml").write_text(text, encoding="utf-8")


def texts(system: System) -> dict[str, str]:
    """Return the text of each scenario by name."""
    return {KEPT: kept(system), STALLS: stalls(system)}


def kept(system: System) -> str:
    """Each ally's path to its own target as a lower bound; who is above keeps what it has."""
    first, shares = first_year(system), last_known(system)
    pledge = next(one for one in system.pledges if one.id == PLEDGE)
    own = {one.actor: one for one in pledge.exceptions}
    due = int(pledge.due or 0)

    def why(actor: str) -> str:
        target = own[actor].target if actor in own else pledge.target
        if shares[actor] >= target:
            return "Already at its target or above: it keeps at least its last known share."
        if actor in own:
            return (
                f"Its own target, {target:g} % by {due}, from its last known share in a straight "
                "line; the line is imagined."
            )
        return (
            f"The target of {target:g} % by {due}, from its last known share in a straight line; "
            "the line is imagined, the target agreed."
        )

    def path(actor: str) -> Course:
        target = own[actor].target if actor in own else pledge.target
        start = {first: shares[actor]}
        return start if shares[actor] >= target else {**start, due: target}

    def source(actor: str) -> str:
        return own[actor].source if actor in own else pledge.source

    return scenario(
        KEPT,
        f"If every ally reaches its own target of The Hague by {due}, who carries what?",
        "at_least",
        shares,
        path,
        why,
        source,
    )


def stalls(system: System) -> str:
    """Each European ally's last known share as an upper bound."""
    first, shares = first_year(system), last_known(system)
    area = {one.id for one in system.actors if one.area == system.roles.area}
    edition = system.series(SERIES).source
    return scenario(
        STALLS,
        "If the shares of the European allies rise no further, what follows?",
        "at_most",
        {actor: share for actor, share in shares.items() if actor in area},
        lambda actor: {first: shares[actor]},
        lambda actor: (
            "Its share stays at or below the last known one: plans for more are dropped and the "
            "pledge is not met. That it stalls is imagined; the level is published."
        ),
        lambda actor: edition,
    )


def first_year(system: System) -> int:
    """Return the first year that a run computes."""
    return history_of(system).last_year + 1


def last_known(system: System) -> dict[str, float]:
    """Return the last known share of every ally that has forces, % of GDP, by actor."""
    series = system.series(SERIES)
    members = system.members(system.roles.alliance, system.as_of)
    table = series.table(members, series.years)
    found = {}
    for actor, column in zip(members, table.T, strict=True):
        known = column[np.isfinite(column)]
        if len(known) and known[-1] > 0:
            found[actor] = float(known[-1])
    return found


def scenario(
    name: str,
    question: str,
    how: str,
    shares: Mapping[str, float],
    path: Callable[[str], Course],
    why: Callable[[str], str],
    source: Callable[[str], str],
) -> str:
    """Return the text of a scenario with a change for each group of allies on the same path."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for actor in sorted(shares, key=lambda one: (shares[one], one)):
        written = ", ".join(f"{year}: {value:g}" for year, value in path(actor).items())
        groups.setdefault((written, why(actor), source(actor)), []).append(actor)
    lines = [
        "# Written by tools/write_scenarios.py from the shares of NATO's definition; do not edit.",
        f"name: {name}",
        f"question: {question}",
        "based_on: baseline",
        "changes:",
    ]
    for (written, reason, cited), actors in groups.items():
        lines += [
            "  - variable: defence_share",
            f"    actors: [{', '.join(actors)}]",
            '    unit: "% of GDP"',
            f"    path: {{{written}}}",
            f"    how: {how}",
            "    why: >-",
            *folded(reason),
            f"    source: {cited}",
        ]
    return "\n".join(lines) + "\n"


def folded(text: str) -> list[str]:
    """Return a text as the lines of a folded scalar."""
    return [f"      {line}" for line in wrap(text, 94)]


if __name__ == "__main__":
    main()
