"""Decision history: what came of disputed dossiers, by year, counted as the projection is counted.

Each figure rests on the dossiers proposed in the year and in those before it in the window, with
what the system knows on its day; a window with too few has none, and so has the year that is not
over. Blocks and outcomes that came later are hidden with the day.
"""

from collections.abc import Mapping

from foedus.analyse.measured import Measured
from foedus.facts.system import System
from foedus.model.decide import figures
from foedus.model.decision_entries import INDICATORS
from foedus.model.decision_facts import COUNTS, choices_of, counts_of_window, years_known

COMPUTED = "substance"  # the bargain in it is computed
SOURCE = "foedus-decision-record"


def decision_lines(system: System) -> Mapping[str, Measured]:
    """Return the history of each indicator of decisions, by indicator."""
    choices = choices_of(system)
    rows: dict[int, dict[str, float]] = {}
    for year in range(system.first_year, years_known(system) + 1):
        counts = counts_of_window(system, year, choices)
        if counts[:, COUNTS.index("proposed")].sum() >= choices.least:
            rows[year] = {name: one.item() for name, one in figures(counts).items()}
    return {
        one.name: Measured(
            "",
            one.unit,
            tuple(rows),
            tuple(row[one.name] for row in rows.values()),
            SOURCE,
            computed=one.name == COMPUTED,
        )
        for one in INDICATORS
    }
