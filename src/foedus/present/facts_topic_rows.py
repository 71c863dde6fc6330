"""Topics as rows of text: a day in the margin, what happened beside it, and who says so."""

from collections.abc import Iterable, Iterator

from foedus.present.facts_dossiers import dossiers_sections
from foedus.present.facts_force_rows import force_commitment_sections, force_generation_sections
from foedus.present.facts_mobility import mobility_sections
from foedus.present.facts_operations import operation_sections
from foedus.present.facts_positions import position_sections
from foedus.present.facts_rows import Found, Row, number_of, says, span
from foedus.present.facts_rule_rows import rule_sections


def topic_sections(found: Found) -> list[tuple[str, list[Row]]]:
    """Return the headings of a topic, each with its rows."""
    return list(_SECTIONS[found["topic"]](found))


def _cooperation(found: Found) -> Iterator[tuple[str, list[Row]]]:
    names = {one["id"]: one["name"] for one in (*found["kinds"], *found["domains"])}
    yield (
        "Instruments",
        [
            (
                one["date"],
                one["title"],
                one["what"],
                [
                    "; ".join(
                        (
                            f"{names[one['kind']]}, {names[one['domain']]}",
                            " ".join((*one["organisations"], *one["states"])),
                            *([f"until {one['until']}"] if one["until"] else []),
                            *([number_of(one, "figure")] if one["figure"] is not None else []),
                        )
                    ),
                    says(one),
                ],
            )
            for one in found["instruments"]
        ],
    )


def _command_posts(found: Found) -> Iterator[tuple[str, list[Row]]]:
    yield (
        "Posts",
        [
            (
                post["level"],
                post["title"],
                post["what"] or "",
                [
                    f"{post['organisation']}, seat {post['seat']} ({post['host']}), "
                    f"{span(post['since'], post['until'])} {says(post)}",
                    *map(_holder, post["holders"]),
                ],
            )
            for post in found["posts"]
        ],
    )


def _holder(one: Found) -> str:
    who = "/".join(one["actors"])
    if one["status"] == "decided":
        when = f"decided {one['decided']}, not in effect"
    else:
        when = span(one["since"], one["until"])
    person = f", {one['person']}" if one["person"] else ""
    return f"{who}: {when}{person} {says(one)}"


def _union_instruments(found: Found) -> Iterator[tuple[str, list[Row]]]:
    yield "Instruments", [_union_instrument(one) for one in found["instruments"]]


def _union_instrument(one: Found) -> Row:
    lines = [", ".join(filter(None, (one["legal_act"], *one["legal_basis"])))]
    if one["since"] or one["until"]:
        lines.append(f"in force {span(one['since'], one['until'])}")
    for amount in one["amounts"]:
        prices = f" in {amount['prices']} prices" if amount["prices"] else ""
        size = f"{number_of(amount, 'amount')}{prices}"
        lines.append(f"{amount['date']}: {size}, {amount['what']} {says(amount)}")
    for step in one["steps"]:
        lines.append(f"{step['date']}: {step['what']} {says(step)}")
    if one["participants"]:
        lines.append(f"Participants: {_participants(one['participants'])}")
    if one["allocations"]:
        given = (f"{each['actor']} {each['amount']:,.6g}" for each in one["allocations"])
        lines.append(f"Allocations, {one['allocations'][0]['unit']}: {', '.join(given)}")
    if one["third_state_access"]:
        lines.append(f"Third states: {one['third_state_access']}")
    return one["adopted"], one["title"], one["what"], [*filter(None, lines), says(one)]


def _participants(participants: Iterable[Found]) -> str:
    by_day: dict[str, list[str]] = {}
    for one in participants:
        by_day.setdefault(span(one["since"], one["until"]), []).append(one["actor"])
    return "; ".join(f"{' '.join(actors)} {when}" for when, actors in by_day.items())


def _nuclear(found: Found) -> Iterator[tuple[str, list[Row]]]:
    yield (
        "Arsenals",
        [(one["since"], one["actor"], one["role"], [says(one)]) for one in found["arsenals"]],
    )
    yield "Hosting", [_hosting(one) for one in found["hosting"]]
    yield "Bodies", [_body(one) for one in found["bodies"]]
    yield (
        "Statements",
        [
            (one["date"], one["title"], one["what"], [" ".join(one["actors"]), says(one)])
            for one in found["statements"]
        ],
    )


def _hosting(one: Found) -> Row:
    title = f"{one['actor']}, weapons of {one['owner']}: {one['status']}"
    return one["since"], title, one["what"], [*_end(one), says(one)]


def _body(one: Found) -> Row:
    members = [f"Members: {_participants(one['members'])}"] if one["members"] else []
    return one["since"], one["title"], one["what"], [*_end(one), *members, says(one)]


def _end(one: Found) -> list[str]:
    return [f"until {one['until']}"] if one.get("until") else []


def _accession(found: Found) -> Iterator[tuple[str, list[Row]]]:
    for way in found["candidacies"]:
        yield f"{way['name']} ({way['actor']}) to {way['organisation']}", _way(way)
    for way in found["rounds"]:
        yield f"{' '.join(way['actors'])} to {way['organisation']}, before", _way(way)


def _way(way: Found) -> list[Row]:
    """Return steps, blocks and targets of one way, in the order of their days."""
    rows: list[Row] = [
        (one["date"], one["kind"].replace("_", " "), one["what"], [says(one)])
        for one in way["steps"]
    ]
    rows += [
        (
            one["since"],
            f"held up by {' '.join(one['actors'])}",
            one["what"],
            [*_end(one), says(one)],
        )
        for one in way["blocks"]
    ]
    rows += [
        (one["date"], f"entry in {one['entry']}, says {one['who']}", one["what"], [says(one)])
        for one in way.get("targets", ())
    ]
    return sorted(rows, key=lambda row: str(row[0]))


def _commitment(found: Found) -> Iterator[tuple[str, list[Row]]]:
    for part in found["parts"]:
        full = part["reference"]
        rows: list[Row] = [("full", _level(full, part), full["why"], [says(full)])]
        rows += [(one["date"], _level(one, part), "", [says(one)]) for one in part["observations"]]
        rows += [
            (one["since"], f"floor {_level(one, part)}", "By law.", [
                *([f"until {one['until']}"] if one["until"] else []), says(one)])
            for one in part["floors"]
        ]  # fmt: skip
        rows += [(one["date"], "", one["what"], [says(one)]) for one in part["events"]]
        yield f"{part['id']}: {part['meaning'].strip()}", rows


def concern_sections(found: Found) -> list[tuple[str, list[Row]]]:
    """Return what concerns an actor, by heading, from the lists of its page."""
    return [
        (heading, [_concern(one) for one in found[key]])
        for heading, key in (
            ("Government", "government"),
            ("Positions, with standard error", "positions"),
            ("Commands", "command_posts"),
            ("Union instruments", "union_instruments"),
            ("Accession", "accession"),
            ("Nuclear", "nuclear"),
            ("Groups on standby, as planned", "standby_groups"),
            ("Cooperation that names it", "cooperation"),
        )
    ]


def _concern(one: Found) -> Row:
    margin = one.get("since") or one.get("date") or one.get("half") or ""
    words = (
        one.get("organisation"),
        one.get("candidate"),
        one.get("title") or one.get("name"),
        (one.get("role") or one.get("kind") or "").replace("_", " "),
    )
    title = ", ".join(word for word in words if word)
    amount = [number_of(one, "amount")] if one.get("amount") is not None else []
    return str(margin), title, one.get("what") or "", [*amount, *_end(one), says(one)]


def _level(one: Found, part: Found) -> str:
    unit = "of full" if part["unit"] == "1" else part["unit"]
    return f"{one['value']:,.6g} {unit}"


def _hostility(found: Found) -> Iterator[tuple[str, list[Row]]]:
    yield "Events", [(one["date"], one["title"], "", [says(one)]) for one in found["events"]]


def _fiscal_rules(found: Found) -> Iterator[tuple[str, list[Row]]]:
    yield (
        "Rules",
        [
            (
                f"{one['since']} to {one['until']}" if one["until"] else f"{one['since']}, no end",
                one["title"],
                " ".join(one["actors"]),
                [_allows(one), says(one)],
            )
            for one in found["rules"]
        ],
    )


def _allows(one: Found) -> str:
    above = (
        f"the share of {one['above_year']}" if one["above_year"] else f"{one['above']:g} % of GDP"
    )
    most = f"up to {one['allows']:g} {one['unit']} a year" if one["allows"] else "without a limit"
    return f"Above {above}, {most}."


_SECTIONS = {
    "cooperation": _cooperation,
    "operations": operation_sections,
    "mobility": mobility_sections,
    "force-commitments": force_commitment_sections,
    "force-generation": force_generation_sections,
    "command-posts": _command_posts,
    "union-instruments": _union_instruments,
    "nuclear": _nuclear,
    "fiscal-rules": _fiscal_rules,
    "rules": rule_sections,
    "accession": _accession,
    "dossiers": dossiers_sections,
    "commitment": _commitment,
    "hostility": _hostility,
    "positions": position_sections,
}
