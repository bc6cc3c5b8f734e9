"""What is due when: a month or a week at a glance. The queue’s own list says the same in rows."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import DueDay
from onedoor.foundation import clock
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.desk.queue.filters import FilterForm, filter_of, query_string
from onedoor.web.desk.queue.roles import SERVICE_STAFF

__all__ = ["calendar"]

_MOST = {"month": 3, "week": 25}


@dataclass(frozen=True, slots=True)
class ShownDay:
    """One square, and the list of what is due that day."""

    day: date
    due: DueDay
    query: str
    is_today: bool
    is_other_month: bool


@staff_only(*SERVICE_STAFF)
@never_cache
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    actor, by = actor_of(request), "week" if request.GET.get("by") == "week" else "month"
    on = _day(request.GET.get("on", ""))
    wanted = FilterForm(request.GET, actor=actor)
    weeks = _weeks(on, by)
    due = requests.due_calendar(actor, filter_of(wanted), weeks[0][0], weeks[-1][-1], most=_MOST[by])
    query = query_string(wanted)
    rows = [[_shown(day, due.get(day, DueDay()), query, on, by) for day in week] for week in weeks]
    before, after = _beside(on, by)
    context = {
        "rows": rows, "by": by, "on": on, "query": query, "before": before, "after": after, "today": clock.today(),
        "total": sum(day.count for day in due.values()), "first": weeks[0][0], "last": weeks[-1][-1],
    }  # fmt: skip
    return render(request, "desk/queue/calendar.html", context)


def _day(text: str) -> date:
    """Today for what is no day, and for one that no calendar reaches."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return clock.today()
    return day if 2000 <= day.year <= 2200 else clock.today()


def _weeks(on: date, by: str) -> list[list[date]]:
    """Whole weeks from Monday: the one the day is in, or all its month touches."""
    if by == "week":
        monday = on - timedelta(days=on.weekday())
        return [[monday + timedelta(days=number) for number in range(7)]]
    return Calendar().monthdatescalendar(on.year, on.month)


def _beside(on: date, by: str) -> tuple[date, date]:
    if by == "week":
        return on - timedelta(days=7), on + timedelta(days=7)
    first = on.replace(day=1)
    return (first - timedelta(days=1)).replace(day=1), (first + timedelta(days=31)).replace(day=1)


def _shown(day: date, due: DueDay, query: str, on: date, by: str) -> ShownDay:
    narrowed = "&".join(filter(None, (query, urlencode({"due": day.isoformat()}))))
    is_other = by == "month" and day.month != on.month
    return ShownDay(day, due, narrowed, day == clock.today(), is_other)
