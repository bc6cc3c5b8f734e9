"""The one place that asks what time it is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

__all__ = ["local_zone", "now", "today"]


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()


def local_zone() -> ZoneInfo:
    """The zone people here set their clocks by."""
    return ZoneInfo(settings.TIME_ZONE)


def today() -> date:
    """Today's date where the partnership is."""
    return now().astimezone(local_zone()).date()
