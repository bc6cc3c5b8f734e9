"""What is in hand: the question, the person as far as they are open, the place."""

from typing import Any

from onedoor.apps.assets import services as assets
from onedoor.apps.assets.data import NearAsset
from onedoor.apps.contacts import services as contacts
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import Responsibility
from onedoor.apps.partners import services as partners
from onedoor.apps.places.data import Place
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.web.desk.contact.places import Where, where_is
from onedoor.web.desk.contact.state import State

__all__ = [
    "bodies",
    "current_item",
    "home_of",
    "place_for",
    "resident_in",
    "things_near",
    "who_answers",
]


def current_item(contact: Any, state: State, actor: Actor) -> Any:
    """The question in hand: the one the address names, if it is this contact's."""
    if not state.item:
        return None
    item = contacts.get_item_for(actor, state.item)
    if item.contact.pk != contact.pk:
        raise Missing("There is no such question.")
    return item


def home_of(resident: Any) -> State:
    """Where the person lives, as the place box would say it."""
    if resident is None:
        return State()
    key = resident.postcode_key
    return State(uprn=str(resident.uprn) if resident.uprn else "", place=f"{key[:-3]} {key[-3:]}" if key else "")


def place_for(item: Any, resident: Any, state: State) -> Where:
    """What the place box says; else, for what belongs to a home, the person's own, as far as that is open."""
    if state.place or state.uprn or item is None or item.service is None or item.service.needs_place:
        return where_is(state)
    where = where_is(home_of(resident))
    return Where(place=where.place)


def who_answers(service: Any, place: Place | None) -> Responsibility:
    """The body that answers for it there; for what stands on another's road, its owner."""
    thing = assets.belongs_to(service.slug, place.latitude, place.longitude) if place else None
    if thing and thing.owner:
        return Responsibility(thing.owner, thing.owner_name, thing.owner, thing.owner_name, thing.reason)
    return directory.who_provides(service, place)


def things_near(service: Any, place: Place | None) -> list[NearAsset]:
    """Things near the place one of which may be meant, the nearest first."""
    if place is None or place.latitude is None or place.longitude is None:
        return []
    return assets.assets_near(service.slug, place.latitude, place.longitude)


def resident_in(contact: Any, actor: Actor) -> Any:
    """The person's record as far as it is open in this contact."""
    caller = contacts.caller_of(contact, by=actor)
    return caller.resident if caller else None


def bodies() -> list[tuple[str, str]]:
    """Partners, as a list to choose from."""
    return [(str(body.uuid), body.name) for body in partners.organisations(partners_only=True)]
