"""The way of an explanation: by which sub-models an effect goes, and what these rest on."""

from collections.abc import Iterator, Sequence

from foedus.analyse.chain import Chain, Moved, Step, is_set
from foedus.analyse.difference import UNMOVED
from foedus.analyse.explain import Explanation
from foedus.analyse.grounds import Ground, Grounds
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.variables import VARIABLES
from foedus.present.explain_words import (
    JUDGED_MARK,
    SMALL,
    YES_OR_NO,
    amount,
    figures,
    label_of,
    lower,
    measure,
    name_of,
    names_of,
    pair,
)
from foedus.simulate.quantiles import MEDIAN

MANY = 8  # variables, above which a sub-model writes for many lines at once
WRITES = {one.name: one.writes for one in ALLIANCE}
CARRIES = (
    "Carries: by how much less the scenario would differ if this variable alone stayed as in the "
    "baseline, mean of {runs} runs{whole}. The same effect is carried from step to step, so these "
    "do not add up."
)


def way_lines(system: System, found: Explanation, way: Chain) -> Iterator[str]:
    """Yield what the scenario sets and what follows from it, step by step, with numbers."""
    which = "the median" if found.quantiles[MEDIAN] != 0 else "near the mean of those that differ"
    yield (
        f"Numbers are those of run {way.run} (counted from 0, as in run.nc), whose difference is "
        f"{which}, in {found.line.year}: baseline → scenario."
    )
    matters = {one.change.variable for one in found.contributions if one.rests_on != UNMOVED}
    for one in way.set:
        if one.variable in matters:
            itself = " the line itself" if one.variable == found.line.indicator.name else ""
            yield f"• The scenario sets{itself}: {_moved(system, one)}."
    told = _material(way)
    for step in way.steps:
        yield from _step(system, found, step, told)
    yield from _direct(found, way, told)
    small = [one.variable for step in way.steps for one in step.writes if one.variable not in told]
    if small:
        labels = ", ".join(lower(label_of(system, name)) for name in small)
        yield f"Of little weight beside these: {labels}."
    if _carried(way, told):
        whole = f"; the whole difference in these is {amount(way.difference, found)}"
        whole = whole if way.direct is None else ""
        yield CARRIES.format(runs=way.averaged, whole=whole)


def _step(system: System, found: Explanation, step: Step, told: frozenset[str]) -> Iterator[str]:
    """Yield what one sub-model writes, the line itself last and with what it is computed from."""
    line = found.line.indicator.name
    shown = sorted(
        (one for one in step.writes if one.variable in told), key=lambda one: one.variable == line
    )
    if shown:
        about = next(one.about for one in found.grounds if one.submodel == step.submodel)
        yield f"• {step.submodel} ({lower(about)}):"
    for one in shown:
        if one.carries is not None:
            carries = amount(one.carries, found)
            yield f"    {_moved(system, one)}; carries {carries}."
            continue
        named = [lower(label_of(system, name)) for name in step.reads if _tells(name, told, found)]
        read = f" (from: {', '.join(named)})" if named else ""
        yield f"    The line itself{read}: {_moved(system, one)}."


def _tells(name: str, told: frozenset[str], found: Explanation) -> bool:
    """Return whether a step is told to read a variable: one of weight, or one that is set."""
    return name in told or any(
        one.change.variable == name and one.rests_on != UNMOVED for one in found.contributions
    )


def _carried(way: Chain, told: frozenset[str]) -> bool:
    written = (one for step in way.steps for one in step.writes)
    return any(one.carries is not None and one.variable in told for one in written)


def _direct(found: Explanation, way: Chain, told: frozenset[str]) -> Iterator[str]:
    """Yield how much goes straight from what is set to the line, if any does."""
    if way.direct is None:
        return
    if not any(one.carries is not None for step in way.steps for one in step.writes):
        yield "Nothing lies between: the line is computed from what the scenario sets."
        return
    way_is = "There is a direct way as well" if _carried(way, told) else "The direct way does it"
    yield (
        f"{way_is}, from what the scenario sets to the line: with all that lies between as in the "
        f"baseline, it would still differ by {amount(way.direct, found)}, mean of {way.averaged} "
        f"runs; the whole difference in these is {amount(way.difference, found)}."
    )


def _material(way: Chain) -> frozenset[str]:
    """Return the variables of a chain that carry more than a small part; the line is one."""
    written = [one for step in way.steps for one in step.writes]
    parts = [abs(one.carries) for one in written if one.carries is not None]
    largest = max((*parts, abs(way.direct or 0.0)))
    return frozenset(
        one.variable
        for one in written
        if one.carries is None or abs(one.carries) >= SMALL * largest
    )


def _moved(system: System, one: Moved) -> str:
    """Return from where to where a variable goes, in words."""
    label = label_of(system, one.variable)
    if is_set(one.variable):
        return f"{label}: {_members(system, one)}"
    if not one.differing:
        same = f" {_level(one.scenario, one.variable)}" if one.of == 1 else ""
        return f"{label}{same}, the same in this run by then"
    values = _from_to(one)
    if one.of == 1:
        stop = ":" if VARIABLES[one.variable].unit == YES_OR_NO else ""
        return f"{label}{stop} {values}"
    if one.actor is None:
        return f"{label}, in {one.differing} of {one.of} entries, most {values}"
    name = name_of(system, one.actor)
    if one.differing == 1:
        return f"{label} of {name} {values}"
    return f"{label} of {one.differing} actors, most that of {name}: {values}"


def _members(system: System, one: Moved) -> str:
    told = [
        f"{names_of(system, actors)} {verb}"
        for actors, verb in ((one.entered, "added"), (one.left, "left out"))
        if actors
    ]
    return "; ".join(told) or "nothing changed in this run by then"


def _from_to(one: Moved) -> str:
    """Return two values, or one and the difference where they look the same."""
    first, second = pair(one.reference, one.scenario)
    unit = VARIABLES[one.variable].unit
    if unit == YES_OR_NO and {one.reference, one.scenario} <= {0, 1}:
        return f"{_level(one.reference, one.variable)} → {_level(one.scenario, one.variable)}"
    if first == second:
        apart = figures(one.scenario - one.reference)
        sign = "" if apart.startswith("−") else "+"
        by = measure(f"{sign}{apart}", "points" if unit == "%" else unit)
        return f"about {measure(second, unit)}, {by}"
    return f"{first} → {measure(second, unit)}"


def _level(value: float, name: str) -> str:
    unit = VARIABLES[name].unit
    if unit == YES_OR_NO and value in (0, 1):
        return "yes" if value else "no"
    return measure(figures(value), unit)


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
    given = [name for name in one.facts if VARIABLES[name].unit not in (YES_OR_NO, "year")]
    facts = [lower(label_of(system, name)) for name in given] if plain else []
    if not (shown or facts or one.series):
        return
    yield f"{said}; facts: {', '.join(facts)}." if facts else f"{said}."
    if one.read and plain:
        yield f"    Reads the series {', '.join(one.read)}."
    if one.series:
        yield f"    Parameters estimated from {', '.join(one.series)}."


def _parameter(one: Ground) -> str:
    name = one.name.partition(".")[2].replace("_", " ")
    mark = JUDGED_MARK if one.judged_link else ""
    if one.belief is None:
        return f"{name} ({one.keys} numbers, {' and '.join(one.bases)}{mark})"
    belief = one.belief
    spread = figures(belief.central)
    if belief.low < belief.high:
        spread = f"{spread}, {figures(belief.low)} to {figures(belief.high)}"
    return f"{name} ({spread}; {belief.basis}{mark})"


def _cited(found: Explanation, shown: Sequence[Ground]) -> Sequence[str]:
    """Return the sources of the changes, and of the parameters that are named, each once."""
    ids = [one.change.source for one in found.contributions]
    ids += [source for one in shown for source in one.sources]
    ids += [one.source for one in (*found.of_difference.shares, *found.of_level.shares)]
    return tuple(dict.fromkeys(one.partition("#")[0] for one in ids if one is not None))


def _title(system: System, id: str) -> str:
    one = system.sources.get(id)
    return one.title if one is not None else "not among the sources of the system"
