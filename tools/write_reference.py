"""Write docs/reference/ from the code and the shipped system, so that it cannot fall behind.

`python tools/write_reference.py` renews the pages; a test compares them with what it would write.
"""

from pathlib import Path
from typing import Any

import foedus
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.variables import COMPUTED, GIVEN, INDICATORS, Variable
from foedus.model.wording import in_words
from foedus.present.facts_topic_rows import topic_sections
from foedus.present.facts_topics import TOPICS, plain_topic
from foedus.present.levers_command import bounds_in_words
from foedus.present.sentences import alike, whose_course
from foedus.simulate.card import change_entry
from foedus.simulate.conflicts import contested
from foedus.simulate.lineage import JOIN

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages(foedus.load()).items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def pages(system: System) -> dict[str, str]:
    """Return the text of every reference page by file name."""
    return {
        "variables.md": variables(system),
        "sub-models.md": submodels(),
        "parameters.md": parameters(system),
        "series.md": series(system),
        "scenarios.md": scenarios(system),
        "levers.md": levers(system),
        "rules.md": rules(system),
        "facts.md": facts(system),
        "sources.md": sources(system),
    }


def variables(system: System) -> str:
    lines = ["# Variables", "", "One vocabulary for code, files, tables and charts."]
    lines += ["", "## Indicators", ""]
    for one in INDICATORS:
        lines += [
            f"### `{one.name}`: {in_words(one.label, system)}, {one.unit}",
            "",
            in_words(one.meaning, system),
            "",
            *([f"- Not to be mistaken: {in_words(one.caution, system)}"] if one.caution else []),
            f"- Formula: {in_words(one.formula, system)}",
            f"- History: {in_words(one.history, system)}",
            f"- Group: {one.group}; range {one.minimum:g} to {one.maximum:g}",
            "",
        ]
    for heading, entries in (("Written by sub-models", COMPUTED), ("Given by the facts", GIVEN)):
        lines += [f"## {heading}", "", "| name | unit | axes | meaning |", "|---|---|---|---|"]
        lines += [_row(one, system) for one in entries]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _row(one: Variable, system: System) -> str:
    axes = ", ".join((*(("run",) if one.kind == "computed" else ()), *one.dims)) or "–"
    return f"| `{one.name}` | {one.unit} | {axes} | {in_words(one.meaning, system)} |"


def submodels() -> str:
    lines = ["# Sub-models", "", "In the order of a year; see `src/foedus/model/alliance.py`.", ""]
    for one in ALLIANCE:
        module = __import__(f"foedus.model.{one.name}", fromlist=["doc"])
        lines += [f"## {one.name}", "", "```text", (module.__doc__ or "").strip(), "```", ""]
        for heading, names in (
            ("Reads of last year", one.last),
            ("Reads of this year", one.now),
            ("Writes", one.writes),
        ):
            if names:
                lines.append(f"- {heading}: {', '.join(f'`{name}`' for name in sorted(names))}")
        page = f"../explanation/sub-models/{one.name}.md"
        lines += [f"- [Parameters, evidence, what is left out]({page})", ""]
    return "\n".join(lines).rstrip() + "\n"


def parameters(system: System) -> str:
    lines = [
        "# Parameters",
        "",
        "Central value is the median; low and high are the 5th and 95th percentile of belief. "
        "Equal low and high means fixed.",
        "",
    ]
    for file, held in system.parameters.items():
        lines += [f"## {file}", ""]
        for name, one in held.parameters.items():
            lines += [
                f"- {_belief(f'`{name}`', one)} {one.meaning} *{one.why}*{_cited(one.source)}"
            ]
        for name, family in held.families.items():
            lines.append(f"- `{name}` over {family.over}, {family.unit}. {family.meaning}")
            for key, one in family.parameters.items():
                lines.append(f"  - {_belief(key, one)} *{one.why}*{_cited(one.source)}")
        for pair in held.correlations:
            names = " and ".join(f"`{name}`" for name in pair.between)
            lines.append(f"- {names} correlate {pair.value:+.1f} ({pair.basis}). *{pair.why}*")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _belief(name: str, one: object) -> str:
    low, central, high = (getattr(one, key) for key in ("low", "central", "high"))
    spread = f"{central:g}" if low == high else f"{central:g} [{low:g}, {high:g}]"
    return f"{name}: {spread} {one.unit}, {one.basis}."


def _cited(source: str | None) -> str:
    return f" ({source})" if source else ""


def series(system: System) -> str:
    lines = ["# Series", "", "| name | what | unit | years | source |", "|---|---|---|---|---|"]
    for name in system.series_names:
        one = system.series(name)
        years = f"{one.years[0]}–{one.years[-1]}" if one.years else "timeless"
        lines.append(f"| `{name}` | {one.title} | {one.unit} | {years} | {one.source} |")
    lines.append("")
    for name in system.series_names:
        one = system.series(name)
        lines += [f"## {name}", "", one.description, ""]
        for gap in one.gaps:
            span = "–".join(str(y) for y in dict.fromkeys((gap.years[0], gap.years[-1])))
            lines.append(f"- Gap: {', '.join(gap.actors)} {span}: {gap.why}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def levers(system: System) -> str:
    """Return the page of levers: ranges, reasons, settings with names, what goes ill together."""
    lines = ["# Levers", "", "What `foedus new-scenario NAME --set lever=value` moves.", ""]
    for one in system.levers.levers:
        lines += [f"## `{one.id}`: {one.label}", ""]
        if one.low is not None and one.high is not None:
            between = ", only the named levels" if one.only_levels else ""
            lines.append(f"- Range: {one.low:g} to {one.high:g} ({one.unit}){between}")
        lines += [f"- `{level.id}` is {level.value:g}: {level.means}" for level in one.levels]
        lines += [
            f"- `{choice.id}` as in `{choice.scenario}`: {choice.means}" for choice in one.choices
        ]
        changed = dict.fromkeys(change.variable for change in one.changes)
        if changed:
            lines.append(f"- Changes {', '.join(f'`{name}`' for name in changed)}")
        lines += [
            f"- If not set: {one.baseline}",
            f"- Why this range: {one.why}{_cited(one.source)}",
        ]
        lines.append("")
    lines += ["## Hardly go together", ""]
    for rule in system.levers.incoherent:
        met = " with ".join(f"`{one}`" for one in map(bounds_in_words, rule.when))
        lines.append(f"- {met}: {rule.why}")
    return "\n".join(lines).rstrip() + "\n"


def scenarios(system: System) -> str:
    lines = ["# Scenarios", ""]
    for name, one in system.scenarios.items():
        parent = f" Based on `{one.based_on}`." if one.based_on else ""
        lines += [f"## {name}", "", f"{one.question}{parent}", ""]
        for together in alike([change_entry(change) for change in one.changes]):
            first = together[0]
            said = "; ".join(dict.fromkeys(map(whose_course, together)))
            lines.append(f"- `{first['variable']}`: {said}. {first['why']} ({first['source']})")
        for other in system.scenarios:
            both = contested(system, f"{name}{JOIN}{other}") if other != name else ()
            if both:
                names = ", ".join(f"`{variable}`" for variable in both)
                lines.append(f"- Cannot be stacked with `{other}`: both change {names}.")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def rules(system: System) -> str:
    lines = [
        "# Rules of decision",
        "",
        f"As of {system.as_of}; `foedus facts RULE` shows one of them, on any other day with "
        "`--as-of DATE`. Each version with its article, what it asks for, and in brackets the "
        "source and how it was checked (data, text or recalled). Its last day is the one before "
        "its end.",
        "",
    ]
    for heading, rows in topic_sections(plain_topic(system, "rules")):
        lines += [f"## {heading}", "", *map(_fact, rows), ""]
    return "\n".join(lines).rstrip() + "\n"


def facts(system: System) -> str:
    lines = [
        "# Facts by topic",
        "",
        f"As of {system.as_of}; `foedus facts TOPIC --as-of DATE` shows any other day. In "
        "brackets: source and how it was checked (data, text or recalled). A day may be a month or "
        "a year: it counts as known from the end of that period. Rules have a page of their own, "
        "[rules of decision](rules.md).",
        "",
    ]
    for name, topic in TOPICS.items():
        if name == "rules":
            continue
        found = plain_topic(system, name)
        sections = [(heading, rows) for heading, rows in topic_sections(found) if rows]
        if not sections:
            continue
        lines += [f"## {name}: {topic.title}", ""]
        if "counts" in found:
            lines += _counts(found)
        for heading, rows in sections:
            lines += [f"### {' '.join(heading.split())}", "", *map(_fact, rows), ""]
    return "\n".join(lines).rstrip() + "\n"


def _counts(found: dict[str, Any]) -> list[str]:
    """Return what the kinds mean, and a table of how many instruments there are of each."""
    domains = found["domains"]
    lines = [f"- {one['name']}: {one['meaning']}" for one in found["kinds"]]
    lines += ["", f"| kind | {' | '.join(one['name'] for one in domains)} | all |"]
    lines.append("|---|" + "---:|" * (len(domains) + 1))
    for kind, count in zip(found["kinds"], found["counts"], strict=True):
        numbers = [count["by_domain"][one["id"]] for one in domains]
        cells = (str(number or "") for number in (*numbers, sum(numbers)))
        lines.append(f"| {kind['name']} | {' | '.join(cells)} |")
    return [*lines, ""]


def _fact(row: tuple[str, str, str, list[str]]) -> str:
    margin, title, text, further = row
    said = ". ".join(part.strip() for part in (title, text) if part)
    head = f"- {margin}: {said}" if margin else f"- {said}"
    return "\n".join([head, *(f"  - {line}" for line in further)])


def sources(system: System) -> str:
    lines = ["# Sources", "", "Generated from `sources.yaml` (CSL-YAML).", ""]
    for name, one in sorted(system.sources.items()):
        parts = [one.title, one.publisher, one.issued, one.number, one.doi, one.url]
        lines.append(f"- **{name}**: {'. '.join(str(part) for part in parts if part is not None)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
