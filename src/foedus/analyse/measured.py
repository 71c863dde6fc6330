"""Measured: one line of history, with where it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One measured line: the years that have a value, the values, and the source.

    carried   how many of the last years were not measured: their value is that of the year before
    """

    label: str
    unit: str
    years: tuple[int, ...]
    values: tuple[float, ...]
    source: str
    editions: tuple[str, ...] = ()  # of the last year's values
    computed: bool = False  # by the model's own formula, so not observed
    carried: int = 0

    @property
    def observed(self) -> int:
        """The number of years, from the first, that were not merely carried."""
        return len(self.years) - self.carried

    @property
    def projected(self) -> str:
        """What values after it are, as tables have it: judged where the last known are carried."""
        return "projection, judged" if self.carried else "projection"

    def kind(self, place: int) -> str:
        """Return what the value at a place is, as tables have it.

        >>> line = Measured("", "%", (2001, 2002), (5.0, 5.0), "", carried=1)
        >>> line.kind(0), line.kind(1)
        ('history', 'history, carried')
        """
        if self.computed:
            return "history, computed"
        return "history" if place < self.observed else "history, carried"
