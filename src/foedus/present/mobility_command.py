"""`foedus mobility`: days for a brigade between two places, or what losing links does to all."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from foedus.errors import RangeError, ScenarioError
from foedus.facts.network import folded
from foedus.facts.system import System
from foedus.present.asked import LONGEST_NAME, day_of, facts_on
from foedus.present.files import CARD, OF_MOBILITY, refuse_foreign, write_whole
from foedus.version import __version__

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LETTERS = 8  # of a checksum in a folder's name


@dataclass(frozen=True)
class MobilityAsked:
    """What the options of `mobility` say.

    start, end   names of places; both None with `resilience`
    on           the day as written; None for the last one known
    """

    system: str
    start: str | None
    end: str | None
    regime: str | None
    cut: int
    on: str | None
    resilience: bool
    out: Path | None
    as_json: bool


@dataclass(frozen=True, eq=False)
class Given:
    """What was found in each form; the name says what the files are called."""

    name: str
    table: str
    plain: dict[str, Any]
    draw: "Callable[[], Figure]"
    say: Callable[[], None]


def mobility_command(asked: MobilityAsked) -> None:
    """Compute, then print and write what was found."""
    ends = (asked.start, asked.end)
    if asked.resilience and (any(ends) or asked.cut):
        raise RangeError("--resilience is of the whole network; leave out places and --cut")
    if not asked.resilience and not all(ends):
        raise RangeError("name two places, or ask for --resilience of the whole network")
    day = day_of(asked.on)
    system = facts_on(asked.system)
    if not system.mobility.regimes:
        raise RangeError(f"the system {system.name} has no mobility.yaml; add it")
    given = _resilience(system, asked, day) if asked.resilience else _move(system, asked, day)
    folder = asked.out or (None if asked.as_json else _folder(asked))
    if folder is not None:
        refuse_foreign(folder, OF_MOBILITY)
        _write(folder, system, asked, given)
    if asked.as_json:
        typer.echo(json.dumps(given.plain, allow_nan=False))
        return
    given.say()
    typer.echo(f"\nWritten to {folder}/: {given.name}.csv, charts/{given.name}.png, card.json")


def _move(system: System, asked: MobilityAsked, day: date | None) -> Given:
    from foedus.analyse.mobility import mobility
    from foedus.present.mobility_json import route_csv, route_json
    from foedus.present.mobility_map import route_map
    from foedus.present.mobility_text import print_route

    found = mobility(system, str(asked.start), str(asked.end), asked.regime, asked.cut, day)
    return Given(
        name="route",
        table=route_csv(found),
        plain=route_json(found),
        draw=lambda: route_map(system, found),
        say=lambda: print_route(system, found),
    )


def _resilience(system: System, asked: MobilityAsked, day: date | None) -> Given:
    from foedus.analyse.resilience import resilience
    from foedus.present.mobility_map import resilience_map
    from foedus.present.resilience_json import links_csv, resilience_json
    from foedus.present.resilience_text import print_resilience

    found = resilience(system, asked.regime, day)
    return Given(
        name="links",
        table=links_csv(found),
        plain=resilience_json(found),
        draw=lambda: resilience_map(system, found),
        say=lambda: print_resilience(system, found),
    )


def _folder(asked: MobilityAsked) -> Path:
    """Return out/mobility-START-END with what else was asked; long names are told by a checksum."""
    ends = [folded(one).replace(" ", "-") for one in (asked.start, asked.end) if one]
    parts = ["mobility", *ends, *(["resilience"] if asked.resilience else [])]
    parts += [one for one in (asked.regime, asked.on) if one]
    parts += [f"cut-{asked.cut}"] if asked.cut else []
    own = "-".join(parts)
    if len(own) > LONGEST_NAME:
        own = f"mobility-{sha256(own.encode()).hexdigest()[:LETTERS]}"
    if "/" in own:
        raise ScenarioError(f"'{own}' cannot be the name of a folder; name one with --out")
    return Path("out") / own


def _write(folder: Path, system: System, asked: MobilityAsked, given: Given) -> None:
    def fill(stage: Path) -> None:
        from foedus.present.figure import save

        (stage / f"{given.name}.csv").write_text(given.table, encoding="utf-8", newline="")
        save(given.draw(), stage / "charts" / f"{given.name}.png")
        card = {
            "foedus": __version__,
            OF_MOBILITY: given.name,
            "from": asked.start,
            "to": asked.end,
            "regime": given.plain["regime"],
            "cut": asked.cut,
            "on": given.plain["day"],
            "system": system.name,
            "as_of": system.as_of.isoformat(),
            "system_checksum": system.checksum,
        }
        (stage / CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")

    write_whole(folder, fill)
