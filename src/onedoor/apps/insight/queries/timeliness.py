"""Requests in and out of time: of those closed in the period that had a due date, the share closed by then."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet

from onedoor.apps.insight.data import Breakdown, Figure, Scope
from onedoor.apps.insight.intervals import wilson
from onedoor.apps.insight.queries.periods import bounds, months_in
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import STOPPED_STATUSES
from onedoor.foundation import clock

__all__ = ["in_time", "in_time_total", "open_now"]

_BY = {
    Breakdown.SERVICE: ("service__slug", "service__name", "service"),
    Breakdown.ORGANISATION: ("accountable__uuid", "accountable__name", "organisation"),
}
_COUNTS = {"closed": Count("id"), "in_time": Count("id", filter=Q(closed_at__lte=F("due_at")))}


def _closed(scope: Scope) -> "QuerySet[Any]":
    first, after = bounds(scope.period)
    return _of(scope, requests.requests_for_figures()).filter(
        closed_at__gte=first, closed_at__lt=after, due_at__isnull=False
    )


def _of(scope: Scope, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    if scope.organisations is not None:
        rows = rows.filter(accountable__uuid__in=scope.organisations)
    return rows.filter(service__slug=scope.service) if scope.service else rows


def in_time_total(scope: Scope) -> Figure:
    """All of the scope in one figure."""
    return _figure("", "All", _closed(scope).aggregate(**_COUNTS), "")


def in_time(scope: Scope, by: Breakdown) -> list[Figure]:
    """By month in order, or by service or organisation, most closed first."""
    if by == Breakdown.MONTH:
        months = ((month, Scope(month, scope.organisations, scope.service)) for month in months_in(scope.period))
        return [
            _figure(
                month.first.strftime("%Y-%m"), month.first.strftime("%B %Y"), _closed(part).aggregate(**_COUNTS),
                f"from={month.first}&to={month.last}",
            )
            for month, part in months
        ]  # fmt: skip
    key, label, parameter = _BY[by]
    rows = _closed(scope).values(key, label).annotate(**_COUNTS).order_by("-closed", label)
    return [_figure(str(row[key]), row[label], row, f"{parameter}={row[key]}") for row in rows]


def open_now(scope: Scope) -> dict[str, int]:
    """How many are open at this moment, and how many of those are past their due date with nobody else awaited."""
    rows = _of(scope, requests.requests_for_figures()).filter(is_open=True)
    is_late = Q(due_at__lt=clock.now()) & ~Q(status__in=STOPPED_STATUSES)
    counts = rows.aggregate(open=Count("id"), overdue=Count("id", filter=is_late))
    return {"open": counts["open"], "overdue": counts["overdue"]}


def _figure(key: str, label: str, row: dict[str, Any], query: str) -> Figure:
    late = row["closed"] - row["in_time"]
    return Figure(key, label, wilson(row["in_time"], row["closed"]), row["closed"], query, {"late": late})
