"""Days as written on the command line: one form, whatever the command."""

from pathlib import Path
from typing import Any

import pytest

DAYS = ("20260101", "2026-W01-1", "2026-1-1", " 2026-01-01", "today", "2026-02-30")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    "words",
    [
        ("run", "baseline", "--as-of"),
        ("facts", "--as-of"),
        ("compare", "baseline", "us-stays", "--as-of"),
        ("power", "nato-consensus", "--on"),
    ],
)
def test_a_day_is_written_in_one_form(
    words: tuple[str, ...], day: str, ask: Any, tmp_path: Path
) -> None:
    said = ask(*words, day, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert f"'{day}' is not a day; write it like 2024-09-21" in said.err
