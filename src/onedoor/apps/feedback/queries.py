"""Reads of feedback."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from onedoor.apps.feedback.data import Face
from onedoor.apps.feedback.models import Feedback, Reason
from onedoor.apps.feedback.satisfaction import NetSatisfaction, net_satisfaction

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation

__all__ = ["feedback_for", "reasons", "satisfaction"]


def feedback_for(about: str) -> QuerySet[Feedback]:
    """What was said of the thing with this uuid, the last occasion first."""
    return Feedback.objects.filter(about=str(about)).select_related("reason").order_by("-occasion")


def reasons(face: int | None = None) -> QuerySet[Reason]:
    """Reasons to choose from: all, or those that go with the face."""
    return Reason.objects.all() if face is None else Reason.objects.filter(Q(for_face=None) | Q(for_face=face))


def satisfaction(
    *,
    organisation: "Organisation | None" = None,
    service: "Service | None" = None,
    channel: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> NetSatisfaction:
    """Net satisfaction of what was given from `since` up to, not with, `until`. One query."""
    wanted: dict[str, object] = {
        "organisation": organisation,
        "service": service,
        "channel": channel or None,
        "given_at__gte": since,
        "given_at__lt": until,
    }
    given = Feedback.objects.filter(**{name: value for name, value in wanted.items() if value is not None})
    counts = {face.name: Count("pk", filter=Q(face=face)) for face in Face}
    found = given.aggregate(**counts)
    return net_satisfaction(found["GOOD"], found["AVERAGE"], found["POOR"])


def feedback_for_figures() -> QuerySet[Feedback]:
    """All feedback of the partnership: to be counted, not shown. Whoever counts answers for access."""
    return Feedback.objects.all()
