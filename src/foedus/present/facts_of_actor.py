"""Facts in breadth that concern one actor: government, commands, union instruments, and more."""

from collections.abc import Iterator
from typing import Any

from foedus.facts.accession import Candidacy, Round
from foedus.facts.checked import Fact
from foedus.facts.system import System

Plain = dict[str, Any]


def plain_concerns(system: System, actor: str) -> dict[str, list[Plain]]:
    """Return what concerns an actor on the system's day, by list, each entry with its source."""
    return {
        "government": list(_government(system, actor)),
        "positions": list(_positions(system, actor)),
        "command_posts": list(_posts(system, actor)),
        "union_instruments": list(_union_instruments(system, actor)),
        "accession": list(_accession(system, actor)),
        "nuclear": list(_nuclear(system, actor)),
        "standby_groups": list(_standby(system, actor)),
        "cooperation": list(_cooperation(system, actor)),
    }


def _says(one: Fact) -> Plain:
    return {"source": one.source, "checked": one.checked}


def _government(system: System, actor: str) -> Iterator[Plain]:
    governments = system.governments()
    cabinet = governments.in_office(actor, system.as_of)
    if cabinet is not None:
        parties = governments.parties_of.get((actor, cabinet.since), ())
        of_role = {
            role: ", ".join(f"{one.name} {one.seats}" for one in parties if one.role == role)
            for role in ("government", "support")
        }
        said = [f"{role}: {names}" for role, names in of_role.items() if names] or ["no parties"]
        yield {
            "title": cabinet.cabinet, "role": cabinet.prime_minister,
            "since": cabinet.since.isoformat(),
            "what": f"Seats of {cabinet.seats_total}; {'; '.join(said)}.", **_says(cabinet),
        }  # fmt: skip


def _positions(system: System, actor: str) -> Iterator[Plain]:
    from foedus.model.position_sources import positions

    year = system.as_of.year
    for issue in system.positions.issues:
        for source in issue.sources:
            found = positions(system, issue.id, source.id, (year,))
            one = found.at(actor, year)
            if one is not None:
                words = [one.status, *(["doubted"] if actor in found.doubted else [])]
                size = f"{one.value:.0f} ± {one.standard_error:.0f} of 100"
                yield {
                    "title": issue.title, "role": source.id, "date": str(year),
                    "value": one.value, "standard_error": one.standard_error, "status": one.status,
                    "what": f"{size}, {', '.join(words)}.",
                    **_says(source),
                }  # fmt: skip


def _posts(system: System, actor: str) -> Iterator[Plain]:
    for post in system.command_posts.posts:
        head = {"post": post.id, "title": post.title}
        for one in post.holders:
            if actor in one.actors:
                role = {"decided": "to hold", "in effect": "holds", "past": "held"}[one.status]
                since = one.since or one.decided
                yield {**head, "role": role, "since": since, "until": one.until, **_says(one)}
        if post.host == actor:
            yield {**head, "role": "hosts", "since": post.since, "until": post.until, **_says(post)}


def _union_instruments(system: System, actor: str) -> Iterator[Plain]:
    for instrument in system.union_instruments.instruments:
        head = {"instrument": instrument.id, "title": instrument.title}
        for one in instrument.participants:
            if one.actor == actor:
                yield {
                    **head, "role": "takes part", "since": one.since, "until": one.until,
                    "amount": None, "unit": None, **_says(one),
                }  # fmt: skip
        for given in instrument.allocations:
            if given.actor == actor:
                yield {
                    **head, "role": "is allotted", "since": given.date, "until": None,
                    "amount": given.amount, "unit": given.unit, **_says(given),
                }  # fmt: skip


def _accession(system: System, actor: str) -> Iterator[Plain]:
    ways: tuple[Candidacy | Round, ...] = (*system.accession.candidacies, *system.accession.rounds)
    for way in ways:
        actors = (way.actor,) if isinstance(way, Candidacy) else way.actors
        head = {"organisation": way.organisation, "candidate": " ".join(actors)}
        if actor in actors:
            for step in way.steps:
                yield {
                    **head, "date": step.date, "until": None, "kind": step.kind,
                    "what": step.what, **_says(step),
                }  # fmt: skip
        for block in way.blocks:
            if actor in (*actors, *block.actors):
                kind = "blocked" if actor in actors else "blocks"
                yield {
                    **head, "date": block.since, "until": block.until, "kind": kind,
                    "what": block.what, **_says(block),
                }  # fmt: skip


def _nuclear(system: System, actor: str) -> Iterator[Plain]:
    held = system.nuclear
    for arsenal in held.arsenals:
        if arsenal.actor == actor:
            yield {"role": "arsenal", "date": arsenal.since, "what": arsenal.role, **_says(arsenal)}
    for one in held.hosting:
        if actor in (one.actor, one.owner):
            role = f"{one.actor} hosts, {one.status}"
            yield {"role": role, "date": one.since, "what": one.what, **_says(one)}
    for body in held.bodies:
        for member in body.members:
            if member.actor == actor:
                yield {"role": "member", "date": member.since, "what": body.title, **_says(member)}
    for said in held.statements:
        if actor in said.actors:
            yield {"role": "statement", "date": said.date, "what": said.title, **_says(said)}


def _standby(system: System, actor: str) -> Iterator[Plain]:
    for commitment in system.force_commitments.commitments:
        for turn in commitment.rotation:
            if actor in (turn.lead, *turn.actors):
                role = "leads" if turn.lead == actor else "takes part"
                yield {
                    "commitment": commitment.id, "half": turn.half, "name": turn.name,
                    "role": role, **_says(turn),
                }  # fmt: skip


def _cooperation(system: System, actor: str) -> Iterator[Plain]:
    for one in system.cooperation.instruments:
        if actor in one.states:
            yield {"date": one.date, "kind": one.kind, "title": one.title, **_says(one)}
