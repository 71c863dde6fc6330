"""Fiscal facts as arrays: debt at the start, and the span that rules in force cover."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model.fiscal_facts import covered, debt_at_start
from foedus.model.inputs import build_inputs
from foedus.model.operations import answers
from foedus.model.panel import history_of


def of(system: System, values: np.ndarray, actor: str) -> list[float]:
    return np.asarray(values)[..., system.actor_ids.index(actor)].tolist()


def test_debt_is_known_of_every_state_that_answers_and_of_the_guarantor(system: System) -> None:
    facts = build_inputs(system, until=2026).given
    responds = answers(facts["allied"][0], facts["in_union_by_fact"][0], facts["guarantor"])
    wanted = {a for a, one in zip(system.actor_ids, responds, strict=True) if one} | {"USA"}
    debt = debt_at_start(system, 2024)
    assert {a for a, one in zip(system.actor_ids, debt, strict=True) if one} == wanted
    assert of(system, debt, "ITA") == 135.3


def test_an_earlier_day_knows_only_what_was_public(system: System) -> None:
    early = system.as_known_on(date(2022, 1, 15))
    assert of(system, debt_at_start(early, 2020), "DEU") == 68.0
    assert of(system, debt_at_start(early, 2020), "BGR") == 0
    assert not debt_at_start(system.as_known_on(date(2014, 1, 1)), 2012).any()
    low, high = covered(early, (2026,), history_of(early))
    assert not low.any()
    assert not high.any()


def test_a_system_without_the_series_has_no_debt(system: System) -> None:
    class Bare:
        names = ()

    bare = replace(system, shelf=Bare())  # type: ignore[arg-type]
    assert not debt_at_start(bare, 2024).any()


def test_the_clause_covers_one_and_a_half_points_above_2021_to_the_end_of_2028(
    system: System,
) -> None:
    low, high = covered(system, (2024, 2025, 2028, 2029), history_of(system))
    nato = system.series("defence_share_nato").table(("POL",), (2021,)).item()
    assert of(system, low, "POL") == pytest.approx([0, nato, nato, 0])
    assert of(system, high, "POL") == pytest.approx([0, nato + 1.5, nato + 1.5, 0])
    own = system.series("defence_share_sipri").table(("AUT",), (2021,)).item()
    assert of(system, high, "AUT") == pytest.approx([0, 0, own + 1.5, 0])
    assert of(system, high, "FRA") == [0, 0, 0, 0]


def test_a_rule_without_a_limit_covers_the_rest_of_gdp_and_lasts(system: System) -> None:
    low, high = covered(system, (2024, 2025, 2035), history_of(system))
    assert of(system, low, "DEU") == [0, 1, 1]
    assert of(system, high, "DEU") == [0, 100, 100]
