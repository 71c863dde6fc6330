"""The shipped scenarios: their starting points, that each change tells, and what follows."""

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from foedus.analyse.values import values_of
from foedus.facts.scenarios import ScenarioFile
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.model.variables import INDICATORS
from foedus.simulate.block import run_block
from foedus.simulate.conflicts import contested
from foedus.simulate.draw import parameter_table
from foedus.simulate.run import simulate
from foedus.simulate.scenario import resolve

ROOT = Path(__file__).resolve().parents[3]
DUE = 2035


def last_known(system: System, actor: str) -> float:
    series = system.series("defence_share_nato")
    known = series.table((actor,), series.years)[:, 0]
    return float(known[np.isfinite(known)][-1])


def target_of(system: System, actor: str) -> float:
    pledge = next(one for one in system.pledges if one.id == "hague-2025")
    own = {one.actor: one.target for one in pledge.exceptions}
    return float(own.get(actor, pledge.target))


def paths_of(system: System, name: str) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = {}
    for change in system.scenario(name).changes:
        for actor in change.actors:
            assert actor not in found
            found[actor] = dict(change.path or ())
    return found


def test_who_keeps_to_the_hague_starts_where_it_stands_and_ends_at_its_own_target(
    system: System,
) -> None:
    paths = paths_of(system, "hague-kept")
    allies = set(system.members("NATO", system.as_of))
    assert allies - set(paths) == {"ISL"}
    assert set(paths) <= allies
    for actor, path in paths.items():
        start = last_known(system, actor)
        assert path[min(path)] == pytest.approx(start, rel=1e-5), actor
        assert min(path) == 2025
        if start >= target_of(system, actor):
            assert len(path) == 1, f"{actor} keeps what it has"
        else:
            assert path == {2025: path[2025], DUE: target_of(system, actor)}, actor
    assert paths["ESP"][DUE] == 2.1


def test_who_stalls_is_every_european_ally_at_its_last_known_share(system: System) -> None:
    paths = paths_of(system, "europe-stalls")
    allies = set(system.members("NATO", system.as_of))
    europe = {one.id for one in system.actors if one.area == "Europe"}
    assert set(paths) == (allies & europe) - {"ISL"}
    for actor, path in paths.items():
        assert path == {2025: pytest.approx(last_known(system, actor), rel=1e-5)}


def test_the_files_are_what_the_tool_writes(system: System) -> None:
    spec = importlib.util.spec_from_file_location("write", ROOT / "tools" / "write_scenarios.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, text in module.texts(system).items():
        held = (system.directory / "scenarios" / f"{name}.yaml").read_text("utf-8")
        assert held == text, f"{name} is stale: run tools/write_scenarios.py"


def test_every_change_of_every_scenario_moves_an_indicator(system: System) -> None:
    """What is overruled after it, or read before it, would be clamped without a word."""
    baseline = simulate(system, "baseline", 128)
    for name, one in system.scenarios.items():
        for variable in dict.fromkeys(change.variable for change in one.changes):
            mine = tuple(change for change in one.changes if change.variable == variable)
            only = ScenarioFile(name="only", question="?", based_on="baseline", changes=mine)
            changed = replace(system, scenarios={**system.scenarios, "only": only})
            runs = simulate(changed, "only", 128)
            moved = [
                indicator.name
                for indicator in INDICATORS
                if not np.array_equal(
                    runs[indicator.name].values, baseline[indicator.name].values, equal_nan=True
                )
            ]
            assert moved, f"{name}: {variable} moves nothing"


def recorded(system: System, name: str, variables: set[str]) -> dict[str, np.ndarray]:
    inputs = build_inputs(system, 2040)
    table = parameter_table(system, ALLIANCE, inputs.families)
    scenario = resolve(system, name, inputs.years)
    return run_block(ALLIANCE, inputs, scenario, table, 1, 0, frozenset(variables))


@pytest.mark.parametrize(
    "name", ["hague-kept", "europe-stalls", "russia-escalates", "ceasefire", "us-retrenches"]
)
def test_every_run_keeps_to_every_path(name: str, system: System) -> None:
    """Bounds hold in every year and run: no other bound takes the last word from a scenario."""
    inputs = build_inputs(system, 2040)
    pins = [one for one in resolve(system, name, inputs.years).pins if (one.factor == 1).all()]
    found = recorded(system, name, {one.variable for one in pins})
    for pin in pins:
        value = found[pin.variable]
        assert (value >= np.expand_dims(pin.lower, 1)).all(), pin.variable
        assert (value <= np.expand_dims(pin.upper, 1)).all(), pin.variable


def gained(runs: Any, name: str, line: str, year: int) -> np.ndarray:
    place = list(runs(name)["year"].values).index(year)
    first, second = (values_of(runs(one), line)[:, place] for one in (name, "baseline"))
    return np.asarray(first - second)


def test_kept_promises_raise_the_number_at_the_line_to_all_but_two(runs: Any) -> None:
    """Iceland has no forces and Spain its own target."""
    counted = runs("hague-kept")["allies_at_3_5"].sel(year=slice(DUE, None))
    assert (counted >= 30).all()
    assert np.median(gained(runs, "hague-kept", "european_share", DUE)) > 0


def test_stalled_shares_lower_the_european_share_in_nearly_every_run(runs: Any) -> None:
    assert (gained(runs, "europe-stalls", "european_share", 2035) < 0).mean() > 0.95
    assert (gained(runs, "europe-stalls", "allies_at_3_5", 2035) <= 0).all()


def test_escalation_raises_and_ceasefire_lowers_threat_and_spending(runs: Any) -> None:
    for name, sign in (("russia-escalates", 1), ("ceasefire", -1)):
        for line in ("threat_baltic", "european_share"):
            moved = sign * gained(runs, name, line, 2035)
            assert np.median(moved) > 0, (name, line)
            assert (moved > 0).mean() > 0.65, (name, line)
        assert (sign * gained(runs, name, "threat_baltic", 2035) > 0).mean() > 0.85


def test_before_2027_neither_war_nor_peace_has_begun(runs: Any) -> None:
    for name in ("russia-escalates", "ceasefire"):
        for line in ("threat_baltic", "european_share", "us_share_of_ukraine_aid"):
            assert (gained(runs, name, line, 2026) == 0).all(), (name, line)


def test_pairs_that_cannot_be_stacked_are_those_that_change_the_same(system: System) -> None:
    names = sorted(set(system.scenarios) - {"baseline"})
    clashes = {
        (one, other)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
        if contested(system, f"{one}+{other}")
    }
    assert clashes == {
        ("ceasefire", "indo-pacific-pivot"),
        ("ceasefire", "russia-escalates"),
        ("coalition-paralysis", "franco-german-motor"),
        ("europe-stalls", "hague-kept"),
        ("european-nato", "indo-pacific-pivot"),
        ("european-nato", "us-retrenches"),
        ("european-nato", "us-stays"),
        ("indo-pacific-pivot", "us-retrenches"),
        ("indo-pacific-pivot", "us-stays"),
        ("us-retrenches", "us-stays"),
    }
