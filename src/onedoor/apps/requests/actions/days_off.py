"""Days that targets do not count: bank holidays for all, and a body's own days off."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from onedoor.apps.requests.access import may_change_days_off
from onedoor.apps.requests.actions.prioritising import move_promises
from onedoor.apps.requests.events import DayOffChanged
from onedoor.apps.requests.models import BankHoliday
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events.log import record
from onedoor.foundation.remembering import forget_all

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["add_day_off", "remove_day_off"]


@transaction.atomic(durable=True)
def add_day_off(
    *, by: Actor, organisation: "Organisation | None", day: date, name: str, moves_promises: bool = False
) -> BankHoliday:
    """A day off of one body, or (none named) of all. Raises Invalid.

    What was promised before stays, unless it is said that it moves; then each request's history says so.
    """
    if not may_change_days_off(by, organisation):
        raise Missing("There is no such organisation.")
    if not name.strip():
        raise Invalid("The day needs a name.", fields={"name": ["Enter what the day is called"]})
    if BankHoliday.objects.filter(Q(organisation=None) | Q(organisation=organisation), day=day).exists():
        raise Invalid("That day is off already.", fields={"day": ["This is a day off already"]})
    holiday = BankHoliday.objects.create(organisation=organisation, day=day, name=name.strip()[:100])
    forget_all()
    moved = move_promises(by=by, organisation=organisation, day=day, name=holiday.name) if moves_promises else 0
    _record(holiday, is_off=True, by=by, moved=moved)
    return holiday


@transaction.atomic(durable=True)
def remove_day_off(*, by: Actor, holiday: BankHoliday) -> None:
    """Make it a working day again, for what is promised from here on."""
    if not may_change_days_off(by, holiday.organisation):
        raise Missing("There is no such day off.")
    _record(holiday, is_off=False, by=by)
    holiday.delete()


def _record(holiday: BankHoliday, *, is_off: bool, by: Actor, moved: int = 0) -> None:
    organisation = str(holiday.organisation.uuid) if holiday.organisation else ""
    record(DayOffChanged(day=holiday.day.isoformat(), is_off=is_off, moved=moved), by=by, organisation=organisation)
    forget_all()
