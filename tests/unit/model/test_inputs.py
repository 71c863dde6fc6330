"""Inputs: the facts as arrays, from the first year after history on."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from foedus.errors import ScenarioError
from foedus.facts.system import System
from foedus.model.inputs import build_inputs
from foedus.model.operations import answers
from foedus.model.variables import VARIABLES


def test_the_run_starts_in_the_year_after_the_last_published_one(system: System) -> None:
    inputs = build_inputs(system, until=2030)
    assert inputs.years == (2025, 2026, 2027, 2028, 2029, 2030)
    assert inputs.years[0] == system.series("defence_share_sipri").last_year + 1


def test_an_end_before_the_first_year_is_refused_with_the_first_one_possible(
    system: System,
) -> None:
    with pytest.raises(ScenarioError, match=r"end in 2024, but history as of .* reaches to 2024"):
        build_inputs(system, until=2024)
    with pytest.raises(ScenarioError, match="choose an end from 2025 on"):
        build_inputs(system, until=1990)


def test_an_end_in_another_century_is_refused_with_the_last_one_possible(system: System) -> None:
    with pytest.raises(ScenarioError, match="end in 2126; choose an end up to 2125"):
        build_inputs(system, until=2126)
    assert build_inputs(system, until=2125).years[-1] == 2125


def test_a_day_on_which_too_little_of_the_panel_is_known_is_refused(system: System) -> None:
    told = r"as of 1998-01-01 the series end in 1996; .* once 1997 is known: choose a later day"
    with pytest.raises(ScenarioError, match=told):
        build_inputs(system.as_known_on(date(1998, 1, 1)), until=2030)
    assert build_inputs(system.as_known_on(date(1998, 6, 1)), until=2030).years[0] == 1998


def test_every_given_variable_has_the_shape_of_its_entry(system: System) -> None:
    inputs = build_inputs(system, until=2030)
    size = {"actor": len(system.actors), "region": len(system.regions)}
    size |= {"pledge": len(system.pledges), "event": len(system.hostility_events)}
    assert inputs.given.keys() == {n for n, one in VARIABLES.items() if one.kind == "given"}
    for name, value in inputs.given.items():
        entry = VARIABLES[name]
        shape = np.shape(value)[1 if entry.yearly else 0 :]
        assert len(shape) == len(entry.dims), name
        for dim, length in zip(entry.dims, shape, strict=True):
            assert size.get(dim, length) == length, name
        assert np.isfinite(value).all(), name


def test_terms_of_the_guarantor_begin_every_four_years(system: System) -> None:
    inputs = build_inputs(system, until=2040)
    begins = [y for y, new in zip(inputs.years, inputs.given["term_begins"], strict=True) if new]
    assert begins == [2025, 2029, 2033, 2037]


def test_earlier_days_know_the_terms_that_were_still_to_come(system: System) -> None:
    inputs = build_inputs(system.as_known_on(date(2014, 1, 1)), until=2026)
    begins = [y for y, new in zip(inputs.years, inputs.given["term_begins"], strict=True) if new]
    assert begins == [2013, 2017, 2021, 2025]


def test_those_who_respond_are_allies_and_members_of_the_union_without_the_guarantor(
    system: System,
) -> None:
    given = build_inputs(system, until=2026).given
    responds = answers(given["allied"][-1], given["in_union_by_fact"][-1], given["guarantor"])
    chosen = {actor for actor, one in zip(system.actor_ids, responds, strict=True) if one}
    day = date(2026, 11, 1)
    assert chosen == (set(system.members("NATO", day)) | set(system.members("EU", day))) - {"USA"}
    assert len(chosen) == 35


def test_every_actor_lies_in_one_region(system: System) -> None:
    in_region = build_inputs(system, until=2026).given["in_region"]
    placed = in_region.sum(axis=0)
    assert placed.tolist() == [float(bool(actor.region)) for actor in system.actors]
    nordic = in_region[[region.id for region in system.regions].index("nordic")]
    assert {a for a, one in zip(system.actor_ids, nordic, strict=True) if one} >= {"FIN", "SWE"}


def test_the_balance_starts_from_the_spending_of_the_last_year(system: System) -> None:
    inputs = build_inputs(system, until=2026)
    spent = dict(zip(system.actor_ids, inputs.initial["defence_spending"], strict=True))
    allies = [a for a in system.members("NATO", date(2025, 12, 31)) if a not in ("USA", "CAN")]
    wanted = spent["RUS"] / sum(spent[a] for a in allies)
    assert inputs.given["spending_ratio_at_start"] == pytest.approx(wanted)


def test_a_system_with_other_kinds_of_administration_is_refused_by_name(system: System) -> None:
    fewer = replace(system, kinds=system.kinds[:1], commitment_parts=system.commitment_parts[:3])
    with pytest.raises(ScenarioError) as caught:
        build_inputs(fewer, until=2030)
    assert str(caught.value) == (
        "administration kinds must be internationalist, transactional, not internationalist; "
        "commitment parts must be presence, crisis_pool, arms_and_aid, alignment, "
        "not presence, crisis_pool, arms_and_aid"
    )
