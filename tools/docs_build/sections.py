"""Sections that are written from the code and the parameter files, so that nothing is typed twice.

<!-- made: equation -->     the docstring of the sub-model that the page is named after
<!-- made: wiring -->       what it reads and writes
<!-- made: parameters -->   its parameters with range and basis
<!-- made: sub-models -->   every sub-model in the order of a year, with a link to its page
<!-- made: debt and shares --> the regressions of `tools/debt_and_shares.py`
<!-- made: brief -->        what the brief says, and what of the system answers it
"""

import re
from collections.abc import Iterator
from importlib import import_module

import debt_and_shares
from foedus.facts.brief import KINDS
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.submodel import SubModel
from foedus.present.brief_command import HEADS, MISSING

SECTION = re.compile(r"<!-- made: (?P<name>[\w -]+?) -->\n.*?<!-- /made -->", re.DOTALL)


def filled(text: str, stem: str, system: System) -> str:
    """Return a page with its sections written; `stem` is its file name without ending."""

    def one(section: re.Match[str]) -> str:
        lines = _lines(section["name"], stem, system)
        body = "\n".join(lines).strip("\n")
        return f"<!-- made: {section['name']} -->\n{body}\n<!-- /made -->"

    return SECTION.sub(one, text)


def _lines(name: str, stem: str, system: System) -> list[str]:
    if name == "sub-models":
        return list(_index())
    if name == "debt and shares":
        return list(_regressions(system))
    if name == "brief":
        return list(_brief(system))
    submodel = next(one for one in ALLIANCE if one.name == stem)
    if name == "equation":
        return _equation(submodel)
    if name == "wiring":
        return list(_wiring(submodel))
    if name == "parameters":
        return list(_parameters(submodel, system))
    raise KeyError(f"no section '{name}'; see tools/docs_build/sections.py")


def docstring(submodel: SubModel) -> str:
    return (import_module(f"foedus.model.{submodel.name}").__doc__ or "").strip()


def _equation(submodel: SubModel) -> list[str]:
    """Return the docstring: its indented lines as a block, the rest as running text."""
    told: list[str] = []
    for paragraph in docstring(submodel).split("\n\n")[1:]:
        lines = paragraph.splitlines()
        if all(line.startswith("    ") for line in lines):
            told += ["```text", *(line.removeprefix("    ") for line in lines), "```", ""]
        else:
            told += [*lines, ""]
    return told


def _wiring(submodel: SubModel) -> Iterator[str]:
    for heading, names in (
        ("Reads of last year", submodel.last),
        ("Reads of this year", submodel.now),
        ("Writes", submodel.writes),
    ):
        if names:
            yield f"- {heading}: {', '.join(f'`{name}`' for name in sorted(names))}"


def _parameters(submodel: SubModel, system: System) -> Iterator[str]:
    file = system.parameters.get(submodel.name)
    shared = submodel.shared()
    if file is None or not (file.parameters or file.families):
        yield "None: it is an identity."
        return
    links = submodel.links()
    yield "| parameter | central | 5 to 95 % | unit | basis | link | meaning |"
    yield "|---|---:|---:|---|---|---|---|"
    for name, one in file.parameters.items():
        yield _row(f"`{name}`", one, name in links, one.meaning)
    for name, family in file.families.items():
        for key, one in family.parameters.items():
            yield _row(f"`{name}` {key}", one, name in links, family.meaning)
    for name, owner in shared.items():
        yield f"| `{name}` | | | | | | that of [{owner}]({owner}.md) |"
    yield ""
    yield "Reasons and sources stand in [the reference](../../reference/parameters.md)."
    if links:
        yield (
            "A link carries an effect of one variable on another; where it is judged, no data here "
            "confirm it."
        )


def _row(name: str, one: object, link: bool, meaning: str) -> str:
    low, central, high = (getattr(one, key) for key in ("low", "central", "high"))
    spread = "fixed" if low == high else f"{low:g} to {high:g}"
    unit, basis = (getattr(one, key) for key in ("unit", "basis"))
    cells = [name, f"{central:g}", spread, unit, basis]
    return f"| {' | '.join((*cells, 'yes' if link else '', meaning))} |"


def _brief(system: System) -> Iterator[str]:
    """Yield a heading per section, the claims by paragraph, and under each what answers it."""
    heading = ""
    for section, number, claim in system.brief.claims():
        if section.title != heading:
            heading = section.title
            yield from (f"### {heading}", "")
        yield f"**Paragraph {number}.** {claim.says}"
        yield ""
        for kind in KINDS:
            names = [_name_of(kind, name) for name in claim.names(kind)]
            if names:
                yield f"- {HEADS[kind]}: {', '.join(names)}"
        if claim.missing is not None:
            yield f"- {MISSING}: {claim.missing}"
        yield ""


def _name_of(kind: str, name: str) -> str:
    return f"[{name}](sub-models/{name}.md)" if kind == "submodels" else f"`{name}`"


def _index() -> Iterator[str]:
    yield "| sub-model | what it computes |"
    yield "|---|---|"
    for one in ALLIANCE:
        said = docstring(one).splitlines()[0].partition(": ")[2]
        yield f"| [{one.name}](sub-models/{one.name}.md) | {said[:1].upper()}{said[1:]} |"


def _regressions(system: System) -> Iterator[str]:
    yield "| rise and what else is held | states | correlation | given the rest | drag |"
    yield "|---|---:|---:|---:|---:|"
    for one in debt_and_shares.found(system):
        numbers = f"{one.plain:.2f} | {one.given:.2f} | {one.drag:.2f} ± {one.drag_error:.2f}"
        yield f"| {one.label} | {one.states} | {numbers} |".replace("-0", "−0")
