"""Sentences: what a run says, in words, before any table or chart."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from foedus.analyse.difference import JUDGED, SET, UNMOVED, Difference
from foedus.analyse.summarise import Line
from foedus.simulate.quantiles import HIGH, LOW, MEDIAN

Change = Mapping[str, Any]  # as a card has it
COUNTS = ("1", "allies", "members", "instruments", "dossiers")  # units that a label tells already
TIMES = ("day", "year")  # units that a number other than one makes plural
HEADLINES = ("european_share", "allies_at_3_5", "us_share_of_arms_imports")
"""Indicators that are told in a sentence and have a chart of their own in every run."""


def number(value: float, places: int) -> str:
    """Return a number with a true minus sign, and none on zero.

    >>> number(-0.04, 1), number(-1.26, 1)
    ('0.0', '−1.3')
    """
    text = f"{value:.{places}f}"
    return f"{abs(float(text)):.{places}f}" if float(text) == 0 else text.replace("-", "−")


def signed(value: float, places: int) -> str:
    """Return a number with its sign, and none on zero.

    >>> signed(0.26, 1), signed(-0.01, 1)
    ('+0.3', '0.0')
    """
    text = number(value, places)
    return f"+{text}" if value > 0 and float(text) != 0 else text


def never_none(value: float, places: int) -> str:
    """Return a number, and of one too small to show that it is not none.

    >>> never_none(0.273, 2), never_none(0.0004, 2), never_none(0.0, 2), never_none(-0.0004, 2)
    ('0.27', '<0.01', '0.00', '>−0.01')
    """
    text = number(value, places)
    least = f"{10.0**-places:.{places}f}"
    if value == 0 or float(text.replace("−", "-")):
        return text
    return f"<{least}" if value > 0 else f">−{least}"


def with_unit(text: str, unit: str) -> str:
    """Return a number with its unit, and without one where the unit is a plain count or index.

    >>> with_unit("7.1", "day"), with_unit("31", "allies"), with_unit("52.0", "%")
    ('7.1 days', '31', '52.0 %')
    """
    if unit in COUNTS:
        return text
    return f"{text} {unit}{'s' if unit in TIMES else ''}"


def named(line: Line) -> str:
    """Return the label of a line with its unit."""
    unit = line.indicator.unit
    return line.label if unit in COUNTS else f"{line.label}, {unit}"


def chance(share: float) -> str:
    """Return a share of runs in words; only all and none are told as such.

    >>> chance(0.5), chance(0.999), chance(1.0), chance(0.0)
    ('50 %', '>99 %', '100 %', '0 %')
    """
    percent = f"{100 * share:.0f}"
    if 0 < share < 1 and percent in ("0", "100"):
        return "<1 %" if percent == "0" else ">99 %"
    return f"{percent} %"


def changes_in_words(changes: Sequence[Change]) -> Iterator[str]:
    """Yield what a card's changes do, in words, each with its reason and source, or "imagined"."""
    for together in alike(changes):
        first = together[0]
        courses = "; ".join(dict.fromkeys(map(whose_course, together)))
        yield f"{first['variable']} {courses}: {first['why']} ({first['source']})"


def alike(changes: Sequence[Change]) -> list[list[Change]]:
    """Return changes that differ in their actors and path alone together, the others each apart.

    >>> one = {"variable": "x", "how": "set", "why": "w", "source": "imagined", "actors": ["AAA"]}
    >>> two, three = {**one, "actors": ["BBB"]}, {**one, "why": "v"}
    >>> [len(together) for together in alike([one, two, three])]
    [2, 1]
    """
    found: dict[tuple[object, ...], list[Change]] = {}
    for place, change in enumerate(changes):
        key = (change["variable"], change.get("how"), change["why"], change["source"])
        found.setdefault(key if change["actors"] else (place,), []).append(change)
    return list(found.values())


def whose_course(change: Change) -> str:
    """Return the course of a change, with the actors that it names."""
    whose = f"{', '.join(change['actors'])} " if change["actors"] else ""
    return whose + course(change)


def course(change: Change) -> str:
    """Return the course that a change gives its variable, in words.

    >>> course({"path": {"2027": 70, "2030": 40}, "how": "at_most", "unit": "thousand persons"})
    'at most 70 in 2027, 40 thousand persons in 2030, straight line, then held'
    >>> course({"path": {"2029": 1}, "how": "set", "unit": "0 or 1"})
    'set to 1 from 2029 on'
    """
    if "as_in" in change:
        return f"as in {change['as_in']}, run by run"
    how = {"set": "set to", "scale": "times"}.get(change["how"], change["how"].replace("_", " "))
    plain = change["how"] == "scale" or change["unit"] in ("1", "0 or 1")
    unit = "" if plain else f" {change['unit']}"
    *before, (last, value) = change["path"].items()
    if not before:
        return f"{how} {value:g}{unit} from {last} on"
    points = ", ".join(f"{level:g} in {year}" for year, level in before)
    return f"{how} {points}, {value:g}{unit} in {last}, straight line, then held"


def projection(line: Line, year: int) -> str:
    """Return where a line stands in a year and how surely, in one sentence."""
    spread = line.at(year)
    if spread is None:
        return f"{line.label}: not projected for {year}; there is nothing to start from."
    p, unit = line.indicator.places, line.indicator.unit
    low, median, high = (number(spread[q], p) for q in (LOW, MEDIAN, HIGH))
    if low == high:
        return f"{line.label} in {year}: {with_unit(median, unit)} in at least 9 of 10 runs."
    return (
        f"{line.label} in {year}: {with_unit(median, unit)} in the median run, in 9 of 10 runs "
        f"between {low} and {high}."
    )


def effect(line: Line, one: Difference) -> str:
    """Return what the scenario adds to the baseline, and what that rests on, in one sentence."""
    if one.rests_on == UNMOVED:
        return "The scenario does not move it."
    p, unit = line.indicator.places, line.indicator.unit
    low, median, high = (signed(one.quantiles[q], p + 1) for q in (LOW, MEDIAN, HIGH))
    unit = "points" if unit == "%" else unit
    said = f"Against the baseline {with_unit(median, unit)} ({low} to {high})"
    if one.rests_on == SET:
        return f"{said}, as the scenario sets it."
    if one.rests_on == JUDGED:
        return f"{said}, over judged links alone: an assumption of the model, no finding."
    return f"{said}."
