"""Claims on operations, and on lines whose last years were carried and not measured."""

from datetime import date, timedelta

import pytest

from foedus.analyse.claim_counts import counted, operations_of
from foedus.analyse.claim_quantities import line_of, number_of
from foedus.analyse.history import indicator_history
from foedus.facts.claim_selections import Quantity, Selection
from foedus.facts.partial_days import known_since
from foedus.facts.system import System


def selection(**keys: object) -> Selection:
    return Selection.model_validate(
        {"label": "operations", "of": "operations", "since": date(1992, 1, 1), **keys}
    )


def test_military_and_other_operations_are_all_of_them(system: System) -> None:
    every, military, other = (
        operations_of(system, selection(organisations=("EU",), **more))
        for more in ({}, {"military": True}, {"military": False})
    )
    assert military
    assert other
    assert {*every} == {*military, *other}
    assert not {*military} & {*other}
    assert all(one.organisation == "EU" for one in every)


def test_the_wide_region_holds_naval_operations_and_the_narrow_one_none(system: System) -> None:
    wide, narrow = (
        counted(system, selection(organisations=("EU",), regions=(region,), military=True)).ids
        for region in ("indo-pacific", "asia-pacific")
    )
    assert {"atalanta-2008", "aspides-2024"} <= {*wide}
    assert narrow == ()


def test_an_operation_counts_from_its_first_day(system: System) -> None:
    one = next(each for each in system.operations.operations if each.id == "aspides-2024")
    day = known_since(one.since, system.today)
    chosen = Quantity(counted=selection(ids=(one.id,)))
    before, after = (system.as_known_on(day + timedelta(more)) for more in (-1, 0))
    assert number_of(before, chosen).values == (0.0,)
    assert number_of(after, chosen).values == (1.0,)


def test_carried_years_are_not_measured(system: System) -> None:
    known = indicator_history(system)["rival_import_share"]
    assert known.carried
    line = line_of(system, Quantity(indicator="rival_import_share"))
    assert line.years == known.years[: -known.carried]


@pytest.mark.parametrize("keys", [{"regions": ["indo-pacific"]}, {"military": True}])
def test_keys_of_operations_stay_with_operations(keys: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="write of: operations"):
        Selection.model_validate({"label": "acts", "since": date(2014, 1, 1), **keys})
