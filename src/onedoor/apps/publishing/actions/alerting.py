"""Alerts of new reports: asked for, confirmed by the address, told at most daily, ended by a link in each."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet

from onedoor.apps.messages import services as messages
from onedoor.apps.publishing.events import AlertAsked, AlertConfirmed, AlertEnded
from onedoor.apps.publishing.models import AreaAlert
from onedoor.apps.requests import services as requests
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["Where", "alert_of_token", "ask_for_alert", "clear_unconfirmed_alerts", "confirm_alert", "end_alert",
           "tell_alerts"]  # fmt: skip

_SALT = "onedoor.publishing.alert"
_TO_CONFIRM = timedelta(days=7)
_EVERY = timedelta(days=1)
_AT_ONCE, _LINES = 100, 20
METRES = (500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Where:
    """An area by its code, or a place and how far around it; in words."""

    words: str
    area: str = ""
    latitude: float | None = None
    longitude: float | None = None
    metres: int | None = None


@transaction.atomic(durable=True)
def ask_for_alert(*, by: Actor, email: str, where: Where, language: str) -> AreaAlert:
    """Nothing is told until whoever reads that mailbox confirms it. The same asked twice is one. Raises Invalid."""
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        problem = "Enter an e-mail address in the right shape, like name@example.com"
        raise Invalid(problem, fields={"email": [problem]}) from None
    alert, is_new = AreaAlert.objects.get_or_create(
        email=email, area_code=where.area, latitude=where.latitude, longitude=where.longitude, metres=where.metres,
        defaults={"language": language, "place": where.words[:200]},
    )  # fmt: skip
    if is_new:
        record(AlertAsked(), by=by, subject=str(alert.uuid))
    if alert.confirmed_at is None:
        messages.send(
            "alert-confirm", by=by, email=email, language=language, about=str(alert.uuid),
            values={"place": alert.place, "link": _link(alert)},
        )  # fmt: skip
    return alert


def alert_of_token(token: str) -> AreaAlert:
    """Raises Missing."""
    try:
        return AreaAlert.objects.get(uuid=signing.loads(token, salt=_SALT))
    except (signing.BadSignature, AreaAlert.DoesNotExist, ValidationError):
        raise Missing("This link opens nothing, or no longer does.") from None


@transaction.atomic(durable=True)
def confirm_alert(*, by: Actor, token: str) -> AreaAlert:
    """Raises Missing."""
    alert = alert_of_token(token)
    if alert.confirmed_at is None:
        alert.confirmed_at = alert.told_until = clock.now()
        alert.save(update_fields=["confirmed_at", "told_until"])
        record(AlertConfirmed(), by=by, subject=str(alert.uuid))
    return alert


@transaction.atomic(durable=True)
def end_alert(*, by: Actor, token: str) -> None:
    """Nothing of it is kept. Raises Missing."""
    _end(alert_of_token(token), by)


@transaction.atomic(durable=True)
def clear_unconfirmed_alerts() -> int:
    """Somebody gave an address that was not theirs, or thought better of it."""
    old = list(AreaAlert.objects.filter(confirmed_at=None, asked_at__lt=clock.now() - _TO_CONFIRM)[:_AT_ONCE])
    for alert in old:
        _end(alert, SYSTEM)
    return len(old)


def _end(alert: AreaAlert, by: Actor) -> None:
    record(AlertEnded(), by=by, subject=str(alert.uuid))
    alert.delete()


def tell_alerts() -> int:
    """Write to those who were not told for a day, if there is anything new; how many were looked at."""
    due = AreaAlert.objects.filter(confirmed_at__isnull=False, told_until__lte=clock.now() - _EVERY)
    keys = list(due.order_by("told_until").values_list("pk", flat=True)[:_AT_ONCE])
    for key in keys:
        _tell(key)
    return len(keys)


@transaction.atomic(durable=True)
def _tell(key: int) -> None:
    now = clock.now()
    rows: QuerySet[AreaAlert] = AreaAlert.objects.select_for_update().filter(pk=key, told_until__lte=now - _EVERY)
    alert = rows.first()
    if alert is None:
        return
    new = _new_since(alert)[: _LINES + 1]
    lines = [_line(one, alert.language) for one in new[:_LINES]] + (["…"] if len(new) > _LINES else [])
    if lines:
        messages.send(
            "alert-news", by=SYSTEM, email=alert.email, language=alert.language, about=str(alert.uuid),
            values={"place": alert.place, "text": "\n".join(lines), "link": _link(alert)},
        )  # fmt: skip
    alert.told_until = now
    alert.save(update_fields=["told_until"])


def _new_since(alert: AreaAlert) -> "list[Request]":
    since = Q(raised_at__gt=alert.told_until)
    if alert.area_code:
        found = requests.public_reports(area=alert.area_code)
    else:
        assert alert.latitude is not None, "The database says so."
        assert alert.longitude is not None, "The database says so."
        assert alert.metres is not None, "The database says so."
        found = requests.public_requests_near(alert.latitude, alert.longitude, metres=alert.metres)
    return list(found.filter(since).order_by("-raised_at")[: _LINES + 1])


def _line(report: "Request", language: str) -> str:
    name = (language == "cy" and report.service.name_cy) or report.service.name
    return f"{name}: {settings.PUBLIC_URL}/nearby/{report.uuid}/"


def _link(alert: AreaAlert) -> str:
    return f"{settings.PUBLIC_URL}/reports/alerts/{signing.dumps(str(alert.uuid), salt=_SALT)}/"
