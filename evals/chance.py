"""What chance alone would give: the intervals that every figure here is shown with."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np

SAMPLES = 1000
Array = np.ndarray


def wilson(passed: int, of: int) -> tuple[float, float]:
    """The interval that holds the true rate in 95 of 100 cases (Wilson, 1927).

    >>> low, high = wilson(9, 10)
    >>> round(low, 2), round(high, 2)
    (0.6, 0.98)
    """
    if not of:
        return 0.0, 1.0
    z, rate = 1.96, passed / of
    middle = rate + z * z / (2 * of)
    spread = z * sqrt(rate * (1 - rate) / of + z * z / (4 * of * of))
    below = 1 + z * z / of
    return max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below)


def bootstrap(figure: Callable[[Array], float], of: int) -> tuple[float, float]:
    """The interval that holds 95 of 100 values of a figure over samples of `of` things.

    `figure` is given the numbers, from 0, of the things that were drawn, some of them more than
    once; a sample for which it is not a number is left out.

    >>> heights = np.array([1.5, 1.6, 1.7, 1.8])
    >>> low, high = bootstrap(lambda drawn: float(heights[drawn].mean()), 4)
    >>> 1.5 < low < 1.65 < high < 1.8
    True
    """
    random = np.random.default_rng(0)
    found = [figure(random.integers(of, size=of)) for _ in range(SAMPLES)]
    low, high = np.nanquantile(found, [0.025, 0.975])
    return float(low), float(high)
