"""Satisfaction: the mean of three faces, from -1 to +1, with how many answered out of how many could have.

As councils publish it: good +1, average 0, poor -1 (net satisfaction). Those who answer choose to, so the response
rate stands beside every figure: answers for each request closed in the same time, since everybody is asked then.
"""

from typing import Any

from django.db.models import Count, Q, QuerySet

from onedoor.apps.feedback import services as feedback
from onedoor.apps.insight.data import Breakdown, Figure, Scope
from onedoor.apps.insight.intervals import mean_interval
from onedoor.apps.insight.queries.periods import bounds, months_in
from onedoor.apps.requests import services as requests

__all__ = ["satisfaction", "satisfaction_total"]

_BY = {
    Breakdown.SERVICE: ("service__slug", "service__name", "service"),
    Breakdown.ORGANISATION: ("organisation__uuid", "organisation__name", "organisation"),
}
_CLOSED_BY = {Breakdown.SERVICE: "service__slug", Breakdown.ORGANISATION: "accountable__uuid"}
_COUNTS = {
    "n": Count("id"),
    "good": Count("id", filter=Q(face=1)),
    "average": Count("id", filter=Q(face=0)),
    "poor": Count("id", filter=Q(face=-1)),
}


def satisfaction_total(scope: Scope) -> Figure:
    """All of the scope in one figure."""
    return _figure("", "All", _given(scope).aggregate(**_COUNTS), "", _closed(scope).count())


def satisfaction(scope: Scope, by: Breakdown) -> list[Figure]:
    """By month in order, or by service or organisation, most answers first."""
    if by == Breakdown.MONTH:
        months = ((month, Scope(month, scope.organisations, scope.service)) for month in months_in(scope.period))
        return [
            _figure(
                month.first.strftime("%Y-%m"), month.first.strftime("%B %Y"), _given(part).aggregate(**_COUNTS),
                f"from={month.first}&to={month.last}", _closed(part).count(),
            )
            for month, part in months
        ]  # fmt: skip
    key, label, parameter = _BY[by]
    rows = _given(scope).values(key, label).annotate(**_COUNTS).order_by("-n", label)
    counted = _closed(scope).order_by().values_list(_CLOSED_BY[by]).annotate(closed=Count("id"))
    closed = {str(one): number for one, number in counted}
    return [
        _figure(
            str(row[key] or ""), row[label] or "Not known", row, f"{parameter}={row[key]}", closed.get(str(row[key]), 0)
        )
        for row in rows
    ]  # fmt: skip


def _given(scope: Scope) -> "QuerySet[Any]":
    first, after = bounds(scope.period)
    rows = feedback.feedback_for_figures().filter(given_at__gte=first, given_at__lt=after)
    if scope.organisations is not None:
        rows = rows.filter(organisation__uuid__in=scope.organisations)
    return rows.filter(service__slug=scope.service) if scope.service else rows


def _closed(scope: Scope) -> "QuerySet[Any]":
    """Whoever asked for these could have said how it went."""
    first, after = bounds(scope.period)
    rows = requests.requests_for_figures().filter(closed_at__gte=first, closed_at__lt=after)
    if scope.organisations is not None:
        rows = rows.filter(accountable__uuid__in=scope.organisations)
    return rows.filter(service__slug=scope.service) if scope.service else rows


def _figure(key: str, label: str, row: dict[str, Any], query: str, closed: int) -> Figure:
    interval = mean_interval(row["good"] - row["poor"], row["good"] + row["poor"], row["n"], least=-1, most=1)
    extra = {name: row[name] for name in ("good", "average", "poor")}
    rate = min(row["n"] / closed, 1.0) if closed else None
    return Figure(key, label, interval, row["n"], query, {**extra, "closed": closed, "rate": rate})
