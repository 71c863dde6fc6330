"""Positions on the scale of 100: their ends, their errors, and what cannot be subtracted."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import BreakError, UnknownName
from foedus.facts.system import System, load
from foedus.model.position_sources import positions
from foedus.model.positions import STATUSES, Position, held, scaled

FOREIGN = ("common-foreign-policy", "ches-eu-foreign")
RUSSIA = ("russia-hard-line", "ches-eu-russia")
CLOSE = ("closeness-to-guarantor", "un-distance")
ARMS = ("autonomy", "arms-imports")


def at(system: System, what: tuple[str, str], actor: str, year: int) -> Position:
    found = positions(system, *what).at(actor, year)
    assert found is not None
    return found


def test_a_difference_across_the_break_is_refused(system: System) -> None:
    found = positions(system, *FOREIGN)
    before, after = found.at("POL", 2014), found.at("POL", 2019)
    assert before is not None
    assert after is not None
    with pytest.raises(BreakError, match="2019 and 2014 stand on two sides of a break"):
        after.less(before)
    later = found.at("POL", 2024)
    assert later is not None
    assert later.less(after).value == pytest.approx(later.value - after.value)


def test_within_a_year_the_sides_of_the_break_are_told_apart_too(system: System) -> None:
    """France of 2018 stands on the level of 2019, Germany of 2018 on that of 2014."""
    with pytest.raises(BreakError):
        at(system, FOREIGN, "FRA", 2018).less(at(system, FOREIGN, "DEU", 2018))


def test_two_sources_are_two_scales(system: System) -> None:
    survey, public = (at(system, one, "DEU", 2024) for one in (FOREIGN, RUSSIA))
    with pytest.raises(BreakError, match="two scales"):
        survey.less(public)


# Hard line on Russia in 2024, 0 to 100
HARD_LINE = {"FRA": 80, "DEU": 68, "POL": 76, "HUN": 0}


@pytest.mark.parametrize("actor", HARD_LINE)
def test_the_hard_line_is_the_answer_turned_round(system: System, actor: str) -> None:
    found = at(system, RUSSIA, actor, 2024)
    assert found.value == pytest.approx(HARD_LINE[actor], abs=1)
    assert found.status == "measured"


def test_italy_is_doubted_and_not_used(system: System) -> None:
    found = positions(system, *RUSSIA)
    assert found.at("ITA", 2024) is None
    assert "both ways" in found.doubted["ITA"]
    assert found.at("CYP", 2024) is not None
    assert "CYP" in found.doubted


# Support for a common foreign policy, 0 to 100
SUPPORT = {
    2014: {"FRA": 79, "DEU": 81, "POL": 90, "HUN": 33, "ITA": 78},
    2019: {"FRA": 46, "DEU": 63, "POL": 12, "HUN": 18},
    2024: {"DEU": 64, "POL": 62, "HUN": 8, "ITA": 33},
}


@pytest.mark.parametrize(
    ("year", "actor", "figure"),
    [(year, actor, figure) for year, of in SUPPORT.items() for actor, figure in of.items()],
)
def test_support_is_near_the_figures(system: System, year: int, actor: str, figure: float) -> None:
    assert at(system, FOREIGN, actor, year).value == pytest.approx(figure, abs=1.7)


def test_statuses_of_a_survey_between_its_waves(system: System) -> None:
    found = positions(system, *FOREIGN)
    said = {year: one.status for year in (2014, 2016, 2019, 2026) if (one := found.at("DEU", year))}
    assert said == {2014: "measured", 2016: "carried", 2019: "measured", 2026: "carried"}
    assert at(system, FOREIGN, "FRA", 2018).status == "judged"
    assert found.at("HRV", 2005) is None


def test_an_error_grows_while_a_value_is_held(system: System) -> None:
    found = positions(system, *CLOSE)
    errors = [found.standard_error[found.years.index(y), 3] for y in (2024, 2025, 2026)]
    assert errors[0] < errors[1] < errors[2]
    assert errors[2] ** 2 - errors[1] ** 2 == pytest.approx(16)


def test_what_is_not_public_on_the_day_is_not_there(system: System) -> None:
    then = load(as_of=date(2025, 3, 1))
    assert positions(then, *RUSSIA).at("DEU", 2024) is None
    assert at(then, FOREIGN, "DEU", 2024).status == "carried"
    assert at(then, CLOSE, "DEU", 2024).status == "carried"
    assert at(system, CLOSE, "DEU", 2024).status == "measured"


# 100 less the American share of arms imports over five years, %
BOUGHT = {
    2014: {"FRA": 51, "DEU": 56, "POL": 8, "ITA": 68, "GBR": 71},
    2019: {"FRA": 49, "DEU": 9, "POL": 17, "ITA": 63, "HUN": 0, "GBR": 67},
    2024: {"FRA": 17, "DEU": 70, "POL": 45, "ITA": 94, "HUN": 17, "GBR": 86},
}


@pytest.mark.parametrize(
    ("year", "actor", "share"),
    [(year, actor, share) for year, of in BOUGHT.items() for actor, share in of.items()],
)
def test_autonomy_is_what_is_not_bought_from_the_guarantor(
    system: System, year: int, actor: str, share: float
) -> None:
    assert at(system, ARMS, actor, year).value == pytest.approx(100 - share, abs=0.51)


def test_a_few_deliveries_say_nothing(system: System) -> None:
    assert positions(system, *ARMS).at("LUX", 2019) is None
    assert positions(system, *ARMS).at("USA", 2024) is None


def test_closeness_to_oneself_is_whole_and_without_error(system: System) -> None:
    found = at(system, CLOSE, "USA", 2024)
    assert (found.value, found.standard_error) == (100.0, 0.0)
    near, far = (at(system, CLOSE, actor, 2024) for actor in ("GBR", "RUS"))
    assert near.value == pytest.approx(100 - 100 * (2.21 - 1.74) / 4, abs=0.3)
    assert far.value < 35


def test_the_error_of_a_public_is_widened_by_the_design(system: System) -> None:
    series = system.series("pew_favourable_chn")
    plain = series.errors(("DEU",), (2019,)).item()
    found = at(system, ("china", "pew-favourable"), "DEU", 2019)
    assert found.standard_error == pytest.approx(plain * np.sqrt(1.6))
    assert positions(system, "china", "pew-favourable").at("DEU", 2013).status == "carried"  # type: ignore[union-attr]


def test_every_value_is_on_the_scale_with_an_error_and_a_status(system: System) -> None:
    for issue in system.positions.issues:
        for source in issue.sources:
            found = positions(system, issue.id, source.id)
            there = found.status > 0
            assert there.any(), source.id
            assert np.array_equal(there, np.isfinite(found.value))
            assert np.array_equal(there, np.isfinite(found.standard_error))
            assert found.value[there].min() >= 0
            assert found.value[there].max() <= 100
            assert found.status.max() < len(STATUSES)


def test_issues_without_a_proxy_stay_empty(system: System) -> None:
    empty = {one.id for one in system.positions.issues if not one.sources}
    assert empty == {"enlargement", "indo-pacific"}
    with pytest.raises(UnknownName, match="source of 'enlargement'"):
        positions(system, "enlargement", "any")


@pytest.mark.parametrize(
    ("issue", "source", "words"),
    [
        ("autonomie", "arms-imports", "did you mean 'autonomy'"),
        ("autonomy", "arms-import", "did you mean 'arms-imports'"),
    ],
)
def test_unknown_names_are_told(system: System, issue: str, source: str, words: str) -> None:
    with pytest.raises(UnknownName, match=words):
        positions(system, issue, source)


def test_a_question_that_was_never_asked_is_told(folder: Path) -> None:
    path = folder / "positions.yaml"
    path.write_text(path.read_text("utf-8").replace("eu_foreign\n", "eu_foriegn\n"), "utf-8")
    with pytest.raises(UnknownName, match="did you mean 'eu_foreign'"):
        positions(load(folder), *FOREIGN)


def test_places_off_the_axes_are_told(system: System) -> None:
    found = positions(system, *ARMS, (2020, 2021))
    with pytest.raises(UnknownName, match="actor 'XXX'"):
        found.at("XXX", 2020)
    with pytest.raises(UnknownName, match="year '2019'"):
        found.at("DEU", 2019)


@given(st.floats(-50, 50), st.floats(-5, 5), st.floats(6, 20))
def test_a_turned_scale_is_its_mirror(value: float, low: float, high: float) -> None:
    one, other = scaled(np.array([value]), low, high), scaled(np.array([value]), high, low)
    assert one.item() == pytest.approx(100 - other.item())


@given(st.lists(st.one_of(st.none(), st.floats(-9, 9)), min_size=1, max_size=12), st.integers(0, 5))
def test_a_value_is_held_no_longer_than_allowed(values: list[float | None], years: int) -> None:
    column = np.array([[np.nan if v is None else v] for v in values])
    filled, age = held(column, years)
    known = np.isfinite(column)
    assert np.array_equal(filled[known], column[known])
    assert not (age > years).any()
    for row in np.flatnonzero(np.isfinite(filled[:, 0]) & ~known[:, 0]):
        assert filled[row, 0] == column[row - int(age[row, 0]), 0]
