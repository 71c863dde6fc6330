"""The regression of acts finds what is there, and what the page quotes is what it finds."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import foedus
from foedus.model.partnership_facts import acts_by_year

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return import_module("partnership_rates")


def test_a_slope_that_is_there_is_found(script: ModuleType) -> None:
    course = np.linspace(0, 1, 400)
    counts = np.random.default_rng(1).poisson(np.exp(1 + 1.5 * course)).astype(float)
    slope, error, dispersion, gain = script.regress(counts, course)
    assert slope == pytest.approx(1.5, abs=3 * error)
    assert dispersion == pytest.approx(1, abs=0.2)
    assert gain > 0


def test_none_is_found_where_there_is_none(script: ModuleType) -> None:
    rng = np.random.default_rng(2)
    counts, course = rng.poisson(3, 200).astype(float), rng.random(200)
    slope, error, _, _ = script.regress(counts, course)
    assert abs(slope) < 3 * error


def test_joint_acts_tell_no_link_to_hostility(script: ModuleType) -> None:
    system = foedus.load()
    years = range(script.FIRST, script.LAST + 1)
    counts = acts_by_year(system, years).sum(axis=2)[:, 0]
    found = script.fit(counts, script.hostility(system, years))
    assert found.as_good > 0.1
    page = (ROOT / "docs/explanation/sub-models/partnership.md").read_text("utf-8")
    assert str(found) in page
