"""Draw: the table of parameters, what of the files does not fit it, and cutting links."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from foedus.errors import ScenarioError, UnknownName
from foedus.facts.system import System, load
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.simulate.draw import (
    ParameterTable,
    columns_of,
    draw_levels,
    for_submodel,
    parameter_table,
)
from foedus.simulate.latin_hypercube import quantile_of
from foedus.simulate.run import simulate

BY_NAME = {one.name: one for one in ALLIANCE}


def table_of(system: System) -> ParameterTable:
    return parameter_table(system, ALLIANCE, build_inputs(system, until=2025).families)


@pytest.fixture(scope="module")
def table(system: System) -> ParameterTable:
    return table_of(system)


def drawn(table: ParameterTable, name: str, **named: Any) -> np.ndarray:
    return draw_levels(table, 1, 0, **named)[:, columns_of(table, name)]


def test_the_table_names_every_parameter_and_every_member_of_a_family(
    table: ParameterTable, system: System
) -> None:
    wanted = [
        f"{one.name}.{name}{key}"
        for one in ALLIANCE
        for name in one.units()
        for key in (
            [f"[{key}]" for key in build_inputs(system, 2025).families[one.families()[name]]]
            if name in one.families()
            else [""]
        )
    ]
    assert list(table.names) == wanted
    assert "hostility.event_level[crimea-2014]" in table.names


def test_a_sub_model_gets_its_parameters_and_families_by_key(
    table: ParameterTable, system: System
) -> None:
    levels = draw_levels(table, 1, 0)
    p = for_submodel(BY_NAME["hostility"], table, levels)
    assert p.half_life.shape == (128, 1)
    events = [event.id for event in system.hostility_events]
    assert p.event_level.shape == (128, len(events))
    first = table.names.index(f"hostility.event_level[{events[0]}]")
    assert np.array_equal(p.event_level[:, 0], levels[:, first])


def test_draws_are_those_of_the_belief(table: ParameterTable, system: System) -> None:
    belief = system.parameters["threat"].parameters["reach"]
    many = np.concatenate(
        [draw_levels(table, 1, block)[:, columns_of(table, "threat.reach")] for block in range(20)]
    )
    wanted = [belief.low, belief.central, belief.high]
    assert np.quantile(many, [0.05, 0.5, 0.95]) == pytest.approx(wanted, rel=0.02)


def test_parameters_declared_as_correlated_are_drawn_so(
    table: ParameterTable, system: System
) -> None:
    def together(first: str, second: str) -> float:
        both = drawn(table, f"defence.{first}")[:, 0], drawn(table, f"defence.{second}")[:, 0]
        return float(np.corrcoef(*both)[0, 1])

    said = {
        one.between: one.value for one in system.parameters["defence"].correlations if one.value
    }
    pair = ("persistence", "own_trend")
    assert together(*pair) == pytest.approx(said[pair], abs=0.15)
    assert together("pledge_response", "own_noise") == pytest.approx(0, abs=0.2)


def edited(system: System, folder: Path, file: str, *changes: tuple[str, str]) -> System:
    path = folder / "parameters" / file
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return load(folder)


def test_a_member_of_a_family_may_go_with_a_parameter_elsewhere(
    system: System, folder: Path
) -> None:
    between = '[event_level.crimea-2014, "threat:balance_weight"]'
    pair = f"correlations:\n  - {{between: {between}, value: 0.7, basis: judged, why: Test.}}\n"
    changed = edited(system, folder, "hostility.yaml", ("half_life:", f"{pair}half_life:"))
    table = table_of(changed)
    crimea = drawn(table, "hostility.event_level[crimea-2014]")[:, 0]
    weight = drawn(table, "threat.balance_weight")[:, 0]
    assert np.corrcoef(crimea, weight)[0, 1] == pytest.approx(0.7, abs=0.1)


def test_a_new_parameter_moves_the_draws_of_no_other(table: ParameterTable) -> None:
    whole = replace(table, correlated=())
    shorter = replace(whole, names=table.names[5:9], parameters=table.parameters[5:9])
    assert np.array_equal(draw_levels(shorter, 1, 3), draw_levels(whole, 1, 3)[:, 5:9])


def test_parameter_files_that_do_not_fit_are_refused_with_every_fault(
    system: System, folder: Path
) -> None:
    (folder / "parameters" / "support.yaml").unlink()
    changed = edited(system, folder, "personnel.yaml", ("trend:", "drift:"))
    changed = edited(changed, folder, "economy.yaml", ("unit: 1/year", "unit: 1/month"))
    changed = edited(changed, folder, "assurance.yaml", ("weight:", "weights:"))
    with pytest.raises(ScenarioError) as caught:
        simulate(changed, runs=1, until=2025)
    assert sorted(str(caught.value).split("; ")) == [
        "parameters/assurance.yaml: weight is missing",
        "parameters/assurance.yaml: weights is not a parameter of 'assurance'",
        "parameters/economy.yaml: common_trend has unit '1/month', the model needs '1/year'",
        "parameters/personnel.yaml: drift is not a parameter of 'personnel'",
        "parameters/personnel.yaml: trend is missing",
        "parameters/support.yaml is missing: 'support' needs it",
    ]


def test_a_family_over_the_wrong_things_is_refused(system: System) -> None:
    weights = system.parameters["assurance"].families["weight"]
    wrong = weights.model_copy(
        update={"over": "month", "values": {"may": weights.values["presence"]}}
    )
    file = system.parameters["assurance"].model_copy(update={"families": {"weight": wrong}})
    changed = replace(system, parameters={**system.parameters, "assurance": file})
    with pytest.raises(ScenarioError) as caught:
        table_of(changed)
    told = str(caught.value).split("; ")
    assert told[0] == "parameters/assurance.yaml: weight must be given over 'commitment part'"
    assert "parameters/assurance.yaml: weight has no value for presence" in told
    assert len(told) == 5


def test_a_limit_of_a_family_holds_for_its_members(system: System, folder: Path) -> None:
    changed = edited(
        system,
        folder,
        "assurance.yaml",
        ("over: commitment part", "over: commitment part\n  maximum: 0.41"),
    )
    assert drawn(table_of(changed), "assurance.weight").max() <= 0.41
    assert drawn(table_of(system), "assurance.weight").max() > 0.41


def test_cutting_a_link_sets_it_to_zero_and_nothing_else(table: ParameterTable) -> None:
    name = "defence.assurance_response"
    whole, cut = draw_levels(table, 1, 0), draw_levels(table, 1, 0, frozenset({name}))
    place = table.names.index(name)
    assert (cut[:, place] == 0).all()
    assert np.array_equal(np.delete(cut, place, axis=1), np.delete(whole, place, axis=1))


def test_cutting_a_family_makes_its_members_alike(table: ParameterTable) -> None:
    name = "commitment.presence_target"
    whole, cut = drawn(table, name), drawn(table, name, cut=frozenset({name}))
    assert cut[:, 0] == pytest.approx(whole.mean(axis=1))
    assert np.array_equal(cut[:, 0], cut[:, 1])


def test_a_link_that_no_parameter_carries_is_refused(table: ParameterTable) -> None:
    with pytest.raises(UnknownName, match=r"did you mean 'defence\.growth_response'"):
        draw_levels(table, 1, 0, frozenset({"defence.growth_respons"}))


def test_shipped_beliefs_without_hard_limits_are_drawn_at_low_central_and_high(
    table: ParameterTable,
) -> None:
    free = [one for one in table.parameters if one.minimum is None and one.maximum is None]
    assert len(free) > 5
    for one in free:
        found = quantile_of(one, np.array([0.05, 0.5, 0.95]))
        assert found == pytest.approx([one.low, one.central, one.high]), one.meaning
