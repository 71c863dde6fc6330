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
