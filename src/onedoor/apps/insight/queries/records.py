"""The records behind a figure, for the bodies that hold them."""

from dataclasses import replace
from typing import Any

from django.db.models import F, QuerySet

from onedoor.apps.feedback import services as feedback
from onedoor.apps.feedback.data import Face
from onedoor.apps.insight.access import own_organisations
from onedoor.apps.insight.data import Scope
from onedoor.apps.insight.queries.avoidable import judged_in
from onedoor.apps.insight.queries.holding import ended_clocks
from onedoor.apps.insight.queries.periods import bounds
from onedoor.apps.requests import services as requests
from onedoor.foundation.actors import Actor

__all__ = ["clock_records", "contact_records", "feedback_records", "request_records"]

_FACES = {"good": Face.GOOD, "average": Face.AVERAGE, "poor": Face.POOR}


def _own(scope: Scope, by: Actor) -> Scope:
    own = own_organisations(by)
    return replace(scope, organisations=own if scope.organisations is None else scope.organisations & own)


def contact_records(scope: Scope, *, by: Actor) -> "QuerySet[Any]":
    """Judged contacts whose matter is for a body of the actor's own, latest first."""
    rows = judged_in(_own(scope, by)).select_related("channel", "service", "responsible", "cause")
    if scope.cause:
        rows = rows.filter(cause__code=scope.cause)
    if scope.part == "avoidable":
        rows = rows.filter(is_avoidable=True)
    return rows.order_by("-opened_at")


def request_records(scope: Scope, *, by: Actor) -> "QuerySet[Any]":
    """Requests closed in the period that had a due date, latest first."""
    own = _own(scope, by)
    first, after = bounds(scope.period)
    rows = requests.requests_for_figures().filter(
        accountable__uuid__in=own.organisations or (),
        closed_at__gte=first,
        closed_at__lt=after,
        due_at__isnull=False,
    )
    if scope.service:
        rows = rows.filter(service__slug=scope.service)
    if scope.part == "late":
        rows = rows.filter(closed_at__gt=F("due_at"))
    return rows.select_related("service", "accountable").order_by("-closed_at")


def clock_records(scope: Scope, *, by: Actor) -> "QuerySet[Any]":
    """Times one of the actor's own bodies held a request and was done with it, latest first."""
    rows = ended_clocks(_own(scope, by))
    if scope.part == "late":
        rows = rows.filter(ended_at__gt=F("due_at"))
    if scope.part == "passed_on":
        rows = rows.filter(was_passed_on=True)
    return rows.select_related("request__service", "organisation").order_by("-ended_at", "-pk")


def feedback_records(scope: Scope, *, by: Actor) -> "QuerySet[Any]":
    """What people said, latest first."""
    own = _own(scope, by)
    first, after = bounds(scope.period)
    rows = feedback.feedback_for_figures().filter(
        organisation__uuid__in=own.organisations or (), given_at__gte=first, given_at__lt=after
    )
    if scope.service:
        rows = rows.filter(service__slug=scope.service)
    if scope.part in _FACES:
        rows = rows.filter(face=_FACES[scope.part])
    return rows.select_related("service", "organisation", "reason").order_by("-given_at")
