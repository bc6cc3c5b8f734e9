"""The queue of a service team: one list across every body someone works for, narrowed and ordered as they wish."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, TextField, When
from django.db.models.functions import Cast

from onedoor.apps.directory.data import Priority
from onedoor.apps.partners import services as partners
from onedoor.apps.requests.access import SERVICE_ROLES, requests_of, requests_worked_by
from onedoor.apps.requests.data import OWN_STATE, STOPPED_STATUSES, QueueFilter
from onedoor.apps.requests.models import ClosingReason, Request, SavedView
from onedoor.apps.requests.queries.replies import mentions_of
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.foundation.remembering import remembered_where

__all__ = [
    "SORTS",
    "WATCHED",
    "all_closing_reasons",
    "closing_reasons",
    "get_closing_reason",
    "is_late",
    "is_overdue",
    "queue",
    "queue_by_reference",
    "queue_counts",
    "queue_size",
    "saved_views_of",
]

# Above this a number may be a few seconds old: nobody sees it change, and to count is to read them all.
_MANY = 10_000
# What a manager looks at beside what is overdue, among what is open.
WATCHED: Mapping[str, Q] = {
    "unanswered": Q(unanswered_since__isnull=False),
    "reopened": Q(times_reopened__gt=0),
    "escalated": Q(escalated_at__isnull=False),
}
SOONEST = Case(When(priority=Priority.URGENT, then=0), When(priority=Priority.NORMAL, then=1), default=2)
SORTS: Mapping[str, tuple[Any, ...]] = {
    "due": (F("due_at").asc(nulls_last=True), "id"),
    "-due": (F("due_at").desc(nulls_last=True), "-id"),
    "raised": ("raised_at", "id"),
    "-raised": ("-raised_at", "-id"),
    "-updated": ("-updated_at", "-id"),
    "service": ("service__name", F("due_at").asc(nulls_last=True), "id"),
    "status": ("status", F("due_at").asc(nulls_last=True), "id"),
    "reference": ("reference",),
    "priority": (SOONEST, F("due_at").asc(nulls_last=True), "id"),
    "unanswered": (F("unanswered_since").asc(nulls_last=True), "id"),
}


def queue(actor: Actor, wanted: QueueFilter | None = None) -> QuerySet[Request]:
    """The requests the actor works on, as the filter says. One query, its related names with it."""
    wanted = wanted or QueueFilter()
    found = requests_worked_by(actor)
    for condition in (_state, _belonging, _due, _watched, _whose, _words):
        found = condition(found, wanted, actor)
    related = found.select_related("service", "accountable", "delivering", "team", "assigned_to")
    return related.order_by(*SORTS.get(wanted.sort, SORTS["due"]))


def queue_by_reference(actor: Actor, reference: str) -> Request | None:
    """The one of that reference among those the actor works on, or None."""
    return requests_worked_by(actor).filter(reference=ids.normalise_reference(reference)).first()


def queue_size(actor: Actor, wanted: QueueFilter) -> int:
    """How many requests of the queue fit the filter; where they are many, as it was a few seconds ago. One query."""
    return _size(actor, replace(wanted, sort=""))


@remembered_where(lambda size: size > _MANY)
def _size(actor: Actor, wanted: QueueFilter) -> int:
    return queue(actor, wanted).count()


def queue_counts(actor: Actor) -> dict[str, int]:
    """How much is open, overdue, due later today, the actor's own, and nobody's. Three queries.

    Where much is open, all but the actor's own may be a few seconds old.
    """
    mine = requests_worked_by(actor).filter(is_open=True, assigned_to__in=partners.account_keys(_uuid(actor.id)))
    return {**_counts(actor.organisations_as(*SERVICE_ROLES)), "mine": mine.count()}


@remembered_where(lambda counts: counts["open"] > _MANY)
def _counts(bodies: frozenset[str]) -> dict[str, int]:
    """Of an index alone."""
    now = clock.now()
    conditions = {
        # Of what is open: said once, because the index of what is open does not keep the word.
        "overdue": is_late(now),
        "today": Q(due_at__gte=now, due_at__lte=_end_of_day(0)),
        "unassigned": Q(assigned_to=None),
    }
    counted = {name: Count("pk", filter=condition) for name, condition in conditions.items()}
    return requests_of(bodies).filter(is_open=True).aggregate(open=Count("pk"), **counted)


def closing_reasons() -> QuerySet[ClosingReason]:
    """Reasons to choose from; a duplicate is closed by merging, so that its person hears of the other."""
    return ClosingReason.objects.filter(is_active=True).exclude(status="duplicate")


def all_closing_reasons() -> QuerySet[ClosingReason]:
    """Retired ones and those that are not chosen by hand too, as they are administered."""
    return ClosingReason.objects.order_by("order", "code")


def get_closing_reason(code: str) -> ClosingReason:
    """Raises Missing."""
    found = ClosingReason.objects.filter(code=code).first()
    if found is None:
        raise Missing("There is no such closing reason.")
    return found


def saved_views_of(actor: Actor) -> QuerySet[SavedView]:
    """The actor's own views and those of the teams they are in, by name; each with its team."""
    if actor.kind != "staff":
        return SavedView.objects.none()
    theirs = Q(account__uuid=actor.id) | Q(team__in=partners.own_teams(actor).order_by())
    return SavedView.objects.filter(theirs).select_related("team__organisation")


def _state(found: QuerySet[Request], wanted: QueueFilter, actor: Actor) -> QuerySet[Request]:
    if wanted.status.startswith(OWN_STATE):
        return found.filter(stage=wanted.status.removeprefix(OWN_STATE), is_open=True)
    if wanted.status:
        return found.filter(status=wanted.status)
    if wanted.state in {"open", "closed"}:
        return found.filter(is_open=wanted.state == "open")
    return found


def _belonging(found: QuerySet[Request], wanted: QueueFilter, actor: Actor) -> QuerySet[Request]:
    if wanted.organisation:
        body = _uuid(wanted.organisation)
        found = found.filter(Q(accountable__uuid=body) | Q(delivering__uuid=body))
    if wanted.team:
        found = found.filter(team=None) if wanted.team == "none" else found.filter(team__uuid=_uuid(wanted.team))
    if wanted.service:
        found = found.filter(service__uuid=_uuid(wanted.service))
    if wanted.area:
        # As text, because SQLite cannot ask a JSON list what it holds; the quotes keep E05 from matching E0512.
        found = found.annotate(area_text=Cast("area_codes", TextField())).filter(area_text__contains=f'"{wanted.area}"')
    return found


def _due(found: QuerySet[Request], wanted: QueueFilter, actor: Actor) -> QuerySet[Request]:
    now = clock.now()
    conditions: dict[str, Callable[[], Q]] = {
        "overdue": lambda: is_overdue(now),
        "today": lambda: Q(is_open=True, due_at__gte=now, due_at__lte=_end_of_day(0)),
        "week": lambda: Q(is_open=True, due_at__gte=now, due_at__lte=_end_of_day(7)),
    }
    if wanted.due in conditions:
        return found.filter(conditions[wanted.due]())
    return found.filter(due_at__range=_of_day(date.fromisoformat(wanted.due)), is_open=True) if wanted.due else found


def _watched(found: QuerySet[Request], wanted: QueueFilter, actor: Actor) -> QuerySet[Request]:
    if wanted.priority:
        found = found.filter(priority=wanted.priority)
    if wanted.watch == "mentioned":
        return found.filter(pk__in=mentions_of(actor).values("update__request"))
    return found.filter(WATCHED[wanted.watch], is_open=True) if wanted.watch in WATCHED else found


def is_overdue(now: datetime) -> Q:
    """As `Request.is_overdue` has it."""
    return Q(is_open=True) & is_late(now)


def is_late(now: datetime) -> Q:
    """As `is_overdue`, of what is open."""
    return Q(due_at__lt=now, ends_as=None) & ~Q(status__in=STOPPED_STATUSES)


def _of_day(day: date) -> tuple[datetime, datetime]:
    zone = clock.local_zone()
    return datetime.combine(day, time.min, tzinfo=zone), datetime.combine(day, time.max, tzinfo=zone)


def _end_of_day(days: int) -> datetime:
    return datetime.combine(clock.today() + timedelta(days=days), time.max, tzinfo=clock.local_zone())


def _whose(found: QuerySet[Request], wanted: QueueFilter, actor: Actor) -> QuerySet[Request]:
    if wanted.whose == "mine":
        return found.filter(assigned_to__in=partners.account_keys(_uuid(actor.id)))
    return found.filter(assigned_to=None) if wanted.whose == "nobody" else found


def _words(found: QuerySet[Request], wanted: QueueFilter, actor: Actor) -> QuerySet[Request]:
    if ids.is_reference(wanted.words):
        return found.filter(reference=ids.normalise_reference(wanted.words))
    for word in wanted.words.split()[:8]:
        key = word.upper()
        found = found.filter(
            Q(description__icontains=word)
            | Q(address_text__icontains=word)
            | Q(contact_name__icontains=word)
            | Q(service__name__icontains=word)
            | Q(reference__startswith=key)
            | Q(postcode_key__startswith=key)
        )
    return found


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
