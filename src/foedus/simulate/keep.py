"""Keep: what is recorded of a run. Little by default, so that memory does not grow with actors."""

from dataclasses import dataclass

from foedus.model.variables import INDICATORS
from foedus.simulate.streams import BLOCK

ACTOR_VARIABLES = ("defence_share", "defence_spending", "perceived_threat")
QUANTILE_BLOCKS = 64  # quantiles of actor variables come from the first 8,192 runs


@dataclass(frozen=True)
class Keep:
    """Says, for a block, which variables to record."""

    trajectories: bool

    def __call__(self, block: int) -> frozenset[str]:
        """Return the names to record in a block."""
        always = frozenset(one.name for one in INDICATORS)
        if self.trajectories or block < QUANTILE_BLOCKS:
            return always | frozenset(ACTOR_VARIABLES)
        return always

    @staticmethod
    def quantile_runs() -> int:
        """Return how many runs the quantiles of actor variables rest on at most."""
        return QUANTILE_BLOCKS * BLOCK
