"""Uncertainty of shares and means. Pure calculation.

Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference", JASA 22: the score
interval keeps inside 0 and 1 and is honest for small counts, where the textbook interval is not.
"""

import math
from dataclasses import dataclass

__all__ = ["SUPPRESS_UNDER", "Z_95", "Interval", "mean_interval", "wilson", "wilson_share"]

Z_95 = 1.959963984540054
# Counts of people below this are not shown outside the bodies that hold the records.
SUPPRESS_UNDER = 5


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with the ends of its 95% interval, and the count it rests on. None where there is nothing."""

    value: float | None
    low: float | None
    high: float | None
    count: int


def wilson(successes: int, count: int, z: float = Z_95) -> Interval:
    """The share `successes / count` with its Wilson score interval; shares are from 0 to 1."""
    if not 0 <= successes <= count:
        raise ValueError(f"{successes} of {count} is not a share.")
    if count == 0:
        return Interval(None, None, None, 0)
    return wilson_share(successes / count, count, count=count, z=z)


def wilson_share(share: float, worth: float, *, count: int, z: float = Z_95) -> Interval:
    """The same for a weighted share of `count` things that are worth as much as `worth` drawn alike."""
    middle = share + z * z / (2 * worth)
    reach = z * math.sqrt(share * (1 - share) / worth + z * z / (4 * worth * worth))
    scale = 1 + z * z / worth
    return Interval(share, max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale), count)


def mean_interval(
    total: float, total_of_squares: float, count: int, *, least: float, most: float, z: float = Z_95
) -> Interval:
    """The mean of `count` numbers with a normal interval; one number has no interval.

    No number can be below `least` or above `most`, so neither can an end of the interval.
    """
    if count == 0:
        return Interval(None, None, None, 0)
    mean = total / count
    if count == 1:
        return Interval(mean, None, None, 1)
    variance = max(0.0, (total_of_squares - count * mean * mean) / (count - 1))
    reach = z * math.sqrt(variance / count)
    return Interval(mean, max(least, mean - reach), min(most, mean + reach), count)
