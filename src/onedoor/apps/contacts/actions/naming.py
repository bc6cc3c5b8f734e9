"""The person comes later: what was raised in a contact before anybody was known becomes theirs when it ends."""

from typing import TYPE_CHECKING

from onedoor.apps.contacts.data import ItemAction
from onedoor.apps.contacts.identity import sight_of
from onedoor.apps.contacts.models import Contact
from onedoor.apps.people import services as people
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Missing

if TYPE_CHECKING:
    from onedoor.apps.people.models import Resident

__all__ = ["name_askers_in_transaction"]


def name_askers_in_transaction(contact: Contact, *, by: Actor) -> None:
    """Nothing has to be pressed for it. Who speaks for another may not speak about everything: there it stays as it is.

    Until the contact ends a wrong choice of the person costs nothing.
    """
    if contact.resident is None or contact.representation is not None:
        return
    raised = contact.items.filter(action=ItemAction.RAISED, request__resident=None).select_related("request")
    nobodys = [item.request for item in raised if item.request and item.request.is_nobodys]
    contactee = _contactee(contact, contact.resident, by) if nobodys else None
    if contactee is None:
        return
    for request in nobodys:
        requests.name_asker_in_transaction(by=by, request=request, resident=contact.resident, contactee=contactee)


def _contactee(contact: Contact, resident: "Resident", by: Actor) -> Contactee | None:
    """How they can be reached, as far as it is open once they have shown who they are; None where nothing is open."""
    try:
        seen = people.see_resident(str(resident.uuid), by=by, sight=sight_of(contact, by=by, fresh=True))
    except (Denied, Missing):
        return None
    points = [point for point in reversed(seen.points) if point.is_safe] if contact.is_sure else []
    reached = {point.kind: point.value for point in points}
    return Contactee(
        name=seen.full_name, email=reached.get("email", ""), phone=reached.get("phone", ""), language=seen.language
    )
