"""Transit: a state stands in one way at a time; two entries that hold at once are told."""

from pathlib import Path
from shutil import copytree

import pytest

from foedus.errors import DataError
from foedus.facts.checks.days import days_in_file
from foedus.facts.document import Document
from foedus.facts.reading import parse
from foedus.facts.system import SHIPPED, load

FILE = "mobility.yaml"


def entries(*days: str) -> Document:
    """Return a file with an entry per line of days, from line 2 on."""
    rows = "".join(f"- {{state: AAA, stance: decides{one}}}\n" for one in days)
    return parse(f"transit:\n{rows}- {{state: BBB, stance: refuses}}\n".encode(), FILE)


@pytest.mark.parametrize(
    ("days", "line", "said"),
    [
        (("", ""), 3, "AAA overlaps with line 2; keep one of them"),
        (("", ", since: '2010'"), 3, "AAA overlaps with line 2; end that one by 2010-01-01"),
        ((", since: '2010'", ""), 2, "AAA overlaps with line 3; end that one by 2010-01-01"),
        (
            (", until: 2012-06-01", ", since: 2012-05"),
            3,
            "AAA overlaps with line 2; end that one by 2012-05-01",
        ),
        (
            (", since: 2010-01-01, until: 2020-01-01", ", since: 2011-01-01, until: 2012-01-01"),
            3,
            "AAA overlaps with line 2; end that one by 2011-01-01",
        ),
    ],
)
def test_two_entries_of_a_state_that_hold_at_once_are_refused(
    days: tuple[str, ...], line: int, said: str
) -> None:
    (fault,) = days_in_file(entries(*days), None)
    assert (fault.file, fault.line) == (FILE, line)
    assert said in fault.message


@pytest.mark.parametrize(
    "days",
    [
        ("",),
        (", until: 2009-04-01", ", since: 2009-04-01"),
        (", since: '2001', until: '2005'", ", since: '2007'"),
    ],
)
def test_entries_that_follow_each_other_are_fine(days: tuple[str, ...]) -> None:
    assert list(days_in_file(entries(*days), None)) == []


def test_loading_tells_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "system"
    copytree(SHIPPED / "eu_nato", folder)
    text = (folder / FILE).read_text("utf-8")
    old = "  - state: ALB\n    stance: decides\n    until: 2009-04-01\n"
    assert text.count(old) == 1
    again = old.replace("decides", "refuses").replace("until: 2009-04-01", "since: 2009-03-01")
    again += "    why: It was asked.\n    source: foedus-network\n    checked: recalled\n"
    (folder / FILE).write_text(text.replace(old, again + old), "utf-8")
    with pytest.raises(DataError) as found:
        load(folder)
    (fault,) = found.value.faults
    lines = (folder / FILE).read_text("utf-8").splitlines()
    assert fault.file == FILE
    assert lines[(fault.line or 0) - 1].strip() == "since: 2009-03-01"
    assert "ALB overlaps" in fault.message
