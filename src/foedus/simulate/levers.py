"""Levers moved: from settings to a scenario. Reads no files and writes none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.errors import ScenarioError, did_you_mean
from foedus.facts.frozen import FrozenMapping
from foedus.facts.levers import BASELINE, Lever, LeverChange, Setting
from foedus.facts.scenarios import Change, ScenarioFile
from foedus.facts.system import System
from foedus.simulate.lineage import lineage, merge
from foedus.simulate.scenario import Resolved, resolve

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Moved:
    """A lever and where it is set: a value, or the name of a choice.

    level   name of the level whose value it is, if it is one
    """

    lever: Lever
    value: float | None
    choice: str | None
    level: str | None

    @property
    def means(self) -> str:
        """Return what the setting means, in words; nothing for a number that has no name."""
        means = {one.id: one.means for one in self.lever.levels}
        means |= {one.id: one.means for one in self.lever.choices}
        return means.get(self.level or self.choice or "", "")

    @property
    def named(self) -> str:
        """Return the lever by its label, with its id, and where it is set."""
        return f"{self.lever.label} ({self.lever.id}) at {self.words}"

    @property
    def words(self) -> str:
        """Return where it is set, in words.

        >>> from foedus.facts.levers import LeverChange
        >>> change = LeverChange(variable="x", unit="%", year=2030, why="w")
        >>> lever = Lever(id="a", label="A", unit="%", baseline="b", low=0.0, high=9.0,
        ...     changes=(change,), leaves="l", unmoved=("y",), why="w")
        >>> Moved(lever, 3.0, None, None).words
        '3 %'
        """
        if self.choice is not None:
            return self.choice
        if self.lever.only_levels and self.level is not None:
            return self.level
        plain = self.lever.unit in ("1", "0 or 1", "year")
        unit = "" if plain else f" {self.lever.unit}"
        named = f" ({self.level})" if self.level is not None else ""
        return f"{self.value:g}{unit}{named}"


def moved_levers(system: System, asked: Sequence[str]) -> tuple[Moved, ...]:
    """Return the levers that are moved, in the order of the system's.

    asked  as `lever=value`, the value a number or the name of a level or choice; `lever=baseline`
           leaves it where it is

    Raises ScenarioError with every fault: a lever or setting that is none, a number outside the
    range, a lever set twice.
    """
    levers = {one.id: one for one in system.levers.levers}
    faults: list[str] = []
    found: dict[str, Moved] = {}
    seen: set[str] = set()
    for one in asked:
        name, equals, text = (part.strip() for part in one.partition("="))
        if not equals or not text:
            faults.append(f"'{one}' sets nothing; write lever=value")
        elif name not in levers:
            hint = did_you_mean(name, levers) or f"; known: {', '.join(levers) or 'none'}"
            faults.append(f"unknown lever '{name}'{hint}")
        elif name in seen:
            faults.append(f"{name} is set twice; keep one")
        elif text != BASELINE:
            moved = _setting(levers[name], text)
            if isinstance(moved, str):
                faults.append(moved)
            else:
                found[name] = moved
        seen.add(name)
    if faults:
        raise ScenarioError("\n".join(faults))
    return tuple(found[name] for name in levers if name in found)


def _setting(lever: Lever, text: str) -> Moved | str:
    """Return where a lever is set, or what is wrong with the text that says so."""
    for choice in lever.choices:
        if text == choice.id:
            return Moved(lever, None, choice.id, None)
    for level in lever.levels:
        if text == level.id:
            return Moved(lever, level.value, None, level.id)
    names = ", ".join((*lever.names, BASELINE))
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if lever.choices or lever.low is None or lever.high is None or value != value:
        hint = did_you_mean(text, lever.names)
        return f"{lever.id}: '{text}' is no setting{hint or ';'} {_allowed(lever, names)}"
    if not lever.low <= value <= lever.high:
        return f"{lever.id}: {value:g} lies outside its range; {_allowed(lever, names)}"
    if lever.unit == "year" and value != int(value):
        return f"{lever.id}: {value:g} is no year; {_allowed(lever, names)}"
    named = next((one.id for one in lever.levels if one.value == value), None)
    if lever.only_levels and named is None:
        return f"{lever.id}: nothing between its levels can be set; name one of {names}"
    return Moved(lever, value, None, named)


def _allowed(lever: Lever, names: str) -> str:
    if lever.choices or lever.only_levels or lever.low is None or lever.high is None:
        return f"name one of {names}"
    unit = "" if lever.unit in ("1", "year") else f" {lever.unit}"
    return f"it goes from {lever.low:g} to {lever.high:g}{unit}, or name one of {names}"


def scenario_of(
    system: System, name: str, moved: Sequence[Moved], question: str | None = None
) -> ScenarioFile:
    """Return the scenario in which some levers are moved, based on the baseline.

    question  in place of the one that is made from the labels of the levers

    Raises ScenarioError for a name that is none or is taken, and if nothing is moved.
    """
    faults = []
    if not NAME.fullmatch(name):
        faults.append(f"'{name}' is no name; use small letters and digits joined by '-'")
    elif name in system.scenarios:
        faults.append(f"'{name}' is a scenario of {system.name} itself; choose another name")
    if not moved:
        faults.append("no lever is moved; set one with --set lever=value, see `foedus levers`")
    if faults:
        raise ScenarioError("\n".join(faults))
    return ScenarioFile(
        name=name,
        question=question or _question(moved),
        based_on=BASELINE,
        changes=tuple(change for one in moved for change in _changes(system, one)),
    )


def _question(moved: Sequence[Moved]) -> str:
    told = "; ".join(f"{one.lever.label}: {one.words}" for one in moved)
    return f"What follows if levers are moved? {told}."


def _changes(system: System, moved: Moved) -> tuple[Change, ...]:
    """Return what one moved lever changes."""
    if moved.choice is not None:
        chosen = next(one for one in moved.lever.choices if one.id == moved.choice)
        above = {one.name for one in lineage(system, BASELINE)}
        files = [one for one in lineage(system, chosen.scenario) if one.name not in above]
        return merge(files)
    assert moved.value is not None
    return tuple(_change(moved, one, moved.value) for one in moved.lever.changes)


def _change(moved: Moved, one: LeverChange, value: float) -> Change:
    points = dict(one.before or ())
    if one.year is not None:
        points[one.year] = value
    else:
        assert one.level is not None
        points = {year: at for year, at in points.items() if year < int(value)}
        points[int(value)] = one.level
    whose = {"actors": one.actors} if one.actors else {}
    return Change.model_validate(
        {
            "variable": one.variable,
            **whose,
            "unit": one.unit,
            "path": points,
            "how": one.how,
            "why": f"{one.why} Lever {moved.lever.id} at {moved.words}.",
        }
    )


def incoherences(system: System, moved: Sequence[Moved]) -> tuple[str, ...]:
    """Return a sentence for each set of settings that hardly go together.

    A lever that nobody moves meets no rule: the baseline contradicts nothing.
    """
    at = {one.lever.id: one for one in moved}
    return tuple(
        f"{', with '.join(at[one.lever].named for one in rule.when)}: {rule.why}"
        for rule in system.levers.incoherent
        if all(one.lever in at and _meets(at[one.lever], one) for one in rule.when)
    )


def _meets(moved: Moved, setting: Setting) -> bool:
    if setting.choice is not None or moved.value is None:
        return setting.choice == moved.choice
    above = setting.low is None or moved.value >= setting.low
    return above and (setting.high is None or moved.value <= setting.high)


def checked_scenario(system: System, one: ScenarioFile, years: Sequence[int]) -> Resolved:
    """Return a scenario that is not among a system's own, ready to run.

    Raises ScenarioError with every fault of its changes.
    """
    beside = FrozenMapping({**system.scenarios, one.name: one})
    return resolve(replace(system, scenarios=beside), one.name, years)
