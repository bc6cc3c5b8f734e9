"""What an installation starts with."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import CLOSED_STATUSES
from onedoor.apps.requests.models import BankHoliday, ClosingReason
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def test_installed_twice_it_keeps_what_was_edited(noon: datetime) -> None:
    requests.install_defaults()
    counts = BankHoliday.objects.count(), ClosingReason.objects.count()
    ClosingReason.objects.filter(code="done").update(wording="All done.")
    requests.install_defaults()
    assert (BankHoliday.objects.count(), ClosingReason.objects.count()) == counts
    assert ClosingReason.objects.get(code="done").wording == "All done."


def test_every_closing_reason_closes_and_speaks_both_languages() -> None:
    requests.install_defaults()
    for reason in ClosingReason.objects.all():
        assert reason.status in CLOSED_STATUSES
        assert reason.wording_in("cy") != reason.wording_in("en-gb")


def test_every_closed_status_a_partner_sends_has_a_reason() -> None:
    requests.install_defaults()
    assert {reason.status for reason in ClosingReason.objects.all()} == set(CLOSED_STATUSES)


def test_bank_holidays_and_a_bodys_own_days_off_do_not_count(cast: Cast, noon: datetime) -> None:
    requests.install_defaults()
    assert BankHoliday.objects.filter(day=date(2026, 4, 3), name="Good Friday").exists()
    before_easter = datetime(2026, 4, 2, 9, tzinfo=UTC)
    assert requests.working_days_after(before_easter, 1).date() == date(2026, 4, 7)
    BankHoliday.objects.create(day=date(2026, 4, 7), name="Works day", organisation=cast.district)
    assert requests.working_days_after(before_easter, 1, cast.district).date() == date(2026, 4, 8)
    assert requests.working_days_after(before_easter, 1, cast.county).date() == date(2026, 4, 7)


def test_due_at_the_end_of_the_local_day() -> None:
    summer = requests.working_days_after(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), 1)
    assert summer.astimezone(UTC) == datetime(2026, 7, 2, 22, 59, 59, tzinfo=UTC)
    # Half past eleven in UTC is already the next day here.
    late = requests.working_days_after(datetime(2026, 7, 1, 23, 30, tzinfo=UTC), 1)
    assert late.date() == date(2026, 7, 3)


def test_a_bank_holiday_that_was_made_a_working_day_stays_one(noon: datetime) -> None:
    requests.install_defaults()
    requests.remove_day_off(by=SYSTEM, holiday=BankHoliday.objects.get(day=date(2026, 4, 3)))
    requests.install_defaults()
    assert requests.working_days_after(datetime(2026, 4, 2, 9, tzinfo=UTC), 1).date() == date(2026, 4, 3)


def test_next_year_brings_its_own_bank_holidays(noon: datetime) -> None:
    requests.install_defaults()
    last = BankHoliday.objects.latest("day").day
    with time_machine.travel(noon + timedelta(days=365), tick=False):
        requests.install_defaults()
    assert BankHoliday.objects.latest("day").day.year == last.year + 1
