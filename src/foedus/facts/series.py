"""Series: observed history of one quantity, as columns of arrays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.errors import NotPublished, UnknownName
from foedus.facts.data_package import Gap, LateValues, PublicationRule, Resource
from foedus.facts.records import Checked
from foedus.facts.tables import Table

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Series:
    """One series. Its columns have one entry per observation, (row,), and cannot be written to.

    published      when a year's value becomes public; None for what does not change in time
    absent_means   the value where there is no row, if absence says so
    range          lowest and highest value that can be right
    partners       the names in the column `partner`, the other actor of a pair; () without it
    """

    name: str
    title: str
    description: str
    unit: str
    source: str
    publisher: str
    published: PublicationRule | None
    published_late: tuple[LateValues, ...]
    absent_means: float | None
    gaps: tuple[Gap, ...]
    range: tuple[float, float]
    checked: Checked
    partners: tuple[str, ...]
    actor: NDArray[np.str_]
    partner: NDArray[np.str_] | None
    year: NDArray[np.int64] | None
    value: Floats
    standard_error: Floats | None
    estimate: NDArray[np.bool_] | None
    edition: NDArray[np.str_] | None

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which at least one value is public, in order; none if it has no years."""
        return () if self.year is None else tuple(np.unique(self.year).tolist())

    @property
    def last_year(self) -> int:
        """The last year of which a value is public.

        Raises NotPublished if there is none.
        """
        if not self.years:
            raise NotPublished(f"series '{self.name}' has no year published; choose a later day")
        return self.years[-1]

    def table(
        self, actors: Sequence[str], years: Sequence[int], partner: str | None = None
    ) -> Floats:
        """Return the values by year and actor, shape (year, actor), NaN where there is none.

        actors    the columns wanted; an actor without values gives NaN
        years     the rows wanted; a series without years gives the same in each
        partner   one partner of a series of pairs; without it the sum over all partners

        Where the series says what absence means, that fills the years it covers.
        Raises UnknownName for a partner that the series does not have.
        """
        return self._spread(self.value, actors, years, partner)

    def errors(self, actors: Sequence[str], years: Sequence[int]) -> Floats:
        """Return the standard errors by year and actor, shape (year, actor), NaN where none."""
        if self.standard_error is None:
            return np.full((len(years), len(actors)), np.nan)
        return self._spread(self.standard_error, actors, years, None)

    def _spread(
        self, values: Floats, actors: Sequence[str], years: Sequence[int], partner: str | None
    ) -> Floats:
        chosen = self._rows_of(partner)
        rows, row_of = np.unique(np.asarray(years, dtype=np.int64), return_inverse=True)
        columns, column_of = np.unique(np.asarray(actors, dtype=np.str_), return_inverse=True)
        column, wanted = _places(self.actor, columns)
        if self.year is None:
            # What does not change in time is spread over one row, and that row repeated.
            rows, row_of = np.zeros(1, dtype=np.int64), np.zeros(len(years), dtype=np.int64)
            row = np.zeros(len(values), dtype=np.int64)
        else:
            row, in_years = _places(self.year, rows)
            wanted &= in_years
        wanted &= chosen
        total = np.zeros((len(rows), len(columns)))
        count = np.zeros(total.shape, dtype=np.int64)
        np.add.at(total, (row[wanted], column[wanted]), values[wanted])
        np.add.at(count, (row[wanted], column[wanted]), 1)
        absent = np.where(self._covers(rows), self._absence(), np.nan)[:, None]
        spread = np.where(count > 0, total, absent)
        return np.asarray(spread[row_of][:, column_of], dtype=np.float64)

    def _rows_of(self, partner: str | None) -> NDArray[np.bool_]:
        if partner is None:
            return np.ones(len(self.value), dtype=bool)
        # Where absence has a meaning, a partner without any row is one too.
        known = partner in self.partners or (self.absent_means is not None and self.partners)
        if self.partner is None or not known:
            raise UnknownName(f"partner of series '{self.name}'", partner, self.partners)
        return np.asarray(self.partner == partner)

    def _absence(self) -> float:
        return np.nan if self.absent_means is None else self.absent_means

    def _covers(self, years: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which years lie between the first and the last of the series, (year,)."""
        if self.year is None:
            return np.ones(len(years), dtype=bool)
        if not len(self.year):
            return np.zeros(len(years), dtype=bool)
        return np.asarray((years >= self.year.min()) & (years <= self.year.max()))


def build_series(resource: Resource, table: Table) -> Series:
    """Return the series of a table, described by its resource."""

    def column(name: str, kind: type) -> Any:
        if name not in table.columns:
            return None
        return _sealed(np.array(table.columns[name], dtype=kind))

    partners = table.columns.get("partner", ())
    return Series(
        name=resource.name,
        title=resource.title,
        description=resource.description,
        unit=resource.unit,
        source=resource.source,
        publisher=resource.publisher,
        published=resource.published,
        published_late=resource.published_late,
        absent_means=resource.absent_means,
        gaps=resource.gaps,
        range=resource.range,
        checked=resource.checked,
        partners=tuple(sorted({str(one) for one in partners})),
        actor=column("iso3", np.str_),
        partner=column("partner", np.str_),
        year=column("year", np.int64),
        value=column("value", np.float64),
        standard_error=column("standard_error", np.float64),
        estimate=column("estimate", np.bool_),
        edition=column("edition", np.str_),
    )


def seen_on(series: Series, day: date) -> Series:
    """Return the series with only the values that were public on a day."""
    if series.year is None or series.published is None:
        return series
    public = [year for year in series.years if series.published.first_day(year) <= day]
    keep = np.isin(series.year, np.array(public, dtype=np.int64))
    for late in series.published_late:
        if day < late.published:
            keep &= ~(np.isin(series.year, late.years) & np.isin(series.actor, late.actors))
    if keep.all():
        return series
    columns = {name: getattr(series, name) for name in _COLUMNS}
    shorter: dict[str, Any] = {
        name: _sealed(column[keep]) for name, column in columns.items() if column is not None
    }
    return replace(series, **shorter)


_COLUMNS = ("actor", "partner", "year", "value", "standard_error", "estimate", "edition")


def _sealed(column: NDArray[Any]) -> NDArray[Any]:
    column.setflags(write=False)
    return column


def _places(
    values: NDArray[Any], wanted: NDArray[Any]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return where each value stands in a sorted array, and whether it does."""
    if not len(wanted):
        return np.zeros(len(values), dtype=np.int64), np.zeros(len(values), dtype=bool)
    place = np.minimum(np.searchsorted(wanted, values), len(wanted) - 1)
    return place, np.asarray(wanted[place] == values)
