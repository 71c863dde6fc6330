"""Only plain files inside the folder are read, and each of them must be one that is read."""

import os
from pathlib import Path

import pytest

from foedus.errors import DataError
from foedus.facts.folder import open_folder
from foedus.facts.system import load


def messages(folder: Path) -> list[str]:
    return [f"{fault.file}: {fault.message}" for fault in open_folder(folder)[1]]


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "actors.yaml").unlink()
    (copy / "series" / "datapackage.json").unlink()
    assert messages(copy) == [
        "actors.yaml: is missing; write it",
        "series/datapackage.json: is missing; it must describe each series",
    ]


def test_a_misnamed_file_is_named(copy: Path) -> None:
    (copy / "plans.yaml").rename(copy / "plan.yaml")
    (copy / "scenarios" / "baseline.yaml").rename(copy / "scenarios" / "baseline.yml")
    assert messages(copy) == [
        "plan.yaml: is not a file of a system; did you mean 'plans.yaml'?",
        "scenarios/baseline.yml: is not a file of a system",
    ]


def test_links_and_devices_are_not_followed(copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("name: outside\n")
    (copy / "plans.yaml").unlink()
    (copy / "plans.yaml").symlink_to(outside)
    (copy / "more").symlink_to(tmp_path)
    os.mkfifo(copy / "scenarios" / "endless.yaml")
    assert sorted(messages(copy)) == [
        "more: is a link, which may lead out of the folder; put a plain file in its place",
        "plans.yaml: is a link, which may lead out of the folder; put a plain file in its place",
        "scenarios/endless.yaml: is not a plain file; put a plain file in its place",
    ]


def test_a_folder_that_is_no_system(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"has no system\.yaml, so it is no system"):
        load(tmp_path)
    with pytest.raises(DataError, match="is not a folder"):
        open_folder(tmp_path / "missing")


def test_a_linked_folder_is_a_folder(copy: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(copy)
    assert load(link).checksum == load(copy).checksum
