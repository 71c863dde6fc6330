"""`foedus technology`: the edge by hand, the later edition, and what cannot be computed."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

KEYS = {
    "as_of", "ours", "rival", "obsolescence", "edge", "research_spending", "later_edition",
    "defence_research", "instruments", "cannot_be_told",
}  # fmt: skip


@pytest.fixture(scope="module")
def told(ask: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what calls a command where it writes nothing."""
    folder: Path = tmp_path_factory.mktemp("technology")
    return partial(ask, folder=folder)


@pytest.fixture(scope="module")
def today(told: Any) -> dict[str, Any]:
    return dict(told("technology", "--json").json)


def stock(spent: dict[str, float], years: range, rate: float) -> float:
    """Return a stock as a plain loop makes it, from steady growth of the first five years."""
    first = years[0]
    growth = (spent[str(first + 5)] / spent[str(first)]) ** (1 / 5) - 1
    held = spent[str(first)] * (1 + growth) / (growth + rate)
    for year in years[1:]:
        held = (1 - rate) * held + spent[str(year)]
    return held


def test_the_edge_is_the_ratio_of_stocks_that_a_plain_loop_gives(today: dict[str, Any]) -> None:
    assert set(today) == KEYS
    values = today["research_spending"]["values"]
    years = range(1995, 2018)
    ours = {str(y): values["USA"][str(y)] + values["EU"][str(y)] for y in years}
    last = today["edge"][-1]
    assert last["year"] == 2017
    for name, rate in (("low", 0.25), ("central", 0.15), ("high", 0.08)):
        wanted = stock(ours, years, rate) / stock(values["CHN"], years, rate)
        assert last[name] == pytest.approx(wanted), name


def test_the_edge_shrinks_every_year_and_stays_above_that_of_the_years_spending(
    today: dict[str, Any],
) -> None:
    values = today["research_spending"]["values"]
    central = [one["central"] for one in today["edge"]]
    assert central == sorted(central, reverse=True)
    for one in today["edge"][1:]:
        year = str(one["year"])
        flow = (values["USA"][year] + values["EU"][year]) / values["CHN"][year]
        assert one["low"] <= one["central"] <= one["high"]
        assert one["central"] > flow


def test_the_text_says_how_far_a_later_edition_differs_and_where_the_edge_ends(told: Any) -> None:
    said = " ".join(told("technology").out.split())
    assert "China spent 90 % of what US did by the table above, 74 % by a later one" in said
    assert "After 2017 the edge over China cannot be computed" in said
    assert "not for US and China" in said
    assert "NATO Innovation Fund" in said
    assert "says nothing of quality" in said


@pytest.mark.parametrize(("day", "known"), [("2023-06-21", False), ("2023-06-22", True)])
def test_a_later_edition_is_told_from_the_day_on_which_it_came_out(
    told: Any, day: str, known: bool
) -> None:
    assert ("A later edition" in told("technology", "--as-of", day).out) == known
    assert (
        bool(told("technology", "--as-of", day, "--json").json["later_edition"]["values"]) == known
    )


def test_defence_research_is_that_of_the_agency(today: dict[str, Any]) -> None:
    values = today["defence_research"]["values"]
    assert values["EU"]["2023"] == pytest.approx(10661, abs=1)
    members = sum(held["2020"] for who, held in values.items() if who != "EU" and "2020" in held)
    assert members == pytest.approx(values["EU"]["2020"], rel=1e-3)


def test_where_one_side_is_unknown_the_plain_sentence_stands(told: Any) -> None:
    said = told("technology", "--as-of", "1996-05-01")
    assert said.status == 0
    plain = " ".join(said.out.split())
    assert "An edge over China cannot be computed: no series of research is held" in plain
    found = told("technology", "--as-of", "1996-05-01", "--json").json
    assert found["edge"] == []


def test_on_an_earlier_day_later_years_are_hidden(told: Any) -> None:
    found = told("technology", "--as-of", "2015-06-01", "--json").json
    assert found["edge"][-1]["year"] == 2012
    values = found["research_spending"]["values"].values()
    assert all(max(map(int, held)) <= 2012 for held in values)
