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

__all__ = ["working_days_after"]

# Nobody is off for longer than this between two working days.
_MARGIN_DAYS = 60


def working_days_after(moment: datetime, days: int, organisation: "Organisation | None" = None) -> datetime:
    """The end of the `days`-th working day after the moment, in local time; the organisation's own days off count."""
    day = moment.astimezone(clock.local_zone()).date()
    until = day + timedelta(days=days * 2 + _MARGIN_DAYS)
    days_off = _days_off(organisation.pk if organisation else None, day, until)
    last = working_days.working_day_after(day, days, days_off)
    return datetime.combine(last, time(23, 59, 59), tzinfo=clock.local_zone())


@remembered
def _days_off(organisation_id: int | None, start: date, end: date) -> frozenset[date]:
    holidays = BankHoliday.objects.filter(
        Q(organisation=None) | Q(organisation=organisation_id), day__range=(start, end)
    )
    return frozenset(holidays.values_list("day", flat=True))
