"""Positions as a topic of `foedus facts`: which proxy says something of which years, and what not.

Counted are the members of the union on the day. Who governs, and where, is on no page: ask
`foedus.model.position_sources` in Python.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from foedus.facts.system import System
from foedus.present.facts_rows import Found, Row, says

Plain = dict[str, Any]
STATUSES = ("measured", "carried", "judged")


def positions_topic(system: System) -> Plain:
    """Return issues with their sources, and how many members have a position in each year."""
    from foedus.analyse.position_coverage import position_coverage

    members = system.members(system.roles.union, system.as_of)
    held = system.positions
    rows = position_coverage(system, members) if held.issues else ()
    cells: dict[tuple[str, str | None], list[Plain]] = {}
    for row in rows:
        count = {status: getattr(row, status) for status in STATUSES}
        if row.counted:
            cells.setdefault((row.issue, row.source), []).append({"year": row.year, **count})
    issues = [one.model_dump(mode="json") for one in held.issues]
    for issue in issues:
        for source in issue["sources"]:
            source["coverage"] = cells.get((issue["id"], source["id"]), [])
    return {"counted": len(members), "issues": issues}


def position_sections(found: Found) -> Iterator[tuple[str, list[Row]]]:
    """Yield a section for each issue, with a row for each of its sources."""
    for issue in found["issues"]:
        scale = f"0: {issue['low_means']}. 100: {issue['high_means']}."
        rows: list[Row] = [("", scale, "", [])]
        rows += [_source(one) for one in issue["sources"]]
        if not issue["sources"]:
            rows.append(("", "", issue["note"] or "", ["not filled"]))
        yield issue["title"], rows


def _source(one: Found) -> Row:
    lines = [_years(one["coverage"], status) for status in STATUSES]
    lines = [line for line in lines if line] or ["no year known by that day"]
    for broken in one["breaks"]:
        lines.append(
            f"No difference across {broken['after']} and {broken['before']}: {broken['why']}"
        )
    for doubt in one["doubts"]:
        said = "doubted" if doubt["used"] else "left out"
        lines.append(f"{' '.join(doubt['actors'])} {said}: {doubt['why']}")
    return one["id"], one["title"], "", [*lines, f"Misses: {one['misses']}", says(one)]


def _years(coverage: list[Plain], status: str) -> str:
    """Return the years with so many members of a status, as in "2014 (27), 2019–2021 (26)"."""
    spans = []
    runs = groupby(enumerate(coverage), key=lambda at: (at[1]["year"] - at[0], at[1][status]))
    for (_, count), run in runs:
        years = [cell["year"] for _, cell in run]
        ends = "–".join(str(year) for year in dict.fromkeys((years[0], years[-1])))
        if count:
            spans.append(f"{ends} ({count})")
    return f"{status} (members): {', '.join(spans)}" if spans else ""
