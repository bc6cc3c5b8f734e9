"""Raising a warning about risk, confirming it, looking at it again, ending it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Q

from onedoor.apps.partners import services as partners
from onedoor.apps.people.access import require_holder
from onedoor.apps.people.alerting import SOON, get_alert_for
from onedoor.apps.people.data import ALERT_LASTS_AT_MOST, AlertKind
from onedoor.apps.people.events import AlertConfirmed, AlertEnded, AlertRaised, AlertReviewed
from onedoor.apps.people.models import Alert, Resident
from onedoor.apps.people.seeing import holder_of
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import require_transaction

__all__ = [
    "AlertReminder",
    "confirm_alert",
    "end_alert",
    "end_lapsed_alerts",
    "raise_alert",
    "review_alert",
    "take_alert_reminders",
]

# A warning nobody confirmed goes after two weeks; one that nobody looked at again, four weeks after it was due.
_UNCONFIRMED, _UNREVIEWED = timedelta(days=14), timedelta(days=28)
_FIRST_REVIEW = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class AlertReminder:
    """Whom to remind of which alert: nothing of whom it is about."""

    alert: str
    name: str
    email: str
    review_on: date


def raise_alert(*, by: Actor, resident: Resident, kind: str, advice: str, reason: str) -> Alert:
    """Advisers of the same body see it at once, as not confirmed yet (a building block). Raises Invalid, Missing."""
    require_transaction()
    require_holder(by, resident)
    problems = {}
    if kind not in AlertKind.values:
        problems["kind"] = ["Choose what the risk is"]
    if not advice.strip():
        problems["advice"] = ["Write what staff should do"]
    if not reason.strip():
        problems["reason"] = ["Write what happened, and when"]
    if problems:
        raise Invalid("Something is missing.", fields=problems)
    raised = Alert.objects.create(
        resident=resident, kind=AlertKind(kind), advice=advice.strip(), reason=reason.strip(), raised_by=str(by),
        review_on=clock.today() + _FIRST_REVIEW,
    )  # fmt: skip
    happening = AlertRaised(alert=str(raised.uuid), kind=kind)
    log.record(happening, by=by, subject=str(resident.uuid), organisation=holder_of(resident))
    return raised


@transaction.atomic(durable=True)
def confirm_alert(*, by: Actor, alert: str, review_on: date) -> Alert:
    """The manager answers for it from now on. Raises Missing, Invalid, Conflict where they raised it themselves."""
    found = _locked(by, alert)
    if found.is_confirmed:
        raise Conflict("This alert is confirmed already.")
    if found.raised_by == str(by):
        raise Conflict("You raised this alert. Somebody else has to confirm it.")
    found.confirmed_by, found.confirmed_at = str(by), clock.now()
    _look_again(found, review_on, by)
    happening = AlertConfirmed(alert=str(found.uuid), review_on=review_on.isoformat())
    _record(happening, found, by)
    return found


@transaction.atomic(durable=True)
def review_alert(*, by: Actor, alert: str, review_on: date, advice: str = "") -> Alert:
    """It stays, for a time; whoever looked owns it. Raises Missing, Invalid, Conflict where it is not confirmed."""
    found = _locked(by, alert)
    if not found.is_confirmed:
        raise Conflict("Confirm this alert first, or end it.")
    found.advice = advice.strip() or found.advice
    _look_again(found, review_on, by)
    _record(AlertReviewed(alert=str(found.uuid), review_on=review_on.isoformat()), found, by)
    return found


@transaction.atomic(durable=True)
def end_alert(*, by: Actor, alert: str, why: str = "ended") -> Alert:
    """It warns nobody any more. Raises Missing."""
    found = _locked(by, alert)
    _end(found, why, by)
    return found


def _locked(by: Actor, alert: str) -> Alert:
    found = get_alert_for(by, alert)
    Alert.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if found.ended_at is not None:
        raise Conflict("This alert has ended.")
    return found


def _look_again(alert: Alert, review_on: date, by: Actor) -> None:
    if not clock.today() < review_on <= clock.today() + ALERT_LASTS_AT_MOST:
        message = "Enter a day within the next twelve months"
        raise Invalid(message, fields={"review_on": [message]})
    alert.review_on, alert.reminded_on, alert.owner = review_on, None, partners.get_account(by.id)
    alert.save()


def _end(alert: Alert, why: str, by: Actor) -> None:
    alert.ended_at, alert.ended_why = clock.now(), why
    alert.save(update_fields=["ended_at", "ended_why"])
    _record(AlertEnded(alert=str(alert.uuid), why=why), alert, by)


def _record(happening: log.Happening, alert: Alert, by: Actor) -> None:
    log.record(happening, by=by, subject=str(alert.resident.uuid), organisation=holder_of(alert.resident))


@transaction.atomic(durable=True)
def end_lapsed_alerts() -> int:
    """What nobody confirmed, or looked at again in time, warns nobody any more."""
    now, today = clock.now(), clock.today()
    unconfirmed = Q(confirmed_at=None, raised_at__lt=now - _UNCONFIRMED)
    lapsed = Alert.objects.standing().filter(unconfirmed | Q(review_on__lt=today - _UNREVIEWED))
    found = list(lapsed.select_for_update(of=("self",)).select_related("resident__held_by")[:100])
    for alert in found:
        _end(alert, "lapsed", SYSTEM)
    return len(found)


def take_alert_reminders(*, most: int = 50) -> list[AlertReminder]:
    """Whom to remind now, marked as reminded (a building block): once for each date."""
    assert connection.in_atomic_block, "A reminder is marked in the transaction that writes it."
    soon = Alert.objects.standing().filter(review_on__lte=clock.today() + SOON, reminded_on=None)
    due = list(soon.exclude(owner=None).select_related("owner").order_by("pk")[:most])
    Alert.objects.filter(pk__in=[alert.pk for alert in due]).update(reminded_on=clock.today())
    return [
        AlertReminder(str(alert.uuid), alert.owner.name, alert.owner.email, alert.review_on)
        for alert in due
        if alert.owner is not None
    ]
