"""Technology: research of the guarantor and the union beside the rival's, as flows and as stocks.

The edge is the ratio of two stocks of past research, added up by perpetual inventory. It weighs
money at purchasing power parity, civil and military alike: who leads in a field it cannot tell.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.electorate import name_of
from foedus.facts.cooperation import Instrument
from foedus.facts.partial_days import known_since
from foedus.facts.system import System
from foedus.instruments.knowledge import mean_growth, research_stock
from foedus.model.partnership_facts import SIDES, in_force

Array = NDArray[np.float64]
RESEARCH, LATER, DEFENCE = "research_spending", "research_spending_current", "defence_research"
DOMAIN = "emerging-technology"


@dataclass(frozen=True)
class Edge:
    """Both sides' stocks in a year, and their ratio over the range of the rate of loss."""

    year: int
    ours: float
    theirs: float
    low: float
    central: float
    high: float


@dataclass(frozen=True)
class Spending:
    """What some spend on research, by id and year."""

    unit: str
    source: str
    values: dict[str, dict[int, float]]


@dataclass(frozen=True)
class Technology:
    """What is known of research on a day.

    ours, rival   ids of our side and of the rival, None without one
    names         how they are called
    edge          by year; () where one side has no series
    loss          the rate of loss, low, central and high
    later         a later edition, in which figures may differ; empty before it came out
    held          instruments of the domain in force, each with its side
    """

    ours: tuple[str, ...]
    rival: str | None
    names: dict[str, str]
    spending: Spending
    edge: tuple[Edge, ...]
    loss: tuple[float, float, float]
    later: Spending
    defence: Spending
    held: tuple[tuple[str, Instrument], ...]


def technology(system: System) -> Technology:
    """Return what is known of research on the system's day."""
    roles = system.roles
    ours = (roles.guarantor, roles.union)
    spending, later, defence = (_spending(system, name) for name in (RESEARCH, LATER, DEFENCE))
    one = system.parameters["technology"].parameters["obsolescence"]
    loss = (one.low, one.central, one.high)
    named = {*ours, *(() if roles.rival is None else (roles.rival,)), *defence.values}
    return Technology(
        ours=ours,
        rival=roles.rival,
        names={who: name_of(system, who) for who in sorted(named)},
        spending=spending,
        edge=_edge(system, spending, ours, loss),
        loss=loss,
        later=later if _is_out(system, later.source) else Spending("", "", {}),
        defence=defence,
        held=tuple(
            (side, found)
            for side in SIDES
            for found in in_force(system, system.as_of, side)
            if found.domain == DOMAIN
        ),
    )


def _spending(system: System, name: str) -> Spending:
    """Return a series by actor and year; nothing where the system has none of that name."""
    if name not in system.shelf.names:
        return Spending("", "", {})
    series = system.series(name)
    found: dict[str, dict[int, float]] = {}
    if series.year is not None:
        for who, year, value in zip(series.actor, series.year, series.value, strict=True):
            found.setdefault(str(who), {})[int(year)] = float(value)
    return Spending(series.unit, series.source, found)


def _is_out(system: System, source: str) -> bool:
    """Return whether a publication was out on the system's day; one without a day counts as out."""
    found = system.sources.get(source.split("#")[0])
    if found is None or found.issued is None:
        return True
    return known_since(found.issued, system.today) <= system.as_of


def _edge(
    system: System, spending: Spending, ours: tuple[str, ...], loss: tuple[float, float, float]
) -> tuple[Edge, ...]:
    """Return the edge in the years of which both sides' spending is known."""
    rival = system.roles.rival
    if rival is None or any(who not in spending.values for who in (*ours, rival)):
        return ()
    sides = [spending.values[who] for who in (*ours, rival)]
    years = sorted(set.intersection(*(set(one) for one in sides)))
    if len(years) <= 1:
        return ()
    paid = np.array([[sum(one[year] for one in sides[:-1]), sides[-1][year]] for year in years])
    window = int(system.parameters["technology"].parameters["growth_window"].central)
    growth = mean_growth(paid, window)
    stocks = [research_stock(paid, rate, growth) for rate in loss]
    ratios = np.array([stock[:, 0] / stock[:, 1] for stock in stocks])
    middle = stocks[1]
    return tuple(
        Edge(
            year=year,
            ours=float(middle[row, 0]),
            theirs=float(middle[row, 1]),
            low=float(ratios[:, row].min()),
            central=float(ratios[1, row]),
            high=float(ratios[:, row].max()),
        )
        for row, year in enumerate(years)
    )
