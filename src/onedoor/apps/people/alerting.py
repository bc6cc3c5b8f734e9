"""Reading warnings about risk: at the desk as far as a sight goes; whole by those who answer for them."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet

from onedoor.apps.partners.data import Role
from onedoor.apps.people.data import SeenAlert
from onedoor.apps.people.models import Alert, Resident
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = ["ALERT_ROLES", "alert_counts", "alerts_for", "get_alert_for", "seen_alerts"]

# Who confirms, reviews and ends the alerts of their body, and reads what happened.
ALERT_ROLES = (Role.SERVICE_MANAGER, Role.GOVERNANCE)
ITEM = "risk.alerts"
SOON = timedelta(days=14)


def seen_alerts(resident: Resident) -> tuple[SeenAlert, ...]:
    """What advisers read of those that stand, the confirmed first."""
    day = clock.today()
    rows = Alert.objects.standing().filter(resident=resident).select_related("owner")
    return tuple(
        SeenAlert(
            row.get_kind_display(), row.advice, row.is_confirmed, row.is_review_due(day),
            row.owner.name if row.owner else "", row.review_on,
        )
        for row in rows.order_by(F("confirmed_at").asc(nulls_last=True), "pk")
    )  # fmt: skip


def alerts_for(actor: Actor, *, group: str = "") -> QuerySet[Alert]:
    """Those of the actor's bodies that stand: all, or to be `confirmed`, or `due` to be looked at, or `ended` ones."""
    bodies = actor.organisations_as(*ALERT_ROLES)
    found = Alert.objects.filter(resident__held_by__uuid__in=bodies, resident__forgotten_at=None)
    found = found.select_related("resident__held_by", "owner").order_by("review_on", "pk")
    if group == "ended":
        return found.filter(ended_at__isnull=False).order_by("-ended_at", "pk")
    standing = found.filter(ended_at=None)
    if group == "confirm":
        return standing.filter(confirmed_at=None)
    if group == "due":
        return standing.filter(_due())
    return standing


def _due() -> Q:
    return Q(confirmed_at__isnull=False, review_on__lte=clock.today() + SOON)


def alert_counts(actor: Actor) -> dict[str, int]:
    standing = alerts_for(actor)
    return {
        "confirm": standing.filter(confirmed_at=None).count(),
        "due": standing.filter(_due()).count(),
        "all": standing.count(),
    }


def get_alert_for(actor: Actor, uuid: str) -> Alert:
    """Raises Missing."""
    bodies = actor.organisations_as(*ALERT_ROLES)
    known = Alert.objects.filter(resident__held_by__uuid__in=bodies, resident__forgotten_at=None)
    try:
        return known.select_related("resident__held_by", "owner").get(uuid=uuid)
    except (Alert.DoesNotExist, ValidationError):
        raise Missing("There is no such alert.") from None
