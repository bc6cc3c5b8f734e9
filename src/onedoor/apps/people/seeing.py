"""Reading a record as far as a sight goes."""

from typing import Any

from onedoor.apps.people.access import sight_on
from onedoor.apps.people.alerting import ITEM as RISK
from onedoor.apps.people.alerting import seen_alerts
from onedoor.apps.people.data import FIELD_ITEMS, SeenPoint, SeenResident, Sight
from onedoor.apps.people.models import ContactPoint, Resident
from onedoor.apps.people.speaking import ITEM as SPEAKING
from onedoor.apps.people.speaking import seen_representations

__all__ = ["holder_of", "seen"]

_POINT_ITEMS = {ContactPoint.Kind.PHONE: "contact.phone", ContactPoint.Kind.EMAIL: "contact.email"}


def holder_of(resident: Resident) -> str:
    """Uuid of the body whose record it is; empty where it is nobody's."""
    return str(resident.held_by.uuid) if resident.held_by else ""


def seen(resident: Resident, sight: Sight) -> SeenResident:
    """The record with what is not open left blank. Needs `held_by` and, fetched before, the contact points."""
    holder, sight = holder_of(resident), sight_on(sight, resident)
    values: dict[str, Any] = {name: getattr(resident, name) for name in FIELD_ITEMS}
    shown = {FIELD_ITEMS[name] for name, value in values.items() if value not in ("", None, False, [])}
    points = [point for point in resident.contact_points.all() if point.ended_at is None]
    shown |= {_POINT_ITEMS[ContactPoint.Kind(point.kind)] for point in points}
    speaking = seen_representations(resident)
    alerts = seen_alerts(resident)
    shown |= {SPEAKING} if speaking else set()
    shown |= {RISK} if alerts else set()
    every = {
        *FIELD_ITEMS.values(),
        *_POINT_ITEMS.values(),
        *({SPEAKING} if speaking else ()),
        *({RISK} if alerts else ()),
    }
    closed = frozenset(item for item in every if not sight.opens(holder, item))
    return SeenResident(
        uuid=str(resident.uuid),
        holder=holder,
        holder_name=resident.held_by.name if resident.held_by else "",
        is_own=sight.is_own(holder),
        shown=frozenset(shown - closed),
        closed=closed,
        points=_points(points, closed),
        alerts=() if RISK in closed else alerts,
        representations=() if SPEAKING in closed else speaking,
        restricted_at=resident.restricted_at,
        restricted_why=resident.get_restricted_why_display(),
        **{name: value for name, value in values.items() if FIELD_ITEMS[name] not in closed},
    )


def _points(points: list[ContactPoint], closed: frozenset[str]) -> tuple[SeenPoint, ...]:
    """Ways to reach them that still hold and are open, the preferred first."""
    found = sorted(points, key=lambda point: (not point.is_preferred, point.kind, point.pk))
    return tuple(
        SeenPoint(point.kind, point.value, point.is_safe, str(point.uuid), point.is_only_to_check)
        for point in found
        if _POINT_ITEMS[ContactPoint.Kind(point.kind)] not in closed
    )
