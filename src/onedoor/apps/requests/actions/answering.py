"""Who answers for a request that is being raised, and how that was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onedoor.apps.assets import services as assets
from onedoor.apps.assets.data import NearAsset
from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.requests.data import PlaceLike
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation

__all__ = ["Answerable", "chosen", "responsible"]


@dataclass(frozen=True, slots=True)
class Answerable:
    """Who answers for the new request, and how that was found."""

    accountable: "Organisation"
    delivering: "Organisation"
    reason: str
    doubts: tuple[str, ...] = ()


def chosen(by: Actor, organisation: "Organisation", reason: str) -> Answerable:
    """Somebody said who answers for it, and why."""
    return Answerable(organisation, organisation, (reason.strip() or f"Chosen by {by.name}.")[:500])


def responsible(service: "Service", place: PlaceLike | None, asset: NearAsset | None) -> Answerable:
    """The owner of the thing it is about, or else who provides the service there. Raises Invalid: nobody does."""
    thing = asset or (assets.belongs_to(service.slug, place.latitude, place.longitude) if place else None)
    if thing and thing.owner:
        return _owner_answers(service, thing)
    found = directory.who_provides(service, place)
    if found.accountable is None:
        raise _nobody(service, found.reason, found.ask_instead)
    accountable = partners.known_organisation(found.accountable)
    if not accountable.is_partner:
        contact = accountable.phone or accountable.homepage
        ask = f"{accountable.name}, {contact}" if contact else accountable.name
        raise _nobody(service, found.reason, (ask,))
    is_same = found.delivering in (None, found.accountable)
    delivering = accountable if is_same else partners.known_organisation(str(found.delivering))
    codes = tuple(doubt.code for doubt in found.doubts)
    return Answerable(accountable, delivering, found.reason[:500], codes)


def _owner_answers(service: "Service", thing: NearAsset) -> Answerable:
    owner = partners.known_organisation(thing.owner)
    if not owner.is_partner:
        contact = owner.phone or owner.homepage
        raise _nobody(service, thing.reason, (f"{owner.name}, {contact}" if contact else owner.name,))
    return Answerable(owner, owner, thing.reason[:500])


def _nobody(service: "Service", reason: str, ask_instead: Sequence[str]) -> Invalid:
    ask = f" Ask instead: {'; '.join(ask_instead)}." if ask_instead else ""
    message = f"We cannot take “{service.name}” for this place. {reason}{ask}"
    return Invalid(message, code="nobody_provides", fields={"place": [message]})
