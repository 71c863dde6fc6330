"""Snippet: the lines of Python that make a run again."""

import json

from foedus.present.web.asked_run import AskedRun
from foedus.version import __version__


def snippet(asked: AskedRun) -> str:
    """Return a script that makes a run again and prints its median."""
    system, card = asked.system, asked.request
    until = "" if card.until is None else f", until={card.until}"
    day = "" if system.as_of == system.today else f", as_of=date.fromisoformat('{system.as_of}')"
    lines = [
        f"# Made with foedus {__version__}; run {asked.hash}",
        *(["from datetime import date", ""] if day else []),
        "import foedus",
    ]
    moved = json.dumps(dict(card.levers), ensure_ascii=True)
    if asked.moved:
        lines.append("from foedus.simulate.moved import moved_from, on_top")
    lines += ["", f"system = foedus.load({system.name!r}{day})"]
    if asked.moved:
        lines += [
            f"levers = moved_from(system, {moved})",
            f"system, name = on_top(system, {card.scenario!r}, levers)",
        ]
    else:
        lines.append(f"name = {asked.name!r}")
    lines += [
        f"runs = foedus.simulate(system, name, runs={card.runs}, seed={card.seed}{until})",
        'print(runs["european_share"].median("run").to_series())',
    ]
    return "\n".join(lines) + "\n"
