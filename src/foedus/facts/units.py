"""Units: those of the model's variables and parameters, to compare those of the files with."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Units:
    """What the code says; the facts know no variables of their own.

    variables    unit by name of variable
    parameters   unit by sub-model and name of parameter or family; None leaves parameters unchecked
    """

    variables: Mapping[str, str]
    parameters: Mapping[str, Mapping[str, str]] | None = None
