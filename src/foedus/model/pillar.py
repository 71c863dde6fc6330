"""Pillar: the part of the alliance's joint force commands that Europeans hold.

    share = 100 · (held by Europeans + handovers decided `handover_lag` years ago) / commands

Handovers that were decided come in with the normal rotation of persons; when is not on record, so
the lag is judged, one lag for all. Commands that were not named in a decision stay as they are.
Other lines of a European pillar, the share of spending and of personnel, are indicators of their
own; what the crisis pool holds is classified.
"""

from dataclasses import dataclass

import numpy as np

from foedus.model.submodel import Array, View, submodel, unit


@dataclass(frozen=True)
class Pillar:
    """One value per run, shape (run, 1). Source: parameters/pillar.yaml."""

    handover_lag: Array = unit("year")


@submodel(
    parameters=Pillar,
    now={"year", "commands_european", "commands_counted", "handover_decided"},
    writes={"european_commands"},
)
def pillar(last: View, now: View, p: Pillar, shock: View) -> dict[str, Array]:
    """Return the share of commands held by Europeans at the end of the year, %, (run,)."""
    handed = (now.year + 1 >= now.handover_decided + p.handover_lag).sum(axis=1)
    held = np.minimum(now.commands_european + handed, now.commands_counted)
    counted = now.commands_counted if now.commands_counted > 0 else np.nan
    return {"european_commands": 100 * held / counted}
