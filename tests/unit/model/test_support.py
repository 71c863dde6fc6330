"""Support: what the other donors give when the guarantor gives more or less."""

from math import exp
from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.support import Support, support


def others(before: float, after: float, draw: float = 0.0, **named: float) -> float:
    drawn = {"trend": 0.0, "substitution": 0.0, "noise": 0.0} | named
    found = support.step(
        Of(other_aid=np.array([60.0]), arms_and_aid=np.array([before])),
        Of(arms_and_aid=np.array([after])),
        Support(**{name: np.array([[value]]) for name, value in drawn.items()}),
        Of(others=np.array([draw])),
    )
    return float(found["other_aid"].item())


def test_without_substitution_the_others_do_not_mind_what_the_guarantor_gives() -> None:
    assert others(1.0, 0.0) == pytest.approx(60)


def test_the_others_step_in_when_the_guarantor_stops() -> None:
    assert others(1.0, 0.0, substitution=0.35) == pytest.approx(60 * exp(0.35))


def test_and_step_back_when_it_returns() -> None:
    assert others(0.0, 0.5, substitution=0.4) == pytest.approx(60 * exp(-0.2))


def test_fatigue_and_chance_move_aid_by_themselves() -> None:
    assert others(0.5, 0.5, trend=-0.03) == pytest.approx(60 * exp(-0.03))
    assert others(0.5, 0.5, draw=-1.0, noise=0.15) == pytest.approx(60 * exp(-0.15))
