"""What a run leaves in its folder: a dataset, a summary, and a chart of every indicator."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xarray
from PIL import Image

import foedus
from foedus.model.variables import INDICATORS
from foedus.present.charts import page_name, pages
from foedus.present.moment import moment_of
from foedus.present.sentences import HEADLINES

from .conftest import RUNS

QUANTILES = ("q05", "q25", "q50", "q75", "q95")


@pytest.fixture(scope="module")
def runs(as_json: Any) -> xarray.Dataset:
    return xarray.load_dataset(as_json.folder / "run.nc", engine="h5netcdf")


@pytest.fixture(scope="module")
def rows(as_json: Any) -> list[dict[str, str]]:
    with (as_json.folder / "summary.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_folder_holds_four_things_and_no_leftovers(as_json: Any) -> None:
    here = {path.name for path in as_json.folder.iterdir()}
    assert here == {"run.nc", "summary.csv", "charts", "card.json"}


def test_without_out_the_folder_is_named_after_the_scenario(as_text: Any) -> None:
    folder = as_text.folder / "out" / "us-retrenches"
    assert {path.name for path in as_text.folder.iterdir()} == {"out"}
    assert (folder / "card.json").exists()


def test_a_run_as_of_an_earlier_day_has_a_folder_of_its_own(ask: Any, tmp_path: Path) -> None:
    words = ("run", "--runs", 8, "--until", 2024, "--as-of", "2022-01-15")
    assert ask(*words, folder=tmp_path).status == 0
    (folder,) = (tmp_path / "out").iterdir()
    assert folder.name == "baseline-as-of-2022-01-15"


def test_charts_as_of_an_earlier_day_name_it_and_not_today(system: Any) -> None:
    assert moment_of(system).words == "today"
    earlier = moment_of(system.as_known_on(date(2022, 1, 15)))
    assert earlier.words == "as of 2022-01-15"
    assert 2022.03 < earlier.year < 2022.05


def test_the_dataset_has_the_axes_that_its_variables_need(runs: xarray.Dataset) -> None:
    assert runs["european_share"].dims == ("run", "year")
    assert runs["threat"].dims == ("run", "region", "year")
    assert runs["defence_share_quantiles"].dims == ("quantile", "actor", "year")
    assert runs["parameters"].dims == ("run", "parameter")
    assert runs.sizes["run"] == RUNS
    assert (runs["year"].values[0], runs["year"].values[-1]) == (2025, 2040)
    assert {"DEU", "USA"} <= set(runs["actor"].values.tolist())


def test_every_result_of_the_dataset_says_its_unit_label_and_meaning(runs: xarray.Dataset) -> None:
    results = [name for name in runs.data_vars if name != "parameters"]
    assert len(results) > len(INDICATORS)
    for name in results:
        attributes = runs[name].attrs
        assert all(attributes[key] for key in ("units", "long_name", "description")), name
    assert runs["us_troops_in_europe"].attrs["units"] == "thousand persons"


def test_the_dataset_carries_its_card(runs: xarray.Dataset, as_json: Any) -> None:
    assert json.loads(runs.attrs["card"]) == as_json.said.json["card"]


def test_the_dataset_is_what_python_gets(runs: xarray.Dataset, system: Any) -> None:
    again = foedus.simulate(system, "us-retrenches", RUNS, seed=3)
    for name in again.data_vars:
        np.testing.assert_array_equal(runs[name].values, again[name].values, err_msg=str(name))


def test_quantiles_of_the_dataset_are_those_of_the_json(runs: xarray.Dataset, as_json: Any) -> None:
    told = as_json.said.json["indicators"]["european_share"]
    ours = runs["european_share"].quantile([0.05, 0.5, 0.95], dim="run")
    for place, key in enumerate(("q05", "q50", "q95")):
        np.testing.assert_allclose(ours.values[place], told[key], rtol=1e-6)


def test_the_summary_gives_every_history_of_the_json(
    rows: list[dict[str, str]], as_json: Any
) -> None:
    for name, one in as_json.said.json["indicators"].items():
        past = one["history"]
        mine = [
            row for row in rows if row["indicator"] == name and row["line"].startswith("history")
        ]
        assert [int(row["year"]) for row in mine] == past["years"], name
        known = "history, computed" if past["computed"] else "history"
        kinds = ["history, carried" if y in past["carried"] else known for y in past["years"]]
        assert [row["line"] for row in mine] == kinds, name
        values = [float(row["q50"]) for row in mine]
        assert values == pytest.approx(one["history"]["values"], rel=1e-5, abs=1e-9), name


def test_the_summary_gives_every_projection_of_the_json(
    rows: list[dict[str, str]], as_json: Any
) -> None:
    for name, one in as_json.said.json["indicators"].items():
        kind = "projection, judged" if one["history"]["carried"] else "projection"
        mine = [row for row in rows if (row["indicator"], row["line"]) == (name, kind)]
        assert [int(row["year"]) for row in mine] == one["years"], name
        assert {row["unit"] for row in mine} == {one["unit"]}, name
        for key in QUANTILES:
            values = [float(row[key]) for row in mine]
            assert values == pytest.approx(one[key], rel=1e-5, abs=1e-9), (name, key)


def test_the_summary_ends_each_indicator_with_the_difference_of_the_last_year(
    rows: list[dict[str, str]], as_json: Any
) -> None:
    for name, one in as_json.said.json["indicators"].items():
        if 2040 not in one["years"]:
            continue
        mine = [row for row in rows if row["indicator"] == name]
        last = next(told for told in one["against_baseline"] if told["year"] == 2040)
        assert mine[-1]["line"] == "difference from baseline", name
        assert mine[-1]["year"] == "2040"
        assert float(mine[-1]["q50"]) == pytest.approx(last["q50"], rel=1e-5, abs=1e-9)


def test_only_the_share_of_imports_is_carried_and_its_years_are_told(as_json: Any) -> None:
    found = as_json.said.json["indicators"]
    carried = {name: one["history"]["carried"] for name, one in found.items()}
    assert carried.pop("rival_import_share") == list(range(2017, 2025))
    assert not any(carried.values())


def names_of_charts(folder: Path) -> set[str]:
    return {path.name for path in (folder / "charts").iterdir()}


def test_every_indicator_is_on_a_page_or_has_a_chart_and_headlines_have_one(as_json: Any) -> None:
    paged = pages(INDICATORS)
    on_pages = {name for names in paged.values() for name in names}
    alone = {one.name for one in INDICATORS} - on_pages
    wanted = {f"{page_name(group)}.png" for group in paged}
    wanted |= {f"{name}.png" for name in (*alone, *HEADLINES)}
    assert names_of_charts(as_json.folder) == wanted
    assert all(len(names) > 1 for names in paged.values())
    assert {"threat", "european_share"} <= alone


def test_charts_are_of_a_readable_size(as_json: Any) -> None:
    for path in sorted((as_json.folder / "charts").iterdir()):
        with Image.open(path) as picture:
            picture.verify()
            assert picture.format == "PNG"
            assert picture.width == 1080
            assert picture.height > 400


def test_every_chart_if_asked_for_and_none_is_left_of_an_earlier_run(
    ask: Any, tmp_path: Path
) -> None:
    words = ("run", "--runs", 8, "--until", 2026, "--out", "here", "--json")
    assert ask(*words, "--every-chart", folder=tmp_path).status == 0
    here = tmp_path / "here"
    (here / "charts" / "mine.png").write_text("mine")
    first = names_of_charts(here)
    assert first >= {f"{one.name}.png" for one in INDICATORS} | {"group-unity.png"}
    assert ask(*words, folder=tmp_path).status == 0
    assert "mine.png" in names_of_charts(here)
    assert "eu_cohesion.png" not in names_of_charts(here)
    assert "group-unity.png" in names_of_charts(here)


def test_a_chart_shows_more_than_one_colour(as_json: Any) -> None:
    with Image.open(as_json.folder / "charts" / "european_share.png") as picture:
        colours = picture.convert("RGB").getcolors(maxcolors=2**24)
    assert len(colours) > 50


def test_a_second_run_replaces_the_first_one(ask: Any, tmp_path: Path) -> None:
    for seed in (1, 2):
        words = ("run", "--runs", 8, "--until", 2026, "--seed", seed, "--out", "here", "--json")
        said = ask(*words, folder=tmp_path)
        card = json.loads((tmp_path / "here" / "card.json").read_text("utf-8"))
        assert card == said.json["card"]
        with xarray.open_dataset(tmp_path / "here" / "run.nc", engine="h5netcdf") as runs:
            assert json.loads(runs.attrs["card"])["seed"] == card["seed"] == seed


def test_the_folder_is_made_with_its_parents(ask: Any, tmp_path: Path) -> None:
    words = ("run", "--runs", 8, "--until", 2026, "--json", "--out", "some/where/new")
    assert ask(*words, folder=tmp_path).status == 0
    assert (tmp_path / "some" / "where" / "new" / "card.json").exists()
