"""Words that the parts of an explanation share: amounts with their unit, labels, names, courses."""

from collections.abc import Iterable, Sequence
from math import floor, log10

from foedus.analyse.explain import Explanation
from foedus.facts.scenarios import Change
from foedus.facts.system import System
from foedus.model.variables import VARIABLES
from foedus.model.wording import in_words
from foedus.present.council_words import listed
from foedus.present.sentences import course, number, signed, with_unit
from foedus.simulate.card import change_entry
from foedus.simulate.quantiles import HIGH, LOW, MEDIAN

JUDGED_MARK = " †"
DIGITS = 3  # that a reader is shown of a number
FINEST = 6  # decimals, of numbers however small
SMALL = 0.02  # of the largest part that a variable carries or a change adds; less is told briefly
NAMES = 8  # actors that are named, of more only how many
YES_OR_NO = "0 or 1"
PLAIN = ("1", YES_OR_NO, "rung")  # units that say nothing beside a value


def decimals(values: Iterable[float]) -> int:
    """Return to how many decimals the largest of some values has its significant digits.

    Below 0 it is digits before the point that are rounded.

    >>> decimals([0.3704, -0.177]), decimals([52.4, 22.8]), decimals([1234.0]), decimals([0.0])
    (3, 1, -1, 0)
    """
    largest = max((abs(one) for one in values), default=0.0)
    if largest == 0:
        return 0
    return min(DIGITS - 1 - floor(log10(largest)), FINEST)


def rounded(value: float, places: int) -> str:
    """Return a value to so many decimals, which may be below 0.

    >>> rounded(1234.5, -1), rounded(-0.126, 2)
    ('1230', '−0.13')
    """
    return number(round(value, places), max(places, 0))


def figures(value: float) -> str:
    """Return a value with its significant digits, never in powers of ten.

    >>> figures(149.0016), figures(0.126526), figures(-2.0), figures(1099.2), figures(0.33)
    ('149', '0.127', '−2', '1100', '0.33')
    """
    text = rounded(value, decimals([value]))
    return text.rstrip("0").rstrip(".") if "." in text else text


def pair(first: float, second: float) -> tuple[str, str]:
    """Return two values with as many decimals as the larger needs, unless one would be lost.

    >>> pair(0.8341, 0.33), pair(5.0, 60.0), pair(100.0, 0.25)
    (('0.834', '0.330'), ('5', '60'), ('100', '0.25'))
    """
    places = decimals([first, second])
    if first == int(first) and second == int(second):
        return rounded(first, min(places, 0)), rounded(second, min(places, 0))
    if any(one != 0 and round(one, places) == 0 for one in (first, second)):
        return figures(first), figures(second)
    return rounded(first, places), rounded(second, places)


def measure(text: str, unit: str) -> str:
    """Return a value with its unit, where that says anything.

    >>> measure("12.7", "day"), measure("63.3", "index 0-100"), measure("0.33", "1")
    ('12.7 days', '63.3', '0.33')
    """
    return text if unit in PLAIN or unit.startswith("index") else with_unit(text, unit)


def amount(value: float, found: Explanation) -> str:
    """Return a part of the difference with its unit."""
    unit = found.line.indicator.unit
    points = unit == "%" or unit.startswith("index")
    return measure(signed_or_tiny(value, places_of(found)), "points" if points else unit)


def signed_or_tiny(value: float, places: int) -> str:
    """Return a number with its sign, and of one too small to show that it is not none.

    >>> signed_or_tiny(0.26, 2), signed_or_tiny(-0.0004, 2), signed_or_tiny(0.0, 2)
    ('+0.26', 'less than 0.01 down', '0')
    """
    text = signed(round(value, places), max(places, 0))
    if float(text.replace("−", "-")):
        return text
    if value == 0:
        return "0"
    return f"less than {10.0**-places:.{places}f} {'up' if value > 0 else 'down'}"


def places_of(found: Explanation) -> int:
    """Return the decimals of the difference and its parts."""
    return decimals([found.difference, *(one.value for one in found.contributions)])


def between(quantiles: dict[float, float], found: Explanation) -> str:
    """Return in which range nine tenths of the runs lie, in words."""
    low, high = (spread(quantiles[one], found) for one in (LOW, HIGH))
    if low == high:
        return f"in at least 9 of 10 runs {low}"
    return f"in 9 of 10 runs between {low} and {high}"


def spread(value: float, found: Explanation) -> str:
    """Return a difference in one run, with as many decimals as all of its kind."""
    every = [found.quantiles, *(one.quantiles for one in found.contributions if one.quantiles)]
    values = [one[level] for one in every for level in (LOW, MEDIAN, HIGH)]
    whole = all(one == int(one) for one in values)
    places = min(decimals(values), 0) if whole else decimals(values)
    return signed(round(value, places), max(places, 0))


def label_of(system: System, name: str) -> str:
    """Return the label of a variable, roles replaced by names."""
    return in_words(VARIABLES[name].label, system)


def lower(text: str) -> str:
    """Return a text as it stands within a sentence.

    >>> lower("Defence share"), lower("US crisis pool")
    ('defence share', 'US crisis pool')
    """
    return text if text[:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def name_of(system: System, id: str) -> str:
    """Return the official name of an actor or organisation."""
    if id in system.actor_ids:
        return system.actor(id).name
    return system.organisation(id).name


def names_of(system: System, ids: Sequence[str]) -> str:
    """Return official names, and of many how many they are."""
    if len(ids) > NAMES:
        return f"{len(ids)} actors"
    return listed(name_of(system, one) for one in ids)


def change_in_words(system: System, change: Change, beside: str = "") -> str:
    """Return what a change sets, for whom, and from when on.

    beside   what stands after the label of the variable
    """
    whose = f" of {names_of(system, change.actors)}" if change.actors else ""
    label = f"{label_of(system, change.variable)}{beside}{whose}"
    if change.path is not None and change.unit == YES_OR_NO and change.how != "scale":
        return f"{label}: {_yes_or_no(change)}"
    entry = change_entry(change)
    if change.path is not None:
        rounded = {str(year): round(value, decimals([value])) for year, value in change.path}
        unit = "1" if change.unit in PLAIN else change.unit
        entry = {**entry, "path": rounded, "unit": unit}
    return f"{label} {course(entry)}"


def _yes_or_no(change: Change) -> str:
    told: list[str] = []
    bound = "" if change.how == "set" else " at the latest"
    for year, value in change.path or ():
        if not told or (value > 0) != told[-1].startswith("yes"):
            told.append(f"{'yes' if value > 0 else 'no'} from {year} on")
    return ", ".join(told) + bound
