"""Reach: the wiring read as a graph. What may depend on what, by what sub-models read and write.

A sub-model that reads one of its inputs for one of its outputs alone counts as reading it for all:
what cannot be reached here cannot matter, what can be reached may still not.
"""

from collections.abc import Iterable, Sequence

from foedus.model.alliance import ALLIANCE
from foedus.model.submodel import SubModel


def reads(one: SubModel) -> frozenset[str]:
    """Return every variable that a sub-model reads, of this year, of last year or beforehand."""
    return one.now | one.last | one.prepares_from | one.starts_from


def steps_to(variable: str, submodels: Sequence[SubModel] = ALLIANCE) -> tuple[SubModel, ...]:
    """Return the sub-models on which a variable may depend, in their order.

    >>> [one.name for one in steps_to("gdp")]
    ['economy']
    """
    wanted, chosen = {variable}, set[str]()
    while True:
        found = {one.name for one in submodels if one.writes & wanted}
        if found == chosen:
            return tuple(one for one in submodels if one.name in chosen)
        chosen = found
        wanted |= frozenset[str]().union(*(reads(one) for one in submodels if one.name in chosen))


def reached_from(
    variables: Iterable[str], submodels: Sequence[SubModel] = ALLIANCE
) -> frozenset[str]:
    """Return the variables that may depend on any of some, these included.

    >>> sorted(reached_from(["permit_regime"]))
    ['mobility_days', 'permit_regime']
    """
    found = frozenset(variables)
    while True:
        further = found.union(*(one.writes for one in submodels if reads(one) & found))
        if further == found:
            return found
        found = further
