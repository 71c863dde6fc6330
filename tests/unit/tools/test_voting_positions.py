"""How votes move: the script finds what is there, and the parameters are what it finds."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import foedus

TOOLS = Path(__file__).resolve().parents[3] / "tools"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    return import_module("voting_positions")


def test_the_file_holds_what_the_script_finds(script: ModuleType) -> None:
    system = foedus.load()
    votes = script.votes_of(system)
    file = system.parameters["posture"]
    drift = script.own_drift(votes, script.influence_of(system))
    for name, one in (
        ("drift", drift),
        ("guarantor_drift", script.guarantor_drift(votes)),
        ("transactional_turn", script.turn(votes)),
    ):
        held = file.parameters[name]
        assert held.central == pytest.approx(one.value, rel=0.01), name
        assert held.standard_error == pytest.approx(one.error, rel=0.01), name
    assert file.estimation is not None
    assert (file.estimation.observations, file.estimation.states) == (drift.rows, drift.states)
    assert file.estimation.last_year == votes.years[-1]
    # What others take away is given back: without it the drift would be so much smaller.
    alone = script.own_drift(votes, 0.0)
    kept = 1 - file.parameters["influence"].central
    assert alone.value == pytest.approx(kept * drift.value)


def test_the_terms_compared_are_those_on_record(script: ModuleType) -> None:
    first, last = script.TRANSACTIONAL
    one = next(
        one
        for one in foedus.load().administrations
        if one.actor == "USA" and one.kind == "transactional"
    )
    assert (one.since.year, one.until and one.until.year) == (first, last + 1)


def test_what_lasts_is_told_from_noise(script: ModuleType) -> None:
    rng = np.random.default_rng(7)
    lasts = np.cumsum(0.04 * rng.standard_normal((31, 400)), axis=0)
    seen = lasts + 0.1 * rng.standard_normal(lasts.shape)
    assert np.sqrt(script.lasting(seen)) == pytest.approx(0.04, rel=0.1)


def test_judged_links_are_not_told_apart_from_nothing(script: ModuleType) -> None:
    """Were one of these clear of zero, its parameter should be estimated."""
    system = foedus.load()
    votes = script.votes_of(system)
    answers = (script.influence(votes), script.pull(votes), script.threat_answer(system, votes))
    assert all(abs(one.value) < 2 * one.error for one in answers)
