"""The figures that a judgement on debt quotes are those of the cross-section that it names."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from foedus.facts.system import System

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("cross", ROOT / "tools" / "debt_and_shares.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def test_the_reason_and_the_page_quote_what_the_cross_section_gives(
    tool: ModuleType, system: System
) -> None:
    first, first_with_share, second, second_with_share = tool.found(system)
    why = system.parameters["fiscal"].parameters["debt_drag"].why
    page = (ROOT / "docs" / "explanation" / "fiscal-room.md").read_text("utf-8")
    for one in (first, second):
        assert f"{one.states} states" in why
        for value in (one.plain, one.given):
            assert signed(value) in why
            assert signed(value) in page
        assert f"{one.drag:.2f} ± {one.drag_error:.2f}" in why
    assert f"{signed(second_with_share.drag)} ± {second_with_share.drag_error:.2f}" in why
    assert f"{first_with_share.drag:.2f} ± {first_with_share.drag_error:.2f}" in page


def test_more_debt_went_with_smaller_rises_and_the_range_holds_every_estimate(
    tool: ModuleType, system: System
) -> None:
    drag = system.parameters["fiscal"].parameters["debt_drag"]
    for one in tool.found(system):
        assert one.plain < one.given < 0
        assert drag.low <= one.drag + one.drag_error
        assert one.drag - one.drag_error <= drag.high
