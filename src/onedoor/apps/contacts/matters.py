"""What a contact may be about: the caller's own requests, and one they name by its reference."""

from typing import TYPE_CHECKING

from django.db.models import Q

from onedoor.apps.contacts.models import Contact
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import RequestSummary
from onedoor.foundation import ids
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["find_request", "requests_of_caller"]


def requests_of_caller(contact: Contact, *, by: Actor, limit: int = 9) -> list[RequestSummary]:
    """The person's requests, or those raised from the number that rings; open ones first, then the latest."""
    theirs = Q()
    if contact.resident is not None:
        theirs |= Q(resident=contact.resident)
    if contact.caller_number:
        theirs |= Q(contact_phone=contact.caller_number)
    if not theirs:
        return []
    found = requests.requests_visible_to(by).filter(theirs).select_related("service", "accountable", "delivering")
    latest = found.prefetch_related("updates").order_by("-is_open", "-raised_at")[:limit]
    return [requests.summary_for_adviser(request) for request in latest]


def find_request(text: str, *, by: Actor) -> "Request | None":
    """The request of that reference, however it is written."""
    if not ids.is_reference(text):
        return None
    return requests.requests_visible_to(by).filter(reference=ids.normalise_reference(text)).first()
