"""Series as tables by year and actor, and what of them was public on a day."""

from datetime import date

import numpy as np
import pytest

from foedus.errors import NotPublished, UnknownName
from foedus.facts.system import System

NONE = np.nan


def test_a_table_has_years_as_rows_and_actors_as_columns(small: System) -> None:
    share = small.series("defence_share").table(("BBB", "AAA", "CCC"), (2020, 2016, 2017, 1999))
    expected = [[1.5, 1.7, NONE], [1.1, 1.3, NONE], [NONE, 1.4, NONE], [NONE, NONE, NONE]]
    np.testing.assert_array_equal(share, expected)


def test_repeated_and_no_labels_are_served_as_asked(small: System) -> None:
    share = small.series("defence_share")
    np.testing.assert_array_equal(share.table(("AAA", "AAA"), (2015, 2015)), [[1.2, 1.2]] * 2)
    assert share.table((), (2015,)).shape == (1, 0)
    assert share.table(("AAA",), ()).shape == (0, 1)


def test_pairs_are_read_by_partner_or_summed(small: System) -> None:
    arms = small.series("arms_imports")
    years, actors = (2017, 2018, 2019, 2020), ("AAA", "BBB", "CCC")
    # No row means nothing delivered, but only in the years that the series covers.
    expected = [[NONE] * 3, [10, 0, 0], [0, 0, 0], [30.5, 7, 0]]
    np.testing.assert_array_equal(arms.table(actors, years, partner="GGG"), expected)
    expected = [[NONE] * 3, [15, 0, 0], [0, 2.5, 0], [30.5, 7, 0]]
    np.testing.assert_array_equal(arms.table(actors, years), expected)
    np.testing.assert_array_equal(arms.table(actors, (2020,), partner="CCC"), [[0, 0, 0]])
    assert arms.partners == ("AAA", "GGG", "OTH")


def test_what_does_not_change_in_time_is_the_same_in_every_year(small: System) -> None:
    distance = small.series("distance")
    assert (distance.year, distance.years, distance.published) == (None, (), None)
    np.testing.assert_array_equal(
        distance.table(("BBB", "GGG"), (2015, 2016), partner="HHH"), [[300, NONE], [300, NONE]]
    )
    np.testing.assert_array_equal(distance.table(("AAA", "SSS"), (0,), partner="HHH"), [[900, 100]])


def test_an_unknown_partner_is_refused(small: System) -> None:
    with pytest.raises(UnknownName, match="unknown partner of series 'distance' 'HHG'; did you"):
        small.series("distance").table(("AAA",), (2015,), partner="HHG")
    with pytest.raises(UnknownName, match="known: none"):
        small.series("defence_share").table(("AAA",), (2015,), partner="HHH")


def test_errors_stand_beside_values(small: System) -> None:
    ideal = small.series("ideal_point")
    np.testing.assert_array_equal(ideal.errors(("HHH", "BBB"), (2020,)), [[0.1, NONE]])
    share = small.series("defence_share")
    np.testing.assert_array_equal(share.errors(("AAA",), (2020,)), [[NONE]])
    assert share.estimate is not None
    assert share.estimate.sum() == 4


def test_columns_cannot_be_written_to(small: System) -> None:
    for series in (
        small.series("defence_share"),
        small.as_known_on(date(2019, 1, 1)).series("defence_share"),
    ):
        with pytest.raises(ValueError, match="read-only"):
            series.value[0] = 9.0


@pytest.mark.parametrize(
    ("day", "last"),
    [(date(2021, 4, 30), 2019), (date(2021, 5, 1), 2020), (date(2019, 1, 1), 2017)],
)
def test_a_year_is_public_from_the_month_after_its_rule(
    small: System, day: date, last: int
) -> None:
    share = small.as_known_on(day).series("defence_share")
    assert share.last_year == last
    assert share.years == tuple(range(2015, last + 1))
    assert np.isnan(share.table(("AAA",), (last + 1,))).all()


def test_december_is_followed_by_january(small: System) -> None:
    assert small.as_known_on(date(2020, 12, 31)).series("ideal_point").last_year == 2019
    assert small.as_known_on(date(2021, 1, 1)).series("ideal_point").last_year == 2020


def test_before_the_first_publication_there_is_nothing(small: System) -> None:
    share = small.as_known_on(date(2010, 1, 1)).series("defence_share")
    assert (len(share.value), share.years) == (0, ())
    assert np.isnan(share.table(("AAA",), (2015,))).all()
    with pytest.raises(NotPublished, match="series 'defence_share' has no year published"):
        _ = share.last_year
    arms = small.as_known_on(date(2010, 1, 1)).series("arms_imports")
    assert np.isnan(arms.table(("AAA",), (2018,), partner="GGG")).all()
