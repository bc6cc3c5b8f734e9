"""Reads of the ledger."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from onedoor.apps.sharing.access import disclosures_visible_to
from onedoor.apps.sharing.models import DataItem, Disclosure, Purpose
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

__all__ = ["disclosures_about", "disclosures_for", "item_names", "ledger_counts", "purpose_names"]


def disclosures_for(
    actor: Actor,
    *,
    person: str = "",
    purpose: str = "",
    organisation: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Disclosure]:
    """What the actor's own organisations gave or got, newest first; both days are included."""
    rows = disclosures_visible_to(actor)
    if person:
        rows = rows.filter(person=_uuid(person))
    if purpose:
        rows = rows.filter(purpose=purpose)
    if organisation:
        known = _uuid(organisation)
        rows = rows.filter(source__uuid=known) | rows.filter(recipient__uuid=known)
    if since:
        rows = rows.filter(disclosed_at__gte=_begin(since))
    if until:
        rows = rows.filter(disclosed_at__lt=_begin(until + timedelta(days=1)))
    return rows


def disclosures_about(person: str) -> QuerySet[Disclosure]:
    """Everything shown or sent of this person, newest first: for the person, and for who answers them."""
    rows = Disclosure.objects.select_related("source", "recipient", "version__agreement")
    return rows.filter(person=_uuid(person))


def ledger_counts(rows: QuerySet[Disclosure]) -> list[dict[str, Any]]:
    """By purpose, giver and receiver: how often, and of how many people. One query."""
    groups = rows.order_by().values("purpose", "source__name", "recipient__name")
    counted = groups.annotate(times=Count("pk"), people=Count("person", distinct=True))
    return [dict(row) for row in counted.order_by("-times", "purpose", "source__name")]


def purpose_names(language: str = "en-gb") -> dict[str, str]:
    return {purpose.code: purpose.name_in(language) for purpose in Purpose.objects.all()}


def item_names(language: str = "en-gb") -> dict[str, str]:
    return {item.code: (item.name_cy if language == "cy" else "") or item.name for item in DataItem.objects.all()}


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.local_zone())


def _uuid(text: str) -> UUID:
    """A guess that is no uuid finds nobody."""
    try:
        return UUID(str(text).strip())
    except ValueError:
        return UUID(int=0)
