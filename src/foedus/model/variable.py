"""Variable: one entry of the vocabulary, and an indicator, which answers a question."""

from dataclasses import dataclass
from math import inf

ACTOR = ("actor",)
SYSTEM = ()


@dataclass(frozen=True)
class Variable:
    """One entry of the vocabulary. `dims` are those beside run and year."""

    name: str
    label: str
    unit: str
    dims: tuple[str, ...]
    meaning: str
    minimum: float = -inf
    maximum: float = inf
    kind: str = "computed"  # given (facts) | computed (a sub-model) | indicator
    yearly: bool = True  # False for facts that do not change from year to year


@dataclass(frozen=True)
class Indicator(Variable):
    """A variable that answers a question; what it measures is said in full."""

    group: str = ""
    formula: str = ""
    history: str = ""  # what the measured line before the projection is
    caution: str = ""  # what a reader must not take it for
    places: int = 1  # decimals worth printing
    horizon: str = ""  # entry of parameters/panel.yaml: years after history for which it is shown
