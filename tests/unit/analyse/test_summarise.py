"""Summary: every line with its history, its projection and what its range rests on."""

import numpy as np
import pytest

from foedus.analyse.history import indicator_history
from foedus.analyse.summarise import Summary
from foedus.analyse.values import values_of
from foedus.facts.system import System
from foedus.model.variables import INDICATORS
from foedus.simulate.quantiles import QUANTILES


def test_there_is_a_line_for_every_indicator_and_every_region_with_allies(
    baseline: Summary, system: System
) -> None:
    named = {one.name for one in INDICATORS if not one.dims}
    allied = {system.actor(a).region for a in system.members("NATO", system.as_of)}
    assert {line.name for line in baseline.lines} == named | {f"threat_{one}" for one in allied}


def test_quantiles_are_those_of_the_runs(baseline: Summary, runs) -> None:  # type: ignore[no-untyped-def]
    for line in baseline.lines:
        year = min(2033, line.years[-1])
        place = list(runs("baseline").year.values).index(year)
        wanted = np.quantile(values_of(runs("baseline"), line.name)[:, place], QUANTILES)
        found = line.at(year)
        assert found is not None
        assert [found[level] for level in QUANTILES] == pytest.approx(wanted, rel=1e-6), line.name


def test_a_year_of_history_is_not_projected(baseline: Summary) -> None:
    assert baseline.line("european_share").at(2024) is None
    assert baseline.line("allies_at_2").at(2025) is None
    assert baseline.line("european_share").at(2041) is None


def test_aid_is_projected_for_a_few_years_only(baseline: Summary) -> None:
    aid = baseline.line("us_share_of_ukraine_aid")
    assert aid.at(2030) is not None
    assert aid.at(2031) is None
    assert {len(values) for values in aid.quantiles.values()} == {len(aid.years)}
    assert sum(aid.rests_on.values()) == pytest.approx(1), "of its own last year"


def test_history_stands_beside_the_projection_with_its_rivals(
    baseline: Summary, system: System
) -> None:
    line = baseline.line("european_share")
    assert line.history == indicator_history(system)["european_share"]
    assert len(line.beside) == 3


def test_ranges_rest_on_bases_and_chance_that_sum_to_one(baseline: Summary) -> None:
    for line in baseline.lines:
        if line.rests_on:
            assert sum(line.rests_on.values()) == pytest.approx(1), line.name
            assert line.rests_on["measured"] == 0, "every measured parameter is fixed"


def test_most_of_the_range_of_imports_and_threat_is_judged(baseline: Summary) -> None:
    """Both depend on judged parameters only, apart from the draw of acts and elections."""
    assert baseline.line("us_share_of_arms_imports").rests_on["judged"] > 0.5
    assert baseline.line("us_share_of_arms_imports").rests_on["estimated"] < 0.1


def test_a_label_names_the_region(baseline: Summary, system: System) -> None:
    (nordic,) = [one.name for one in system.regions if one.id == "nordic"]
    assert baseline.line("threat_nordic").label.endswith(f": {nordic}")
