"""Which windows a line has from now on, and whether they are full."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from onedoor.apps.callbacks.data import CallbackStatus, Window
from onedoor.apps.callbacks.models import Callback, Line
from onedoor.apps.requests import services as requests
from onedoor.foundation import clock
from onedoor.foundation.errors import Invalid

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["USUAL_WINDOWS", "find_window", "windows_of"]

# Where a body, a team or a person is to ring and no line says when.
USUAL_WINDOWS = (("09:00", "11:00"), ("11:00", "13:00"), ("13:00", "15:00"), ("15:00", "17:00"))
_USUAL_DAYS, _USUAL_NOTICE = 5, 30


def windows_of(line: Line | None, organisation: "Organisation") -> list[Window]:
    """In order, on working days of the body that rings; those whose end is too near are left out."""
    hours = line.windows if line else USUAL_WINDOWS
    earliest = clock.now() + timedelta(minutes=line.notice_minutes if line else _USUAL_NOTICE)
    found: list[Window] = []
    for day in _days(line.days_ahead if line else _USUAL_DAYS, organisation):
        for start, end in hours:
            begins, ends = (datetime.combine(day, time.fromisoformat(at), clock.local_zone()) for at in (start, end))
            if begins >= earliest:
                found.append(Window(begins, ends))
    return _with_room(line, found)


def _days(count: int, organisation: "Organisation") -> list[date]:
    """Today, where it is a working day, and so many more."""
    days = [requests.working_days_after(clock.now(), ahead, organisation).date() for ahead in range(count + 1)]
    return list(dict.fromkeys(days))


def _with_room(line: Line | None, windows: list[Window]) -> list[Window]:
    if line is None or not windows:
        return windows
    booked = Callback.objects.filter(
        line=line, status=CallbackStatus.WAITING, window_from__range=(windows[0].start, windows[-1].start)
    )
    taken = Counter(booked.values_list("window_from", flat=True))
    return [Window(one.start, one.end, taken[one.start] >= line.most_in_window) for one in windows]


def find_window(line: Line | None, organisation: "Organisation", key: str) -> Window:
    """The window a form names; raises Invalid where it is over, full or never was."""
    found = next((one for one in windows_of(line, organisation) if one.key == key), None)
    if found is None:
        raise Invalid("Choose when.", fields={"window": ["Choose a time that is offered"]})
    if found.is_full:
        raise Invalid("That time is full.", fields={"window": ["That time has just filled up. Choose another"]})
    return found
