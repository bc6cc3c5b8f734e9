"""What a contact may be about: the caller's own requests, and one they name by its reference.

Whatever of another body's is shown stands in the ledger, once in a contact.
"""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from onedoor.apps.contacts.identity import note_shown, requests_sight
from onedoor.apps.contacts.models import Contact
from onedoor.apps.contacts.speaking import services_spoken_about, why_not_about
from onedoor.apps.people.data import Sight
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import HISTORY, RequestSummary
from onedoor.apps.sharing.data import Shown
from onedoor.foundation import ids
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = [
    "find_request",
    "requests_about_property",
    "requests_alike",
    "requests_in",
    "requests_of_caller",
    "see_request",
]

_BODIES = ("service", "accountable", "delivering", "resident")


def requests_in(contact: Contact, *, by: Actor) -> "QuerySet[Request]":
    """Those the adviser may read in this contact."""
    return requests.requests_visible_to(by, requests_sight(contact, by=by))


def requests_of_caller(contact: Contact, *, by: Actor, limit: int = 9) -> list[RequestSummary]:
    """The person's requests, or those raised from the number that rings; open ones first, then the latest.

    None before the person has shown who they are: that somebody asked for something is theirs to say.
    """
    is_known = contact.resident is not None or contact.business is not None
    if not is_known or not (contact.is_sure or contact.is_emergency):
        return []
    theirs = Q(resident=contact.resident) if contact.resident else Q(business=contact.business)
    if contact.caller_number:
        theirs |= Q(contact_phone=contact.caller_number)
    sight = requests_sight(contact, by=by)
    found = requests.requests_visible_to(by, sight).filter(theirs & services_spoken_about(contact))
    found = found.select_related(*_BODIES)
    latest = found.prefetch_related("updates__organisation").order_by("-is_open", "-raised_at")[:limit]
    return _noted(contact, list(latest), sight, by)


def _noted(contact: Contact, found: "list[Request]", sight: Sight, by: Actor) -> list[RequestSummary]:
    """In a few words each; what could not be written down because an agreement ended meanwhile is left out."""
    summaries = [(request, requests.summary_for_adviser(request, by=by, sight=sight)) for request in found]
    try:
        note_shown(contact, [_shown(one, said.shared_by) for one, said in summaries if said.shared_by], by=by)
    except Denied:
        return [said for _, said in summaries if not said.shared_by]
    return [said for _, said in summaries]


def _shown(request: "Request", source: str) -> Shown:
    """Whose data it is: the person's record, or the request itself where nobody's record is known."""
    return Shown(str(request.resident.uuid if request.resident else request.uuid), source, frozenset({HISTORY}))


def see_request(contact: Contact, uuid: str, *, by: Actor) -> "Request":
    """The request, to be shown in this contact. Raises Missing, Denied where an agreement ended this moment."""
    sight = requests_sight(contact, by=by)
    found = requests.get_request_for(by, uuid, sight)
    is_theirs = contact.resident is not None and found.resident == contact.resident
    if is_theirs and not contact.is_emergency and (why := why_not_about(contact, found.service)):
        raise Denied(why)
    if source := requests.shared_by(by, found, sight):
        note_shown(contact, [_shown(found, source)], by=by)
    return found


def find_request(text: str, *, by: Actor, contact: Contact) -> "Request | None":
    """The request of that reference, however it is written, if it may be read in this contact."""
    if not ids.is_reference(text):
        return None
    return requests_in(contact, by=by).filter(reference=ids.normalise_reference(text)).first()


def requests_alike(contact: Contact, *, by: Actor) -> "QuerySet[Request]":
    """Those a new one may be the same as: one's own bodies', and of others what everybody may know of anyway."""
    visible = requests_in(contact, by=by)
    own = requests.requests_visible_to(by).values("pk")
    return visible.filter(Q(pk__in=own) | Q(pk__in=requests.public_reports_among(visible).values("pk")))


def requests_about_property(contact: Contact, uprn: int, *, by: Actor, limit: int = 9) -> list[RequestSummary]:
    """What was asked about a property, by whomever: one's own bodies' requests, and what everybody may know of.

    Open ones first. Who asked is not said.
    """
    found = requests_alike(contact, by=by).filter(uprn=uprn).select_related(*_BODIES)
    latest = found.prefetch_related("updates__organisation").order_by("-is_open", "-raised_at")[:limit]
    return [requests.summary_for_adviser(one, by=by) for one in latest]
