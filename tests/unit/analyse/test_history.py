"""History: the measured values of the design's evidence, section G, by the product's own code."""

import csv
from dataclasses import replace
from datetime import date
from math import exp

import numpy as np
import pytest

from foedus.analyse.history import (
    Measured,
    indicator_history,
    other_definitions,
    threat_history,
)
from foedus.facts.system import System
from foedus.instruments.dependence import supplier_share
from foedus.model.observed import european_allies, imports_by_year

UNITS = {
    "%",
    "allies",
    "thousand persons",
    "index",
    "points",
    "instruments",
    "index 0-100",
    "dossiers",
    "year",
    "day",
    "members",
    "km",
}


@pytest.fixture(scope="module")
def measured(system: System) -> dict[str, Measured]:
    return dict(indicator_history(system))


def at(line: Measured, *years: int) -> list[float]:
    values = dict(zip(line.years, line.values, strict=True))
    return [values[year] for year in years]


def beside(system: System, indicator: str, label: str) -> Measured:
    (line,) = [one for one in other_definitions(system)[indicator] if label in one.label]
    return line


@pytest.mark.parametrize(
    ("indicator", "figures", "digits"),
    [
        ("european_share", {2014: 24.2, 2019: 26.3, 2021: 27.2, 2024: 31.6}, 1),
        ("us_share_of_personnel", {2014: 41.4, 2021: 40.7, 2024: 38.0}, 1),
        ("allies_at_2", {2014: 3, 2021: 6, 2024: 23}, 0),
        ("us_troops_in_europe", {2022: 100, 2025: 80}, 0),
        ("eu_autonomy", {1999: 46.8, 2014: 69.7, 2019: 59.8, 2024: 45.0}, 1),
    ],
)
def test_an_indicator_gives_back_the_figures_of_the_evidence(
    measured: dict[str, Measured], indicator: str, figures: dict[int, float], digits: int
) -> None:
    found = [round(value, digits) for value in at(measured[indicator], *figures)]
    assert found == list(figures.values())


@pytest.mark.parametrize(
    ("indicator", "label", "figures", "digits"),
    [
        ("european_share", "without Türkiye", {2024: 30.2}, 1),
        ("european_share", "NATO: Europe and Canada, current", {2014: 30.7, 2024: 34.4}, 1),
        ("european_share", "NATO: Europe and Canada, 2015", {2014: 27.5, 2024: 36.3}, 1),
        ("allies_at_2", "SIPRI", {2014: 3, 2019: 5, 2021: 6, 2024: 17}, 0),
        ("allies_at_3_5", "SIPRI", {2014: 1, 2019: 0, 2021: 1, 2024: 1}, 0),
        ("us_troops_in_europe", "permanent", {2024: 68.701}, 3),
        ("nato_cohesion", "without the United States", {2014: 0.21, 2024: 0.18}, 2),
    ],
)
def test_rival_definitions_give_theirs(
    system: System, indicator: str, label: str, figures: dict[int, float], digits: int
) -> None:
    found = at(beside(system, indicator, label), *figures)
    assert [round(value, digits) for value in found] == list(figures.values())


def test_a_missing_figure_is_carried_over_from_the_year_before(
    measured: dict[str, Measured], system: System
) -> None:
    share, members = system.series("defence_share_nato"), system.members("NATO", date(2025, 12, 31))
    hungary = share.table(("HUN",), (2024, 2025))[:, 0]
    assert hungary[0] > 2
    assert np.isnan(hungary[1])
    published = np.nansum(share.table(members, (2025,)) >= 2)
    assert at(measured["allies_at_2"], 2025) == [published + 1] == [31]


def covered(system: System, least: float) -> dict[str, Measured]:
    """Return the history where a year needs another part of the members to be measured."""
    panel = system.parameters["panel"]
    one = panel.parameters["least_coverage"].model_copy(update={"central": least})
    changed = panel.model_copy(update={"parameters": {**panel.parameters, "least_coverage": one}})
    return dict(
        indicator_history(replace(system, parameters={**system.parameters, "panel": changed}))
    )


def test_a_year_known_for_too_few_members_is_not_measured(
    measured: dict[str, Measured], system: System
) -> None:
    # Of 31 allies with forces 30 have a figure for 2025.
    assert covered(system, 30 / 31)["allies_at_2"] == measured["allies_at_2"]
    assert covered(system, 1.0)["allies_at_2"].years[-1] == 2024
    early = dict(indicator_history(system.as_known_on(date(2024, 9, 21))))
    for name in ("european_share", "allies_at_2", "us_share_of_personnel"):
        assert early[name].values == measured[name].values[: len(early[name].values)], name


def test_a_line_says_its_edition_where_there_are_several(measured: dict[str, Measured]) -> None:
    assert measured["allies_at_2"].editions == ("2025-08", "2026-03")
    assert measured["us_share_of_personnel"].editions == ("2024-06",)
    assert measured["european_share"].editions == ()


def test_what_is_computed_and_not_observed_says_so(
    measured: dict[str, Measured], system: System
) -> None:
    rivals = [line for lines in other_definitions(system).values() for line in lines]
    computed = {name for name, line in measured.items() if line.computed}
    fills = {"nato_force_fill", "eu_force_fill", "double_hatted", "force_shortfall"}
    assert computed == {
        "european_equipment",
        "mobility_days",
        "partnership_level",
        "substance",
        *fills,
    }
    assert not any(line.computed for line in rivals)
    assert all(line.computed for line in threat_history(system).values())


def test_spending_is_divided_between_europe_the_guarantor_and_the_rest(
    measured: dict[str, Measured], system: System
) -> None:
    europe, guarantor = measured["european_share"], measured["us_share_of_spending"]
    spent = system.series("defence_spending_sipri")
    for year in (2014, 2024):
        allies = system.members("NATO", date(year, 12, 31))
        rest = spent.table(("CAN",), (year,)).item() / np.nansum(spent.table(allies, (year,)))
        assert at(europe, year)[0] + at(guarantor, year)[0] + 100 * rest == pytest.approx(100)


# The evidence takes today's allies in every year for troops and arms; the indicators take the
# allies of each year. The same functions give both.


def test_permanent_forces_in_todays_allies_are_those_of_the_evidence(system: System) -> None:
    allies = european_allies(system, 2026)
    troops = system.series("us_troops").table(allies, (2014, 2019, 2021, 2024))
    assert np.nansum(troops, axis=1).tolist() == [67_528, 67_589, 67_790, 68_701]


def test_permanent_forces_of_earlier_years_leave_out_who_joined_later(system: System) -> None:
    line = beside(system, "us_troops_in_europe", "permanent")
    troops = system.series("us_troops")
    later = set(european_allies(system, 2026)) - set(european_allies(system, 2014))
    assert later == {"FIN", "SWE", "MNE", "MKD"}
    outside = np.nansum(troops.table(sorted(later), (2014,)))
    assert at(line, 2014)[0] * 1000 == pytest.approx(67_528 - outside)


def test_arms_imports_of_todays_allies_are_those_of_the_evidence(system: System) -> None:
    years = tuple(range(1995, 2025))
    mine, every = imports_by_year(system, european_allies(system, 2026), years)
    share = dict(zip(years, supplier_share(mine, every, 5), strict=True))
    found = [round(float(share[year]), 1) for year in (2014, 2019, 2024)]
    assert found == [42.4, 49.1, 60.5]


def test_arms_imports_are_measured_for_the_allies_of_the_year(
    measured: dict[str, Measured], system: System
) -> None:
    line = measured["us_share_of_arms_imports"]
    assert line.years[0] == 1999, "the first year with five years of deliveries"
    assert round(at(line, 2024)[0], 1) == 60.5
    with (system.directory / "series" / "arms_imports.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if 2010 <= int(row["year"]) <= 2014]
    allies = european_allies(system, 2014)
    every = sum(float(row["value"]) for row in rows if row["iso3"] in allies)
    mine = sum(
        float(row["value"]) for row in rows if row["iso3"] in allies and row["partner"] == "USA"
    )
    assert at(line, 2014)[0] == pytest.approx(100 * mine / every)


def test_the_share_of_aid_is_that_of_the_rows_of_the_tracker(
    measured: dict[str, Measured], system: System
) -> None:
    with (system.directory / "series" / "ukraine_support.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    line = measured["us_share_of_ukraine_aid"]
    for year in (2022, 2023, 2024, 2025):
        every = sum(float(row["value"]) for row in rows if int(row["year"]) == year)
        mine = sum(
            float(row["value"]) for row in rows if int(row["year"]) == year and row["iso3"] == "USA"
        )
        assert at(line, year)[0] == pytest.approx(100 * mine / every)
    # Evidence A13: down by 99 % in 2025.
    assert at(line, 2024)[0] > 40
    assert at(line, 2025)[0] < 1


def test_each_line_says_its_unit_and_source(measured: dict[str, Measured], system: System) -> None:
    for name, line in measured.items():
        assert line.unit in UNITS, name
        assert line.computed or line.source.partition("#")[0] in system.sources, name
        assert list(line.years) == sorted(line.years)


def test_the_history_of_threat_is_the_formula_at_central_values(system: System) -> None:
    beliefs = system.parameters["hostility"]
    both = {**beliefs.parameters, **system.parameters["threat"].parameters}
    central = {name: one.central for name, one in both.items()}
    levels = {key: one.central for key, one in beliefs.families["event_level"].values.items()}
    border = {"NOR": 1, "FIN": 1}
    distance = system.series("capital_distance")

    def felt(actor: str, year: int) -> float:
        hostility = max(
            levels[event.id] * 0.5 ** ((year - event.date.year) / central["half_life"])
            for event in system.hostility_events
            if event.date.year <= year
        )
        decay = exp(-distance.table((actor,), (0,), "RUS").item() / central["reach"])
        return hostility * (decay + (1 - decay) * central["border_bonus"] * border.get(actor, 0))

    line = threat_history(system)["nordic"]
    for year in (2013, 2021, 2024):
        allies = [a.id for a in system.actors if a.region == "nordic"]
        members = [a for a in allies if a in system.members("NATO", date(year, 12, 31))]
        assert ("SWE" in members) == (year == 2024)
        wanted = sum(felt(actor, year) for actor in members) / len(members)
        assert at(line, year)[0] == pytest.approx(wanted)


def test_a_region_without_an_ally_has_no_history_of_threat(system: System) -> None:
    lines = threat_history(system)
    regions = {region.id for region in system.regions}
    allied = {system.actor(a).region for a in system.members("NATO", system.as_of)}
    assert {name for name, line in lines.items() if not line.years} == regions - allied


def test_autonomy_keeps_the_members_of_its_last_year(system: System) -> None:
    """The United Kingdom, which imports mostly from the United States, counts while it is in."""
    today = at(indicator_history(system)["eu_autonomy"], 2014)[0]
    before = at(indicator_history(system.as_known_on(date(2019, 12, 1)))["eu_autonomy"], 2014)[0]
    assert before < today


def test_the_stock_of_equipment_is_100_in_its_last_year_and_shown_where_shares_are_measured(
    measured: dict[str, Measured], system: System
) -> None:
    line = measured["european_equipment"]
    assert line.years == tuple(range(2014, 2025))
    assert line.values[-1] == pytest.approx(100)
    assert all(90 < value < 101 for value in line.values)
    early = indicator_history(system.as_known_on(date(2022, 1, 15)))["european_equipment"]
    assert early.years[-1] == 2020
    assert early.values[-1] == pytest.approx(100)
