"""Compare: runs of several scenarios on the same draws, as one dataset.

Run n of every scenario has the same parameters and shocks (common random numbers), so a difference
between two scenarios is taken run by run: what is left is the scenarios' doing.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from foedus.errors import ScenarioError
from foedus.facts.system import System
from foedus.simulate.conflicts import conflict_faults
from foedus.simulate.lineage import stacked
from foedus.simulate.run import Progress, simulate
from foedus.simulate.workers import workers

if TYPE_CHECKING:
    from concurrent.futures import Executor

    import xarray

FEWEST, MOST = 2, 6  # more cannot be told apart in a chart
SHARED = ("foedus", "system", "system_checksum", "as_of", "runs", "seed", "first_year", "last_year")
SAME = ("parameters",)  # drawn alike for all scenarios


def compare(
    system: System,
    scenarios: Sequence[str],
    runs: int = 2000,
    seed: int = 1,
    *,
    until: int | None = None,
    trajectories: bool = False,
    processes: int = 1,
) -> "xarray.Dataset":
    """Simulate two to six scenarios on the same draws and return them as one xarray Dataset.

    system     as returned by `foedus.load`
    scenarios  names, each a scenario or several stacked; the first is the reference

    The other arguments are those of `simulate`, and so is what the dataset holds, with a dimension
    `scenario` before the others; the drawn parameters are the same for all. The difference from
    the reference, run by run, is `found - found.isel(scenario=0)`.

    Raises ScenarioError for too few or too many, and what `simulate` raises.

    >>> import foedus
    >>> names = ["baseline", "us-retrenches"]
    >>> found = foedus.compare(foedus.load(), names, runs=128, until=2030)
    >>> troops = found["us_troops_in_europe"].sel(year=2030)
    >>> troops.sel(scenario="us-retrenches").max().item()
    40.0
    """
    names = checked_names(system, scenarios)
    given: dict[str, Any] = {"until": until, "trajectories": trajectories}
    with workers(processes) as pool:
        found = simulate_each(system, names, runs, seed, pool=pool, **given)
    return side_by_side(names, found)


def checked_names(
    system: System, scenarios: Sequence[str], together: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the scenarios to compare, each stacked with those to take together with all.

    Raises UnknownName for one that does not exist, ScenarioError for too few or too many, or with
    everything that stacked ones both change.
    """
    if not FEWEST <= len(scenarios) <= MOST:
        message = f"name {FEWEST} to {MOST} scenarios to compare, not {len(scenarios)}"
        raise ScenarioError(f"{message}; the first is the reference")
    names = tuple(stacked(system, (name, *together)) for name in scenarios)
    faults = [fault for name in names for fault in conflict_faults(system, name)]
    if faults:
        raise ScenarioError("\n".join(dict.fromkeys(faults)))
    return names


def simulate_each(
    system: System,
    names: Sequence[str],
    runs: int,
    seed: int,
    *,
    pool: "Executor | None" = None,
    report: Callable[[str], Progress] | None = None,
    **given: Any,
) -> "dict[str, xarray.Dataset]":
    """Return the runs of each scenario by name; one that is named twice is simulated once.

    report  called with each name, gives what is called with runs done and runs in all
    """
    return {
        name: simulate(
            system,
            name,
            runs,
            seed,
            pool=pool,
            progress=report(name) if report is not None else None,
            **given,
        )
        for name in dict.fromkeys(names)
    }


def side_by_side(names: Sequence[str], found: "Mapping[str, xarray.Dataset]") -> "xarray.Dataset":
    """Return datasets of scenarios as one, in the order of the names."""
    import xarray

    first = found[names[0]]
    together = xarray.concat(
        [found[name].drop_vars(SAME) for name in names],
        xarray.DataArray(list(names), dims="scenario", name="scenario"),
        data_vars="all",
        coords="minimal",
        compat="override",
        join="exact",
        combine_attrs="override",
    )
    together = together.assign({name: first[name] for name in SAME})
    card = comparison_card(names, {name: card_of(one) for name, one in found.items()})
    together.attrs = {
        "title": f"foedus comparison: {', '.join(names)}",
        "card": json.dumps(card),
    }
    return together


def card_of(runs: "xarray.Dataset") -> dict[str, Any]:
    """Return the card of a dataset of runs."""
    card: dict[str, Any] = json.loads(str(runs.attrs["card"]))
    return card


def comparison_card(names: Sequence[str], cards: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the card of a comparison: what it shares, and the card of each run.

    Its hash is that of the runs' hashes in their order.
    """
    first = cards[names[0]]
    hashes = "+".join(str(cards[name]["hash"]) for name in names)
    return {
        "hash": sha256(hashes.encode()).hexdigest(),
        **{key: first[key] for key in SHARED},
        "scenarios": list(names),
        "reference": names[0],
        "cards": {name: dict(card) for name, card in cards.items()},
    }
