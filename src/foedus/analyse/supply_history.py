"""Supply history: the rival's share of the union's imports, as far as it is measured, then carried.

The years between the last measured one and the start of the projection hold the last measured
value: they join the line and are marked as carried wherever it is shown.
"""

from foedus.analyse.measured import Measured
from foedus.facts.system import System
from foedus.model.panel import history_of
from foedus.model.supply_facts import SHARES, rival_shares


def rival_share_line(system: System) -> Measured:
    """Return the rival's share of the union's imports, %, by year up to the last of history."""
    end = history_of(system).last_year
    known = {year: share for year, share in rival_shares(system).items() if year <= end}
    if not known:
        return Measured("", "%", (), (), "")
    last = max(known)
    carried = dict.fromkeys(range(last + 1, end + 1), known[last])
    every = known | carried
    source = system.series(SHARES).source
    return Measured("", "%", tuple(every), tuple(every.values()), source, carried=len(carried))
