"""Spending: an identity, and the one that reproduces what SIPRI published."""

from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model.inputs import build_inputs
from foedus.model.spending import Spending, spending

BILLION = 1000  # million


def test_spending_is_the_share_of_gdp_in_the_comparable_definition() -> None:
    now = Of(
        defence_share=np.array([[2.0, 3.0]]),
        definition_ratio=np.array([0.9, 1.0]),
        gdp=np.array([[4000.0, 500.0]]),
    )
    found = spending.step(Of(), now, Spending(), Of())["defence_spending"]
    assert found[0].tolist() == pytest.approx([72.0, 15.0])


def test_the_start_is_the_spending_that_sipri_published_for_every_actor(system: System) -> None:
    inputs = build_inputs(system, until=2025)
    series = system.series("defence_spending_sipri")
    published = series.table(system.actor_ids, (inputs.years[0] - 1,))[0] / BILLION
    # The series have six significant digits, and share times GDP rounds twice.
    start = np.array(inputs.initial["defence_spending"])
    assert start == pytest.approx(np.nan_to_num(published), rel=1e-5)


def test_the_start_is_also_the_share_that_the_alliance_published(system: System) -> None:
    inputs = build_inputs(system, until=2025)
    year = inputs.years[0] - 1
    own = system.series("defence_share_nato").table(system.actor_ids, (year,))[0]
    known = np.isfinite(own) & (own > 0)
    assert known.sum() >= 30
    assert inputs.initial["defence_share"][known].tolist() == own[known].tolist()
