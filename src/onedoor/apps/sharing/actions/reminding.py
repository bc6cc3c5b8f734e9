"""Reminding those who look after an agreement, before its review date and before its last day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q

from onedoor.apps.sharing.actions.recording import locked, save_and_tell
from onedoor.apps.sharing.data import VersionStatus
from onedoor.apps.sharing.events import AgreementReminded
from onedoor.apps.sharing.models import AgreementVersion
from onedoor.apps.sharing.queries.officers import officers_of
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

__all__ = ["Reminder", "take_due_reminders"]

_LIVE = (VersionStatus.IN_FORCE, VersionStatus.SUSPENDED)
_FURTHEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Reminder:
    """`of` is `review` or `end`; `people` are (name, e-mail address) of the governance officers of all parties."""

    version: str
    reference: str
    title: str
    of: str
    on: date
    people: tuple[tuple[str, str], ...]


def take_due_reminders(*, by: Actor, most: int = 20) -> list[Reminder]:
    """What is to be said now, marked as said (a building block): each once for each date."""
    assert connection.in_atomic_block, "A reminder is marked in the transaction that writes it."
    soon = clock.today() + _FURTHEST
    unsaid = Q(review_on__lte=soon, review_reminded_on=None) | Q(in_force_to__lte=soon, end_reminded_on=None)
    found = AgreementVersion.objects.filter(unsaid, status__in=_LIVE).order_by("pk")
    due = [version for version in found if _due(version)][:most]
    return [_take(locked(version), of, by) for version in due for of in _due(version)]


def _due(version: AgreementVersion) -> list[str]:
    days, today = timedelta(days=version.remind_days), clock.today()
    found = []
    if version.review_on and not version.review_reminded_on and version.review_on - days <= today:
        found.append("review")
    if version.in_force_to and not version.end_reminded_on and version.in_force_to - days <= today:
        found.append("end")
    return found


def _take(version: AgreementVersion, of: str, by: Actor) -> Reminder:
    on = version.review_on if of == "review" else version.in_force_to
    assert on is not None, "Only what has a date is due."
    setattr(version, f"{of}_reminded_on", clock.today())
    save_and_tell(version, AgreementReminded(of=of, on=on.isoformat()), by=by)
    agreement = version.agreement
    return Reminder(str(version.uuid), agreement.reference, agreement.title, of, on, _people(version))


def _people(version: AgreementVersion) -> tuple[tuple[str, str], ...]:
    """Officers of every party."""
    found: dict[str, str] = {}
    for party in version.parties.select_related("organisation"):
        found |= {email: name for name, email in officers_of(party.organisation)}
    return tuple((name, email) for email, name in found.items())
