"""Reads of the ledger."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import translation

from onedoor.apps.partners.data import Role
from onedoor.apps.sharing.access import disclosures_visible_to, emergencies_visible_to, governed_by
from onedoor.apps.sharing.data import DEALING, DEALING_NAME, TOLD_OUTSIDE, Shown
from onedoor.apps.sharing.models import DataItem, Disclosure, Emergency, Purpose
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

__all__ = [
    "bodies_seen_in",
    "disclosures_about",
    "disclosures_about_any",
    "disclosures_for",
    "disclosures_in",
    "emergencies_for",
    "emergency_in",
    "item_names",
    "ledger_counts",
    "live_emergency_of",
    "not_yet_disclosed",
    "purpose_names",
    "unreviewed_emergencies",
]


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
    """Everything shown or sent of this record, newest first: for the person, and for who answers them."""
    return disclosures_about_any([person])


def disclosures_about_any(persons: Sequence[str]) -> QuerySet[Disclosure]:
    """The same of several records, as of one person whom several bodies know."""
    rows = Disclosure.objects.select_related("source", "recipient", "version__agreement", "emergency")
    return rows.filter(person__in=[_uuid(person) for person in persons])


def not_yet_disclosed(contact: str, shown: Sequence[Shown], *, emergency: Emergency | None = None) -> list[Shown]:
    """What of this does not stand in the ledger for this contact. One query; none where nothing is shown.

    Once the glass is broken, what was shown before counts for nothing: it may be seen again by that right alone.
    """
    if not shown:
        return []
    wanted: dict[tuple[str, str], frozenset[str]] = {}
    for one in shown:
        wanted[one.person, one.source] = wanted.get((one.person, one.source), frozenset()) | one.items
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    rows = Disclosure.objects.filter(contact=_uuid(contact), person__in=[_uuid(person) for person, _ in wanted])
    if emergency is not None:
        rows = rows.filter(disclosed_at__gte=emergency.broken_at)
    for person, source, items in rows.order_by().values_list("person", "source__uuid", "items"):
        known[str(person), str(source)].update(items)
    left = (Shown(*ends, items - known[ends]) for ends, items in wanted.items())
    return [one for one in left if one.items]


def disclosures_in(emergency: Emergency, *, by: Actor) -> QuerySet[Disclosure]:
    """What was seen by right of it: all of it for the body whose adviser saw it, for others what was theirs."""
    return disclosures_visible_to(by).filter(emergency=emergency)


def bodies_seen_in(emergency: Emergency) -> set[str]:
    """Uuids of the bodies of whose records something was seen by right of it so far."""
    rows = Disclosure.objects.filter(emergency=emergency).order_by().values_list("source__uuid", flat=True)
    return {str(uuid) for uuid in rows.distinct()}


def emergency_in(contact: str) -> Emergency | None:
    return Emergency.objects.filter(contact=_uuid(contact)).select_related("organisation").first()


def live_emergency_of(actor: Actor) -> Emergency | None:
    """An officer's own, as long as it opens anything."""
    if not actor.has_role(Role.EMERGENCY_OFFICER):
        return None
    bodies = actor.organisations_as(Role.EMERGENCY_OFFICER)
    rows = Emergency.objects.filter(actor=str(actor), ends_at__gt=clock.now(), organisation__uuid__in=bodies)
    return rows.select_related("organisation").first()


def emergencies_for(actor: Actor) -> QuerySet[Emergency]:
    """Those the actor's own bodies answer for or were touched by, the latest first."""
    return emergencies_visible_to(actor).prefetch_related("reviews__organisation")


def unreviewed_emergencies(actor: Actor) -> int:
    """How many none of the actor's own bodies has looked back at."""
    return emergencies_visible_to(actor).exclude(reviews__organisation__uuid__in=governed_by(actor)).count()


def ledger_counts(rows: QuerySet[Disclosure]) -> list[dict[str, Any]]:
    """By purpose, giver and receiver: how often, and of how many people. One query."""
    groups = rows.order_by().values("purpose", "source__name", "recipient__name")
    counted = groups.annotate(times=Count("pk"), people=Count("person", distinct=True))
    return [dict(row) for row in counted.order_by("-times", "purpose", "source__name")]


def purpose_names(language: str = "en-gb") -> dict[str, str]:
    with translation.override(language):
        dealing = {DEALING: str(DEALING_NAME)}
    return {purpose.code: purpose.name_in(language) for purpose in Purpose.objects.all()} | dealing


def item_names(language: str = "en-gb") -> dict[str, str]:
    with translation.override(language):
        told = {code: str(name) for code, name in TOLD_OUTSIDE.items()}
    return {
        item.code: (item.name_cy if language == "cy" else "") or item.name for item in DataItem.objects.all()
    } | told


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.local_zone())


def _uuid(text: str) -> UUID:
    """A guess that is no uuid finds nobody."""
    try:
        return UUID(str(text).strip())
    except ValueError:
        return UUID(int=0)
