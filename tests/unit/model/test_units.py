"""Units: those of the shipped files are those that the code declares."""

import shutil
from pathlib import Path

import pytest

from foedus.errors import DataError
from foedus.facts.system import System, load
from foedus.model.units import model_units


def test_the_shipped_files_have_the_units_of_the_code(system: System) -> None:
    assert load(system.directory, units=model_units()).checksum == system.checksum


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("parameters/economy.yaml", "unit: 1/year", "unit: 1/month"),
        ("scenarios/us-retrenches.yaml", "unit: thousand persons", "unit: persons"),
        ("plans.yaml", 'unit: "% of GDP"', "unit: EUR"),
        ("parameters/panel.yaml", "unit: year", "unit: month"),
    ],
)
def test_a_file_in_another_unit_is_refused(
    system: System, tmp_path: Path, file: str, old: str, new: str
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(system.directory, folder)
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        load(folder, units=model_units())
    (fault,) = caught.value.faults
    assert fault.file == file
    assert new.removeprefix("unit: ") in fault.message
