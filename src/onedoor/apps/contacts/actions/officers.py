"""An emergency officer, on no contact, sees what no agreement opens: for an hour, told at once, looked back at."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.alarm import tell_of_emergency, tell_who_broke_it
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.data import ResidentMatch, SeenResident, Sight
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import ENQUIRY, Shown
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.sharing.models import Emergency

__all__ = ["find_in_emergency", "open_emergency", "see_in_emergency"]

_FOUND_AT_MOST = 6


@transaction.atomic(durable=True)
def open_emergency(*, by: Actor, organisation: "Organisation", reason: str, words: str) -> "Emergency":
    """The governance officers of their body are told at once. Raises Invalid, Denied."""
    emergency = sharing.open_emergency(by=by, organisation=organisation, reason=reason, words=words)
    tell_who_broke_it(emergency, by=by)
    return emergency


def find_in_emergency(emergency: "Emergency", words: str, *, by: Actor) -> tuple[ResidentMatch, ...]:
    """Whom the line may mean among everybody, few; what is shown of them is in the ledger. Raises Missing once over."""
    sight = _sight(emergency, by)
    if len(words.strip()) < 2:
        return ()
    found = tuple(people.find_residents(words, by=by, limit=_FOUND_AT_MOST, sight=sight))
    _note(emergency, [Shown(one.uuid, one.holder, one.items) for one in found], by)
    return found


def see_in_emergency(emergency: "Emergency", person: str, *, by: Actor) -> SeenResident:
    """The whole record, whoever holds it; what it says is in the ledger. Raises Missing, also once it is over."""
    seen = people.see_resident(person, by=by, sight=_sight(emergency, by))
    _note(emergency, [Shown(seen.uuid, seen.holder, seen.shown)], by)
    return seen


def _sight(emergency: "Emergency", by: Actor) -> Sight:
    if not emergency.is_live or emergency.actor != str(by):
        raise Missing("There is no such emergency.")
    sight = sharing.sight(
        actor=by, purpose=ENQUIRY, recipient_organisation=str(emergency.organisation.uuid),
        role=Role.EMERGENCY_OFFICER, is_emergency=True,
    )  # fmt: skip
    # Whom their own body knows they see by the same right as anybody: they are no advisers of it.
    return replace(sight, own=frozenset())


def _note(emergency: "Emergency", shown: Sequence[Shown], by: Actor) -> None:
    """Once for each thing of each person; the bodies whose records they are learn of it at once."""
    wanted = sharing.not_yet_disclosed(str(emergency.contact), [one for one in shown if one.items])
    if not wanted:
        return
    with transaction.atomic(durable=True):
        told = sharing.bodies_seen_in(emergency) | {str(emergency.organisation.uuid)}
        rows = sharing.disclose_all(
            by=by, contact=str(emergency.contact), purpose=ENQUIRY, recipient=emergency.organisation, shown=wanted,
            emergency=emergency,
        )  # fmt: skip
        tell_of_emergency(emergency, {str(row.source.uuid) for row in rows} - told, by=by)
