"""Enlargement history: how many members both organisations had, and their border, by year."""

import numpy as np
from numpy.typing import NDArray

from foedus.analyse.measured import Measured
from foedus.facts.system import System
from foedus.model.membership import membership, partner_values

Array = NDArray[np.float64]
BORDER = "border_length"


def enlargement_lines(system: System) -> dict[str, Measured]:
    """Return the history of members and borders, at the end of each year that is over.

    The border is that of today in every year: lines moved less than who is a member.
    """
    years = tuple(range(system.first_year, system.as_of.year))
    border = partner_values(system, BORDER)
    source = system.series(BORDER).source
    found = {}
    for organisation, count, length in (
        (system.roles.alliance, "alliance_members", "border_with_russia_km"),
        (system.roles.union, "union_members", "union_border_with_russia_km"),
    ):
        inside = membership(system, organisation, years)
        last = max(system.organisation(organisation).memberships, key=lambda one: one.since).source
        found[count] = _line("members", years, inside.sum(axis=1), last)
        found[length] = _line("km", years, (inside * border).sum(axis=1), source)
    return found


def _line(unit: str, years: tuple[int, ...], values: Array, source: str) -> Measured:
    return Measured("", unit, years, tuple(values.tolist()), source)
