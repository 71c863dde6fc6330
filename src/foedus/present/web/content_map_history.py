"""Map, past: what is published of an actor by year, what of it is an estimate, and what is not."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from foedus.facts.page import MappedVariable
from foedus.facts.series import Series
from foedus.facts.system import System


def histories_of(system: System, shown: MappedVariable, actor: str) -> Iterator[dict[str, Any]]:
    """Yield what each series that has the actor holds of it, by year.

    `estimates` are the years that the publisher calls so; `editions` and `sources` go with
    `years`, one each.
    """
    for name in shown.series:
        series = system.series(name)
        values = series.table((actor,), series.years)[:, 0] / shown.per
        known = np.isfinite(values)
        if known.any():
            years = np.array(series.years)[known].tolist()
            editions = _editions(series, actor)
            yield {
                "years": years,
                "values": values[known].tolist(),
                "estimates": [year for year in years if year in _estimates(series, actor)],
                "editions": [editions.get(year) for year in years],
                "sources": [
                    shown.editions.get(editions.get(year, ""), series.source) for year in years
                ],
                "source": series.source,
                "checked": series.checked,
                "series": name,
            }


def gaps_of(system: System, shown: MappedVariable, actor: str) -> list[dict[str, Any]]:
    """Return the years without a figure in the series that tell of an actor, and why.

    Of several series the first that has the actor counts, else the first that says why not.
    """
    every = [system.series(name) for name in shown.series]
    ordered = sorted(every, key=lambda one: actor not in one.actor)
    for series in ordered:
        told = [
            {"years": list(one.years), "why": one.why} for one in series.gaps if actor in one.actors
        ]
        if told or actor in series.actor:
            return told
    return []


def _estimates(series: Series, actor: str) -> frozenset[int]:
    if series.estimate is None or series.year is None:
        return frozenset()
    return frozenset(series.year[(series.actor == actor) & series.estimate].tolist())


def _editions(series: Series, actor: str) -> dict[int, str]:
    if series.edition is None or series.year is None:
        return {}
    mine = series.actor == actor
    pairs = zip(series.year[mine].tolist(), series.edition[mine].tolist(), strict=True)
    return dict(pairs)
