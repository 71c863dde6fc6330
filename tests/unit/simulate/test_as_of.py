"""As of a past day: a run starts from what was public then, and cannot peek at what came later."""

import csv
import hashlib
import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from foedus.analyse.history import indicator_history, other_definitions, threat_history
from foedus.analyse.summarise import summarise
from foedus.facts.data_package import PublicationRule
from foedus.facts.system import System, load
from foedus.model.force_entries import INDICATORS
from foedus.model.inputs import build_inputs
from foedus.simulate.run import simulate

DAYS = [date(2014, 1, 1), date(2019, 6, 1), date(2022, 1, 15), date(2024, 9, 21)]
EVENTS = {2014: 1, 2019: 2, 2022: 2, 2024: 3}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> date:
    return request.param


@pytest.fixture(scope="module")
def then(system: System, day: date) -> System:
    return system.as_known_on(day)


@pytest.fixture(scope="module")
def runs(then: System) -> Any:
    return simulate(then, runs=128, until=2030)


def test_every_visible_year_had_been_published_and_the_next_had_not(
    then: System, day: date
) -> None:
    for name in then.series_names:
        series = then.series(name)
        if series.published is None:
            continue
        for year in series.years:
            assert series.published.first_day(year) <= day, name
    sipri = then.series("defence_share_sipri")
    assert sipri.published is not None
    assert sipri.published.first_day(sipri.last_year + 1) > day


def test_the_run_starts_in_the_year_after_sipris_last(then: System, runs: Any, day: date) -> None:
    # SIPRI publishes in April: until the end of that month the year before last is the latest.
    last = day.year - (1 if day.month >= 5 else 2)
    assert then.series("defence_share_sipri").last_year == last
    assert runs.year.values.tolist() == list(range(last + 1, 2031))


def test_acts_of_hostility_that_were_still_to_come_are_absent(
    then: System, runs: Any, day: date
) -> None:
    assert len(then.hostility_events) == EVENTS[day.year]
    drawn = [name for name in runs.parameter.values if "event_level" in name]
    assert len(drawn) == EVENTS[day.year]


def test_pledges_that_were_still_to_come_are_absent(then: System, day: date) -> None:
    known = {pledge.id for pledge in then.pledges}
    assert "hague-2025" not in known
    assert ("wales-2014" in known) == (day.year > 2014)
    assert build_inputs(then, 2030).given["pledged_share"].max() == (2.0 if known else 0.0)


def test_plans_floors_and_reports_that_were_still_to_come_are_absent(then: System) -> None:
    assert not build_inputs(then, 2030).given["planned_share"].any()
    assert not any(part.floors for part in then.commitment_parts)


def test_every_indicator_is_computed_for_which_there_was_something_to_start_from(
    runs: Any, then: System, day: date
) -> None:
    # Aid to the state at war began in 2022; the series of personnel begins in 2014.
    of_personnel = ("us_share_of_personnel", *(one.name for one in INDICATORS))
    without = {"us_share_of_ukraine_aid": day.year < 2023}
    without |= dict.fromkeys(of_personnel, day.year < 2015)
    horizon = then.parameters["panel"].parameters["aid_horizon"].central
    for line in summarise(then, runs).lines:
        if without.get(line.name, False):
            assert line.years == (), line.name
        else:
            end = 2030
            if line.name == "us_share_of_ukraine_aid":
                end = min(end, line.history.years[-1] + int(horizon))
            assert line.years[-1] == end, line.name
            assert np.isfinite(list(line.quantiles.values())).all(), line.name


def altered(system: System, day: date, folder: Path) -> System:
    """Return the system of the day from a copy in which every later row of a series is another."""
    shutil.copytree(system.directory, folder)
    package = json.loads((folder / "series" / "datapackage.json").read_text("utf-8"))
    changed = sum(_alter(folder / "series", resource, day) for resource in package["resources"])
    assert changed > 100
    (folder / "series" / "datapackage.json").write_text(json.dumps(package), "utf-8")
    return load(folder, as_of=day)


def _alter(folder: Path, resource: dict[str, Any], day: date) -> int:
    if "published" not in resource:
        return 0
    rule, path = PublicationRule(**resource["published"]), folder / resource["path"]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    later = [row for row in rows if rule.first_day(int(row["year"])) > day]
    low, high = resource["range"]
    for row in later:
        value = float(row["value"])
        row["value"] = f"{value * 0.9 if low <= value * 0.9 <= high else value * 1.1:.9f}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    data = path.read_bytes()
    resource["hash"], resource["bytes"] = f"sha256:{hashlib.sha256(data).hexdigest()}", len(data)
    return len(later)


def test_a_hindcast_cannot_peek(
    system: System, then: System, runs: Any, day: date, tmp_path: Path
) -> None:
    other = altered(system, day, tmp_path / "copy")
    assert other.checksum != then.checksum
    again = simulate(other, runs=128, until=2030)
    for name in runs.data_vars:
        assert np.array_equal(runs[name].values, again[name].values, equal_nan=True), name
    assert indicator_history(other) == indicator_history(then)
    assert other_definitions(other) == other_definitions(then)
    assert threat_history(other) == threat_history(then)


def test_the_same_alteration_moves_a_run_that_may_see_it(system: System, tmp_path: Path) -> None:
    """The test above is no use if nothing that was altered counts."""
    changed = altered(system, date(2022, 1, 15), tmp_path / "copy")
    assert changed.as_of < system.as_of
    today = load(changed.directory)
    found, wanted = (
        simulate(one, runs=128, until=2030)["european_share"].values for one in (today, system)
    )
    assert not np.array_equal(found, wanted)


def test_a_year_becomes_public_overnight(system: System) -> None:
    rule = system.series("defence_share_sipri").published
    assert rule is not None
    first_day = rule.first_day(2023)
    eve = system.as_known_on(first_day - timedelta(days=1))
    assert build_inputs(eve, 2030).years[0] == 2023
    assert build_inputs(system.as_known_on(first_day), 2030).years[0] == 2024
