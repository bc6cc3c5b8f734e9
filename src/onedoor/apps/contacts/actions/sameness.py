"""In a contact it turns out that the person has another record."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onedoor.apps.contacts.identity import sight_of
from onedoor.apps.contacts.models import Contact
from onedoor.apps.people import services as people
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict

if TYPE_CHECKING:
    from onedoor.apps.people.models import Decision

__all__ = ["say_same_person"]


def say_same_person(*, by: Actor, contact: Contact, other: str, because: Iterable[str]) -> "Decision | None":
    """The caller's record and the other are of one person, as far as both are open here; None where reviewers look.

    Raises Conflict until the person has shown who they are: who is only said to be somebody joins nobody's records.
    """
    if contact.resident is None or not contact.is_live or not contact.is_sure:
        raise Conflict("Make sure who is speaking first.")
    sight = sight_of(contact, by=by, fresh=True)
    return people.say_same_person(by=by, record=str(contact.resident.uuid), other=other, because=because, sight=sight)
