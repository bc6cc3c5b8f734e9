"""What people do not want to be written to about, and the hours in which nobody is disturbed."""

from collections.abc import Collection
from datetime import time

from django.conf import settings
from django.core import signing
from django.db import transaction

from onedoor.apps.messages.access import require_over_all
from onedoor.apps.messages.data import OPTIONAL
from onedoor.apps.messages.events import QuietHoursChanged, WishesChanged
from onedoor.apps.messages.models import QuietHours, Unwanted
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events.log import record

__all__ = [
    "address_of",
    "choose_messages",
    "is_wanted",
    "quiet_hours",
    "set_quiet_hours",
    "stop_link",
    "unwanted_by",
]

_SALT = "onedoor.messages.wishes"


def is_wanted(to: str, purpose: str) -> bool:
    """Whether whoever reads that address wants messages for that purpose. What is needed always is."""
    return purpose not in OPTIONAL or not Unwanted.objects.filter(to=_key(to), purpose=purpose).exists()


def unwanted_by(to: str) -> frozenset[str]:
    return frozenset(Unwanted.objects.filter(to=_key(to)).values_list("purpose", flat=True))


@transaction.atomic(durable=True)
def choose_messages(*, by: Actor, to: str, unwanted: Collection[str]) -> None:
    """From now on nothing for these purposes, everything for the others. Raises Invalid."""
    choose_messages_in_transaction(by=by, to=to, unwanted=unwanted)


def choose_messages_in_transaction(*, by: Actor, to: str, unwanted: Collection[str]) -> None:
    if set(unwanted) - set(OPTIONAL):
        raise Invalid("These messages cannot be switched off.")
    key, wanted = _key(to), frozenset(OPTIONAL) - frozenset(unwanted)
    before = unwanted_by(key)
    Unwanted.objects.filter(to=key, purpose__in=wanted).delete()
    Unwanted.objects.bulk_create(Unwanted(to=key, purpose=one) for one in OPTIONAL if one in set(unwanted) - before)
    if before != frozenset(unwanted):
        record(WishesChanged(unwanted=sorted(unwanted)), by=by)


def stop_link(to: str, language: str) -> str:
    """Where its reader chooses what they are written to about. It says nothing of them but that."""
    return f"{settings.PUBLIC_URL}/messages/choose/{signing.dumps([_key(to), language], salt=_SALT, compress=True)}/"


def address_of(token: str) -> tuple[str, str]:
    """The address a link is for, and its language; raises Missing."""
    try:
        to, language = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise Missing("This link opens nothing.") from None
    return str(to), str(language)


def quiet_hours() -> QuietHours:
    """Those of the partnership, or those Onedoor begins with."""
    return QuietHours.objects.order_by("pk").first() or QuietHours()


@transaction.atomic(durable=True)
def set_quiet_hours(
    *, by: Actor, begins_at: time, ends_at: time, is_quiet_on_sundays: bool, is_quiet_on_bank_holidays: bool
) -> QuietHours:
    """Raises Denied."""
    require_over_all(by)
    hours = quiet_hours()
    hours.begins_at, hours.ends_at, hours.changed_at = begins_at, ends_at, clock.now()
    hours.is_quiet_on_sundays, hours.is_quiet_on_bank_holidays = is_quiet_on_sundays, is_quiet_on_bank_holidays
    hours.save()
    record(QuietHoursChanged(begins_at=f"{begins_at:%H:%M}", ends_at=f"{ends_at:%H:%M}"), by=by)
    return hours


def _key(to: str) -> str:
    return to.strip().lower()
