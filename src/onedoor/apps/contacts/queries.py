"""Reads of contacts."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum

from onedoor.apps.contacts import access
from onedoor.apps.contacts.data import ContactStatus, Proposal
from onedoor.apps.contacts.facts import facts_of
from onedoor.apps.contacts.identity import note_shown, requests_sight
from onedoor.apps.contacts.models import AvoidableCause, Contact, ContactItem, Signpost
from onedoor.apps.contacts.proposing import propose_from
from onedoor.apps.contacts.speaking import services_spoken_about
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import HISTORY
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import Shown
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account
    from onedoor.apps.requests.models import Request

__all__ = [
    "agreement_since",
    "bodies_opened_to",
    "cancelled_lately",
    "causes",
    "colleagues_free",
    "contacts_about",
    "current_step_of",
    "day_of",
    "earlier_contacts",
    "get_cause",
    "handed_on",
    "items_of",
    "open_contacts_of",
    "propose",
    "recent_contacts_of",
    "signposts_for_figures",
    "signposts_in",
    "times_answered",
]


def propose(contact: Contact, *, by: Actor) -> Proposal:
    """How the system would wrap it up now, by what the actor may know."""
    return propose_from(facts_of(contact, by=by))


def open_contacts_of(actor: Actor) -> QuerySet[Contact]:
    """Those the actor has open or parked, the open one first."""
    live = (ContactStatus.OPEN, ContactStatus.PARKED)
    return access.contacts_worked_by(actor).filter(status__in=live).order_by("status", "opened_at")


def bodies_opened_to(actor: Actor) -> frozenset[str] | None:
    """Bodies the actor's contacts that are not closed yet open beyond all agreements: those of requests that were
    proved; None is all, where the glass is broken in one."""
    if sharing.live_emergency_of(actor) is not None:
        return None
    opened = list(open_contacts_of(actor).order_by().values_list("is_emergency", "proved_requests"))
    if any(is_emergency for is_emergency, _ in opened):
        return None
    proved = {uuid for _, uuids in opened for uuid in uuids}
    return requests.bodies_of(proved) if proved else frozenset()


def items_of(contact: Contact) -> QuerySet[ContactItem]:
    """Its questions in order, with what was done about each."""
    return contact.items.select_related("service", "responsible", "request__accountable")


def current_step_of(contact: Contact) -> str:
    """The step its time goes into; empty while it is parked or closed."""
    return contact.steps.filter(ended_at=None).values_list("step", flat=True).first() or ""


def recent_contacts_of(actor: Actor, *, limit: int = 10) -> QuerySet[Contact]:
    """The last ones the actor wrapped up."""
    closed = access.contacts_worked_by(actor).filter(status=ContactStatus.CLOSED)
    return closed.select_related("cause").order_by("-closed_at")[:limit]


def earlier_contacts(contact: Contact, *, by: Actor, limit: int = 8) -> list[Contact]:
    """What the person came about before: to one's own bodies, and what is open of others', which is written down.

    Nothing before the person has shown who they are.
    """
    if contact.resident is None or not (contact.is_sure or contact.is_emergency):
        return []
    sight = requests_sight(contact, by=by)
    visible = access.contacts_visible_to(by, sight).filter(resident=contact.resident, status=ContactStatus.CLOSED)
    visible = visible.filter(services_spoken_about(contact))
    found = list(
        visible.select_related("channel", "organisation", "service", "responsible").order_by("-opened_at")[:limit]
    )
    others = {holder for one in found if (holder := _holder(one)) and not sight.is_own(holder)}
    person = str(contact.resident.uuid)
    try:
        note_shown(contact, [Shown(person, holder, frozenset({HISTORY})) for holder in sorted(others)], by=by)
    except Denied:
        return [one for one in found if _holder(one) not in others]
    return found


def contacts_about(request: "Request", *, by: Actor) -> QuerySet[ContactItem]:
    """Where a request was spoken about, the first on top: at doors of the actor's own bodies. One query.

    The caller has already been let in to the request.
    """
    rows = ContactItem.objects.filter(request=request, contact__organisation__uuid__in=by.organisations)
    return rows.select_related("contact__adviser").order_by("at", "id")


def _holder(contact: Contact) -> str:
    """Whose it is: the body that took it; for what somebody finished alone, the one it was for."""
    body = contact.organisation or contact.responsible
    return str(body.uuid) if body else ""


def cancelled_lately(actor: Actor) -> QuerySet[Contact]:
    """What the actor cancelled a moment ago, to be undone."""
    since = clock.now() - timedelta(minutes=10)
    return access.contacts_worked_by(actor).filter(status=ContactStatus.CANCELLED, closed_at__gte=since)


def handed_on(actor: Actor) -> QuerySet[Contact]:
    """What the actor handed to colleagues who have not taken it up yet."""
    waiting = Contact.objects.filter(handed_by__uuid=actor.id, handed_at__isnull=False, status=ContactStatus.PARKED)
    return waiting.select_related("adviser", "channel")


def colleagues_free(contact: Contact, *, by: Actor) -> "list[tuple[Account, int]]":
    """Whom it may be handed to, with how many contacts each has open or parked; who has fewest first."""
    colleagues = access.colleagues_of(contact, by=by)
    live = Contact.objects.filter(adviser__in=colleagues, status__in=(ContactStatus.OPEN, ContactStatus.PARKED))
    counts = dict(live.order_by().values_list("adviser").annotate(Count("pk")))
    return sorted(((one, counts.get(one.pk, 0)) for one in colleagues), key=lambda pair: (pair[1], pair[0].name))


def times_answered(articles: Collection[UUID], *, days: int) -> dict[UUID, int]:
    """How many contacts of the last days each of these articles answered. Who asked was for whoever took them."""
    since = clock.now() - timedelta(days=days)
    found = Contact.objects.filter(source__uuid__in=articles, closed_at__gte=since)
    return dict(found.order_by().values_list("source__uuid").annotate(Count("pk")))


def day_of(actor: Actor) -> dict[str, int]:
    """The actor's contacts today: how many were wrapped up, how many were avoidable, seconds in all."""
    start = datetime.combine(clock.today(), time.min, tzinfo=clock.local_zone())
    today = access.contacts_worked_by(actor).filter(status=ContactStatus.CLOSED, closed_at__gte=start)
    figures = today.order_by().aggregate(
        contacts=Count("pk"), avoidable=Count("pk", filter=Q(is_avoidable=True)), seconds=Sum("handling_seconds")
    )
    return {name: value or 0 for name, value in figures.items()}


def causes(*, with_retired: bool = False) -> QuerySet[AvoidableCause]:
    """Why a contact need not have happened, in their order."""
    return AvoidableCause.objects.all() if with_retired else AvoidableCause.objects.filter(is_active=True)


def get_cause(code: str) -> AvoidableCause:
    """The cause of that code; raises Missing."""
    cause = AvoidableCause.objects.filter(code=code).first()
    if cause is None:
        raise Missing("There is no such cause.")
    return cause


def agreement_since(days: int) -> tuple[int, int]:
    """Of the contacts judged in so many days, in how many the adviser judged as proposed; and how many there were."""
    judged = Contact.objects.filter(
        opened_at__gte=clock.now() - timedelta(days=days), is_avoidable__isnull=False, proposed_avoidable__isnull=False
    )
    same_cause = Q(cause=F("proposed_cause")) | Q(cause=None, proposed_cause=None)
    agreed = judged.filter(same_cause, is_avoidable=F("proposed_avoidable"))
    return agreed.count(), judged.count()


def contacts_for_figures() -> QuerySet[Contact]:
    """Every wrapped-up contact of the partnership: to be counted, not shown. Whoever counts answers for access."""
    return Contact.objects.filter(status=ContactStatus.CLOSED)


def signposts_in(contact: Contact) -> QuerySet[Signpost]:
    """Where they were sent in this contact, and whether it worked."""
    return Signpost.objects.filter(item__contact=contact).select_related("to_body")


def signposts_for_figures() -> QuerySet[Signpost]:
    """Everybody who was sent on: to be counted, not shown. Whoever counts answers for access."""
    return Signpost.objects.all()
