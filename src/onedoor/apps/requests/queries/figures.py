"""Requests to be counted."""

from django.db.models import QuerySet

from onedoor.apps.requests.models import Request

__all__ = ["requests_for_figures"]


def requests_for_figures() -> QuerySet[Request]:
    """Every request of the partnership: to be counted, not shown. Whoever counts answers for access."""
    return Request.objects.exclude(merged_into__isnull=False)
