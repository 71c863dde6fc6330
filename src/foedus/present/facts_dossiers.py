"""Dossiers as plain values and as rows of text: the list of all, and one by one."""

from collections.abc import Iterator
from typing import Any

from foedus.facts.dossiers import Dossier
from foedus.facts.system import System
from foedus.present.facts_rows import Found, Row, says, span

Plain = dict[str, Any]


def plain_dossiers(system: System) -> Plain:
    """Return the issues, the routes that are no rule, and the dossiers in order of proposal."""
    return {
        "issues": [one.model_dump(mode="json") for one in system.issues],
        "routes": [one.model_dump(mode="json") for one in system.routes],
        "dossiers": [_plain(one) for one in system.dossiers],
    }


def plain_dossier(system: System, dossier: Dossier) -> Plain:
    """Return one dossier as it was known on the system's day."""
    return {"dossier": dossier.id, "as_of": system.as_of.isoformat(), **_plain(dossier)}


def _plain(dossier: Dossier) -> Plain:
    days = {"delay_days": dossier.delay_days, "censored": dossier.censored}
    return dossier.model_dump(mode="json") | days


def dossiers_sections(found: Found) -> Iterator[tuple[str, list[Row]]]:
    """Yield the issues, and each dossier in short."""
    yield (
        "Issues, from 0 to 100",
        [("", one["name"], f"{one['meaning']} 0: {one['low']} 100: {one['high']}", [])
         for one in found["issues"]],
    )  # fmt: skip
    yield "Dossiers", [_short(one) for one in found["dossiers"]]


def _short(one: Found) -> Row:
    held = dict.fromkeys(block["actor"] for block in one["blocks"])
    lines = [
        f"{one['id']}: {', '.join(one['organisations'])}, {one['issue']}, "
        f"{' or '.join(one['legal_bases'])}",
        _end(one),
        *([f"Held up by {' '.join(held)}"] if held else []),
        says(one),
    ]
    return one["proposed"], one["title"], one["proposal"], lines


def _end(one: Found) -> str:
    if one["outcome"] == "pending":
        return f"Open on {one['open_until']}, after {one['delay_days']} days"
    route = f" by {one['route']}" if one["route"] else ""
    result = f". {one['result']}" if one["result"] else ""
    words = one["outcome"].replace("-", " but ")
    return f"{one['decided']}: {words}{route}, after {one['delay_days']} days{result}"


def dossier_sections(found: Found) -> Iterator[tuple[str, list[Row]]]:
    """Yield the sections of one dossier: what it is, blocks, votes and positions."""
    issues = " ".join((found["issue"], *found["further_issues"]))
    yield "Proposal", [
        (found["proposed"], found["title"], found["proposal"], [
            f"As it stood: {found['status_quo']}",
            f"{', '.join(found['organisations'])}; {issues}; {' or '.join(found['legal_bases'])}",
            _end(found),
            *_recalled(found),
            says(found),
        ])
    ]  # fmt: skip
    yield "Blocks", [_block(one) for one in found["blocks"]]
    yield "Votes", [_tally(found["tally"])] if found["tally"] else []
    yield "Positions", [
        (one["date"], f"{' '.join(one['actors'])}: {one['stance']}", one["what"], [
            *(["a proxy, not said before the outcome"] if one["basis"] == "proxy" else []),
            says(one),
        ])
        for one in found["positions"]
    ]  # fmt: skip


def _block(one: Found) -> Row:
    kind = f" ({one['demand']})" if one["demand"] else ""
    got = [f"Got: {one['got']}"] if one["got"] else []
    return one["since"], f"{one['actor']}{kind}", one["what"], [
        span(one["since"], one["until"]), *got, *_recalled(one), says(one)
    ]  # fmt: skip


def _recalled(one: Found) -> list[str]:
    """Return which keys were not looked up, if any."""
    return [f"Recalled, not looked up: {', '.join(one['recalled'])}"] if one["recalled"] else []


def _tally(one: Found) -> Row:
    names = ("in_favour", "against", "abstaining", "constructive", "absent")
    cast = [f"{name.replace('_', ' ')} {' '.join(one[name])}" for name in names if one[name]]
    others = [f"all others {one['others'].replace('_', ' ')}"] if one["others"] else []
    return one["date"], "", "; ".join((*cast, *others)), [says(one)]
