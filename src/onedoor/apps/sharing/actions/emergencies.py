"""Breaking the glass, and looking back at it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import QuerySet

from onedoor.apps.partners.data import Role
from onedoor.apps.sharing.access import get_emergency_for, must_govern
from onedoor.apps.sharing.data import EmergencyReason, ReviewOutcome
from onedoor.apps.sharing.events import EmergencyEnded, EmergencyReviewed, GlassBroken
from onedoor.apps.sharing.models import Emergency, EmergencyReview
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["OFFICERS_TIME", "break_glass", "end_emergency", "open_emergency", "review_emergency"]

# Long enough for one call-out; who needs longer says again why.
OFFICERS_TIME = timedelta(hours=1)


def break_glass(*, by: Actor, contact: str, organisation: "Organisation", reason: str, words: str) -> Emergency:
    """From now on everything is open to the actor in this contact (a building block). Raises Invalid, Denied."""
    assert connection.in_atomic_block, "The glass breaks in the transaction of the contact it is broken in."
    if str(organisation.uuid) not in by.organisations_as(Role.ADVISER):
        raise Denied("Only an adviser of that organisation may do this.")
    _must_say_why(reason, words)
    found, is_new = Emergency.objects.get_or_create(
        contact=contact,
        defaults={
            "organisation": organisation, "reason": reason, "words": words.strip()[:2000], "actor": str(by),
            "actor_name": by.name, "broken_at": clock.now(),
        },
    )  # fmt: skip
    if is_new:
        happening = GlassBroken(contact=str(contact), reason=reason)
        log.record(happening, by=by, subject=str(found.uuid), organisation=str(organisation.uuid))
    return found


def open_emergency(*, by: Actor, organisation: "Organisation", reason: str, words: str) -> Emergency:
    """As an emergency officer, on no contact: for an hour everything is open (a building block).

    An earlier one of theirs ends. Raises Invalid, Denied.
    """
    assert connection.in_atomic_block, "The glass breaks in the transaction that tells of it."
    if str(organisation.uuid) not in by.organisations_as(Role.EMERGENCY_OFFICER):
        raise Denied("Only an emergency officer of that organisation may do this.")
    _must_say_why(reason, words)
    now = clock.now()
    _theirs(by).filter(ends_at__gt=now).update(ends_at=now)
    made = Emergency.objects.create(
        contact=ids.new_uuid(), organisation=organisation, reason=reason, words=words.strip()[:2000], actor=str(by),
        actor_name=by.name, broken_at=now, ends_at=now + OFFICERS_TIME,
    )  # fmt: skip
    happening = GlassBroken(contact="", reason=reason)
    log.record(happening, by=by, subject=str(made.uuid), organisation=str(organisation.uuid))
    return made


@transaction.atomic(durable=True)
def end_emergency(*, by: Actor, emergency: Emergency) -> None:
    """They have what they need: nothing is open any more. Once it ended nothing changes."""
    now = clock.now()
    if _theirs(by).filter(pk=emergency.pk, ends_at__gt=now).update(ends_at=now):
        organisation = str(emergency.organisation.uuid)
        log.record(EmergencyEnded(), by=by, subject=str(emergency.uuid), organisation=organisation)


def _theirs(by: Actor) -> QuerySet[Emergency]:
    return Emergency.objects.filter(actor=str(by))


def _must_say_why(reason: str, words: str) -> None:
    """Raises Invalid."""
    problems = {}
    if reason not in EmergencyReason.values:
        problems["reason"] = ["Choose why"]
    if len(words.strip()) < 10:
        problems["words"] = ["Say what is happening, in a sentence"]
    if problems:
        raise Invalid("Say why this must be seen.", fields=problems)


@transaction.atomic(durable=True)
def review_emergency(
    *, by: Actor, emergency: Emergency, organisation: "Organisation", outcome: str, words: str = ""
) -> EmergencyReview:
    """What the body found, once. Raises Missing, Denied, Invalid, Conflict where it has looked back already."""
    emergency = get_emergency_for(by, str(emergency.uuid))
    must_govern(by, organisation)
    if outcome not in ReviewOutcome.values:
        raise Invalid("Say what you found.", fields={"outcome": ["Choose what you found"]})
    if outcome != ReviewOutcome.JUSTIFIED and not words.strip():
        raise Invalid("Say more.", fields={"words": ["Say what was wrong, or what happens next"]})
    if emergency.actor == str(by):
        raise Denied("Somebody else must look back at what you did yourself.")
    row, is_new = EmergencyReview.objects.get_or_create(
        emergency=emergency,
        organisation=organisation,
        defaults={"outcome": outcome, "words": words.strip()[:2000], "actor": str(by), "reviewed_at": clock.now()},
    )
    if not is_new:
        raise Conflict("Your organisation has looked back at this already.")
    happening = EmergencyReviewed(outcome=outcome)
    log.record(happening, by=by, subject=str(emergency.uuid), organisation=str(organisation.uuid))
    return row
