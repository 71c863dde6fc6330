"""Keep: little by default, and what is left out is said."""

from foedus.model.variables import INDICATORS
from foedus.simulate.keep import ACTOR_VARIABLES, QUANTILE_BLOCKS, Keep
from foedus.simulate.streams import BLOCK

EVERY_INDICATOR = {one.name for one in INDICATORS}


def test_indicators_are_kept_of_every_run() -> None:
    for block in (0, QUANTILE_BLOCKS, 10_000):
        assert Keep(trajectories=False)(block) >= EVERY_INDICATOR


def test_actor_variables_are_kept_of_the_first_8192_runs() -> None:
    keep = Keep(trajectories=False)
    assert keep(QUANTILE_BLOCKS - 1) == EVERY_INDICATOR | set(ACTOR_VARIABLES)
    assert keep(QUANTILE_BLOCKS) == EVERY_INDICATOR
    assert keep.quantile_runs() == QUANTILE_BLOCKS * BLOCK == 8192


def test_with_trajectories_they_are_kept_of_all() -> None:
    assert Keep(trajectories=True)(QUANTILE_BLOCKS) == EVERY_INDICATOR | set(ACTOR_VARIABLES)
