"""Rate ratio: exact interval, symmetry, and the edges where nothing was counted."""

from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, poisson

from foedus.errors import RangeError
from foedus.instruments.rate_ratio import rate_ratio

COUNTS = st.integers(min_value=0, max_value=200)
SPANS = st.floats(min_value=0.1, max_value=50)


def test_the_interval_is_that_of_clopper_and_pearson() -> None:
    found = rate_ratio(12, 1.0, 5, 1.0, 0.975)
    exact = binomtest(12, 17).proportion_ci(0.95, method="exact")
    assert found is not None
    assert found.low == pytest.approx(exact.low / (1 - exact.low))
    assert found.high == pytest.approx(exact.high / (1 - exact.high))


@given(first=COUNTS, second=COUNTS, span=SPANS, other=SPANS)
def test_turned_round_it_is_the_reciprocal(
    first: int, second: int, span: float, other: float
) -> None:
    one, back = (
        rate_ratio(first, span, second, other, 0.95),
        rate_ratio(second, other, first, span, 0.95),
    )
    if one is None or back is None:
        assert first + second == 0
        return
    assert one.low <= one.value <= one.high
    for mine, theirs in ((one.value, back.value), (one.low, back.high), (one.high, back.low)):
        expected = inf if theirs == 0 else 0.0 if theirs == inf else 1 / theirs
        assert isclose(mine, expected, rel_tol=1e-6)


def test_the_interval_covers_at_least_what_it_says() -> None:
    rates, true = (6.0, 4.0), 1.5
    missed = 0.0
    for first in range(40):
        for second in range(40):
            found = rate_ratio(first, 1.0, second, 1.0, 0.95)
            weight = poisson.pmf(first, rates[0]) * poisson.pmf(second, rates[1])
            if found is not None and not found.low <= true <= found.high:
                missed += weight
    assert missed <= 0.1


def test_longer_spans_lower_a_rate() -> None:
    found = rate_ratio(10, 10.0, 10, 5.0, 0.95)
    assert found is not None
    assert found.value == pytest.approx(0.5)


def test_of_nothing_there_is_no_ratio() -> None:
    assert rate_ratio(0, 1.0, 0, 1.0, 0.95) is None


@pytest.mark.parametrize("given", [(-1, 1.0, 2, 1.0), (1, 0.0, 2, 1.0), (1, 1.0, 2, -3.0)])
def test_senseless_counts_and_spans_are_refused(given: tuple[int, float, int, float]) -> None:
    with pytest.raises(RangeError):
        rate_ratio(*given, 0.95)
