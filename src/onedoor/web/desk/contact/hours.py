"""When the body responsible can be reached, in the one line that an adviser reads out."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onedoor.foundation import clock

if TYPE_CHECKING:
    from onedoor.apps.directory.models import ServiceHours

__all__ = ["lines_of"]

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def lines_of(rows: Iterable["ServiceHours"]) -> list[str]:
    """As in “Phone: 01632 960 101, today 08:30 to 17:00”; nothing of a channel of which nothing is known."""
    lines = []
    for row in rows:
        known = ", ".join(filter(None, (row.contact, _today(row.hours), row.note)))
        if known:
            lines.append(f"{row.channel}: {known}")
    return lines


def _today(hours: dict[str, list[list[str]]]) -> str:
    if not hours:
        return ""
    spans = hours.get(_DAYS[clock.today().weekday()], [])
    return "today " + " and ".join(f"{start} to {end}" for start, end in spans) if spans else "closed today"
