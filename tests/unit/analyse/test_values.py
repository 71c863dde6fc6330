"""Values of a line: an indicator, or one region of it."""

from typing import Any

import numpy as np
import pytest

from foedus.analyse.values import split_name, values_of
from foedus.facts.system import System


def test_an_indicator_is_its_own_line(runs: Any) -> None:
    found = values_of(runs("baseline"), "european_share")
    assert np.array_equal(found, runs("baseline")["european_share"].values)


def test_a_region_of_an_indicator_is_a_line(runs: Any, system: System) -> None:
    threat = runs("baseline")["threat"]
    for place, region in enumerate(system.regions):
        found = values_of(runs("baseline"), f"threat_{region.id}")
        assert np.array_equal(found, threat.values[:, place], equal_nan=True)


@pytest.mark.parametrize("name", ["threat_baltic", "threat_south-eastern"])
def test_a_name_splits_into_indicator_and_region(name: str) -> None:
    assert "_".join(split_name(name)) == name
    assert split_name(name)[0] == "threat"
