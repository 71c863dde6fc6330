"""Sub-models: a view holds what was declared and nothing else, and declarations do not lie."""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model.alliance import ALLIANCE
from foedus.model.inputs import build_inputs
from foedus.model.submodel import Array, SubModel, View, only, submodel, unit
from foedus.simulate.block import run_block
from foedus.simulate.draw import draw_levels, for_submodel, parameter_table
from foedus.simulate.scenario import resolve


class Noting:
    """A view that notes which of its names are read."""

    def __init__(self, view: Any) -> None:
        self.view, self.read = view, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.read.add(name)
        return getattr(self.view, name)


@dataclass(frozen=True)
class Rain:
    strength: Array = unit("mm", link=True)
    by_month: Array = unit("1", over="month")


@submodel(parameters=Rain, now={"cloud"}, last={"rain"}, writes={"rain"})
def rain(last: View, now: View, p: Rain, shock: View) -> dict[str, Array]:
    return {"rain": last.rain + now.cloud}


def test_a_view_has_no_other_name_than_those_declared() -> None:
    view = only({"cloud": np.ones(1), "sun": np.zeros(1)}, frozenset({"cloud"}))
    assert view.cloud.item() == 1
    with pytest.raises(AttributeError, match="sun"):
        _ = view.sun


def test_a_view_of_something_missing_is_refused_before_the_step() -> None:
    with pytest.raises(KeyError, match="cloud"):
        only({"sun": np.zeros(1)}, frozenset({"cloud"}))


def test_a_declaration_becomes_part_of_the_sub_model() -> None:
    assert (rain.name, rain.now, rain.last, rain.writes) == ("rain", {"cloud"}, {"rain"}, {"rain"})
    assert rain.units() == {"strength": "mm", "by_month": "1"}
    assert rain.families() == {"by_month": "month"}
    assert rain.links() == {"strength"}


def test_a_shared_parameter_is_the_owners_own_draw_and_not_counted_twice(system: System) -> None:
    by_name = {one.name: one for one in ALLIANCE}
    owner, borrower = by_name["procurement"], by_name["capability"]
    assert borrower.shared() == {"delivery_lag": "procurement"}
    assert "delivery_lag" not in borrower.units()
    table = parameter_table(system, ALLIANCE, build_inputs(system, 2026).families)
    assert [name for name in table.names if "delivery_lag" in name] == ["procurement.delivery_lag"]
    levels = draw_levels(table, 1, 0)
    drawn = [for_submodel(one, table, levels).delivery_lag for one in (owner, borrower)]
    assert np.array_equal(*drawn)


def test_every_shared_parameter_has_an_owner_with_the_same_unit() -> None:
    by_name = {one.name: one for one in ALLIANCE}
    for one in ALLIANCE:
        for name, owner in one.shared().items():
            (field,) = [f for f in fields(one.parameters) if f.name == name]
            assert by_name[owner].units()[name] == field.metadata["unit"], name


@pytest.fixture(scope="module")
def used(system: System) -> dict[str, dict[str, set[str]]]:
    """Return, by sub-model, what its step read and wrote in two years of a real block."""
    found: dict[str, dict[str, set[str]]] = {}

    def noting(one: SubModel) -> SubModel:
        def step(last: View, now: View, p: Any, shock: View, *ready: Any) -> Any:
            views = {"last": last, "now": now, "parameters": p, "shocks": shock}
            noted = {name: Noting(view) for name, view in views.items()}
            written = one.step(*noted.values(), *ready)
            reads = {name: view.read for name, view in noted.items()}
            before = found.get(one.name, {})  # some reads are of years of the record alone
            seen = {**reads, "writes": set(written)}
            found[one.name] = {
                kind: names | before.get(kind, set()) for kind, names in seen.items()
            }
            return written

        return replace(one, step=step)

    inputs = build_inputs(system, until=2026)
    table = parameter_table(system, ALLIANCE, inputs.families)
    baseline = resolve(system, "baseline", inputs.years)
    run_block([noting(one) for one in ALLIANCE], inputs, baseline, table, 1, 0, frozenset())
    return found


@pytest.mark.parametrize("one", ALLIANCE, ids=lambda one: one.name)
def test_each_step_uses_exactly_what_it_declared(
    one: SubModel, used: dict[str, dict[str, set[str]]]
) -> None:
    found = used[one.name]
    assert found["last"] == one.last
    assert found["now"] == one.now
    assert found["shocks"] == one.shocks.keys()
    assert found["writes"] == one.writes


@pytest.mark.parametrize("one", ALLIANCE, ids=lambda one: one.name)
def test_a_step_that_asks_for_more_than_it_declared_gets_nothing(
    one: SubModel, system: System
) -> None:
    asked: list[bool] = []

    def nosy(last: View, now: View, p: Any, shock: View, *ready: Any) -> Any:
        more = set(VARIABLES_OF_THE_YEAR) - one.now
        asked.append(any(hasattr(now, name) for name in more))
        return one.step(last, now, p, shock, *ready)

    inputs = build_inputs(system, until=2025)
    table = parameter_table(system, ALLIANCE, inputs.families)
    baseline = resolve(system, "baseline", inputs.years)
    submodels = [replace(one, step=nosy) if each is one else each for each in ALLIANCE]
    run_block(submodels, inputs, baseline, table, 1, 0, frozenset())
    assert asked == [False]


VARIABLES_OF_THE_YEAR = frozenset[str]().union(*(one.writes | one.now for one in ALLIANCE))
