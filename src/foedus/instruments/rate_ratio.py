"""Rate ratio: how much more often one thing happens than another, with its exact interval.

Of two Poisson counts a and b over spans s and t, given their sum, a is binomial:

    a | a + b  ~  Binomial(a + b, π),    π = r·s / (r·s + t),    r = rate of a / rate of b

so an exact interval of π (Clopper and Pearson 1934) gives one of r (Przyborowski and Wilenski
1940). The spans are years, or a third count that both are set against and that is taken as fixed.
"""

from dataclasses import dataclass
from math import inf

from foedus.errors import RangeError


@dataclass(frozen=True)
class RateRatio:
    """A ratio of rates with the ends of its interval; infinite where nothing was counted below."""

    value: float
    low: float
    high: float


def rate_ratio(
    first: int, first_span: float, second: int, second_span: float, sure: float
) -> RateRatio | None:
    """Return the ratio of two rates with an exact interval; None where neither has a count.

    first, second             counts, not negative
    first_span, second_span   of the counts, above 0, one unit for both
    sure                      0 to 1: the part of cases in which the ratio lies above the low end,
                              and that in which it lies below the high end

    Raises RangeError for a negative count, or a span that is not above 0.

    >>> found = rate_ratio(20, 5.0, 10, 5.0, 0.95)
    >>> [round(one, 2) for one in (found.value, found.low, found.high)]
    [2.0, 1.0, 4.17]
    """
    if min(first, second) < 0 or min(first_span, second_span) <= 0:
        raise RangeError("counts must not be negative, and spans must be above 0")
    total = first + second
    if total == 0:
        return None
    from scipy.stats import beta

    tail = 1 - sure
    low = float(beta.ppf(tail, first, second + 1)) if first else 0.0
    high = float(beta.ppf(sure, first + 1, second)) if second else 1.0
    part = first / total
    return RateRatio(*(_ratio(one, first_span, second_span) for one in (part, low, high)))


def _ratio(part: float, first_span: float, second_span: float) -> float:
    return part / (1 - part) * second_span / first_span if part < 1 else inf
