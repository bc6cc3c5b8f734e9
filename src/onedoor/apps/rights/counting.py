"""When an answer is due. Pure.

UK GDPR article 12(3): one month from receipt, two further months where that is needed. As the Information
Commissioner counts: to the same day of the month, or its last day where there is none.
"""

from calendar import monthrange
from datetime import date

__all__ = ["months_after"]


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last there is."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
