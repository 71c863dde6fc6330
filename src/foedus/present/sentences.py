"""Sentences: what a run says, in words, before any table or chart."""

from foedus.analyse.difference import JUDGED, SET, UNMOVED, Difference
from foedus.analyse.summarise import Line
from foedus.simulate.quantiles import HIGH, LOW, MEDIAN


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


def with_unit(text: str, unit: str) -> str:
    """Return a number with its unit, and without one where the unit is a plain count or index."""
    return text if unit in ("1", "allies") else f"{text} {unit}"


def named(line: Line) -> str:
    """Return the label of a line with its unit."""
    unit = line.indicator.unit
    return line.label if unit in ("1", "allies") else f"{line.label}, {unit}"


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
