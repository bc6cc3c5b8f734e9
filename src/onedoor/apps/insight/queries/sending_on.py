"""Whether sending people on worked: of those who were sent elsewhere and said so, the share for whom it did.

Only who agreed to be asked is asked, and only some answer: read it beside how many were sent on.
"""

from typing import Any

from django.db.models import Count, Q, QuerySet

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Worked
from onedoor.apps.insight.data import Breakdown, Figure, Scope
from onedoor.apps.insight.intervals import wilson
from onedoor.apps.insight.queries.periods import bounds, months_in

__all__ = ["sending_on"]

_BY = {
    Breakdown.SERVICE: ("service__slug", "service__name", "service"),
    Breakdown.ORGANISATION: ("organisation__uuid", "organisation__name", "organisation"),
}
# Whoever has not tried yet says nothing of whether it worked.
_COUNTS = {
    "sent": Count("id"), "asked": Count("id", filter=Q(asked_at__isnull=False)),
    "answered": Count("id", filter=Q(worked__in=(Worked.YES, Worked.NO))),
    "worked": Count("id", filter=Q(worked=Worked.YES)),
}  # fmt: skip


def _rows(scope: Scope) -> "QuerySet[Any]":
    first, after = bounds(scope.period)
    rows = contacts.signposts_for_figures().filter(at__gte=first, at__lt=after)
    if scope.organisations is not None:
        rows = rows.filter(organisation__uuid__in=scope.organisations)
    return rows.filter(service__slug=scope.service) if scope.service else rows


def sending_on(scope: Scope, by: Breakdown) -> list[Figure]:
    """By month in order, or by service or by the body that sent them on, most sent first."""
    if by == Breakdown.MONTH:
        return [
            _figure(
                month.first.strftime("%Y-%m"), month.first.strftime("%B %Y"),
                _rows(Scope(month, scope.organisations, scope.service)).order_by().aggregate(**_COUNTS),
                f"from={month.first}&to={month.last}",
            )
            for month in months_in(scope.period)
        ]  # fmt: skip
    key, label, parameter = _BY[by]
    rows = _rows(scope).order_by().values(key, label).annotate(**_COUNTS).order_by("-sent", label)
    return [_figure(str(row[key] or ""), row[label] or "Not known", row, f"{parameter}={row[key]}") for row in rows]


def _figure(key: str, label: str, row: dict[str, Any], query: str) -> Figure:
    extra = {"sent": row["sent"], "asked": row["asked"], "worked": row["worked"]}
    return Figure(key, label, wilson(row["worked"], row["answered"]), row["answered"], query, extra)
