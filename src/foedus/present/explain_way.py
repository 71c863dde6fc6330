"""The way of an explanation: by which sub-models an effect goes, and what these rest on."""

from collections.abc import Iterator, Sequence

from foedus.analyse.chain import Chain, Moved
from foedus.analyse.difference import UNMOVED
from foedus.analyse.explain import Explanation
from foedus.analyse.grounds import Ground, Grounds
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.variables import VARIABLES
from foedus.present.explain_words import JUDGED_MARK, SMALL, amount, label_of
from foedus.present.sentences import number
from foedus.simulate.quantiles import MEDIAN

MANY = 8  # variables, above which a sub-model writes for many lines at once
WRITES = {one.name: one.writes for one in ALLIANCE}
FIGURES = 4  # digits of a value in the chain
CARRIES = (
    "Carries: by how much less the scenario would differ if this variable alone stayed as in the "
    "baseline, mean of {runs} runs. The same effect is carried from step to step, so these do not "
    "add up."
)


def way_lines(system: System, found: Explanation, way: Chain) -> Iterator[str]:
    """Yield what the scenario sets and what follows from it, step by step, with numbers."""
    median = found.quantiles[MEDIAN] != 0
    which = "the median one" if median else "one near the mean of those that differ"
    yield (
        f"Numbers are those of run {way.run}, {which}, in {found.line.year}; runs count from 0, as "
        "in run.nc."
    )
    matters = {one.change.variable for one in found.contributions if one.rests_on != UNMOVED}
    for one in way.set:
        if one.variable in matters:
            yield f"• The scenario sets: {_moved(system, one)}."
    about = {one.submodel: one.about for one in found.grounds}
    told = _material(way)
    for step in way.steps:
        shown = [one for one in step.writes if one.variable in told]
        if shown:
            yield f"• {step.submodel} ({_lower(about[step.submodel])}):"
        for one in shown:
            said = "" if one.carries is None else f"; carries {amount(one.carries, found)}"
            yield f"    {_moved(system, one)}{said}."
    small = [one.variable for step in way.steps for one in step.writes if one.variable not in told]
    if small:
        labels = ", ".join(_lower_label(system, name) for name in small)
        yield f"By the way, and of little weight: {labels}."
    if way.averaged:
        yield CARRIES.format(runs=way.averaged)


def _material(way: Chain) -> frozenset[str]:
    """Return the variables of a chain that carry more than a small part; the line is one."""
    written = [one for step in way.steps for one in step.writes]
    largest = max((abs(one.carries) for one in written if one.carries is not None), default=0.0)
    return frozenset(
        one.variable
        for one in written
        if one.carries is None or abs(one.carries) >= SMALL * largest
    )


def _moved(system: System, one: Moved) -> str:
    """Return from where to where a variable goes, in words."""
    variable = VARIABLES[one.variable]
    unit = "" if variable.unit in ("1", "0 or 1") else f" {variable.unit}"
    values = f"{_figures(one.reference)} → {_figures(one.scenario)}{unit}"
    label = label_of(system, one.variable)
    if one.of == 1:
        return f"{label} {values}"
    if not one.differing:
        return f"{label}, the same in this run"
    if one.actor is None:
        return f"{label}, {one.differing} of {one.of} entries, at most {values}"
    name = system.actor(one.actor).name
    if one.differing == 1:
        return f"{label} of {name}: {values}"
    return f"{label} of {one.differing} actors, most that of {name}: {values}"


def _figures(value: float) -> str:
    """Return a value with a few digits, never in powers of ten.

    >>> _figures(149.0016), _figures(0.126526), _figures(-2.0), _figures(40.0)
    ('149.0', '0.1265', '−2', '40')
    """
    if value == int(value):
        return number(value, 0)
    before = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    return number(value, max(FIGURES - before, 1))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def ground_lines(system: System, found: Explanation, way: Chain) -> Iterator[str]:
    """Yield the parameters, facts and series of each step of weight, and the sources cited."""
    material = _material(way)
    steps = [one for one in way.steps if any(w.variable in material for w in one.writes)]
    held = {one.submodel: one for one in found.grounds}
    named = {one.name.partition("[")[0] for one in found.of_difference.shares}
    shown = {
        step.submodel: [
            one for one in held[step.submodel].parameters if one.link or one.name in named
        ]
        for step in steps
    }
    # The last step reads for many lines at once: its facts say little of the one asked for.
    told = [step for step in steps if len(WRITES[step.submodel]) <= MANY]
    for name, parameters in shown.items():
        plain = any(step.submodel == name for step in told)
        yield from _grounds(system, held[name], parameters, plain=plain)
    series = [name for step in told for name in held[step.submodel].read]
    cited = _cited(found, [one for parameters in shown.values() for one in parameters])
    cited = tuple(dict.fromkeys((*cited, *(system.series(name).source for name in series))))
    if cited:
        yield "Sources:"
        for id in cited:
            yield f"  {id}: {_title(system, id)}"


def _grounds(
    system: System, one: Grounds, shown: Sequence[Ground], *, plain: bool
) -> Iterator[str]:
    parts = [", ".join(map(_parameter, shown))] if shown else []
    left = len(one.parameters) - len(shown)
    if left:
        what = "parameter" if left == 1 else "parameters"
        parts.append(f"{left} more {what}" if parts else f"{left} {what}")
    said = f"• {one.submodel}: {' and '.join(parts) or 'no parameters'}"
    # Who is a member of what is no news.
    given = [name for name in one.facts if VARIABLES[name].unit not in ("0 or 1", "year")]
    facts = [_lower_label(system, name) for name in given] if plain else []
    yield f"{said}; facts: {', '.join(facts)}." if facts else f"{said}."
    if one.read and plain:
        yield f"    Reads the series {', '.join(one.read)}."
    if one.series:
        yield f"    Parameters estimated from {', '.join(one.series)}."


def _lower_label(system: System, name: str) -> str:
    label = label_of(system, name)
    return label if label[:2].isupper() else _lower(label)


def _parameter(one: Ground) -> str:
    name = one.name.partition(".")[2].replace("_", " ")
    mark = JUDGED_MARK if one.judged_link else ""
    if one.belief is None:
        return f"{name} ({one.keys} numbers, {' and '.join(one.bases)}{mark})"
    belief = one.belief
    spread = f"{belief.central:g}"
    if belief.low < belief.high:
        spread = f"{spread}, {belief.low:g} to {belief.high:g}"
    return f"{name} ({spread.replace('-', '−')}; {belief.basis}{mark})"


def _cited(found: Explanation, shown: Sequence[Ground]) -> Sequence[str]:
    """Return the sources of the changes, and of the parameters that are named, each once."""
    ids = [one.change.source for one in found.contributions]
    ids += [source for one in shown for source in one.sources]
    ids += [one.source for one in (*found.of_difference.shares, *found.of_level.shares)]
    return tuple(dict.fromkeys(one.partition("#")[0] for one in ids if one is not None))


def _title(system: System, id: str) -> str:
    one = system.sources.get(id)
    return one.title if one is not None else "not among the sources of the system"
