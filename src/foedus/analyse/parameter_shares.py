"""Parameter shares: which drawn parameters the spread of a line, or of a difference, goes with."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.instruments.additive_shares import additive_shares
from foedus.simulate.coalitions import Coalitions

Array = NDArray[np.float64]

FEWEST_RUNS = 128  # below a block the best of some hundred parameters is found by chance


@dataclass(frozen=True)
class ParameterShare:
    """Part of a variance that goes with one parameter alone, 0 to 1, and its standard error.

    judged_link   whether it is judged and carries an effect of one variable on another
    """

    name: str
    share: float
    error: float
    basis: str
    meaning: str
    source: str | None
    judged_link: bool


@dataclass(frozen=True)
class Spread:
    """What a spread goes with, largest share first; with `rest` the shares sum to 1.

    rest     chance of the years, interplay of parameters, and parameters too small to be told
             from chance; None where nothing varies or the runs are too few
    looked   how many parameters could matter and vary
    """

    shares: tuple[ParameterShare, ...]
    rest: float | None
    looked: int


def parameter_shares(job: Coalitions, outcome: Array, drawn: Array) -> Spread:
    """Return what the spread of an outcome over the runs goes with.

    outcome  any unit, (run,)
    drawn    (run, parameter)   as the job's table names them

    Only parameters of sub-models on which the line may depend are looked at.
    """
    owners = {one.name for one in job.steps}
    owners |= {owner for one in job.steps for owner in one.shared().values()}
    columns = [
        place
        for place, name in enumerate(job.table.names)
        if name.partition(".")[0] in owners and np.ptp(drawn[:, place]) > 0
    ]
    if len(outcome) < FEWEST_RUNS:
        return Spread((), None, len(columns))
    found = additive_shares(outcome, drawn[:, columns])
    if found is None:
        return Spread((), None, len(columns))
    told = zip(found.inputs, found.shares, found.errors, strict=True)
    return Spread(
        tuple(_share(job, columns[place], share, error) for place, share, error in told),
        found.rest,
        len(columns),
    )


def _share(job: Coalitions, column: int, share: float, error: float) -> ParameterShare:
    one = job.table.parameters[column]
    name = job.table.names[column]
    whole = name.partition("[")[0]
    links = {f"{each.name}.{link}" for each in job.steps for link in each.links()}
    judged = one.basis == "judged" and whole in links
    return ParameterShare(name, share, error, one.basis, one.meaning, one.source, judged)
