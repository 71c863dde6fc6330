"""Olson and Zeckhauser 1966: large allies spend a larger share."""

import numpy as np
import pytest

from foedus.instruments.burden_sharing import rank_correlation

# An economic theory of alliances, Review of Economics and Statistics 48, table 1, 1964: gross
# national product in billions of dollars, defence budget in per cent of it. RECALLED: the first
# page of the article was seen, the table and the printed 0.490 were not. That the rows give the
# number that is remembered speaks for them and proves nothing.
RECALLED = {
    "United States": (569.03, 9.0),
    "Germany": (88.87, 5.5),
    "United Kingdom": (79.46, 7.0),
    "France": (73.40, 6.7),
    "Italy": (43.63, 4.1),
    "Canada": (38.14, 4.4),
    "Netherlands": (15.00, 4.9),
    "Belgium": (13.43, 3.7),
    "Denmark": (7.73, 3.3),
    "Turkey": (6.69, 5.8),
    "Norway": (5.64, 3.9),
    "Greece": (4.31, 4.2),
    "Portugal": (2.88, 7.7),
    "Luxembourg": (0.53, 1.7),
}


def test_size_and_share_go_together_in_1964() -> None:
    product, share = np.array(list(RECALLED.values())).T
    assert rank_correlation(product, share) == pytest.approx(0.490, abs=1e-3)
