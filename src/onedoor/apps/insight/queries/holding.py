"""How each organisation keeps its own time: the share of the times it held a request that ended by its own date.

A request that was passed on counts for each body that held it.
"""

from typing import Any

from django.db.models import Count, F, Q, QuerySet

from onedoor.apps.insight.data import Breakdown, Figure, Scope
from onedoor.apps.insight.intervals import wilson
from onedoor.apps.insight.queries.periods import bounds, months_in
from onedoor.apps.requests import services as requests

__all__ = ["ended_clocks", "held_in_time"]

_BY = {
    Breakdown.SERVICE: ("request__service__slug", "request__service__name", "service"),
    Breakdown.ORGANISATION: ("organisation__uuid", "organisation__name", "organisation"),
}
_COUNTS = {
    "held": Count("id"),
    "in_time": Count("id", filter=Q(ended_at__lte=F("due_at"))),
    "passed_on": Count("id", filter=Q(was_passed_on=True)),
}


def ended_clocks(scope: Scope) -> "QuerySet[Any]":
    """Every time an organisation of the scope was done with a request it had a date for, in the period."""
    first, after = bounds(scope.period)
    rows = requests.clocks_for_figures().filter(ended_at__gte=first, ended_at__lt=after, due_at__isnull=False)
    if scope.organisations is not None:
        rows = rows.filter(organisation__uuid__in=scope.organisations)
    return rows.filter(request__service__slug=scope.service) if scope.service else rows


def held_in_time(scope: Scope, by: Breakdown) -> list[Figure]:
    """By month in order, or by service or organisation, most held first."""
    if by == Breakdown.MONTH:
        months = ((month, Scope(month, scope.organisations, scope.service)) for month in months_in(scope.period))
        return [
            _figure(
                month.first.strftime("%Y-%m"), month.first.strftime("%B %Y"), ended_clocks(part).aggregate(**_COUNTS),
                f"from={month.first}&to={month.last}",
            )
            for month, part in months
        ]  # fmt: skip
    key, label, parameter = _BY[by]
    rows = ended_clocks(scope).order_by().values(key, label).annotate(**_COUNTS).order_by("-held", label)
    return [_figure(str(row[key]), row[label], row, f"{parameter}={row[key]}") for row in rows]


def _figure(key: str, label: str, row: dict[str, Any], query: str) -> Figure:
    extra = {"late": row["held"] - row["in_time"], "passed_on": row["passed_on"]}
    return Figure(key, label, wilson(row["in_time"], row["held"]), row["held"], query, extra)
