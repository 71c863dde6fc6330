"""Commitment: each part moves towards the target of the administration in office, at its speed."""

from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.commitment import Commitment, commitment

# targets by kind (internationalist, transactional), and the speed of each part
P = Commitment(
    presence_target=np.array([[85.0, 68.0]]),
    crisis_pool_target=np.array([[0.85, 0.55]]),
    arms_and_aid_target=np.array([[0.5, 0.0]]),
    alignment_target=np.array([[0.9, 0.5]]),
    speed=np.array([[0.3, 0.5, 1.0, 0.0]]),
)
LAST = Of(
    us_troops_in_europe=np.array([100.0]),
    crisis_pool=np.array([0.75]),
    arms_and_aid=np.array([0.2]),
    political_alignment=np.array([0.7]),
)


def parts(internationalist: float) -> dict[str, float]:
    now = Of(internationalist_administration=np.array([internationalist]))
    return {name: value.item() for name, value in commitment.step(LAST, now, P, Of()).items()}


def test_under_an_internationalist_each_part_closes_its_share_of_the_gap() -> None:
    assert parts(1.0) == pytest.approx(
        {
            "us_troops_in_europe": 100 - 0.3 * 15,
            "crisis_pool": 0.75 + 0.5 * 0.1,
            "arms_and_aid": 0.5,
            "political_alignment": 0.7,
        }
    )


def test_under_a_transactional_administration_the_targets_are_its_own() -> None:
    assert parts(0.0) == pytest.approx(
        {
            "us_troops_in_europe": 100 - 0.3 * 32,
            "crisis_pool": 0.75 - 0.5 * 0.2,
            "arms_and_aid": 0.0,
            "political_alignment": 0.7,
        }
    )


@pytest.mark.parametrize(("internationalist", "alignment"), [(1.0, 0.9), (0.0, 0.5)])
def test_a_run_starts_from_observed_levels_and_alignment_at_its_target(
    internationalist: float, alignment: float
) -> None:
    given = Of(
        commitment_at_start=np.array([84.0, 0.66, 0.0126, 1.0]),
        internationalist_at_start=np.array(internationalist),
    )
    assert commitment.start is not None
    before = {name: value.item() for name, value in commitment.start(given, P, None).items()}
    assert before == {
        "us_troops_in_europe": 84.0,
        "crisis_pool": 0.66,
        "arms_and_aid": 0.0126,
        "political_alignment": alignment,
    }
