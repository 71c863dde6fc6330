"""Loading: what a user of the package reads has the units of the model."""

from datetime import date
from pathlib import Path

import pytest

import foedus
from foedus.errors import DataError
from foedus.facts.system import System
from foedus.model.loading import load


def test_the_public_name_is_the_one_that_compares_units() -> None:
    assert foedus.load is load


def test_it_reads_what_the_facts_say(system: System) -> None:
    assert load().checksum == system.checksum
    assert load(system.directory, date(2022, 1, 15)).as_of == date(2022, 1, 15)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("plans.yaml", 'unit: "% of GDP"', "unit: EUR"),
        ("parameters/panel.yaml", "unit: year", "unit: month"),
        ("scenarios/us-retrenches.yaml", "unit: thousand persons", "unit: persons"),
    ],
)
def test_a_system_in_other_units_is_refused_from_python(
    folder: Path, file: str, old: str, new: str
) -> None:
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        foedus.load(folder)
    (fault,) = caught.value.faults
    assert fault.file == file
    assert new.removeprefix("unit: ") in fault.message
