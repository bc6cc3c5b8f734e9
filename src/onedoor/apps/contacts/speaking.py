"""What somebody who speaks for a person may be told, and speak about; said in words where it goes no further."""

from typing import TYPE_CHECKING

from django.db.models import Q

from onedoor.apps.contacts.models import Contact
from onedoor.apps.people import services as people
from onedoor.apps.people.data import RepresentativeMatch
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service

__all__ = [
    "find_representatives",
    "representatives_ringing",
    "require_may_speak",
    "services_spoken_about",
    "why_not_about",
    "why_not_told",
]


def why_not_told(contact: Contact) -> str:
    """Why who speaks for the person may not be told what stands there; empty where they may, or nobody speaks so."""
    speaker = contact.representation
    if speaker is None:
        return ""
    if stopped := speaker.why_not(clock.today()):
        return f"{speaker.name} may not speak for them now. {stopped}"
    if speaker.purposes and not contact.purpose:
        return f"{speaker.name} may speak about {_names(speaker.purposes)}. Say what this is for."
    if not speaker.covers(contact.purpose):
        return f"{speaker.name} may speak about {_names(speaker.purposes)}, and not about this."
    return "" if speaker.is_told else f"{speaker.name} may tell us things and is told nothing."


def why_not_about(contact: Contact, service: "Service | None") -> str:
    """Why who speaks for the person may ask for nothing about that service in their name; empty where they may."""
    speaker = contact.representation
    if speaker is None or service is None:
        return ""
    if stopped := speaker.why_not(clock.today()):
        return f"{speaker.name} may not speak for them now. {stopped}"
    if speaker.covers(_purpose_of(service.slug)):
        return ""
    return f"{speaker.name} may speak for them about {_names(speaker.purposes)}, and not about {service.name}."


def require_may_speak(contact: Contact, service: "Service | None") -> None:
    """Raises Invalid, in words for the adviser."""
    if why := why_not_about(contact, service):
        raise Invalid(why)


def services_spoken_about(contact: Contact) -> Q:
    """Rows (of requests, of contacts) about what the speaker may speak about; all, where the person does."""
    speaker = contact.representation
    if speaker is None or not speaker.purposes:
        return Q()
    by_service = sharing.purposes_by_service()
    inside = [slug for slug, code in by_service.items() if code in speaker.purposes]
    if ENQUIRY not in speaker.purposes:
        return Q(service__slug__in=inside)
    return Q(service=None) | ~Q(service__slug__in=by_service.keys() - set(inside))


def _purpose_of(slug: str) -> str:
    return sharing.purposes_by_service().get(slug, ENQUIRY)


def _names(purposes: list[str]) -> str:
    names = sharing.purpose_names("en-gb")
    return ", ".join(names.get(code, code).lower() for code in purposes)


def find_representatives(words: str, *, by: Actor) -> list[RepresentativeMatch]:
    """Who a line may mean that speaks for somebody of whom the adviser's own body holds a record."""
    return people.find_representatives(words, by=by) if words else []


def representatives_ringing(contact: Contact, *, by: Actor) -> list[RepresentativeMatch]:
    """Who of them may be calling from the number shown."""
    return people.find_representatives("", by=by, phone=contact.caller_number) if contact.caller_number else []
