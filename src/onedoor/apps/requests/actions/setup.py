"""What an installation starts with: closing reasons and bank holidays."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import holidays
from django.conf import settings
from django.db import transaction

from onedoor.apps.requests.defaults import CLOSING_REASONS, COMPLAINT_SOURCE, COMPLAINT_STAGES
from onedoor.apps.requests.models import BankHoliday, ClosingReason, ComplaintStage
from onedoor.foundation import clock
from onedoor.foundation.installing import never_installed

__all__ = ["install_defaults"]

# Targets are a matter of weeks; a yearly `onedoor install` keeps the list ahead of them.
_YEARS_BEFORE, _YEARS_AHEAD = 2, 3


@transaction.atomic(durable=True)
def install_defaults() -> None:
    """Add the closing reasons and bank holidays that never came; what was edited or removed stays so."""
    _install_reasons()
    _install_days_off()
    _install_stages()


def _install_stages() -> None:
    new = never_installed("requests.complaint_stage", (str(number) for number, *_ in COMPLAINT_STAGES))
    known = set(ComplaintStage.objects.values_list("number", flat=True))
    ComplaintStage.objects.bulk_create(
        ComplaintStage(number=number, name=name, answered_by=who, amount=days, source=COMPLAINT_SOURCE)
        for number, name, who, days in COMPLAINT_STAGES
        if str(number) in new and number not in known
    )


def _install_reasons() -> None:
    new = never_installed("requests.closing_reason", (reason.code for reason in CLOSING_REASONS))
    new -= set(ClosingReason.objects.values_list("code", flat=True))
    ClosingReason.objects.bulk_create(
        ClosingReason(
            code=reason.code,
            status=reason.status,
            label=reason.label,
            label_cy=reason.label_cy,
            wording=reason.wording,
            wording_cy=reason.wording_cy,
            order=order,
        )
        for order, reason in enumerate(CLOSING_REASONS)
        if reason.code in new
    )


def _install_days_off() -> None:
    names = dict(_days_off())
    new = never_installed("requests.bank_holiday", (day.isoformat() for day in names))
    days = set(BankHoliday.objects.filter(organisation=None).values_list("day", flat=True))
    BankHoliday.objects.bulk_create(
        BankHoliday(day=day, name=name[:100])
        for day, name in names.items()
        if day.isoformat() in new and day not in days
    )


def _days_off() -> Iterator[tuple[date, str]]:
    """As the `holidays` library lists them for the country and part in `settings.BANK_HOLIDAYS` (as in GB-WLS)."""
    country, _, part = settings.BANK_HOLIDAYS.partition("-")
    year = clock.today().year
    found: Any = holidays.country_holidays(
        country, subdiv=part or None, years=range(year - _YEARS_BEFORE, year + _YEARS_AHEAD + 1)
    )
    yield from sorted(found.items())
