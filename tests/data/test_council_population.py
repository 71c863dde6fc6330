"""The Council's population figures: typed figures of the acts, their thresholds, and membership.

A figure stands as the act or the account prints it; the thresholds of 62 % and the totals check
each year's sum, and the World Bank's series checks that every figure stands by its own state.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

import foedus
from foedus.facts.system import System

SERIES = Path(foedus.__file__).parent / "systems" / "eu_nato" / "series"
UNION = "EU"
SIXTY_TWO_PER_CENT = 0.62

# Thousands, as printed in Decision 2013/746/EU (OJ L 333, 12.12.2013, p. 77), Slovenian text.
ACT_2014 = {
    **{"DEU": 80_523.7, "FRA": 65_633.2, "GBR": 63_730.1, "ITA": 59_685.2, "ESP": 46_704.3},
    **{"POL": 38_533.3, "ROU": 20_057.5, "NLD": 16_779.6, "BEL": 11_161.6, "GRC": 11_062.5},
    **{"CZE": 10_516.1, "PRT": 10_487.3, "HUN": 9_908.8},
}

# Persons, as printed in Decision (EU, Euratom) 2022/2518 (OJ L 326, 21.12.2022, p. 23).
ACT_2023 = {
    **{"DEU": 83_203_320, "FRA": 67_842_582, "ITA": 59_607_184, "ESP": 47_432_805},
    **{"POL": 37_654_247, "ROU": 19_038_098, "NLD": 17_734_036, "BEL": 11_631_136},
    **{"GRC": 10_603_810, "CZE": 10_545_457, "SWE": 10_440_000, "PRT": 10_352_042},
    **{"HUN": 9_689_010, "AUT": 8_967_500},
}

# Hundreds of persons: 62 % of the total, as each act prints it.
THRESHOLDS = {
    **{2005: 2_843_314, 2006: 2_860_209, 2007: 3_055_863, 2008: 3_069_644, 2009: 3_084_457},
    **{2010: 3_097_924, 2011: 3_106_761, 2012: 3_115_418, 2013: 3_150_083, 2014: 3_134_550},
}
WITHOUT_CROATIA_2013 = 3_122_814

# Agence Europe, bulletins 11449 (9 December 2015) and 13544 (12 December 2024): total, shares in %.
TOTALS = {2016: 508_940_955, 2025: 451_028_881}
SHARES = {
    2016: {"DEU": 15.93, "FRA": 13.04, "GBR": 12.73, "ITA": 12.07, "ESP": 9.12, "MLT": 0.08},
    2025: {"DEU": 18.49, "FRA": 15.17, "ITA": 13.23, "ESP": 10.78, "POL": 8.33, "MLT": 0.12},
}
SHARES_2023 = {"DEU": 18.59, "FRA": 15.16, "ITA": 13.32, "ESP": 10.6, "POL": 8.41, "AUT": 2.0}
HALF_OF_LAST_DIGIT = 0.005

YEARS = (*range(2005, 2015), 2016, 2023, 2025)

# The World Bank counts the whole island, and has put back older years after a census.
COUNTED_OTHERWISE = {"CYP"}
REVISED = {
    **dict.fromkeys([("LTU", year) for year in range(2007, 2013)]),
    **dict.fromkeys([("LVA", year) for year in range(2008, 2013)]),
    **dict.fromkeys([("ROU", year) for year in range(2009, 2014)]),
    ("BGR", 2023): None,
}


def persons(year: int) -> dict[str, int]:
    """Return the figures of a year by member; a figure that is no whole number is an error."""
    with (SERIES / "council_population.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["iso3"]: int(row["value"])
            for row in csv.DictReader(file)
            if row["year"] == str(year)
        }


def from_share(year: int) -> set[str]:
    """Return the members whose figure of a year comes from a rounded share."""
    with (SERIES / "council_population.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["iso3"]
            for row in csv.DictReader(file)
            if row["year"] == str(year) and row["edition"].endswith("; rounded share")
        }


@pytest.fixture(scope="module")
def shipped() -> System:
    return foedus.load("eu_nato")


@pytest.mark.parametrize(("actor", "thousand"), ACT_2014.items())
def test_a_figure_of_2014_is_that_of_the_act(actor: str, thousand: float) -> None:
    assert persons(2014)[actor] == round(1000 * thousand)


@pytest.mark.parametrize(("actor", "figure"), ACT_2023.items())
def test_a_figure_of_2023_is_that_of_the_act(actor: str, figure: int) -> None:
    assert persons(2023)[actor] == figure
    assert actor not in from_share(2023)


@pytest.mark.parametrize(("year", "threshold"), THRESHOLDS.items())
def test_the_printed_threshold_is_62_per_cent_of_the_sum(year: int, threshold: int) -> None:
    """The acts add unrounded figures: a sum of rounded ones may miss by some hundreds."""
    assert SIXTY_TWO_PER_CENT * sum(persons(year).values()) == pytest.approx(
        100 * threshold, abs=300
    )


def test_before_croatia_joined_the_threshold_of_2013_was_that_of_the_others() -> None:
    others = sum(figure for actor, figure in persons(2013).items() if actor != "HRV")
    assert SIXTY_TWO_PER_CENT * others == pytest.approx(100 * WITHOUT_CROATIA_2013, abs=100)


@pytest.mark.parametrize(("year", "total"), TOTALS.items())
def test_rounded_shares_give_back_the_printed_total(year: int, total: int) -> None:
    figures = persons(year)
    assert from_share(year) == set(figures)
    rounding = len(figures) * HALF_OF_LAST_DIGIT / 100 * total
    assert sum(figures.values()) == pytest.approx(total, abs=rounding)


@pytest.mark.parametrize(
    ("year", "actor", "share"),
    [(year, actor, share) for year, of in SHARES.items() for actor, share in of.items()],
)
def test_a_figure_from_a_share_has_that_share(year: int, actor: str, share: float) -> None:
    assert 100 * persons(year)[actor] / TOTALS[year] == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize(("actor", "share"), SHARES_2023.items())
def test_shares_of_2023_are_those_that_the_act_prints(actor: str, share: float) -> None:
    figures = persons(2023)
    found = 100 * figures[actor] / sum(figures.values())
    assert found == pytest.approx(share, abs=HALF_OF_LAST_DIGIT)


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_the_members_of_the_union_and_no_other(shipped: System, year: int) -> None:
    assert set(persons(year)) == set(shipped.members(UNION, date(year, 12, 31)))


def test_no_other_year_is_shipped(shipped: System) -> None:
    assert shipped.series("council_population").years == YEARS


@pytest.mark.parametrize("year", YEARS)
def test_a_figure_lies_near_the_world_banks_population(shipped: System, year: int) -> None:
    """Exchanged rows, as the copy of the acts has them, would be off by up to 6 %."""
    population = shipped.series("population")
    shared = from_share(year)
    for actor, figure in persons(year).items():
        if actor in COUNTED_OTHERWISE or (actor, year) in REVISED:
            continue
        # The figures of a year are those of 1 January of the year before.
        near = population.table([actor], [year - 2, year - 1]).mean()
        rounding = HALF_OF_LAST_DIGIT / 100 * 5.1e8 / near if actor in shared else 0.0
        assert abs(figure / near - 1) < 0.03 + rounding, (actor, figure, near)


@pytest.mark.parametrize(("larger", "smaller", "years"), [
    ("BEL", "PRT", (2009, 2010, 2011, 2012, 2013, 2014)), ("PRT", "BEL", (2005, 2006, 2007, 2008)),
    ("SVN", "LVA", (2013, 2014)), ("LVA", "SVN", (2012,)),
    ("FIN", "SVK", (2014,)), ("SVK", "FIN", (2013,)), ("BEL", "GRC", (2014,)),
])  # fmt: skip
def test_members_that_changed_rank_have_their_own_figures(
    larger: str, smaller: str, years: tuple[int, ...]
) -> None:
    for year in years:
        assert persons(year)[larger] > persons(year)[smaller], year


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2024, 12, 31), 2023),
        (date(2025, 1, 1), 2025),
        (date(2006, 1, 25), 2005),
        (date(2006, 1, 26), 2006),
    ],
)
def test_a_years_figures_are_known_before_it_unless_they_came_late(
    shipped: System, day: date, last: int
) -> None:
    assert shipped.as_known_on(day).series("council_population").last_year == last


def test_croatias_figure_of_2013_is_known_from_its_accession(shipped: System) -> None:
    for day, known in ((date(2013, 6, 30), False), (date(2013, 7, 1), True)):
        series = shipped.as_known_on(day).series("council_population")
        assert (series.table(["HRV"], [2013])[0, 0] == 4_398_200) == known
        assert series.table(["DEU"], [2013])[0, 0] == 81_843_700
