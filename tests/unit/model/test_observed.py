"""Observed: what the facts say of years that the model computes, and where it starts."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from foedus.facts.system import System
from foedus.model import observed, panel
from foedus.model.pin import Pin

YEARS = tuple(range(2025, 2041))


def pin_of(system: System, variable: str, years: tuple[int, ...] = YEARS) -> Pin:
    """Return the bounds that all pins of a variable put on it together."""
    pins = [pin for pin in observed.fact_pins(system, years) if pin.variable == variable]
    lower, upper = pins[0].lower, pins[0].upper
    for pin in pins[1:]:
        lower, upper = np.maximum(lower, pin.lower), np.minimum(upper, pin.upper)
    assert all((pin.factor == 1).all() for pin in pins)
    return Pin(variable, lower, upper, pins[0].factor, "facts")


def planned(system: System, actor: str, years: tuple[int, ...]) -> list[float]:
    line = observed.planned_share(system, years, panel.history_of(system))
    return list(line[:, system.actor_ids.index(actor)].tolist())


def test_a_plan_runs_on_a_straight_line_from_the_last_published_share(system: System) -> None:
    share = system.series("defence_share_nato").table(("FIN",), (2025,)).item()
    years = (2025, 2026, 2027, 2028, 2029)
    wanted = [share + step / 4 * (3.0 - share) for step in range(5)]
    assert planned(system, "FIN", years) == pytest.approx(wanted)


def test_a_plan_passes_through_the_years_it_names_and_stays_for_a_while(system: System) -> None:
    years = (2026, 2027, 2028, 2029, 2030, 2033)
    assert planned(system, "DEU", years) == pytest.approx([2.8, 3.0, 3.3, 3.5, 3.5, 3.5])
    assert planned(system, "NLD", (2030, 2031, 2035)) == pytest.approx([2.8, 2.94, 3.5])


def test_a_plan_ends_after_as_long_again_as_it_ran(system: System) -> None:
    # Agreed in 2025, to 2029: held to 2033. A budget of one year holds for that year alone.
    assert planned(system, "DEU", (2033, 2034, 2040)) == pytest.approx([3.5, 0, 0])
    assert planned(system, "EST", (2026, 2027)) == pytest.approx([5.4, 0])


def test_a_plan_of_the_past_ends_by_its_own_years_and_not_by_those_published(
    system: System,
) -> None:
    (plan,) = [plan for plan in system.plans if plan.actor == "FIN"]
    past = {"agreed": date(2022, 5, 1), "path": ((2024, 2.2),)}
    old = replace(system, plans=(plan.model_copy(update=past),))
    share = system.series("defence_share_nato").table(("FIN",), (2025,)).item()
    assert planned(old, "FIN", (2026, 2027)) == pytest.approx([share, 0])


def test_without_a_published_share_of_later_years_a_plan_starts_from_history(
    system: System,
) -> None:
    share = system.series("defence_share_sipri").table(("NZL",), (2024,)).item()
    wanted = [share + step / 9 * (2.0 - share) for step in (1, 9)]
    assert planned(system, "NZL", (2025, 2033)) == pytest.approx(wanted)


def test_who_has_no_plan_has_none(system: System) -> None:
    without = {a for a in system.actor_ids if a not in {plan.actor for plan in system.plans}}
    assert "GRC" in without
    assert all(planned(system, actor, (2025, 2040)) == [0, 0] for actor in without)


def test_a_share_already_published_is_pinned_to_the_figure(system: System) -> None:
    pin = pin_of(system, "defence_share")
    published = system.series("defence_share_nato").table(system.actor_ids, YEARS)
    known = np.isfinite(published)
    assert known[0].sum() >= 30
    assert not known[1:].any()
    assert pin.lower[known].tolist() == pin.upper[known].tolist() == published[known].tolist()
    assert np.isneginf(pin.lower[~known]).all()
    assert np.isposinf(pin.upper[~known]).all()


def test_the_legal_floor_holds_in_2026_and_in_no_other_year(system: System) -> None:
    pin = pin_of(system, "us_troops_in_europe")
    lower = dict(zip(YEARS, pin.lower.tolist(), strict=True))
    assert lower[2026] == 76
    assert all(lower[year] == -np.inf for year in YEARS if year > 2026)
    assert np.isposinf(pin.upper[1:]).all()


def test_observed_troops_are_pinned_in_thousands(system: System) -> None:
    pin = pin_of(system, "us_troops_in_europe")
    assert pin.lower[0] == pin.upper[0] == 80


def test_the_administration_is_a_fact_until_its_term_ends(system: System) -> None:
    pin = pin_of(system, "internationalist_administration")
    fixed = pin.lower == pin.upper
    assert [year for year, known in zip(YEARS, fixed, strict=True) if known] == [
        *(2025, 2026, 2027, 2028)
    ]
    assert pin.lower[:4].tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("year", "kind"),
    [(2016, "internationalist"), (2018, "transactional"), (2022, "internationalist")],
)
def test_the_kind_in_office_is_that_of_the_middle_of_the_year(
    system: System, year: int, kind: str
) -> None:
    assert observed.kind_in_office(system, year) == kind


def test_who_governs_after_the_last_term_on_record_is_not_known(system: System) -> None:
    assert observed.kind_in_office(system, 2029) is None


def test_aid_is_measured_against_the_mean_of_the_first_three_years(system: System) -> None:
    series = system.series("ukraine_support")
    mine = [series.table(("USA",), (year,)).item() for year in (2022, 2023, 2024)]
    assert observed.aid_reference(system) == pytest.approx(sum(mine) / 3)
    levels = observed.observed_levels(system)["arms_and_aid"]
    assert [levels[year] for year in (2022, 2023, 2024)] == pytest.approx(
        [aid / (sum(mine) / 3) for aid in mine]
    )


def test_the_aid_of_the_others_is_all_but_the_guarantors(system: System) -> None:
    series = system.series("ukraine_support")
    donors = sorted(set(series.actor.tolist()) - {"USA"})
    every = np.nansum(series.table(donors, (2024,)))
    assert observed.other_aid(system, 2024) == pytest.approx(float(every))
    assert observed.other_aid(system, 2015) == 0


def test_a_start_takes_the_last_level_observed_by_then(system: System) -> None:
    presence, pool, aid, alignment = observed.commitment_at_start(system, 2024)
    assert (presence, pool, alignment) == (100, 1, 1)
    assert aid == pytest.approx(observed.observed_levels(system)["arms_and_aid"][2024])
    assert observed.commitment_at_start(system, 2026)[:2].tolist() == [80, 0.66]


def test_before_any_report_of_the_total_presence_is_the_permanent_forces(system: System) -> None:
    presence = observed.commitment_at_start(system, 2019)[0]
    assert presence == pytest.approx(observed.permanent_troops(system, 2019) / 1000)


def test_permanent_forces_are_those_of_the_year_asked_for(system: System) -> None:
    series = system.series("us_troops")
    for year in (2015, 2024):
        allies = observed.european_allies(system, year)
        wanted = float(np.nansum(series.table(allies, (year,))))
        assert observed.permanent_troops(system, year) == wanted
    assert observed.permanent_troops(system, 2024) != observed.permanent_troops(system, 2015)
    assert observed.permanent_troops(system, 2030) == observed.permanent_troops(system, 2025)


def test_european_allies_are_those_of_the_end_of_the_year(system: System) -> None:
    allies = observed.european_allies(system, 2023)
    assert "FIN" in allies
    assert not {"SWE", "CAN", "USA", "IRL"} & set(allies)


def test_the_share_in_imports_is_that_of_the_trailing_window(system: System) -> None:
    series, allies = system.series("arms_imports"), observed.european_allies(system, 2024)
    rows = [
        (str(supplier), float(value))
        for actor, supplier, year, value in zip(
            series.actor, series.partner, series.year, series.value, strict=True
        )
        if actor in allies and 2020 <= year <= 2024
    ]
    mine = sum(value for supplier, value in rows if supplier == "USA")
    wanted = 100 * mine / sum(value for _, value in rows)
    assert observed.arms_import_share(system, 2024) == pytest.approx(wanted)


def test_nothing_is_pinned_that_was_not_known_on_the_day(system: System) -> None:
    early = system.as_known_on(date(2024, 9, 21))
    years = tuple(range(2024, 2031))
    floor = pin_of(early, "us_troops_in_europe", years)
    assert np.isneginf(floor.lower).all()
    office = pin_of(early, "internationalist_administration", years)
    assert np.flatnonzero(np.isfinite(office.lower)).tolist() == [0]
    shares = pin_of(early, "defence_share", years)
    assert np.isfinite(shares.lower[0]).sum() >= 30
    assert np.isneginf(shares.lower[1:]).all()
