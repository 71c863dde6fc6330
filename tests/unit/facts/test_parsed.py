"""What was parsed is kept: the same answer with it, without it, and whatever lies in its place."""

import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from foedus.errors import DataError
from foedus.facts import parsed
from foedus.facts.system import System, find_system, load

UNCOMPARED = ("shelf", "government_shelf", "network")  # they compare by identity


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(parsed.NAMED, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(find_system("eu_nato"), tmp_path / "system"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows by one whenever the files are read."""
    real, found = parsed.read_contents, []

    def counted(folder: Any) -> Any:
        found.append(folder)
        return real(folder)

    monkeypatch.setattr(parsed, "read_contents", counted)
    return found


def said(system: System) -> dict[str, str]:
    return {
        one.name: repr(getattr(system, one.name))
        for one in fields(system)
        if one.name not in UNCOMPARED
    }


def kept(place: Path) -> list[Path]:
    return sorted(place.glob("*.json"))


def test_a_second_load_reads_no_yaml_and_says_the_same(place: Path, reads: list[object]) -> None:
    first, second = load(), load()
    assert len(reads) == 1
    assert said(first) == said(second)
    assert first.shelf._resources == second.shelf._resources
    assert first.shelf._codes == second.shelf._codes
    (file,) = kept(place)
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_edit_is_seen_at_once_even_if_size_and_time_stay(
    folder: Path, reads: list[object]
) -> None:
    title = load(folder).title
    file = folder / "system.yaml"
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace(title, title[::-1]), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load(folder).title == title[::-1]
    assert len(reads) == 2


def test_a_fault_after_a_good_load_is_told_with_its_line(folder: Path) -> None:
    load(folder)
    file = folder / "actors.yaml"
    lines = file.read_text("utf-8").splitlines()
    at = next(place for place, text in enumerate(lines) if "id:" in text)
    lines[at] = lines[at].replace("id:", "idd:")
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(folder)
    assert ("actors.yaml", at + 1) in {(one.file, one.line) for one in caught.value.faults}


def test_a_folder_with_a_fault_is_never_kept(folder: Path, place: Path) -> None:
    (folder / "actors.yaml").write_text("actors: [", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DataError):
            load(folder)
    assert kept(place) == []


@pytest.mark.parametrize(
    "poison",
    [
        b"",
        b"\n",
        b"\xff" * 100,
        b"0" * 64 + b'\n{"files": {}, "numbered": []}',
        b'cos\nsystem\n(S"touch poisoned"\ntR.',
    ],
    ids=["empty", "one line", "no text", "wrong seal", "a pickle"],
)
def test_a_poisoned_file_is_as_none(poison: bytes, place: Path, reads: list[object]) -> None:
    good = said(load())
    kept(place)[0].write_bytes(poison)
    assert said(load()) == good
    assert len(reads) == 2
    assert said(load()) == good
    assert len(reads) == 2  # the poisoned file was replaced


def test_a_file_changed_in_one_letter_is_as_none(place: Path, reads: list[object]) -> None:
    good = said(load())
    (file,) = kept(place)
    file.write_bytes(file.read_bytes().replace(b"NATO", b"OTAN", 1))
    assert said(load()) == good
    assert len(reads) == 2


@pytest.mark.parametrize("body", [{}, {"files": {}}, {"files": {"a.yaml": 1}, "numbered": []}, []])
def test_a_sealed_file_of_another_form_is_as_none(
    body: Any, place: Path, reads: list[object]
) -> None:
    good = said(load())
    (file,) = kept(place)
    data = json.dumps(body).encode()
    file.write_bytes(parsed._seal(file.stem, data).encode() + b"\n" + data)
    assert said(load()) == good
    assert len(reads) == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no modes of files here")
def test_a_file_that_others_may_write_or_that_is_a_link_is_as_none(
    place: Path, reads: list[object]
) -> None:
    load()
    (file,) = kept(place)
    file.chmod(0o666)
    load()
    assert len(reads) == 2
    real = place / "real"
    kept(place)[0].rename(real)
    file.symlink_to(real)
    load()
    assert len(reads) == 3


@pytest.mark.parametrize("name", ["__version__", "sys.version", "code"])
def test_another_version_reads_anew(
    name: str, reads: list[object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    load()
    if name == "code":
        (tmp_path / "other.py").write_text("")
        monkeypatch.setattr(parsed, "CODE", tmp_path)
    elif name == "__version__":
        monkeypatch.setattr(parsed, name, "0.0.0")
    else:
        monkeypatch.setattr(parsed.sys, "version", "3.0")
    load()
    assert len(reads) == 2


def test_a_place_that_cannot_be_written_is_no_fault(
    reads: list[object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    for named in (str(tmp_path / "file" / "below"), ""):
        monkeypatch.setenv(parsed.NAMED, named)
        load()
        load()
    assert len(reads) == 4


def test_files_changed_while_they_are_read_are_not_kept(
    folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = parsed.read_contents

    def edited(given: Any) -> Any:
        file = folder / "system.yaml"
        file.write_text(file.read_text("utf-8") + "\n# more\n", encoding="utf-8")
        return real(given)

    monkeypatch.setattr(parsed, "read_contents", edited)
    load(folder)
    assert kept(place) == []


def test_writers_at_once_leave_one_whole_file(folder: Path, place: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        systems = list(pool.map(load, [folder] * 4))
    assert len({str(said(one)) for one in systems}) == 1
    assert len(list(place.iterdir())) == 1
    assert said(load(folder)) == said(systems[0])


def test_only_the_newest_are_kept(place: Path) -> None:
    load()
    for number in range(20):
        (place / f"{number}.json").write_text("")
        os.utime(place / f"{number}.json", (number, number))
    parsed._forget_the_oldest(place)
    assert len(kept(place)) == parsed.MOST
    assert "0.json" not in {file.name for file in kept(place)}


def test_the_user_s_folder_of_caches_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(parsed.NAMED)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(parsed.sys, "platform", "linux")
    assert parsed.cache_folder() == tmp_path / "foedus"
    monkeypatch.setattr(parsed.sys, "platform", "darwin")
    assert parsed.cache_folder() == Path.home() / "Library" / "Caches" / "foedus"
