"""A government's year: by which parties it is scored, from which wave, and when it has none."""

from datetime import date
from statistics import fmean, pstdev

import numpy as np
import pytest

from foedus.errors import UnknownName
from foedus.facts.governments import Governments
from foedus.facts.positions import Break, PositionSource
from foedus.facts.system import System, load
from foedus.model.cabinet_positions import CabinetYear, Limits, cabinet_year, level_of
from foedus.model.position_sources import government_year

FOREIGN = ("common-foreign-policy", "ches-eu-foreign")
RUSSIA = ("russia-hard-line", "ches-eu-russia")
LAST_DAY = date(2026, 10, 6)
EVER = 100


@pytest.fixture(scope="module")
def system() -> System:
    return load()


@pytest.fixture(scope="module")
def governments(system: System) -> Governments:
    return system.governments()


def question(name: str, *, breaks: tuple[Break, ...] = ()) -> PositionSource:
    return PositionSource(
        id="asked", kind="cabinets", title="Asked", question=name, low=1, high=7, unit="1 to 7",
        misses="Nothing.", source="a", checked="data", breaks=breaks,
    )  # fmt: skip


def of(system: System, actor: str, year: int, what: tuple[str, str] = FOREIGN) -> CabinetYear:
    found = government_year(system, *what, actor, year)
    assert found is not None
    return found


def test_france_of_2018_is_scored_by_the_party_that_governs(system: System) -> None:
    """The register's own links leave 34 % of the seats, without LREM; it was first rated in 2019.

    So its values of 2019 are held back a year, and none of 2014 is mixed with them.
    """
    found = of(system, "FRA", 2018)
    first = found.parties[0]
    assert (first.name, first.survey_party, first.wave) == ("REM|R", 626, 2019)
    assert first.weight == pytest.approx(308 / 465)
    assert found.coverage == pytest.approx(462 / 465)
    assert found.position == pytest.approx((308 * 4.2 + 42 * 3.6667 + 112 * 2.5) / 462, abs=1e-6)
    assert (found.from_later, found.level, found.held) == (True, 1, pytest.approx(1))


def test_before_the_wave_was_published_france_of_2018_has_no_position() -> None:
    found = of(load(as_of=date(2018, 12, 31)), "FRA", 2018)
    assert np.isnan(found.position)
    assert found.coverage == pytest.approx(0.338, abs=0.0005)


# (actor, year): figure on the scale of 1 to 7, from party values and seats typed by hand
TYPED = {
    ("FRA", 2014): 5.73,
    ("POL", 2014): 6.38,
    ("ITA", 2014): 5.70,
    ("FRA", 2019): 3.74,
    ("POL", 2019): 1.75,
    ("HUN", 2019): 2.07,
    ("HUN", 2024): 1.50,
}


@pytest.mark.parametrize(("actor", "year"), TYPED)
def test_a_figure_is_reproduced(system: System, actor: str, year: int) -> None:
    assert of(system, actor, year).position == pytest.approx(TYPED[actor, year], abs=0.0051)


# Figures for one cabinet of a year with several; CDU and CSU split four to one; KDNP of 2010.
NEAR = {
    ("DEU", 2014): (5.83, 0.01),
    ("DEU", 2019): (4.78, 0.01),
    ("DEU", 2024): (4.85, 0.05),
    ("POL", 2024): (4.71, 0.04),
    ("ITA", 2024): (3.01, 0.01),
    ("HUN", 2014): (3.00, 0.09),
}


@pytest.mark.parametrize(("actor", "year"), NEAR)
def test_a_figure_for_one_cabinet_is_near(system: System, actor: str, year: int) -> None:
    figure, within = NEAR[actor, year]
    assert of(system, actor, year).position == pytest.approx(figure, abs=within)


@pytest.mark.parametrize(
    ("actor", "day", "year", "figure", "within"),
    [
        ("ITA", "2019-06-01", 2019, 3.14, 0.005),  # Conte I
        ("ITA", "2019-12-01", 2019, 4.39, 0.15),  # Conte II: Italia Viva's seats are counted apart
        ("FRA", "2024-06-01", 2024, 4.59, 0.035),  # Attal: seats of 2022, not of July 2024
        ("FRA", "2024-11-01", 2024, 4.13, 0.01),  # Barnier
    ],
)
def test_a_figure_for_a_single_cabinet(
    governments: Governments, actor: str, day: str, year: int, figure: float, within: float
) -> None:
    cabinet = governments.in_office(actor, date.fromisoformat(day))
    assert cabinet is not None
    parties = [
        (party.seats * (link.share or 0), link.survey_party or 0)
        for party in governments.parties_of[actor, cabinet.since]
        if party.role == "government"
        for link in governments.links_of[party.party]
        if link.holds(cabinet.since.year)
    ]
    known = [
        (seats, governments.answers["eu_foreign", number][year])
        for seats, number in parties
        if year in governments.answers.get(("eu_foreign", number), {})
    ]
    found = sum(s * v for s, v in known) / sum(s for s, _ in known)
    assert found == pytest.approx(figure, abs=within)


@pytest.mark.parametrize(("year", "figure"), [(2014, 0.84), (2019, 1.14)])
def test_the_dispersion_of_cabinets_is_near_the_surveys_own(
    system: System, year: int, figure: float
) -> None:
    """The figures weigh the governments that the survey names; these weigh those in office."""
    states = (*system.members("EU", system.today), "GBR")
    held = [of(system, actor, year).position for actor in states]
    assert pstdev(v for v in held if np.isfinite(v)) == pytest.approx(figure, abs=0.06)


# year: mean coverage of 28 states, with values held back from any later wave, and without
COVERAGE = {
    2002: (0.981, 0.803),
    2006: (0.998, 0.855),
    2014: (0.987, 0.987),
    2019: (0.969, 0.969),
    2022: (0.984, 0.948),
    2023: (0.966, 0.905),
    2024: (0.974, 0.974),
    2025: (0.999, 0.999),
    2026: (0.968, 0.968),
}


@pytest.mark.parametrize("year", COVERAGE)
def test_coverage_of_government_seats(system: System, governments: Governments, year: int) -> None:
    states = (*system.members("EU", system.today), "GBR")

    def years(least: float) -> list[CabinetYear]:
        limits = Limits(LAST_DAY, least, EVER)
        found = [
            cabinet_year(governments, question("eu_foreign"), actor, year, limits)
            for actor in states
        ]
        return [one for one in found if one is not None]

    # Nobody passes a bar above 1, so that every way is tried and the best one told.
    held_back = fmean(one.coverage for one in years(1.1))
    forward = fmean(0.0 if one.from_later else one.coverage for one in years(0.0))
    assert (held_back, forward) == pytest.approx(COVERAGE[year], abs=0.0015)


@pytest.mark.parametrize(
    ("actor", "year"),
    [("ITA", 2012), ("ROU", 2016), ("AUT", 2019), ("BGR", 2022), ("SVK", 2023), ("BGR", 2024)],
)
def test_a_year_of_technicians_has_no_position(system: System, actor: str, year: int) -> None:
    found = of(system, actor, year)
    assert found.coverage < 0.6
    assert np.isnan(found.position)


def test_states_that_were_not_asked_about_have_none(system: System) -> None:
    for actor in ("NOR", "ISL", "TUR"):
        assert of(system, actor, 2024).coverage == 0
    assert government_year(system, *FOREIGN, "USA", 2024) is None


def test_a_change_of_government_moves_the_position_by_its_days(system: System) -> None:
    """Morawiecki until 13 December 2023, Tusk after it: nineteen days of the year."""
    before, after = of(system, "POL", 2022), of(system, "POL", 2024)
    found = of(system, "POL", 2023)
    new = sum(one.weight for one in found.parties if one.survey_party == 2603)
    assert 0 < new < 19 / 365
    assert before.position < found.position < after.position


def test_the_year_that_is_not_over_counts_days_up_to_the_last(system: System) -> None:
    """Orbán to 9 May 2026 is two fifths of the days known, not a third."""
    old = sum(one.weight for one in of(system, "HUN", 2026).parties if one.survey_party == 2302)
    known = (system.as_of - date(2026, 1, 1)).days + 1
    assert old == pytest.approx((date(2026, 5, 9) - date(2026, 1, 1)).days / known)


def test_hard_line_on_russia_exists_from_2024_alone(system: System) -> None:
    assert government_year(system, *RUSSIA, "DEU", 2023) is None
    assert of(system, "HUN", 2024, RUSSIA).position == pytest.approx(10)


def test_no_position_mixes_the_two_sides_of_a_break(system: System) -> None:
    for actor in ("FRA", "ITA", "AUT", "LTU", "EST"):
        for year in range(2012, 2022):
            waves = {one.wave for one in of(system, actor, year).parties if one.wave}
            assert not (min(waves, default=2019) <= 2014 and max(waves, default=0) >= 2019)


def test_levels_begin_with_the_first_year_after_a_break() -> None:
    broken = question("eu_foreign", breaks=(Break(after=2014, before=2019, why="Wording."),))
    assert [level_of(broken, year) for year in (1999, 2014, 2018, 2019, 2024)] == [0, 0, 0, 1, 1]


def test_the_break_is_in_the_data(governments: Governments) -> None:
    """Of parties rated in both waves most fell on foreign policy, not on integration."""

    def steps(asked: str) -> list[float]:
        both = (v for (name, _), v in governments.answers.items() if name == asked)
        return [v[2019] - v[2014] for v in both if 2014 in v and 2019 in v]

    foreign = steps("eu_foreign")
    assert len(foreign) == 147
    assert fmean(foreign) == pytest.approx(-0.79, abs=0.005)
    assert fmean(steps("eu_position")) == pytest.approx(0.13, abs=0.005)
    assert fmean(step < 0 for step in foreign) > 0.75


def test_the_stated_error_and_drift_give_back_the_changes_of_parties(
    system: System, governments: Governments
) -> None:
    """variance of a change = 2 error² + drift² · years, within a level; 12 and 17 points."""
    choice = system.parameters["positions"].parameters
    for first, last, within in ((2010, 2014, 3.0), (2002, 2014, 3.0), (2019, 2024, 3.0)):
        changes = [
            100 * (v[last] - v[first]) / 6
            for (name, _), v in governments.answers.items()
            if name == "eu_foreign" and first in v and last in v
        ]
        drift = choice["yearly_drift"].central ** 2 * (last - first)
        stated = np.sqrt(2 * choice["least_error"].central ** 2 + drift)
        assert pstdev(changes) == pytest.approx(stated, abs=within), (first, last)


def test_a_source_that_does_not_rest_on_cabinets_is_refused(system: System) -> None:
    with pytest.raises(UnknownName, match="on cabinets"):
        government_year(system, "russia-hard-line", "pew-unfavourable", "DEU", 2020)
