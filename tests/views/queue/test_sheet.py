"""One request on paper: who may print it, and what is left out unless somebody asks."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Attachment, Request
from onedoor.web.components.templatetags.phones import spoken
from onedoor.web.desk.queue.paper import paper_of
from tests.conftest import Cast
from tests.raising import place, raise_one

pytestmark = pytest.mark.django_db

SignIn = Callable[[Account], Client]
NOTHING = {"history": (), "pictures": Attachment.objects.none()}


@pytest.fixture
def request_(cast: Cast) -> Request:
    made = raise_one(cast.district)
    officer = cast.actor(cast.district, Role.SERVICE_OFFICER)
    requests.add_note(by=officer, request=made, text="The dog bites", visibility="private")
    return made


def sheet(client: Client, request: Request, query: str = "") -> str:
    answer = client.get(f"/desk/queue/{request.uuid}/sheet/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_signs_in_first(client: Client, request_: Request) -> None:
    assert client.get(f"/desk/queue/{request_.uuid}/sheet/").status_code == 302


def test_another_bodys_request_is_as_if_missing(cast: Cast, signed_in: SignIn, request_: Request) -> None:
    client = signed_in(cast.account(cast.county, Role.SERVICE_MANAGER))
    assert client.get(f"/desk/queue/{request_.uuid}/sheet/").status_code == 404


def test_another_bodys_private_notes_stay_private_however_one_asks(
    cast: Cast, signed_in: SignIn, request_: Request
) -> None:
    adviser = signed_in(cast.account(cast.county, Role.ADVISER))
    assert adviser.get(f"/desk/queue/{request_.uuid}/sheet/").status_code == 404
    Request.objects.update(door=cast.county)
    requests.add_note(
        by=cast.actor(cast.district, Role.SERVICE_OFFICER),
        request=request_,
        text="Told the person",
        visibility="public",
    )
    for query in ("", "?private=on"):
        page = sheet(adviser, request_, query)
        assert "The dog bites" not in page
        assert "Told the person" not in page


def test_paper_gets_lost_so_it_holds_nothing_private(cast: Cast, signed_in: SignIn, request_: Request) -> None:
    page = sheet(signed_in(cast.account(cast.district, Role.SERVICE_OFFICER)), request_)
    for words in ("The dog bites", spoken(request_.contact_phone), "Ivy Marlow", "ivy@marlow.example"):
        assert words not in page
    for words in (request_.reference, "Pothole in a road", "A deep hole by the bus stop", "SK 26942 44816"):
        assert words in page


def test_who_asks_gets_the_rest(cast: Cast, signed_in: SignIn, request_: Request) -> None:
    page = sheet(signed_in(cast.account(cast.district, Role.SERVICE_OFFICER)), request_, "?private=on&person=on")
    for words in ("The dog bites", spoken(request_.contact_phone), "shred it"):
        assert words in page


def test_paper_says_when_it_is_due_and_nothing_while_the_person_is_awaited(
    noon: datetime, cast: Cast, signed_in: SignIn
) -> None:
    request_ = raise_one(cast.district)
    client = signed_in(cast.account(cast.district, Role.SERVICE_OFFICER))

    def under(due: str) -> tuple[str, str]:
        Request.objects.filter(pk=request_.pk).update(due_at=due)
        request_.refresh_from_db()
        return paper_of(request_, [], NOTHING, with_person=False, foot="").under, sheet(client, request_)

    pdf, page = under("2026-03-05T14:30:00Z")
    assert ", due 5 March 2026, 14:30" in pdf
    assert "<span>Due</span> <strong>Thu 5 March, 14:30" in page
    pdf, page = under("2026-03-03T23:59:59Z")
    assert ", was due 3 March 2026\n" in pdf
    assert "<span>Was due</span> <strong>Tue 3 March" in page
    requests.ask_person(by=cast.actor(cast.district, Role.SERVICE_OFFICER), request=request_, text="Which side?")
    request_.refresh_from_db()
    pdf, page = under("2026-03-03T23:59:59Z")
    assert pdf.startswith("Waiting for the person\n")
    assert "3 March" not in page.partition("</header>")[0]


def test_a_request_without_a_point_says_where_in_words(cast: Cast, signed_in: SignIn) -> None:
    made = raise_one(cast.district, place=place(None, None, address_text="1 Mill Lane, Thistleby"))
    page = sheet(signed_in(cast.account(cast.district, Role.SERVICE_OFFICER)), made)
    assert "1 Mill Lane, Thistleby" in page
    assert "grid reference" not in page


def test_a_point_beyond_the_grid_has_its_coordinates_only(cast: Cast, signed_in: SignIn) -> None:
    made = raise_one(cast.district, place=place(40.0, 20.0))
    page = sheet(signed_in(cast.account(cast.district, Role.SERVICE_OFFICER)), made)
    assert "40.00000, 20.00000" in page
    assert "grid reference" not in page
