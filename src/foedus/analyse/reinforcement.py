"""Reinforcement: what both organisations hold in each domain on a day, alone and together.

    complements   joint instruments in force
    duplicates    both organisations have an instrument of their own of one purpose in one domain

Both are lists of names. That two instruments have one purpose is coded in `partnership.yaml`, and
says that they overlap, not that one of them is waste.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.partnership_lines import central, level_by_domain, levels_with
from foedus.facts.cooperation import Domain, Instrument
from foedus.facts.partial_days import known_since
from foedus.facts.system import System
from foedus.instruments.burden_sharing import rank_correlation
from foedus.model.partnership import Partnership, partnership
from foedus.model.partnership_facts import (
    SIDES,
    acts_by_year,
    counted,
    domain_ids,
    in_force,
)
from foedus.simulate.draw import draw_levels, for_submodel, parameter_table
from foedus.simulate.quantiles import HIGH, LOW
from foedus.simulate.streams import generator

Array = NDArray[np.float64]
DRAWS = 1000
SEED = 1


@dataclass(frozen=True)
class Overlap:
    """Instruments of one purpose that both organisations hold in one domain, each for itself."""

    purpose: str
    union: tuple[Instrument, ...]
    alliance: tuple[Instrument, ...]


@dataclass(frozen=True)
class InDomain:
    """What is in force in one domain on a day.

    level       of reinforcement, judged parameters at their central values
    low, high   the same over the judged ranges, 5th and 95th percentile
    """

    domain: Domain
    joint: tuple[Instrument, ...]
    union: tuple[Instrument, ...]
    alliance: tuple[Instrument, ...]
    duplicates: tuple[Overlap, ...]
    level: float
    low: float
    high: float


@dataclass(frozen=True)
class Stability:
    """How far the order of the domains by their level holds under other weights of the kinds.

    Spearman's rank correlation with the order under equal weights: median and 5th percentile over
    weights drawn evenly from all that sum to the same; and how often the first domain stays first.
    """

    median: float
    low: float
    same_first: float
    first: str
    draws: int


def reinforcement(system: System, day: date) -> tuple[InDomain, ...]:
    """Return what is in force on a day, by domain."""
    levels = level_by_domain(system, (day.year,), day)[0]
    drawn = levels_with(system, (day.year,), _drawn(system), day)[0]
    low, high = np.quantile(drawn, (LOW, HIGH), axis=0)
    held = {side: in_force(system, day, side) for side in SIDES}
    found = []
    for place, domain in enumerate(system.cooperation.domains):
        joint, union, alliance = (
            tuple(one for one in held[side] if one.domain == domain.id) for side in SIDES
        )
        found.append(
            InDomain(
                domain,
                joint,
                union,
                alliance,
                _overlaps(system, union, alliance),
                float(levels[place]),
                float(low[place]),
                float(high[place]),
            )
        )
    return tuple(found)


def _overlaps(
    system: System, union: Sequence[Instrument], alliance: Sequence[Instrument]
) -> tuple[Overlap, ...]:
    found = []
    for purpose in system.partnership.purposes:
        mine, theirs = (
            tuple(one for one in side if one.id in purpose.holds) for side in (union, alliance)
        )
        if mine and theirs:
            found.append(Overlap(purpose.name, mine, theirs))
    return tuple(found)


def _drawn(system: System) -> Partnership:
    """Return parameters of the level drawn from their ranges, each (run, 1)."""
    table = parameter_table(system, (partnership,), {})
    drawn: Partnership = for_submodel(partnership, table, draw_levels(table, SEED, 0))
    return drawn


def stability(system: System, day: date) -> Stability:
    """Return how far the order of the domains holds under other weights of the kinds."""
    stocks = stock_by_kind(system, day)
    weights = generator(SEED, "partnership.weights", 0).dirichlet(np.ones(len(stocks)), DRAWS)
    usual = stocks.sum(axis=0)
    others = weights * len(stocks) @ stocks
    agreed = rank_correlation(others, usual)
    first = int(usual.argmax()) if usual.size else 0
    kept = agreed[np.isfinite(agreed)]
    none = not kept.size
    return Stability(
        median=float("nan") if none else float(np.median(kept)),
        low=float("nan") if none else float(np.quantile(kept, LOW)),
        same_first=float((others.argmax(axis=1) == first).mean()) if usual.size else float("nan"),
        first=domain_ids(system)[first] if usual.size else "",
        draws=DRAWS,
    )


def stock_by_kind(system: System, day: date) -> Array:
    """Return the stock of reinforcement on a day by kind of instrument, (kind, domain).

    Act by act: what `model.partnership.advance` adds up year by year, told apart by kind.
    """
    p = {name: one.item() for name, one in vars(central(system)).items()}
    years = range(system.first_year, day.year + 1)
    acts = acts_by_year(system, years, day)
    joint, union, alliance = SIDES
    kinds = [one.kind for one in (*system.partnership.joint, *system.partnership.own)]
    kinds = list(dict.fromkeys(kinds))
    domains = domain_ids(system)
    stocks = np.zeros((len(kinds), len(domains)))
    for side, one in counted(system):
        begun = known_since(one.date, system.today)
        if begun > day or begun.year not in years:
            continue
        weight, place = 1.0, domains.index(one.domain)
        if side != joint:
            other = SIDES.index(alliance if side == union else union)
            here = years.index(begun.year)
            first = max(0, int(np.floor(here - p["window"])) + 1)
            answered = acts[first : here + 1, [SIDES.index(joint), other], place].sum() > 0
            weight = p["own_part"] * (1 if answered else p["alone_part"])
        kept = np.exp2(-(day.year - begun.year) / p["half_life"])
        stocks[kinds.index(one.kind), place] += p["joint_step"] * weight * kept
    return stocks
