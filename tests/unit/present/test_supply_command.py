"""`foedus supply`: published figures, what cannot be told, and a name that is unknown."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

KEYS = {
    "importer", "name", "as_of", "import_shares", "import_levels", "arms", "cannot_be_told",
}  # fmt: skip


@pytest.fixture(scope="module")
def told(ask: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what calls a command where it writes nothing."""
    folder: Path = tmp_path_factory.mktemp("supply")
    return partial(ask, folder=folder)


@pytest.fixture(scope="module")
def union(told: Any) -> dict[str, Any]:
    return dict(told("supply", "--json").json)


def test_keys_are_stable_and_each_part_has_its_source(union: dict[str, Any]) -> None:
    assert set(union) == KEYS
    assert {one["source"] for one in union["import_shares"]} == {"itpd-e-2020"}
    assert {one["source"] for one in union["import_levels"]} == {"eurostat-comext-2022"}
    assert union["arms"]["source"] == "sipri-arms-transfers-2025"


def test_the_unions_figures_are_those_published(union: dict[str, Any]) -> None:
    fuels = next(one for one in union["import_levels"] if one["goods"] == "fuels")
    assert [round(value, 1) for value in fuels["values"]] == [59.8, 104.0, 139.8]
    assert fuels["through"] == ["2020-12", "2021-12", "2022-11"]
    assert union["arms"]["guarantor_share"] == pytest.approx(55.0, abs=0.05)
    assert union["arms"]["years"] == [2020, 2024]


def test_the_first_line_says_of_what_it_is_a_share(told: Any) -> None:
    union, state = (" ".join(told("supply", *one).out.split()) for one in ((), ("DEU",)))
    assert "China: 6.9 % of all goods and services, trade among members included, in 2016" in union
    assert "China: 9.0 % of all goods and services, in 2016" in state


def test_a_state_is_known_by_name_or_id(told: Any) -> None:
    by_name, by_id = (told("supply", one, "--json").json for one in ("germany", "DEU"))
    assert by_name == by_id
    china = by_id["import_shares"][0]
    assert (china["supplier"], china["measured_to"]) == ("CHN", 2016)
    assert china["values"][-1] == pytest.approx(9.0, abs=0.05)
    assert by_id["arms"]["guarantor_share"] == pytest.approx(70, abs=0.5)


def test_concentration_lies_between_its_bounds(told: Any) -> None:
    for state in ("DEU", "FRA", "POL", "TUR"):
        arms = told("supply", state, "--json").json["arms"]
        shares = [one["share"] / 100 for one in arms["suppliers"]]
        assert sum(shares) == pytest.approx(1)
        index = arms["herfindahl"]
        assert index["least"] <= index["greatest"] == pytest.approx(sum(s * s for s in shares))


def test_what_is_ordered_falls_from_all_of_it(union: dict[str, Any]) -> None:
    ahead = union["arms"]["ordered_already"]
    assert (ahead[0]["year"], ahead[0]["central"]) == (2025, 1.0)
    central = [one["central"] for one in ahead]
    assert central == sorted(central, reverse=True)
    assert all(one["low"] <= one["central"] <= one["high"] for one in ahead)
    assert union["arms"]["half_ordered_until"] == [2026, 2028, 2029]


def test_the_text_says_what_cannot_be_told(told: Any) -> None:
    said = " ".join(told("supply").out.split())
    assert "After 2016 the share of imports from China cannot be had" in said
    assert "without a total over all suppliers in the world" in said
    assert "2022 (January to November only): all goods 192.0, fuels 139.8" in said
    assert "carried and judged" in said


def test_an_importer_without_figures_is_told_so(told: Any) -> None:
    said = told("supply", "NZL")
    assert said.status == 0
    assert "No shares of imports are held for New Zealand" in " ".join(said.out.split())


def test_on_an_earlier_day_later_figures_are_hidden(told: Any) -> None:
    then = told("supply", "POL", "--as-of", "2021-09-01", "--json").json
    fuels = next(one for one in then["import_levels"] if one["goods"] == "fuels")
    assert fuels["years"] == [2020]
    assert then["arms"]["years"] == [2016, 2020]
    before = told("supply", "POL", "--as-of", "2019-09-01", "--json").json
    assert before["import_levels"] == []


def test_an_unknown_state_is_a_gentle_error(told: Any) -> None:
    said = told("supply", "Germny")
    assert said.status == 2
    assert "unknown importer 'Germny'; did you mean 'Germany'?" in said.err
