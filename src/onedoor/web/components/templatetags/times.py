"""Template filters for days and lengths of time, as one person would say them to another. `{% load times %}`"""

from datetime import datetime
from typing import Any

from django import template
from django.utils.dateformat import format as formatted

from onedoor.foundation import clock

__all__ = ["at_the_hour", "day", "day_and_time", "minutes", "waited"]

register = template.Library()

_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


@register.filter
def day(moment: datetime, pattern: str = "j F") -> str:
    """`{{ due_at|day }}`: today, tomorrow, 4 March; with its year where that is not this one."""
    local = moment.astimezone(clock.local_zone())
    today = clock.today()
    near = _NEAR.get((local.date() - today).days)
    return near or formatted(local, pattern if local.year == today.year else f"{pattern} Y")


@register.filter
def at_the_hour(request: Any) -> str:
    """`{{ request_|at_the_hour }}`: “, 14:30” after the day of a request due at a time; empty for a whole day."""
    if not request.is_due_by_the_hour:
        return ""
    return f", {request.due_at.astimezone(clock.local_zone()):%H:%M}"


@register.filter
def day_and_time(moment: datetime) -> str:
    """`{{ closed_at|day_and_time }}`: yesterday, 15:28."""
    return f"{day(moment)}, {moment.astimezone(clock.local_zone()):%H:%M}"


@register.filter
def minutes(seconds: int | None) -> str:
    """`{{ seconds|minutes }}`: 4:05, as a stopwatch shows it; a dash for nothing yet."""
    return f"{seconds // 60}:{seconds % 60:02}" if seconds else "–"


@register.filter
def waited(seconds: int) -> str:
    """`{{ seconds|waited }}`: how long somebody waits: 0:00 for who has just come, since a dash would be nobody."""
    return f"{seconds // 60}:{seconds % 60:02}"
