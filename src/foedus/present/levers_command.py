"""`foedus levers`: what can be moved, within which range, why, and what goes ill together."""

import json
from collections.abc import Iterator
from typing import Any

import typer

from foedus.facts.levers import BASELINE, Incoherence, Lever, Setting
from foedus.facts.system import System
from foedus.present.asked import system_on


def levers_command(system: str, *, as_json: bool) -> None:
    """Print every lever, or all of them as JSON."""
    known = system_on(system, None)
    if as_json:
        typer.echo(json.dumps(levers_json(known), allow_nan=False))
        return
    if not known.levers.levers:
        typer.echo(f"{known.name} has no levers: it has no levers.yaml.")
        return
    typer.echo("\n\n".join("\n".join(_lines(one)) for one in known.levers.levers))
    typer.echo("\nHardly go together:")
    for rule in known.levers.incoherent:
        typer.echo(f"  {' with '.join(map(bounds_in_words, rule.when))}: {rule.why}")
    typer.echo(
        "\n`foedus new-scenario NAME --set lever=value` writes a scenario, a value or a name; what "
        "is not set stays at the baseline."
    )


def _lines(one: Lever) -> Iterator[str]:
    yield f"{one.id}: {one.label}"
    if one.low is not None and one.high is not None:
        unit = "" if one.unit in ("1", "year") else f" {one.unit}"
        between = " (only the named levels)" if one.only_levels else ""
        yield f"  from {one.low:g} to {one.high:g}{unit}{between}"
    for level in one.levels:
        yield f"    {level.id} = {level.value:g}: {level.means}"
    for choice in one.choices:
        yield f"    {choice.id}: {choice.means} (as in {choice.scenario})"
    yield f"  if not set: {one.baseline}"
    yield f"  does not move: {one.leaves}"
    source = f" ({one.source})" if one.source is not None else ""
    yield f"  range: {one.why}{source}"


def bounds_in_words(one: Setting) -> str:
    """Return where a lever stands by a rule, in words.

    >>> bounds_in_words(Setting(lever="a", low=0.5))
    'a at least 0.5'
    """
    if one.choice is not None:
        return f"{one.lever} {one.choice}"
    if one.low is not None and one.high is not None:
        return f"{one.lever} from {one.low:g} to {one.high:g}"
    bound = f"at least {one.low:g}" if one.low is not None else f"at most {one.high:g}"
    return f"{one.lever} {bound}"


def levers_json(system: System) -> dict[str, Any]:
    """Return the levers and the rules on what hardly goes together, as plain values."""
    return {
        "levers": [_plain(system, one) for one in system.levers.levers],
        "incoherent": [_rule(one) for one in system.levers.incoherent],
    }


def _plain(system: System, one: Lever) -> dict[str, Any]:
    source = (one.source or "").partition("#")[0]
    return {
        "id": one.id,
        "label": one.label,
        "unit": one.unit,
        "min": one.low,
        "max": one.high,
        "default": BASELINE,
        "baseline": one.baseline,
        "only_levels": one.only_levels,
        "levels": [level.model_dump() for level in one.levels],
        "choices": [choice.model_dump() for choice in one.choices],
        "variables": list(dict.fromkeys(change.variable for change in _changes(system, one))),
        "leaves": one.leaves,
        "unmoved": list(one.unmoved),
        "range_reason": one.why,
        "source": one.source,
        "source_title": system.sources[source].title if source in system.sources else None,
    }


def _changes(system: System, one: Lever) -> list[Any]:
    """Return what a lever may change, over all its choices."""
    found = [
        change for choice in one.choices for change in system.scenario(choice.scenario).changes
    ]
    return [*one.changes, *found]


def _rule(one: Incoherence) -> dict[str, Any]:
    return {"when": [setting.model_dump() for setting in one.when], "why": one.why}
