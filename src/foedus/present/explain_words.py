"""Words that the parts of an explanation share: amounts with their unit, labels."""

from foedus.analyse.explain import Explanation
from foedus.facts.system import System
from foedus.model.variables import VARIABLES
from foedus.model.wording import in_words
from foedus.present.sentences import signed, with_unit

JUDGED_MARK = " †"
FURTHER, MOST_FURTHER = 2, 5  # decimals more than the line's own, for parts of a difference
TENS = 10.0  # two digits before the point, once decimals are moved there
SMALL = 0.02  # of the largest part that a variable carries or a change adds; less is told briefly


def amount(value: float, found: Explanation) -> str:
    """Return a part of the difference with its unit."""
    unit = found.line.indicator.unit
    return with_unit(signed(value, places_of(found)), "points" if unit == "%" else unit)


def places_of(found: Explanation) -> int:
    """Return how many decimals show the difference and its parts with two digits, if few do."""
    p = found.line.indicator.places
    largest = max(abs(one) for one in (found.difference, *(c.value for c in found.contributions)))
    needed = (more for more in range(FURTHER, MOST_FURTHER) if largest * 10.0 ** (p + more) >= TENS)
    return p + next(needed, MOST_FURTHER if largest else FURTHER)


def label_of(system: System, name: str) -> str:
    """Return the label of a variable, roles replaced by names."""
    return in_words(VARIABLES[name].label, system)
