"""The headline quantiles are those of the golden file, until somebody renews it on purpose."""

import runpy
from pathlib import Path
from typing import Any

import pytest

RENEW = Path(__file__).with_name("renew.py")


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    """Return what the command that renews the file is made of."""
    return runpy.run_path(str(RENEW))


def test_no_headline_moves_unless_the_file_is_renewed(golden: dict[str, Any]) -> None:
    told = golden["moved"](golden["stored"](), golden["computed"]())
    assert not told, "\n".join(["headlines moved; if that is meant, run `make golden`:", *told])


def test_the_file_holds_every_scenario_line_and_year(golden: dict[str, Any]) -> None:
    keys = golden["stored"]().keys()
    lines = {line for _, line, _ in keys}
    assert {"european_share", "allies_at_3_5", "threat_baltic"} <= lines
    every = {(s, line, y) for s in golden["SCENARIOS"] for line in lines for y in golden["YEARS"]}
    assert {(line, year) for _, line, year in every - keys} == {("us_share_of_ukraine_aid", 2040)}
    assert len(every - keys) == len(golden["SCENARIOS"])
    assert all(low <= middle <= high for low, middle, high in golden["stored"]().values())


def test_a_move_is_told_with_both_values(golden: dict[str, Any]) -> None:
    key = ("baseline", "european_share", 2030)
    before, after = {key: (35.0, 40.0, 45.0)}, {key: (35.0, 41.0, 45.0)}
    told = golden["moved"](before, after)
    assert told == ["baseline, european_share, 2030: 35 40 45 → 35 41 45"]
    assert golden["moved"](before, {key: (35.0, 40.0 * (1 + 1e-12), 45.0)}) == []
    assert golden["moved"]({}, after) == ["baseline, european_share, 2030: new"]
    assert golden["moved"](before, {}) == ["baseline, european_share, 2030: gone"]
