"""Voting facts: what the model starts from, and that it knows nothing later than its day."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from foedus.errors import ScenarioError
from foedus.facts.system import System
from foedus.model.inputs import build_inputs
from foedus.model.voting_facts import (
    GAPS,
    gap_contrasts,
    own_size,
    point_volatility,
    points_at,
    voting_facts,
)
from foedus.model.wording import in_words


def test_the_start_is_the_last_published_point_with_its_error(system: System) -> None:
    point, error = points_at(system, 2024)
    place = system.actor_ids.index("FRA")
    series = system.series("un_ideal_point")
    assert point[place] == series.table(("FRA",), (2024,)).item()
    assert error[place] == series.errors(("FRA",), (2024,)).item()
    assert np.isfinite(point).all()


def test_a_run_as_of_2022_starts_from_2020_and_uses_nothing_later(system: System) -> None:
    then = system.as_known_on(date(2022, 1, 15))
    given = build_inputs(then, 2030).given
    series = system.series("un_ideal_point")
    published = series.table(system.actor_ids, (2020,))[0]
    assert np.array_equal(given["point_at_start"], published, equal_nan=True)
    until = [year for year in series.years if 1993 <= year <= 2020]
    size = own_size(series.table(system.actor_ids, until), volatile_members(then))
    # The typical member is that of the day too.
    assert given["point_volatility"] == pytest.approx(
        size / np.median(size[volatile_members(then)])
    )
    assert not np.array_equal(given["point_volatility"], point_volatility(system, 2024))


def volatile_members(system: System) -> np.ndarray:
    day = date(2020, 12, 31)
    members = {*system.members("EU", day), *system.members("NATO", day)} - {"USA"}
    return np.isin(system.actor_ids, sorted(members))


def test_the_typical_member_moves_by_one(system: System) -> None:
    volatility = point_volatility(system, 2024)
    members = {*system.members("EU", system.as_of), *system.members("NATO", system.as_of)} - {"USA"}
    of_members = volatility[np.isin(system.actor_ids, sorted(members))]
    assert np.median(of_members) == pytest.approx(1)
    assert (volatility > 0).all()


def test_a_state_seen_once_moves_like_the_typical_member() -> None:
    size = own_size(np.array([[0.0, 1.0, np.nan], [0.2, 1.0, 3.0]]), np.ones(3, dtype=bool))
    assert np.isnan(size).tolist() == [False, False, True]


def test_each_gap_has_its_contrast_in_the_file(system: System) -> None:
    sides = voting_facts(system, 2024)["gap_sides"]
    told = {
        name: [tuple(np.array(system.actor_ids)[side > 0]) for side in sides[place]]
        for place, name in enumerate(GAPS)
    }
    union = system.members("EU", system.as_of)
    assert told == {
        "eu_us_gap": [union, ("USA",)],
        "eu_gbr_gap": [union, ("GBR",)],
        "eu_tur_gap": [union, ("TUR",)],
        "franco_german_gap": [("DEU",), ("FRA",)],
    }
    assert in_words("{eu_tur_gap.right.title} and {union}", system) == "Türkiye and EU"


def test_a_system_without_contrasts_has_gaps_of_nobody(system: System) -> None:
    bare = replace(system, positions=system.positions.model_copy(update={"contrasts": ()}))
    assert not voting_facts(bare, 2024)["gap_sides"].any()


def test_an_indicator_that_is_no_gap_is_refused(system: System) -> None:
    one = system.positions.contrasts[0].model_copy(update={"indicator": "eu_mars_gap"})
    wrong = replace(system, positions=system.positions.model_copy(update={"contrasts": (one,)}))
    with pytest.raises(ScenarioError, match=r"eu_mars_gap; choose from eu_us_gap"):
        gap_contrasts(wrong)
