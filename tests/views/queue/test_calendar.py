"""What is due when, and a request as a PDF."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Request
from tests.conftest import Cast
from tests.raising import raise_one

pytestmark = pytest.mark.django_db
SignIn = Any


@pytest.fixture
def officer(cast: Cast, signed_in: SignIn) -> Client:
    client: Client = signed_in(cast.account(cast.district, "service_officer"))
    return client


@pytest.fixture
def due(noon: datetime, cast: Cast) -> list[Request]:
    """Five on Monday 16 March 2026, one of another body."""
    made = [raise_one(cast.district) for _ in range(5)]
    theirs = raise_one(cast.county, by=cast.actor(cast.county, "adviser"), organisation=cast.county)
    when = datetime.fromisoformat("2026-03-16T23:59:59+00:00")
    Request.objects.update(due_at=when)
    return [*made, theirs]


def test_each_day_says_how_much_is_due_and_opens_its_list(officer: Client, due: list[Request]) -> None:
    page = officer.get("/desk/queue/calendar/?on=2026-03-04").content.decode()
    assert "Due in March 2026" in page
    assert "5 open requests due" in page
    assert "and 2 more" in page
    assert due[-1].reference not in page
    listed = officer.get("/desk/queue/?due=2026-03-16").content.decode()
    assert listed.count('name="selected"') == 5
    assert "On 16 March 2026" in listed
    assert officer.get("/desk/queue/?due=2026-03-17").content.decode().count('name="selected"') == 0


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("by=week&on=2026-03-18", "the week of 16 March 2026"), ("on=nonsense", "March 2026"),
        ("on=9999-12-31", "March 2026"), ("by=month&on=2026-01-31", "January 2026"),
        ("on=2026-03-04&whose=mine", "Nothing is due"),
    ],
)  # fmt: skip
def test_weeks_and_odd_addresses(officer: Client, due: list[Request], query: str, title: str) -> None:
    assert title in officer.get(f"/desk/queue/calendar/?{query}").content.decode()


def test_as_many_queries_for_many_as_for_few(
    officer: Client, due: list[Request], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(26):
        officer.get("/desk/queue/calendar/?on=2026-03-04&by=week")


def test_a_pdf_holds_what_the_sheet_does(cast: Cast, officer: Client, due: list[Request], signed_in: SignIn) -> None:
    requests.add_note(by=cast.actor(cast.district, "service_officer"), request=due[0], text="Beware of the dog")
    answer = officer.get(f"/desk/queue/{due[0].uuid}/sheet.pdf?private=on&person=on")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert len(answer.content) > len(officer.get(f"/desk/queue/{due[0].uuid}/sheet.pdf").content)
    stranger = signed_in(cast.account(cast.county, "service_officer"))
    assert stranger.get(f"/desk/queue/{due[0].uuid}/sheet.pdf").status_code == 404
