"""Loading: the facts of a system, their units compared with those of the model."""

from datetime import date
from pathlib import Path

from foedus.facts import system as facts
from foedus.facts.system import System
from foedus.model.units import model_units


def load(system: str | Path = "eu_nato", as_of: date | None = None) -> System:
    """Return the facts of a system, known on a day.

    system   name of a system that is shipped, or the folder of any other
    as_of    the day, today's facts if none is given; not after the system's own today

    Series are read when first asked for. Raises DataError with every fault of every other file,
    units that differ from the model's included; UnknownName for a system that is none; RangeError
    for a day after its today.

    >>> len(load().actors)
    47
    """
    return facts.load(system, as_of, units=model_units())
