"""Avoidable contact: of the contacts judged, the share that need never have happened.

The figure is that of National Indicator 14 as finally defined in 2008 (avoidable contacts over all contacts, lower
is better), with its count and 95% interval. Web contact is counted like any other and can be left out by channel.
A contact counts for the body its matter is for, whichever door it came to.
"""

from typing import Any

from django.db.models import Count, Q, QuerySet

from onedoor.apps.contacts import services as contacts
from onedoor.apps.insight.data import Breakdown, Figure, Scope
from onedoor.apps.insight.intervals import wilson
from onedoor.apps.insight.queries.periods import bounds, months_in

__all__ = ["avoidable_contact", "avoidable_total", "causes", "judged_in"]

_BY = {
    Breakdown.SERVICE: ("service__slug", "service__name", "service"),
    Breakdown.CHANNEL: ("channel__code", "channel__name", "channel"),
    Breakdown.ORGANISATION: ("responsible__uuid", "responsible__name", "organisation"),
}
_COUNTS = {"judged": Count("id"), "avoidable": Count("id", filter=Q(is_avoidable=True))}


def judged_in(scope: Scope) -> "QuerySet[Any]":
    first, after = bounds(scope.period)
    rows = contacts.contacts_for_figures().filter(opened_at__gte=first, opened_at__lt=after, is_avoidable__isnull=False)
    if scope.organisations is not None:
        rows = rows.filter(responsible__uuid__in=scope.organisations)
    if scope.service:
        rows = rows.filter(service__slug=scope.service)
    if scope.channel:
        rows = rows.filter(channel__code=scope.channel)
    return rows


def avoidable_total(scope: Scope) -> Figure:
    """All of the scope in one figure."""
    return _figure("", "All", judged_in(scope).aggregate(**_COUNTS), "")


def avoidable_contact(scope: Scope, by: Breakdown) -> list[Figure]:
    """A figure for each month (in order), or each service, channel or organisation (most contacts first)."""
    if by == Breakdown.MONTH:
        return [_month(scope, month.first.strftime("%Y-%m"), month) for month in months_in(scope.period)]
    key, label, parameter = _BY[by]
    rows = judged_in(scope).values(key, label).annotate(**_COUNTS).order_by("-judged", label)
    return [_figure(str(row[key] or ""), row[label] or "Not known", row, f"{parameter}={row[key]}") for row in rows]


def causes(scope: Scope) -> list[Figure]:
    """What lay behind the avoidable contacts: each cause's share of them, most frequent first."""
    avoidable = judged_in(scope).filter(is_avoidable=True)
    rows = list(avoidable.values("cause__code", "cause__label").annotate(n=Count("id")).order_by("-n"))
    total = sum(row["n"] for row in rows)
    return [
        Figure(
            row["cause__code"], row["cause__label"], wilson(row["n"], total), row["n"], f"cause={row['cause__code']}"
        )
        for row in rows
    ]


def _month(scope: Scope, key: str, month: Any) -> Figure:
    counts = judged_in(Scope(month, scope.organisations, scope.service, scope.channel)).aggregate(**_COUNTS)
    return _figure(key, month.first.strftime("%B %Y"), counts, f"from={month.first}&to={month.last}")


def _figure(key: str, label: str, row: dict[str, Any], query: str) -> Figure:
    return Figure(
        key, label, wilson(row["avoidable"], row["judged"]), row["judged"], query, {"avoidable": row["avoidable"]}
    )
