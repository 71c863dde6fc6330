"""Force commitments as rows of text."""

from collections.abc import Iterator

from foedus.present.facts_rows import Found, Row, says, span


def force_commitment_sections(found: Found) -> Iterator[tuple[str, list[Row]]]:
    """Yield forces promised, then the groups declared and the turns on standby of each."""
    yield "Commitments", [_force(one) for one in found["commitments"]]
    for one in found["commitments"]:
        yield (
            f"{one['title']}: groups declared",
            [
                (
                    group["date"],
                    group["name"],
                    "",
                    [
                        " ".join((f"lead {group['lead']};", *group["actors"]))
                        + (f"; {group['persons']:,} persons" if group["persons"] else ""),
                        says(group),
                    ],
                )
                for group in one["declared"]
            ],
        )
        yield f"{one['title']}: rotation as planned", _rotation(one)


def force_generation_sections(found: Found) -> Iterator[tuple[str, list[Row]]]:
    """Yield which promise counts from when, who gives what, in which order, and what was found."""
    yield (
        "Promises that count",
        [(one["since"], one["commitment"], _own_size(one), [says(one)]) for one in found["goals"]],
    )
    yield (
        "Order of priority",
        [
            ("", ", then ".join(one["organisations"]), one["why"], [says(one)])
            for one in found["priority"]
        ],
    )
    for title, key, size in (
        ("Limits", "limits", "at_most"),
        ("Offers made in public", "offers", "persons"),
    ):
        yield (
            title,
            [
                (
                    one["since"],
                    f"{one['actor']} to {one['organisation']}",
                    one["what"],
                    [f"{one[size]:,} persons {says(one)}"],
                )
                for one in found[key]
            ],
        )
    yield (
        "What was written of readiness",
        [
            (one["date"], f"{one['percent']:g} % of {one['of']}", one["what"], [says(one)])
            for one in found["studies"]
        ],
    )


def _own_size(one: Found) -> str:
    if one["persons"] is None:
        return "with the tiers of the commitment"
    return f"{one['persons']:,} persons within {one['within_days']} days"


def _rotation(one: Found) -> list[Row]:
    rows = [
        (
            turn["half"],
            turn["name"] or turn["lead"],
            "",
            [" ".join((f"lead {turn['lead']};", *turn["actors"])), says(turn)],
        )
        for turn in one["rotation"]
    ]
    gaps: list[Row] = [
        (half, "", f"{missing} of {one['slots']} slots empty in the plan", [])
        for half, missing in one["empty_slots"].items()
    ]
    return sorted([*rows, *gaps], key=lambda row: row[0])


def _force(one: Found) -> Row:
    lines = [f"{one['id']}, {one['organisation']}, {span(one['agreed'], one['until'])}"]
    if one["replaced_by"]:
        lines[0] += f", replaced by {one['replaced_by']}"
    if one["declared_operational"]:
        lines.append(f"declared operational {one['declared_operational']}")
    for tier in one["tiers"]:
        days = f"{tier['after_days']} to {tier['within_days']} days"
        lines.append(f"{days}: {_size(tier)} {says(tier)}")
    for step in one["steps"]:
        size = f" ({_size(step)})" if step["persons"] else ""
        lines.append(f"{step['date']}: {step['what']}{size} {says(step)}")
    if one["classified"]:
        lines.append(f"Not public: {one['classified']}")
    return one["agreed"], one["title"], one["what"], [*lines, says(one)]


def _size(one: Found) -> str:
    bound = f"{one['bound'].replace('_', ' ')} " if one["bound"] else ""
    return f"{bound}{one['persons']:,} persons"
