"""A private address by which a calendar program of somebody's own reads what is due."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.models import Account, Membership, StaffProvider
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import CalendarFeed, Request
from onedoor.foundation.events.models import Event
from tests.conftest import Cast
from tests.counting import statements
from tests.raising import raise_one, reason, service

pytestmark = pytest.mark.django_db
SignIn = Callable[[Account], Client]
PAGE = "/desk/queue/calendar/address/"


@pytest.fixture
def account(cast: Cast) -> Account:
    return cast.account(cast.district, "service_officer")


@pytest.fixture
def officer(account: Account, signed_in: SignIn) -> Client:
    return signed_in(account)


@pytest.fixture
def due(noon: datetime, cast: Cast) -> Request:
    """One by the end of Monday 16 March 2026, and one of another body."""
    ours = raise_one(cast.district, service=service(cast.district, name="Pothole; deep, wide"))
    raise_one(cast.county, by=cast.actor(cast.county, "adviser"), organisation=cast.county)
    Request.objects.update(due_at=datetime.fromisoformat("2026-03-16T23:59:59+00:00"))
    ours.refresh_from_db()
    return ours


def make(client: Client, of: str = "all") -> str:
    """The path of a new address, as the page shows it once."""
    address: str = client.post(PAGE, {"of": of}).context["made"]
    assert address.startswith("http://localhost:8000/desk/queue/calendar/")
    return address.removeprefix("http://localhost:8000")


def read(path: str) -> str:
    """As a program does, that signs in nowhere; lines put together again."""
    response = Client().get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in response["Cache-Control"]
    return response.content.decode().replace("\r\n ", "").replace("\r\n", "\n")


def is_gone(path: str) -> bool:
    return Client().get(path).status_code == 404


def test_it_says_reference_service_and_day_and_nothing_of_anybody(officer: Client, due: Request) -> None:
    content = read(make(officer))
    assert f"SUMMARY:{due.reference} Pothole\\; deep\\, wide due\n" in content
    assert f"UID:{due.uuid}@localhost\n" in content
    assert "DTSTART;VALUE=DATE:20260316\n" in content
    assert content.count("BEGIN:VEVENT") == 1, "The other body's is not there."
    for word in ("Ivy", "Marlow", "07700", "hole by the bus stop", "TV1"):
        assert word not in content


def test_what_is_due_at_an_hour_says_the_hour(officer: Client, due: Request) -> None:
    Request.objects.update(due_at=datetime.fromisoformat("2026-06-16T14:30:00+01:00"))
    assert "DTSTART:20260616T133000Z\n" in read(make(officer))


def test_a_moved_date_is_the_same_entry_and_a_closed_one_is_gone(cast: Cast, officer: Client, due: Request) -> None:
    path = make(officer)
    before = read(path)
    requests.change_priority(by=cast.actor(cast.district, "service_officer"), request=due, priority="urgent")
    after = read(path)
    assert [line for line in after.split("\n") if line.startswith("UID")] == [f"UID:{due.uuid}@localhost"]
    assert f"SEQUENCE:{due.version}\n" in before
    assert f"SEQUENCE:{due.version + 1}\n" in after
    due.refresh_from_db()
    requests.close(by=cast.actor(cast.district, "service_officer"), request=due, closing_reason=reason())
    assert "VEVENT" not in read(path)


def test_only_what_they_have_taken_on(cast: Cast, officer: Client, due: Request) -> None:
    path = make(officer, "mine")
    assert "VEVENT" not in read(path)
    requests.take(by=cast.actor(cast.district, "service_officer"), request=due)
    assert due.reference in read(path)


def test_another_address_ends_the_first_and_taking_it_away_ends_all(officer: Client, due: Request) -> None:
    first = make(officer)
    second = make(officer)
    assert is_gone(first)
    assert due.reference in read(second)
    assert "You have an address" in officer.get(PAGE).content.decode()
    officer.post(f"{PAGE}revoke/")
    assert is_gone(second)
    assert "You have an address" not in officer.get(PAGE).content.decode()
    told = Event.objects.filter(type__startswith="requests.calendar_").order_by("id").values_list("type", "data")
    made = ("requests.calendar_address_made.v1", {"of": "all"})
    assert list(told) == [made, made, ("requests.calendar_address_revoked.v1", {})]


def test_it_is_shown_once_and_kept_nowhere(officer: Client) -> None:
    secret = make(officer).removesuffix(".ics").rpartition("/")[2]
    assert len(secret) >= 43
    assert secret not in officer.get(PAGE).content.decode()
    assert secret not in str(list(CalendarFeed.objects.values())) + str(list(Event.objects.values()))


def test_a_wrong_one_opens_nothing(officer: Client) -> None:
    digest = CalendarFeed.objects.get(digest__gt="").digest if make(officer) else ""
    for guess in ("guess", digest):
        assert is_gone(f"/desk/queue/calendar/{guess}.ics")


def test_it_ends_with_the_account_and_with_the_work(account: Account, officer: Client, due: Request) -> None:
    path = make(officer)
    Account.objects.update(is_active=False)
    assert is_gone(path)
    Account.objects.update(is_active=True)
    Membership.objects.filter(account=account).update(role="adviser")
    assert is_gone(path)
    Membership.objects.filter(account=account).update(role="service_officer")
    assert due.reference in read(path)


def test_a_body_that_lets_in_by_its_own_sign_in_alone_is_not_read_without(
    cast: Cast, officer: Client, due: Request
) -> None:
    path = make(officer)
    StaffProvider.objects.create(
        organisation=cast.district, issuer="https://id.example", client_id="one", is_on=True, is_only_way=True,
    )  # fmt: skip
    assert is_gone(path)
    with pytest.raises(Exception, match="its own sign-in alone"):
        requests.make_calendar_address(by=partners.actor_for(cast.account(cast.district, "service_officer")), of="all")


def test_nothing_chosen_makes_nothing(officer: Client) -> None:
    assert officer.post(PAGE, {"of": "everybodys"}).status_code == 400
    assert not CalendarFeed.objects.exists()


def test_as_many_statements_for_many_as_for_few(
    cast: Cast, officer: Client, due: Request, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        raise_one(cast.district)
    path = make(officer)
    with django_assert_max_num_queries(statements(5, lock=1)):
        assert Client().get(path).content.count(b"BEGIN:VEVENT") == 6
