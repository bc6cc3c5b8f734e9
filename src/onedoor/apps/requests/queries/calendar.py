"""Open work by the day it is due, as a calendar shows it: on a page, or in a program of somebody’s own."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber, TruncDate

from onedoor.apps.partners import services as partners
from onedoor.apps.requests.access import SERVICE_ROLES
from onedoor.apps.requests.data import DueDay, DueEntry, FeedOf, QueueFilter
from onedoor.apps.requests.models import CalendarFeed
from onedoor.apps.requests.queries.queue import SOONEST, is_late, queue
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = ["calendar_feed_of", "due_calendar", "due_feed", "secret_digest"]

# What was due before, or is due later, nobody looks for in their diary.
_BACK, _AHEAD, _MOST = timedelta(weeks=8), timedelta(weeks=26), 1000


def due_calendar(actor: Actor, wanted: QueueFilter, first: date, last: date, *, most: int) -> Mapping[date, DueDay]:
    """Each day from the first to the last on which something of the queue, as narrowed, is due. Three queries."""
    zone = clock.local_zone()
    between = (datetime.combine(first, time.min, tzinfo=zone), datetime.combine(last, time.max, tzinfo=zone))
    found = queue(actor, wanted).filter(is_open=True, due_at__range=between)
    found = found.annotate(due_day=TruncDate("due_at", tzinfo=zone))
    # Of what is open: said once, as in the queue's counts.
    late = Count("pk", filter=is_late(clock.now()))
    counted = found.order_by().values_list("due_day").annotate(due=Count("pk"), late=late)
    days = {day: DueDay(count, overdue) for day, count, overdue in counted}
    place = Window(RowNumber(), partition_by=F("due_day"), order_by=[SOONEST.asc(), F("due_at").asc(), F("id").asc()])
    placed = found.order_by().annotate(place=place).filter(place__lte=most)
    shown_first = sorted(placed.values_list("due_day", "place", "pk"))
    # Only these are read whole: what places them all stands in the index of what is open.
    shown = queue(actor).in_bulk([key for _, _, key in shown_first])
    for day, _, key in shown_first:
        if key in shown:
            days[day].first.append(shown[key])
    return days


def secret_digest(secret: str) -> str:
    """The secret is long and random, so that a plain digest cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def calendar_feed_of(actor: Actor) -> CalendarFeed | None:
    """The actor's own address, as far as it is kept."""
    return CalendarFeed.objects.filter(account__uuid=actor.id).first() if actor.kind == "staff" else None


def due_feed(secret: str) -> list[DueEntry]:
    """What the owner of that address works on and is due from eight weeks ago to half a year ahead, soonest first.

    What they may see is asked anew each time. Raises Missing where the address opens nothing, or no longer does: it
    was taken away, its owner's account is closed, or they work for no team any more.
    """
    feed = CalendarFeed.objects.select_related("account").filter(digest=secret_digest(secret)).first()
    actor = partners.actor_for(feed.account, visit="") if feed and feed.account.is_active else None
    if feed is None or actor is None or not actor.has_role(*SERVICE_ROLES):
        raise Missing("There is no such calendar.")
    wanted, now = QueueFilter(whose="mine" if feed.of == FeedOf.MINE else ""), clock.now()
    found = queue(actor, wanted).filter(is_open=True, due_at__range=(now - _BACK, now + _AHEAD))
    return [
        DueEntry(each.uuid, each.reference, each.service.name, each.due_at, each.updated_at, each.version)
        for each in found[:_MOST]
        if each.due_at
    ]
