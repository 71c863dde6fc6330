"""Block: 128 runs, the same whatever is computed before, after or beside them."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.fiscal import fiscal
from foedus.model.inputs import Inputs, build_inputs
from foedus.model.submodel import Shock, SubModel, submodel
from foedus.simulate.block import Recorded, check_range, run_block
from foedus.simulate.draw import ParameterTable, parameter_table
from foedus.simulate.scenario import resolve

KEEP = frozenset({"european_share", "defence_share", "hostility", "us_troops_in_europe"})


@pytest.fixture(scope="module")
def inputs(system: System) -> Inputs:
    return build_inputs(system, until=2030)


@pytest.fixture(scope="module")
def table(system: System, inputs: Inputs) -> ParameterTable:
    return parameter_table(system, ALLIANCE, inputs.families)


@pytest.fixture(scope="module")
def block(system: System, inputs: Inputs, table: ParameterTable) -> Any:
    def run(number: int, submodels: tuple[SubModel, ...] = ALLIANCE, **named: Any) -> Recorded:
        scenario = resolve(system, named.pop("scenario", "baseline"), inputs.years)
        given = named.pop("inputs", inputs)
        return run_block(submodels, given, scenario, table, 1, number, named.pop("keep", KEEP))

    return run


def same(one: Recorded, other: Recorded) -> bool:
    return all(np.array_equal(one[name], other[name]) for name in KEEP | {"parameters"})


def test_the_order_in_which_blocks_are_computed_does_not_matter(block: Any) -> None:
    forth = [block(0), block(1)]
    back = [block(1), block(0)][::-1]
    assert all(same(one, other) for one, other in zip(forth, back, strict=True))
    assert not same(forth[0], forth[1])


@dataclass(frozen=True)
class Nothing:
    """No parameters."""


def test_another_sub_model_leaves_the_draws_of_all_others_as_they_were(block: Any) -> None:
    @submodel(
        parameters=Nothing,
        shocks={"own": Shock("normal", per_actor=True), "common": Shock("normal", per_actor=False)},
        writes={"weather"},
    )
    def weather(last: Any, now: Any, p: Any, shock: Any) -> dict[str, np.ndarray]:
        return {"weather": shock.own + shock.common[:, None]}

    assert same(block(2), block(2, (weather, *ALLIANCE)))


def test_what_is_recorded_does_not_change_what_is_computed(block: Any) -> None:
    alone = block(0, keep=frozenset({"european_share"}))
    assert alone.keys() == {"european_share", "parameters"}
    assert np.array_equal(alone["european_share"], block(0)["european_share"])


def test_the_facts_are_not_written_to(block: Any, inputs: Inputs) -> None:
    before = {name: np.array(value) for name, value in inputs.given.items()}
    block(0, scenario="us-stays")
    assert all(np.array_equal(inputs.given[name], value) for name, value in before.items())


def test_a_variable_that_leaves_its_range_stops_the_run(block: Any, inputs: Inputs) -> None:
    absurd = replace(
        inputs, initial={**inputs.initial, "us_share_of_arms_imports": np.array(900.0)}
    )
    with pytest.raises(RangeError) as caught:
        block(0, inputs=absurd, keep=frozenset({"us_share_of_arms_imports"}))
    assert str(caught.value).startswith("2025: 'us_share_of_arms_imports' is ")
    assert str(caught.value).endswith(", outside its range from 0 to 100 (%)")


NAN = np.nan


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        (
            "us_share_of_arms_imports",
            [20.0, 100.5],
            "is 100.5, outside its range from 0 to 100 (%)",
        ),
        ("us_share_of_arms_imports", [20.0, -0.5], "is -0.5, outside its range"),
        ("us_share_of_arms_imports", [20.0, np.inf], "is inf, outside its range"),
        ("us_share_of_arms_imports", [20.0, NAN], "is nan, outside its range"),
        ("threat", [[0.5, NAN], [0.4, 0.2]], "is nan, "),
        ("threat", [[NAN, NAN], [NAN, 0.2]], "is nan, "),
    ],
    ids=["above", "below", "infinite", "unknown in one run", "in one region", "beside another"],
)
def test_what_is_no_value_of_the_variable_is_refused(name: str, value: Any, told: str) -> None:
    with pytest.raises(RangeError) as caught:
        check_range(name, np.array(value), "here")
    assert str(caught.value).startswith(f"here: '{name}' {told}")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("us_share_of_arms_imports", [0.0, 100.0]),
        ("us_share_of_ukraine_aid", [NAN, NAN]),
        ("threat", [[NAN, 0.2], [NAN, 0.3]]),
    ],
)
def test_what_is_known_in_no_run_is_no_fault(name: str, value: Any) -> None:
    check_range(name, np.array(value), "here")


def test_next_year_reads_what_the_pins_have_made_of_this_one(block: Any) -> None:
    """Troops start from the pinned 80 of 2025, not from what the equation gave for it."""
    recorded = block(0)
    troops = recorded["us_troops_in_europe"]
    assert (troops[0] == 80).all()
    assert (troops[1] >= 76).all()
    # A transactional administration moves towards a target below 80 in nearly all runs.
    assert (troops[1] <= 80).mean() > 0.9


def test_administrations_are_the_same_in_every_scenario_until_a_term_begins(
    block: Any, inputs: Inputs
) -> None:
    keep = frozenset({"internationalist_administration"})
    kinds = {
        name: block(0, scenario=name, keep=keep)["internationalist_administration"]
        for name in ("baseline", "us-retrenches", "us-stays")
    }
    until_2028 = [place for place, year in enumerate(inputs.years) if year <= 2028]
    for found in kinds.values():
        assert (found[until_2028] == 0).all()
    assert np.array_equal(kinds["baseline"], kinds["us-retrenches"])
    after = len(until_2028)
    assert (kinds["us-stays"][after:] == 1).all()
    assert 0.3 < kinds["baseline"][after].mean() < 0.7


def test_without_the_drag_of_debt_a_run_is_that_of_a_model_without_fiscal_room(
    system: System, inputs: Inputs, table: ParameterTable
) -> None:
    def roomless(*seen: Any) -> dict[str, Any]:
        written = fiscal.step(*seen)
        return {**written, "fiscal_room": np.ones_like(written["fiscal_room"])}

    plain = tuple(replace(one, step=roomless) if one is fiscal else one for one in ALLIANCE)
    baseline = resolve(system, "baseline", inputs.years)
    keep = frozenset({"defence_share", "european_share", "european_equipment"})
    cut = frozenset({"fiscal.debt_drag"})
    without = run_block(plain, inputs, baseline, table, 1, 0, keep)
    undragged = run_block(ALLIANCE, inputs, baseline, table, 1, 0, keep, cut)
    dragged = run_block(ALLIANCE, inputs, baseline, table, 1, 0, keep)
    for name in keep:
        assert np.array_equal(undragged[name], without[name]), name
        assert not np.array_equal(dragged[name], without[name]), name


def test_debt_slows_the_indebted_and_is_known_only_where_the_facts_have_it(
    system: System, block: Any
) -> None:
    found = block(0, keep=frozenset({"debt", "fiscal_room"}))
    place = system.actor_ids.index
    room = found["fiscal_room"].mean(axis=(0, 1))
    assert room[place("ITA")] < room[place("FRA")] < 1 < room[place("EST")]
    unknown = ["BIH", "CHN", "UKR"]
    for actor in unknown:
        assert np.isnan(found["debt"][..., place(actor)]).all(), actor
        assert (found["fiscal_room"][..., place(actor)] == 1).all(), actor
