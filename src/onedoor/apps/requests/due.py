"""When a request is due: working days where the partnership is, bank holidays left out."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from onedoor.apps.requests import working_days
from onedoor.apps.requests.models import BankHoliday
from onedoor.foundation import clock
from onedoor.foundation.remembering import remembered

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["later_by", "working_days_after", "working_days_since"]

# Nobody is off for longer than this between two working days.
_MARGIN_DAYS = 60


def working_days_after(moment: datetime, days: int, organisation: "Organisation | None" = None) -> datetime:
    """The end of the `days`-th working day after the moment, in local time; the organisation's own days off count."""
    day = moment.astimezone(clock.local_zone()).date()
    until = day + timedelta(days=days * 2 + _MARGIN_DAYS)
    days_off = _days_off(organisation.pk if organisation else None, day, until)
    last = working_days.working_day_after(day, days, days_off)
    return datetime.combine(last, time(23, 59, 59), tzinfo=clock.local_zone())


def working_days_since(start: datetime, end: datetime, organisation: "Organisation | None" = None) -> int:
    """How many working days begin after the day of `start`, up to and with the day of `end`; 0 within one day."""
    zone = clock.local_zone()
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    days_off = _days_off(organisation.pk if organisation else None, first, last)
    return working_days.working_days_between(first, last, days_off)


def later_by(moment: datetime, days: int, organisation: "Organisation | None" = None) -> datetime:
    """That many working days later, at the same time of the day."""
    local = moment.astimezone(clock.local_zone())
    day = local.date()
    days_off = _days_off(organisation.pk if organisation else None, day, day + timedelta(days=days * 2 + _MARGIN_DAYS))
    return datetime.combine(
        working_days.working_day_after(day, days, days_off), local.time(), tzinfo=clock.local_zone()
    )


@remembered
def _days_off(organisation_id: int | None, start: date, end: date) -> frozenset[date]:
    holidays = BankHoliday.objects.filter(
        Q(organisation=None) | Q(organisation=organisation_id), day__range=(start, end)
    )
    return frozenset(holidays.values_list("day", flat=True))
