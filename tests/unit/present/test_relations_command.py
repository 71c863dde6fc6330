"""foedus relations on the command line: text, JSON, an earlier day and a year that is not there."""

import json

import pytest
from typer.testing import CliRunner

from foedus.present.cli import app

RUNNER = CliRunner()


def test_text_names_the_negative_pairs_and_the_years_to_be_had() -> None:
    found = RUNNER.invoke(app, ["relations", "--year", "2014"])
    assert found.exit_code == 0
    assert "UKR–RUS" in found.output
    assert "events to 2014; agreement to 2019; ideal points to 2024" in found.output


def test_json_holds_parts_that_add_up() -> None:
    found = RUNNER.invoke(app, ["relations", "--from", "2023", "--to", "2024", "--json"])
    rows = json.loads(found.output)["powers"]["RUS"]
    change = (rows[1]["union_to_power"] - rows[1]["guarantor_to_power"]) - (
        rows[0]["union_to_power"] - rows[0]["guarantor_to_power"]
    )
    assert sum(rows[1]["parts"].values()) == pytest.approx(change)


def test_years_the_wrong_way_round_are_told() -> None:
    found = RUNNER.invoke(app, ["relations", "--from", "2019", "--to", "2014"])
    assert found.exit_code != 0
    assert "exchange the two" in str(found.exception)


def test_an_earlier_day_ends_earlier() -> None:
    found = RUNNER.invoke(app, ["relations", "--as-of", "2016-12-31", "--json"])
    assert json.loads(found.output)["network"]["year"] == 2015
