"""Relations view: all that `foedus relations` shows, from facts alone."""

from dataclasses import dataclass

import numpy as np

from foedus.analyse.engagement import Views, WithPower, ballots, views, with_power
from foedus.analyse.relations import (
    POINTS,
    Split,
    Stand,
    check_year,
    point_years,
    splits,
    stands,
)
from foedus.analyse.signed_network import SignedNetwork, choices, signed_network
from foedus.errors import RangeError
from foedus.facts.disputes import Ballot, Power
from foedus.facts.system import System


@dataclass(frozen=True)
class Towards:
    """Union and guarantor towards one power: by year, who moved, and what publics think."""

    power: Power
    stands: tuple[Stand, ...]
    splits: tuple[Split, ...]
    views: Views | None


@dataclass(frozen=True)
class RelationsView:
    """What is known of relations on the system's day.

    first, last   between which changes are split
    record        of the union with each power of which measures are coded, by power
    """

    first: int
    last: int
    towards: tuple[Towards, ...]
    record: dict[str, tuple[WithPower, ...]]
    ballots: tuple[Ballot, ...]
    network: SignedNetwork


def relations_view(
    system: System, year: int | None = None, first: int | None = None, last: int | None = None
) -> RelationsView:
    """Return how union and guarantor stand to the powers, and the signed network of a year.

    year          of the network; that of the last published points if none is given
    first, last   between which changes are split; the last published year and some years before

    Raises RangeError for years that are not measured or in the wrong order, and where no powers are
    declared.
    """
    if not system.disputes.powers:
        raise RangeError("disputes.yaml names no powers; add them")
    known = _years_of_all(system)
    back = int(choices(system)["split_years"].central)
    until = check_year(system, known[-1] if last is None else last)
    since = check_year(system, max(known[0], until - back) if first is None else first)
    if since >= until:
        raise RangeError(f"{since} to {until} is no span of years; give --from before --to")
    between = tuple(one for one in known if since <= one <= until)
    measured = dict.fromkeys(one.actor for one in system.disputes.measures)
    return RelationsView(
        since,
        until,
        tuple(
            Towards(
                one,
                stands(system, one.actor, between),
                splits(system, one.actor, since, until),
                views(system, one),
            )
            for one in system.disputes.powers
        ),
        {
            power: with_power(system, power, range(since, system.as_of.year + 1))
            for power in measured
        },
        ballots(system),
        signed_network(system, known[-1] if year is None else year),
    )


def _years_of_all(system: System) -> tuple[int, ...]:
    """Return the years in which guarantor and powers have points. Raises RangeError for none."""
    years = point_years(system)
    who = (system.roles.guarantor, *(one.actor for one in system.disputes.powers))
    there = np.asarray(np.isfinite(system.series(POINTS).table(who, years)).all(axis=1))
    known = tuple(year for year, all_known in zip(years, there, strict=True) if all_known)
    if not known:
        said = f"of {', '.join(who)} no common year is published by {system.as_of}"
        raise RangeError(f"{said}; choose a later day")
    return known
