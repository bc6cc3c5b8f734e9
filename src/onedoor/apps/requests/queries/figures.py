"""Requests to be counted."""

from django.db.models import QuerySet

from onedoor.apps.requests.models import Request, ServiceClock

__all__ = ["clocks_for_figures", "requests_for_figures"]


def clocks_for_figures() -> QuerySet[ServiceClock]:
    """Every time an organisation held a request: to be counted, not shown. Whoever counts answers for access."""
    return ServiceClock.objects.filter(request__merged_into=None)


def requests_for_figures() -> QuerySet[Request]:
    """Every request of the partnership, one with parts once: to be counted. Whoever counts answers for access."""
    return Request.objects.filter(merged_into=None, part_of=None)
