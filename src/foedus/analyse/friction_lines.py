"""Friction lines: four measured lines of friction by year, and an index beside them.

    index = mean of 100 · line / its highest value, over blocked, vetoes and disputes

Two of the lines are history only: who pledges forces twice depends on plans nobody publishes ahead,
and disputes are too few to tell a rate. The index gives its lines equal weight, which is judged; it
says when there was much of all, and nothing of what friction costs. Who pledges twice is not in it:
known of a few years alone, it would move the index by being there and not by how much it is.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from foedus.analyse.measured import Measured
from foedus.analyse.partnership_lines import (
    SOURCE,
    blocked_line,
    covered_years,
    first_act,
    vetoes_line,
)
from foedus.facts.cooperation import Instrument
from foedus.facts.partial_days import first_day, known_since
from foedus.facts.system import System
from foedus.model.membership import YEAR_END
from foedus.model.partnership_facts import counted


@dataclass(frozen=True)
class Friction:
    """The lines, each a year's value.

    blocked    years of blocked formal exchange
    vetoes     dossiers held up
    pledged    % of the contributions to the union's groups on standby that came from allies
    disputes   with allies outside the union per act of the union, over a trailing window
    named      the disputes that are counted
    index      0 to 100, judged
    """

    blocked: Measured
    vetoes: Measured
    pledged: Measured
    disputes: Measured
    named: tuple[Instrument, ...]
    index: Measured


def friction_lines(system: System) -> Friction:
    """Return the measured lines of friction and the index beside them."""
    blocked, vetoes = blocked_line(system), vetoes_line(system)
    pledged, disputes = pledged_line(system), disputes_line(system)
    index = _index(system, (blocked, vetoes), disputes)
    return Friction(blocked, vetoes, pledged, disputes, named_disputes(system), index)


def pledged_line(system: System) -> Measured:
    """Return which part of the contributions to the union's standby groups came from allies, %.

    One state in one group in one half-year is one contribution. Whoever is in the alliance draws
    it from the one set of forces that stands behind the alliance's pool too.
    """
    alliance = system.roles.alliance
    shares: dict[int, list[float]] = {}
    for one in system.force_commitments.commitments:
        for turn in one.rotation if one.organisation == system.roles.union else ():
            year = int(turn.half.partition("-")[0])
            if date(year, *YEAR_END) > system.as_of:
                continue
            allies = set(system.members(alliance, date(year, *YEAR_END)))
            for actor in (turn.lead, *turn.actors):
                shares.setdefault(year, []).append(100.0 * (actor in allies))
    years = tuple(sorted(shares))
    return Measured("", "%", years, tuple(float(np.mean(shares[year])) for year in years), SOURCE)


def named_disputes(system: System) -> tuple[Instrument, ...]:
    """Return the blockages of the union that name an ally outside it, in order of their days."""
    return tuple(
        sorted(
            (
                one
                for one in system.cooperation.instruments
                if one.kind == "blockage"
                and system.roles.union in one.organisations
                and _names_an_outsider(system, one)
            ),
            key=lambda one: first_day(one.date),
        )
    )


def _names_an_outsider(system: System, one: Instrument) -> bool:
    day = known_since(one.date, system.today)
    allies = set(system.members(system.roles.alliance, day))
    return bool(set(one.states) & (allies - set(system.members(system.roles.union, day))))


def disputes_line(system: System) -> Measured:
    """Return disputes with allies outside the union per act of the union, over a trailing window.

    Years in whose window the union did nothing have no value.
    """
    window = int(system.parameters["panel"].parameters["act_window"].central)
    began = [known_since(one.date, system.today).year for one in named_disputes(system)]
    acts = [
        known_since(one.date, system.today).year for side, one in counted(system) if side == "union"
    ]
    found = {}
    for year in covered_years(system, first_act(system)):
        inside = range(year - window + 1, year + 1)
        steps = sum(one in inside for one in acts)
        if steps:
            found[year] = sum(one in inside for one in began) / steps
    return Measured("", "1", tuple(found), tuple(found.values()), SOURCE)


def _index(system: System, begun: tuple[Measured, ...], disputes: Measured) -> Measured:
    """Return the index, for the years of which all its lines are known.

    begun   lines that are 0 before they begin
    """
    lines = [dict(zip(one.years, one.values, strict=True)) for one in (*begun, disputes)]
    lines = [line for line in lines if max(line.values(), default=0) > 0]
    found = {
        year: float(np.mean([100 * line.get(year, 0.0) / max(line.values()) for line in lines]))
        for year in covered_years(system, first_act(system))
        if lines and year in disputes.years
    }
    return Measured("", "index 0-100", tuple(found), tuple(found.values()), "", computed=True)
