"""Measured: one line of history, with where it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One measured line: the years that have a value, the values, and the source."""

    label: str
    unit: str
    years: tuple[int, ...]
    values: tuple[float, ...]
    source: str
    editions: tuple[str, ...] = ()  # of the last year's values
    computed: bool = False  # by the model's own formula, so not observed
