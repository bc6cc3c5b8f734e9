"""Administrators say on which days their organisation is off; the partnership's says so for all."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import BankHoliday
from tests.conftest import NOON, Cast

DAY = {"day_day": "5", "day_month": "3", "day_year": "2026", "name": "Fair day"}
THURSDAY = date(2026, 3, 5)
ADMINISTRATORS = (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
SignedIn = Callable[[Account], Client]

pytestmark = pytest.mark.usefixtures("noon")


@pytest.mark.parametrize("role", [role for role in Role.values if role not in ADMINISTRATORS])
def test_others_find_nothing(cast: Cast, signed_in: SignedIn, role: str) -> None:
    client = signed_in(cast.account(cast.district, role))
    assert {client.get(f"/office/days/{page}").status_code for page in ("", "add/", "1/remove/")} == {404}


def test_an_administrator_changes_neither_others_days_nor_everybodys(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.account(cast.district, Role.ADMINISTRATOR))
    days = [BankHoliday.objects.create(day=THURSDAY, name="X", organisation=body) for body in (None, cast.county)]
    assert {client.post(f"/office/days/{day.pk}/remove/").status_code for day in days} == {404}
    for whose in ("all", str(cast.county.uuid)):
        assert client.post("/office/days/add/", {**DAY, "day_day": "6", "organisation": whose}).status_code == 400
    assert BankHoliday.objects.count() == 2


@pytest.mark.parametrize(("field", "said"), [("name", "Enter what the day is called"), ("day_day", "day")])
def test_what_is_missing_is_said(cast: Cast, signed_in: SignedIn, field: str, said: str) -> None:
    client = signed_in(cast.account(cast.district, Role.ADMINISTRATOR))
    answer = client.post("/office/days/add/", {**DAY, "organisation": str(cast.district.uuid), field: ""})
    assert answer.status_code == 400
    assert said in answer.text


def test_a_day_is_off_once(cast: Cast, signed_in: SignedIn) -> None:
    BankHoliday.objects.create(day=THURSDAY, name="For all")
    client = signed_in(cast.account(cast.district, Role.ADMINISTRATOR))
    answer = client.post("/office/days/add/", {**DAY, "organisation": str(cast.district.uuid)})
    assert "This is a day off already" in answer.text


def test_a_bodys_own_day_moves_its_due_dates_only(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.account(cast.district, Role.ADMINISTRATOR))
    assert requests.working_days_after(NOON, 1, cast.district).day == 5
    client.post("/office/days/add/", {**DAY, "organisation": str(cast.district.uuid)})
    assert requests.working_days_after(NOON, 1, cast.district).day == 6
    assert requests.working_days_after(NOON, 1, cast.county).day == 5
    client.post(f"/office/days/{BankHoliday.objects.get().pk}/remove/")
    assert requests.working_days_after(NOON, 1, cast.district).day == 5


def test_the_partnership_says_it_for_all(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR))
    client.post("/office/days/add/", {**DAY, "organisation": "all"})
    assert requests.working_days_after(NOON, 1, cast.district).day == 6
    client.post(f"/office/days/{BankHoliday.objects.get().pk}/remove/")
    assert not BankHoliday.objects.exists()


def test_days_are_listed_by_year(cast: Cast, signed_in: SignedIn) -> None:
    BankHoliday.objects.create(day=THURSDAY, name="This year's")
    BankHoliday.objects.create(day=date(2027, 1, 1), name="Next year's")
    client = signed_in(cast.account(cast.district, Role.ADMINISTRATOR))
    assert "This year" in client.get("/office/days/").text
    assert "Next year" in client.get("/office/days/?year=2027").text
    assert "This year" in client.get("/office/days/?year=nonsense").text
