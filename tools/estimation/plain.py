"""Plain regressions of the pull to the mean, to set beside what the full fit finds."""

import numpy as np

from estimation.panel import Panel


def plain_persistence(panel: Panel) -> tuple[float, float]:
    """Return the pull of the last log share by least squares: pooled, and with state effects.

    Terms beside it are the gap to the pledge, growth and an effect of every year. The first leaves
    out that states differ for good, which lowers it; the second is too high in a short panel
    (Nickell 1981, Econometrica 49).
    """
    years = panel.year[:, None] == np.unique(panel.year)
    states = panel.state[:, None] == np.unique(panel.state)
    terms = np.column_stack([panel.log_share, panel.gap, panel.growth])
    pooled, *_ = np.linalg.lstsq(np.hstack([terms, years]), panel.change, rcond=None)
    within, *_ = np.linalg.lstsq(np.hstack([terms, years, states]), panel.change, rcond=None)
    return -float(pooled[0]), -float(within[0])
