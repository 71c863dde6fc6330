"""Equipment facts as arrays: past spending, equipment shares and military aid."""

from datetime import date

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model import equipment_facts as facts


def of(system: System, values: np.ndarray, actor: str) -> np.ndarray:
    return np.asarray(np.asarray(values)[..., system.actor_ids.index(actor)])


def test_spending_is_in_billions_and_gaps_take_a_neighbours_value(system: System) -> None:
    spent = facts.past_spending(system, 2024)
    assert spent.shape == (35, len(system.actors))
    series = system.series("defence_spending_sipri")
    assert of(system, spent, "DEU")[-1] == pytest.approx(
        series.table(("DEU",), (2024,)).item() / 1000
    )
    first = next(year for year in series.years if np.isfinite(series.table(("EST",), (year,))))
    assert first > 1990
    assert (
        of(system, spent, "EST")[: first - 1990] == of(system, spent, "EST")[first - 1990]
    ).all()
    assert np.isfinite(spent).all()


def test_shares_are_measured_from_2014_on_and_only_in_the_alliances_tables(system: System) -> None:
    share = facts.past_equipment_share(system, 2024)
    measured = of(system, share, "POL") > 0
    assert measured.tolist() == [False] * 24 + [True] * 11
    assert not of(system, share, "AUT").any()


def test_aid_turned_from_stocks_to_industry_within_its_first_full_years(system: System) -> None:
    turn = facts.aid_turn(system, 2025)
    assert turn[-5:].tolist() == [0, 0, 0.5, 1, 1]
    assert not facts.aid_turn(system.as_known_on(date(2014, 6, 1)), 2013).any()


def test_military_parts_of_the_last_years_are_of_the_guarantors_own_and_of_all_others(
    system: System,
) -> None:
    part = facts.military_aid_share(system)
    military, every = system.series("ukraine_support_military"), system.series("ukraine_support")
    years = (2024, 2025)

    def given(series: object, *actors: str) -> float:
        return float(np.nansum(series.table(actors, years)))  # type: ignore[attr-defined]

    whole = sum(every.value[(every.year == year) & (every.actor != "USA")].sum() for year in years)
    assert of(system, part, "DEU") == pytest.approx(given(military, "DEU") / whole)
    assert of(system, part, "USA") == pytest.approx(given(military, "USA") / given(every, "USA"))
    assert ((part >= 0) & (part <= 1)).all()
    others = part.sum() - of(system, part, "USA")
    assert 0.3 < others < 0.8
    assert not facts.military_aid_share(system.as_known_on(date(2014, 6, 1))).any()
