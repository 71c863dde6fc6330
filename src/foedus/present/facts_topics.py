"""Facts by topic as plain values: what `foedus facts TOPIC --json` prints."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from foedus.facts.records import Record
from foedus.facts.rules import RuleFile
from foedus.facts.system import System
from foedus.present.facts_dossiers import plain_dossiers
from foedus.present.facts_mobility import mobility_entries, mobility_topic
from foedus.present.facts_operations import operations_topic
from foedus.present.facts_positions import positions_topic

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of `foedus facts`.

    title   what it is called in a list
    plain   its facts on the system's day, as plain values
    count   how many entries it has, where counting those of `plain` would take long
    """

    title: str
    plain: Callable[[System], Plain]
    count: Callable[[System], int] | None = None


def plain_topic(system: System, name: str) -> Plain:
    """Return the facts of a topic as they were known on the system's day."""
    topic = TOPICS[name]
    head = {"topic": name, "title": topic.title, "as_of": system.as_of.isoformat()}
    return head | topic.plain(system)


def topic_heads(system: System) -> list[Plain]:
    """Return name, title and number of entries of each topic of which something is known."""
    found = ((name, topic, _entries(system, topic)) for name, topic in TOPICS.items())
    return [
        {"topic": name, "title": topic.title, "entries": entries}
        for name, topic, entries in found
        if entries
    ]


def _entries(system: System, topic: Topic) -> int:
    if topic.count is not None:
        return topic.count(system)
    plain = topic.plain(system)
    leading = ("kinds", "domains", "counts", "issues", "routes", "areas", "definitions", "regions")
    lists = [held for key, held in plain.items() if key not in leading and isinstance(held, list)]
    return sum(map(len, lists))


def _dump(record: Record) -> Plain:
    return record.model_dump(mode="json")


def _dated(records: tuple[Any, ...], key: str) -> list[Plain]:
    """Return records as plain values in the order of a day that each of them has."""
    return [_dump(one) for one in sorted(records, key=lambda one: str(getattr(one, key)))]


def _cooperation(system: System) -> Plain:
    held = system.cooperation
    counts = {kind.id: dict.fromkeys((one.id for one in held.domains), 0) for kind in held.kinds}
    for one in held.instruments:
        counts[one.kind][one.domain] += 1
    return {
        "kinds": [_dump(one) for one in held.kinds],
        "domains": [_dump(one) for one in held.domains],
        "counts": [{"kind": kind, "by_domain": by} for kind, by in counts.items()],
        "instruments": _dated(held.instruments, "date"),
    }


def _force_commitments(system: System) -> Plain:
    return {
        "commitments": [
            _dump(one) | {"empty_slots": one.empty_slots()}
            for one in sorted(system.force_commitments.commitments, key=lambda one: one.agreed)
        ]
    }


def _force_generation(system: System) -> Plain:
    held = system.force_generation
    plain = {name: _dated(getattr(held, name), "since") for name in ("goals", "limits", "offers")}
    order = [] if held.priority is None else [_dump(held.priority)]
    return {**plain, "priority": order, "studies": _dated(held.studies, "date")}


def _command_posts(system: System) -> Plain:
    return {
        "posts": [
            _dump(post) | {"holders": [_dump(one) | {"status": one.status} for one in post.holders]}
            for post in system.command_posts.posts
        ]
    }


def _union_instruments(system: System) -> Plain:
    return {"instruments": _dated(system.union_instruments.instruments, "adopted")}


def _nuclear(system: System) -> Plain:
    held = system.nuclear
    return {
        "arsenals": [_dump(one) for one in held.arsenals],
        "hosting": [_dump(one) for one in held.hosting],
        "bodies": [_dump(one) for one in held.bodies],
        "statements": _dated(held.statements, "date"),
    }


def _accession(system: System) -> Plain:
    return {
        "candidacies": [
            {"name": system.actor(one.actor).name, **_dump(one)}
            for one in system.accession.candidacies
        ],
        "rounds": [_dump(one) for one in system.accession.rounds],
    }


def _commitment(system: System) -> Plain:
    return {"parts": [_dump(one) for one in system.commitment_parts]}


def _hostility(system: System) -> Plain:
    return {"events": [_dump(one) for one in system.hostility_events]}


def _fiscal_rules(system: System) -> Plain:
    return {"rules": _dated(system.fiscal_rules, "since")}


def _rules(system: System) -> Plain:
    return {"rules": [_rule(one) for one in system.rules.values()]}


def _rule(rule: RuleFile) -> Plain:
    """Return a rule as plain values; a requirement has only the keys that its file gives."""
    versions = [
        _dump(one) | {"ways": [way.model_dump(mode="json", exclude_unset=True) for way in one.ways]}
        for one in rule.versions
    ]
    return _dump(rule) | {"versions": versions}


def plain_rule(system: System, name: str) -> Plain:
    """Return one rule in the form of a topic, as it was known on the system's day."""
    rule = system.rule(name)
    head = {"topic": "rules", "title": TOPICS["rules"].title, "as_of": system.as_of.isoformat()}
    return head | {"rules": [_rule(rule)]}


TOPICS: Mapping[str, Topic] = {
    "cooperation": Topic(
        "Instruments of cooperation, in force or ended, by kind and domain", _cooperation
    ),
    "operations": Topic("Operations and missions, by kind, domain and area", operations_topic),
    "force-commitments": Topic("Forces promised, and how fast", _force_commitments),
    "force-generation": Topic("Which promises of forces count, and who gives", _force_generation),
    "command-posts": Topic("Who holds which command (a choice of posts, not all)", _command_posts),
    "union-instruments": Topic("What the union pays for and orders together", _union_instruments),
    "nuclear": Topic("Nuclear arsenals, hosting, bodies and statements", _nuclear),
    "fiscal-rules": Topic("Law that lets defence pass limits on debt", _fiscal_rules),
    "mobility": Topic(
        "Who lets forces pass, by which rule, on which roads", mobility_topic, mobility_entries
    ),
    "rules": Topic("How each body decides, by article and day", _rules),
    "accession": Topic("How far applicants have come, and who withheld consent", _accession),
    "dossiers": Topic("Proposals, who held them up, and what came of them", plain_dossiers),
    "commitment": Topic("The guarantor's commitment: levels, floors, events", _commitment),
    "hostility": Topic("Uses of force by the challenger", _hostility),
    "positions": Topic(
        "What governments want, by issue: which proxy is measured in which years",
        positions_topic,
        lambda system: len(system.positions.issues),
    ),
}
