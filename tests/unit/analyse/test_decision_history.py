"""Decision lines: few years, on few dossiers, and the projection begins where they end."""

from datetime import date

import numpy as np
import pytest

from foedus.analyse.decision_history import decision_lines
from foedus.analyse.summarise import Summary
from foedus.facts.system import System
from foedus.model.decision_facts import year_of
from foedus.simulate.run import simulate

NAMES = ("adoption", "delay", "blocked", "substance")


def test_years_with_fewer_than_eight_dossiers_have_no_figure(system: System) -> None:
    proposed = [year_of(one) for one in system.dossiers]
    enough = [
        year for year in range(1990, 2026) if sum(year - 2 <= one <= year for one in proposed) >= 8
    ]
    for line in decision_lines(system).values():
        assert list(line.years) == enough
    assert enough[-1] == 2025


def test_what_was_pending_then_is_not_taken_for_decided(system: System) -> None:
    """On the first day of 2023 Sweden was pending; its adoption of 2024 is hidden."""
    then = decision_lines(system.as_known_on(date(2023, 1, 1)))["adoption"]
    now = decision_lines(system)["adoption"]
    assert then.years[-1] == 2022
    assert dict(zip(then.years, then.values, strict=True))[2022] != pytest.approx(
        dict(zip(now.years, now.values, strict=True))[2022]
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_projection_joins_the_record(system: System, name: str, baseline: Summary) -> None:
    line = baseline.line(name)
    assert (line.history.years[-1], line.years[0]) == (2025, 2026)
    first = line.at(2026)
    assert first is not None
    low, high = first[0.05], first[0.95]
    scale = abs(line.history.values[-1] - line.history.values[-2]) + 0.2 * line.history.values[-1]
    assert low - scale < line.history.values[-1] < high + scale


def test_the_last_year_on_record_is_the_same_in_every_run(system: System) -> None:
    runs = simulate(system, runs=128, until=2027)
    history = decision_lines(system)
    for name in NAMES:
        known = runs[name].sel(year=2025).values
        assert np.unique(known) == pytest.approx([history[name].values[-1]]), name
        assert len(np.unique(runs[name].sel(year=2027).values)) > 1, name
