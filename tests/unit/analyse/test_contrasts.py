"""Contrasts between groups: only where enough is measured, and never across a break."""

import numpy as np
import pytest

from foedus.analyse.contrasts import ContrastLine, contrast_line, members_of
from foedus.analyse.position_coverage import position_coverage
from foedus.errors import BreakError, RangeError, UnknownName
from foedus.facts.positions import Group
from foedus.facts.system import System, load
from foedus.model.position_sources import positions

FOREIGN = ("common-foreign-policy", "ches-eu-foreign")
CLOSE = ("closeness-to-guarantor", "un-distance")


@pytest.fixture(scope="module")
def system() -> System:
    return load()


@pytest.fixture(scope="module")
def britain(system: System) -> ContrastLine:
    return contrast_line(system, "union-united-kingdom", *FOREIGN)


def measured(line: ContrastLine) -> list[int]:
    return [year for year, value in zip(line.years, line.value, strict=True) if np.isfinite(value)]


def test_a_contrast_is_measured_in_the_waves_alone(britain: ContrastLine) -> None:
    assert measured(britain) == [2002, 2006, 2010, 2014, 2019, 2024]
    assert britain.value[britain.years.index(2019)] > 30


def test_no_change_is_told_across_the_break(britain: ContrastLine) -> None:
    with pytest.raises(BreakError, match="union-united-kingdom"):
        britain.change(2014, 2019)
    later = britain.change(2019, 2024)
    assert later.value == pytest.approx(
        britain.value[britain.years.index(2024)] - britain.value[britain.years.index(2019)]
    )
    assert later.standard_error > britain.standard_error[britain.years.index(2024)]


def test_a_year_that_is_not_measured_is_refused_with_those_that_are(britain: ContrastLine) -> None:
    with pytest.raises(RangeError, match=r"not measured in 2016; choose from 2002, 2006"):
        britain.change(2016, 2019)


def test_publics_of_four_fifths_of_the_union_were_asked_in_one_wave_only(system: System) -> None:
    line = contrast_line(system, "union-guarantor", "china", "pew-favourable")
    assert measured(line) == [2019]
    shares = dict(zip(line.years, line.left_share, strict=True))
    assert shares[2019] > 0.8 > shares[2023] > 0.5


def test_a_contrast_is_the_plain_mean_of_members_less_the_other_side(system: System) -> None:
    line = contrast_line(system, "union-turkiye", *CLOSE)
    found = positions(system, *CLOSE)
    row = found.years.index(2021)
    union = [found.actors.index(actor) for actor in system.members("EU", system.as_of)]
    expected = found.value[row, union].mean() - found.value[row, found.actors.index("TUR")]
    assert line.value[row] == pytest.approx(expected)
    assert line.value[row] > 0


def test_states_that_nobody_was_asked_about_make_no_contrast(system: System) -> None:
    assert measured(contrast_line(system, "union-turkiye", *FOREIGN)) == []
    assert measured(contrast_line(system, "union-guarantor", *FOREIGN)) == []


def test_the_groups_inside_and_outside_the_alliance(system: System) -> None:
    (one,) = [c for c in system.positions.contrasts if c.right.outside]
    inside, outside = members_of(system, one.left), members_of(system, one.right)
    assert outside == ("AUT", "CYP", "IRL", "MLT")
    assert len(inside) == 23
    assert members_of(system, Group(title="two", actors=("USA", "CAN"))) == ("CAN", "USA")


def test_members_outside_the_alliance_are_softer_on_russia(system: System) -> None:
    line = contrast_line(
        system, "union-in-and-out-of-alliance", "russia-hard-line", "ches-eu-russia"
    )
    row = line.years.index(2024)
    assert line.value[row] > 2 * line.standard_error[row] > 0


@pytest.mark.parametrize(
    ("contrast", "words"), [("union-guaranto", "did you mean 'union-guarantor'")]
)
def test_unknown_contrasts_are_told(system: System, contrast: str, words: str) -> None:
    with pytest.raises(UnknownName, match=words):
        contrast_line(system, contrast, *CLOSE)


def test_the_table_of_cells(system: System) -> None:
    union = system.members("EU", system.as_of)
    rows = position_coverage(system, union)
    years = range(system.first_year, system.as_of.year + 1)
    assert len(rows) == len(years) * sum(
        max(1, len(one.sources)) for one in system.positions.issues
    )
    cells = {(row.issue, row.source, row.year): row for row in rows}
    wave, between = cells[*FOREIGN, 2014], cells[*FOREIGN, 2016]
    assert (wave.measured, wave.carried, wave.judged) == (27, 0, 0)
    assert (between.measured, between.carried, between.judged) == (0, 26, 0)
    france = cells[*FOREIGN, 2018]
    assert (france.measured, france.carried, france.judged) == (0, 26, 1)
    russia = cells["russia-hard-line", "ches-eu-russia", 2024]
    assert russia.counted == 25 - 1
    assert set(russia.doubted) == {"ITA", "CYP", "MLT"}
    assert all(row.counted == 0 for row in rows if row.source is None)
    assert {row.issue for row in rows if row.source is None} == {"enlargement", "indo-pacific"}
