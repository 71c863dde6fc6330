"""Decision choices: the fixed numbers by which decisions on dossiers are forecast."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.errors import UnknownName
from foedus.facts.frozen import FrozenMapping
from foedus.facts.system import System

FILE = "dossiers"
DAYS = 365.25  # of a year


@dataclass(frozen=True)
class Choices:
    """Central values of a system's parameters/dossiers.yaml, where each is explained.

    stance_position   0 to 100 by stance, and for who is `unrecorded`
    age_bound         ages of a dossier at which its pace may change, rising, years
    of                every other parameter by its name
    """

    stance_position: Mapping[str, float]
    age_bound: tuple[float, ...]
    of: Mapping[str, float]

    @property
    def bounds(self) -> NDArray[np.float64]:
        """Ages between as many pieces as are asked for, years, (piece − 1,)."""
        return np.array(self.age_bound[: self.count("pieces") - 1], np.float64)

    def count(self, name: str) -> int:
        """Return a parameter that counts something, as a whole number."""
        return round(self.of[name])


def choices_of(system: System) -> Choices:
    """Return the choices of a system. Raises UnknownName if it has no such file.

    >>> from foedus.facts.system import load
    >>> choices_of(load()).count("window")
    30
    """
    if FILE not in system.parameters:
        raise UnknownName("file of parameters", FILE, system.parameters)
    held = system.parameters[FILE]
    positions = held.families["stance_position"].parameters
    ages = held.families["age_bound"].parameters
    return Choices(
        FrozenMapping({stance: one.central for stance, one in positions.items()}),
        tuple(sorted(one.central for one in ages.values())),
        FrozenMapping({name: one.central for name, one in held.parameters.items()}),
    )
