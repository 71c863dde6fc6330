"""Administration: who governs changes when a term begins, and then by a coin of drawn weight."""

from types import SimpleNamespace as Of

import numpy as np
import pytest

from foedus.model.administration import Administration, administration


def in_office(before: float, *, term_begins: float, chance: float, draw: float) -> float:
    found = administration.step(
        Of(internationalist_administration=np.array([before])),
        Of(term_begins=np.array(term_begins)),
        Administration(np.array([[chance]])),
        Of(election=np.array([draw])),
    )
    return float(found["internationalist_administration"].item())


@pytest.mark.parametrize("before", [0.0, 1.0])
@pytest.mark.parametrize("draw", [0.1, 0.9])
def test_between_elections_the_kind_stays(before: float, draw: float) -> None:
    assert in_office(before, term_begins=0, chance=0.5, draw=draw) == before


@pytest.mark.parametrize("before", [0.0, 1.0])
def test_a_new_term_is_internationalist_when_the_coin_falls_below_its_chance(before: float) -> None:
    assert in_office(before, term_begins=1, chance=0.5, draw=0.49) == 1.0
    assert in_office(before, term_begins=1, chance=0.5, draw=0.51) == 0.0


def test_the_year_before_the_start_has_the_administration_on_record() -> None:
    assert administration.start is not None
    p = Administration(np.full((3, 1), 0.5))
    for kind in (0.0, 1.0):
        before = administration.start(Of(internationalist_at_start=np.array(kind)), p, None)
        assert before["internationalist_administration"].tolist() == [kind] * 3
