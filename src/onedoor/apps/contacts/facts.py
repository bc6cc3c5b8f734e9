"""What the rules need to know of a contact, read from it and from what went before."""

from datetime import datetime, timedelta

from django.db.models import Q

from onedoor.apps.contacts import access
from onedoor.apps.contacts.data import ContactStatus, Outcome
from onedoor.apps.contacts.identity import requests_sight
from onedoor.apps.contacts.matters import requests_in
from onedoor.apps.contacts.models import Contact, ContactItem
from onedoor.apps.contacts.proposing import RETURN_WITHIN_DAYS, ContactFacts, ItemFacts
from onedoor.foundation.actors import Actor

__all__ = ["facts_of"]

# About 55 m north and 35 m east: the same spot, as two people would put it on a map.
_SAME_SPOT_DEGREES = 0.0005
# Asking these again is not coming back: the first time ended with something under way, or before it began.
_NOT_TOLD = (Outcome.REQUEST_RAISED, Outcome.REQUEST_UPDATED, Outcome.ABANDONED)


def facts_of(contact: Contact, *, by: Actor) -> ContactFacts:
    """As far as the actor may know of them in this contact. Three or four queries a question, on indexes."""
    items = contact.items.select_related("service", "responsible", "request__accountable")
    return ContactFacts(
        items=[_item_facts(contact, item, by) for item in items],
        meant_for=str(contact.meant_for.uuid) if contact.meant_for else "",
        meant_for_name=contact.meant_for.name if contact.meant_for else "",
        was_transferred=contact.was_transferred,
        letter=str(contact.letter) if contact.letter else "",
    )


def _item_facts(contact: Contact, item: ContactItem, by: Actor) -> ItemFacts:
    request = item.request
    responsible = item.responsible or (request.accountable if request else None)
    told = _told_before(contact, item, by)
    return ItemFacts(
        action=item.action,
        service_name=item.service.name if item.service else "",
        responsible=str(responsible.uuid) if responsible else "",
        responsible_name=responsible.name if responsible else "",
        reference=request.reference if request else "",
        request_was_waiting=bool(request and request.is_open and request.raised_at < contact.opened_at),
        closed_days_ago=_closed_days_ago(contact, item, by),
        told_days_ago=_days(told.opened_at, contact) if told else None,
        told_whom=told.organisation.name if told and told.organisation else "",
    )


def _closed_days_ago(contact: Contact, item: ContactItem, by: Actor) -> int | None:
    """Days since the last request for the same service, and the same person or spot, was closed."""
    same = _same_person_or_spot(contact, item)
    if item.service is None or not same:
        return None
    since = contact.opened_at - timedelta(days=RETURN_WITHIN_DAYS)
    closed = requests_in(contact, by=by).filter(
        same, service=item.service, closed_at__gte=since, closed_at__lt=contact.opened_at
    )
    last = closed.order_by("-closed_at").values_list("closed_at", flat=True).first()
    return _days(last, contact) if last else None


def _same_person_or_spot(contact: Contact, item: ContactItem) -> Q:
    same = Q()
    if contact.resident is not None:
        same |= Q(resident=contact.resident)
    if contact.caller_number:
        same |= Q(contact_phone=contact.caller_number)
    spot = item.request
    # Someone's home stands for nothing that another person asked about: only services about a spot compare spots.
    if spot is not None and spot.service.needs_place and spot.latitude is not None and spot.longitude is not None:
        same |= Q(
            latitude__range=(spot.latitude - _SAME_SPOT_DEGREES, spot.latitude + _SAME_SPOT_DEGREES),
            longitude__range=(spot.longitude - _SAME_SPOT_DEGREES, spot.longitude + _SAME_SPOT_DEGREES),
        )
    return same


def _told_before(contact: Contact, item: ContactItem, by: Actor) -> Contact | None:
    """Their last contact about the same service, where that ended with nothing under way."""
    if item.service is None or not (contact.resident or contact.caller_number):
        return None
    who = Q(resident=contact.resident) if contact.resident else Q(caller_number=contact.caller_number)
    earlier = access.contacts_visible_to(by, requests_sight(contact, by=by)).filter(
        who,
        service=item.service,
        status=ContactStatus.CLOSED,
        opened_at__lt=contact.opened_at,
        opened_at__gte=contact.opened_at - timedelta(days=RETURN_WITHIN_DAYS),
    )
    last = earlier.select_related("organisation").order_by("-opened_at").first()
    return None if last is None or last.outcome in _NOT_TOLD else last


def _days(moment: datetime, contact: Contact) -> int:
    return max((contact.opened_at - moment).days, 0)
