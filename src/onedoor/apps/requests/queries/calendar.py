"""Open work by the day it is due, as a calendar shows it."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber, TruncDate

from onedoor.apps.requests.data import DueDay, QueueFilter
from onedoor.apps.requests.queries.queue import SOONEST, is_overdue, queue
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

__all__ = ["due_calendar"]


def due_calendar(actor: Actor, wanted: QueueFilter, first: date, last: date, *, most: int) -> Mapping[date, DueDay]:
    """Each day from the first to the last on which something of the queue, narrowed as wanted, is due. Two queries."""
    zone = clock.local_zone()
    between = (datetime.combine(first, time.min, tzinfo=zone), datetime.combine(last, time.max, tzinfo=zone))
    found = queue(actor, wanted).filter(is_open=True, due_at__range=between)
    found = found.annotate(due_day=TruncDate("due_at", tzinfo=zone))
    late = Count("pk", filter=is_overdue(clock.now()))
    counted = found.order_by().values_list("due_day").annotate(due=Count("pk"), late=late)
    days = {day: DueDay(count, is_late) for day, count, is_late in counted}
    place = Window(RowNumber(), partition_by=F("due_day"), order_by=[SOONEST.asc(), F("due_at").asc(), F("id").asc()])
    for request in found.annotate(place=place).filter(place__lte=most).order_by("due_day", "place"):
        days[request.due_day].first.append(request)
    return days
