"""Net satisfaction, with its count and how sure it is. Pure calculation."""

import math
from dataclasses import dataclass

__all__ = ["NetSatisfaction", "net_satisfaction"]

# The 97.5th percentile of the standard normal distribution: a two-sided 95% interval.
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class NetSatisfaction:
    """Good less poor as a share of all answers, -1 to +1, with a 95% interval. `net` is None where nobody answered.

    Who answers chooses themselves, so the interval says how chance blurs the figure, not how the silent felt.
    """

    good: int
    average: int
    poor: int
    net: float | None
    low: float
    high: float

    @property
    def count(self) -> int:
        return self.good + self.average + self.poor


def net_satisfaction(good: int, average: int, poor: int) -> NetSatisfaction:
    """Good counts +1, average 0, poor -1; their mean, to 5 decimals as GovMetric calculates it.

    The interval is Bonett and Price's adjusted Wald interval for a difference of two shares of one sample
    (Journal of Educational and Behavioral Statistics 37, 2012): one answer is added on either side, so that it
    stays honest for few answers and does not shrink to nothing where all agree.
    """
    if min(good, average, poor) < 0:
        raise ValueError("Counts cannot be negative.")
    count = good + average + poor
    if count == 0:
        return NetSatisfaction(0, 0, 0, None, -1.0, 1.0)
    up, down = (good + 1) / (count + 2), (poor + 1) / (count + 2)
    half = _Z * math.sqrt(max(0.0, up + down - (up - down) ** 2) / (count + 2))
    low, high = max(-1.0, up - down - half), min(1.0, up - down + half)
    return NetSatisfaction(good, average, poor, round((good - poor) / count, 5), round(low, 5), round(high, 5))
