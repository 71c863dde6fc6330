"""Summary: each indicator's history, its projection with ranges, and what the ranges rest on."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.history import (
    indicator_history,
    other_definitions,
    threat_history,
)
from foedus.analyse.measured import Measured
from foedus.analyse.rests_on import variance_shares
from foedus.analyse.values import values_of
from foedus.facts.system import System
from foedus.model.variables import INDICATORS, Indicator
from foedus.model.wording import worded
from foedus.simulate.quantiles import HIGH, LOW, QUANTILES, quantiles_over_runs

if TYPE_CHECKING:
    import xarray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """One indicator, or one region of it: what was measured, and what is projected after it."""

    name: str
    label: str
    indicator: Indicator
    history: Measured
    beside: tuple[Measured, ...]  # rival definitions
    years: tuple[int, ...]  # those after the history
    quantiles: Mapping[float, Array]  # level → (year,)
    rests_on: Mapping[str, float]  # basis or chance → share of the variance in the last year

    def at(self, year: int) -> dict[float, float] | None:
        """Return the quantiles of a year, or nothing if it is not projected."""
        if year not in self.years:
            return None
        place = self.years.index(year)
        return {level: float(values[place]) for level, values in self.quantiles.items()}


@dataclass(frozen=True)
class Summary:
    """A run, summarised."""

    scenario: str
    card: Mapping[str, Any]
    lines: tuple[Line, ...]

    def line(self, name: str) -> Line:
        """Return the line of a name."""
        return next(line for line in self.lines if line.name == name)


@dataclass(frozen=True)
class Histories:
    """What was measured of the indicators: the same for every run of a system."""

    lines: Mapping[str, Measured]  # by indicator
    beside: Mapping[str, tuple[Measured, ...]]  # rival definitions, by indicator
    threat: Mapping[str, Measured]  # by region


def histories_of(system: System) -> Histories:
    """Return what was measured of the indicators."""
    return Histories(indicator_history(system), other_definitions(system), threat_history(system))


def summarise(
    system: System, runs: "xarray.Dataset", histories: Histories | None = None
) -> Summary:
    """Return the summary of a run: every indicator, `threat` by region.

    histories   those of the system, where they are known already
    """
    card = json.loads(str(runs.attrs["card"]))
    lines = tuple(_lines(system, runs, histories or histories_of(system)))
    return Summary(card["scenario"], card, tuple(_with_shares(lines, runs)))


def _lines(system: System, runs: "xarray.Dataset", histories: Histories) -> Iterator[Line]:
    measured, beside, regional = histories.lines, histories.beside, histories.threat
    for indicator in (worded(one, system) for one in INDICATORS):
        if indicator.dims:
            for region in system.regions:
                name = f"{indicator.name}_{region.id}"
                label = f"{indicator.label}: {region.name}"
                if regional[region.id].years:
                    yield _line(runs, name, label, indicator, regional[region.id], ())
        else:
            name = indicator.name
            history = measured[name]
            horizon = (
                system.parameters["panel"].parameters[indicator.horizon].central
                if indicator.horizon
                else inf
            )
            own = beside.get(name, ())
            yield _line(runs, name, indicator.label, indicator, history, own, horizon)


def _line(
    runs: "xarray.Dataset",
    name: str,
    label: str,
    indicator: Indicator,
    history: Measured,
    beside: tuple[Measured, ...],
    horizon: float = inf,
) -> Line:
    every = np.asarray(runs["year"].values)
    values = values_of(runs, name)
    last = max(history.years, default=every[0] - 1)
    projected = (every > last) & np.isfinite(values).all(axis=0) & (every <= last + horizon)
    chosen = values[:, projected]
    spread = quantiles_over_runs(chosen.T[:, :, None])[:, 0, :] if projected.any() else None
    return Line(
        name=name,
        label=label,
        indicator=indicator,
        history=history,
        beside=beside,
        years=tuple(int(year) for year in every[projected]),
        quantiles={
            level: spread[place] if spread is not None else np.zeros(0)
            for place, level in enumerate(QUANTILES)
        },
        rests_on={},
    )


def _with_shares(lines: tuple[Line, ...], runs: "xarray.Dataset") -> Iterator[Line]:
    """Yield the lines with what the spread of their last year rests on."""
    every = list(runs["year"].values)
    ends = [
        values_of(runs, line.name)[:, every.index(line.years[-1]) if line.years else -1]
        for line in lines
    ]
    drawn = np.asarray(runs["parameters"].values)
    shares = variance_shares(np.stack(ends, axis=-1), drawn, [str(b) for b in runs["basis"].values])
    for line, one in zip(lines, shares, strict=True):
        spreads = bool(line.years) and line.quantiles[LOW][-1] < line.quantiles[HIGH][-1]
        yield replace(line, rests_on=one if spreads else {})
