"""Knowledge: what past research has left, by the perpetual inventory method."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def research_stock(spending: Array, obsolescence: float, growth: Array) -> Array:
    """Return the stock of research at the end of each year, along the first axis.

        stock_t = (1 − obsolescence) · stock_{t−1} + spending_t
        stock_0 = spending_0 · (1 + growth) / (growth + obsolescence)

    spending      any unit at constant prices, not negative, (year, …)
    obsolescence  1/year, above 0 and at most 1   part of the stock that is lost in a year
    growth        1/year, (…,)   of spending before the first year, above −obsolescence

    Returns the same shape. The first stock is that of steady growth before it (OECD 2009, Measuring
    Capital), so spending that grows on at that rate keeps the ratio of stock to spending.

    Raises ValueError for values outside these ranges.

    >>> research_stock(np.array([15.0, 15.0]), 0.15, np.array(0.0))
    array([100., 100.])
    """
    if not 0 < obsolescence <= 1:
        raise ValueError(f"obsolescence must lie above 0 and up to 1, not {obsolescence:g}")
    if (np.asarray(growth) <= -obsolescence).any():
        raise ValueError("growth must lie above minus obsolescence, or there is no first stock")
    if (np.asarray(spending) < 0).any():
        raise ValueError("spending must not be negative")
    stock = np.empty(np.shape(spending))
    stock[0] = spending[0] * (1 + growth) / (growth + obsolescence)
    for year in range(1, len(spending)):
        stock[year] = (1 - obsolescence) * stock[year - 1] + spending[year]
    return stock


def mean_growth(spending: Array, years: int) -> Array:
    """Return the mean yearly growth over the first years, (…,).

    spending  any unit at constant prices, above 0, (year, …)
    years     number of steps, at least 1; as many as there are if fewer

    Raises ValueError for fewer than two years or spending of nothing.

    >>> round(mean_growth(np.array([100.0, 110.0, 121.0]), 2).item(), 2)
    0.1
    """
    steps = min(years, len(spending) - 1)
    if steps < 1:
        raise ValueError("growth needs at least two years")
    if not (spending > 0).all():
        raise ValueError("growth needs spending above 0")
    return np.asarray((spending[steps] / spending[0]) ** (1 / steps) - 1)
