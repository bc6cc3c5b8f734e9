"""The page of one request."""

from collections.abc import Callable

import pytest
from django.test import Client

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import ItemAction
from onedoor.apps.contacts.models import Contact, ContactItem
from onedoor.apps.directory.models import Channel
from onedoor.apps.partners.models import Account
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import NewFile
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock
from tests.conftest import Cast
from tests.raising import raise_one, reason
from tests.unit.requests.test_files import PDF, picture

pytestmark = pytest.mark.django_db

SignIn = Callable[[Account], Client]


@pytest.fixture
def request_(cast: Cast) -> Request:
    return raise_one(cast.district)


@pytest.fixture
def officer(cast: Cast, signed_in: SignIn, request_: Request) -> Client:
    return signed_in(cast.account(cast.district, "service_officer"))


def send(client: Client, request: Request, action: str, version: int = 1, **values: str) -> tuple[int, str]:
    given = {f"{action}-{name}": value for name, value in values.items()}
    answer = client.post(f"/desk/queue/{request.uuid}/{action}/", {f"{action}-version": version, **given})
    request.refresh_from_db()
    return answer.status_code, answer.content.decode()


def test_another_bodys_request_is_as_if_missing(cast: Cast, signed_in: SignIn, request_: Request) -> None:
    file = requests.answer(
        by=cast.actor(cast.district, "adviser"), request=request_, text="", files=[NewFile("a", PDF)]
    )
    attachment = file.request.attachments.get()
    for role in ("service_officer", "service_manager", "administrator", "analyst", "partnership_administrator"):
        client = signed_in(cast.account(cast.county, role))
        assert client.get(f"/desk/queue/{request_.uuid}/").status_code == 404
        assert client.get(f"/desk/queue/{request_.uuid}/files/{attachment.uuid}/").status_code == 404
        for action in ("take", "note", "close", "reopen", "chase"):
            assert send(client, request_, action, text="x")[0] == 404


def test_an_adviser_reads_and_chases_but_does_not_work(cast: Cast, signed_in: SignIn, request_: Request) -> None:
    assert signed_in(cast.account(cast.county, "adviser")).get(f"/desk/queue/{request_.uuid}/").status_code == 404
    client = signed_in(cast.account(cast.district, "adviser"))
    page = client.get(f"/desk/queue/{request_.uuid}/").content.decode()
    assert "Note that the person chased" in page
    assert "Take this request" not in page
    assert send(client, request_, "close", closing_reason="done")[0] == 404
    assert send(client, request_, "chase", text="Rang again")[0] == 302
    assert request_.is_open


def test_the_page_says_who_answers_why_and_until_when(cast: Cast, officer: Client, request_: Request) -> None:
    Request.objects.update(delivering=cast.county)
    page = officer.get(f"/desk/queue/{request_.uuid}/").content.decode()
    for words in (
        "Teasel Vale District Council", "Carrowshire County Council", request_.responsibility_reason,
        "Due ", "A deep hole by the bus stop", "Ivy Marlow", "Show how to reach them",
    ):  # fmt: skip
        assert words in page


def test_each_action_once(cast: Cast, officer: Client, request_: Request) -> None:
    manager = str(cast.account(cast.district, "service_manager").uuid)
    assert send(officer, request_, "take")[0] == 302
    assert send(officer, request_, "assign", 2, account=manager, team="")[0] == 302
    assert send(officer, request_, "note", 3, text="Inside", visibility="private")[0] == 302
    assert send(officer, request_, "status", 3, status="planned", text="Soon")[0] == 302
    assert send(officer, request_, "ask", 4, text="Where exactly?")[0] == 302
    assert request_.status == "waiting"
    assert send(officer, request_, "close", 5, closing_reason="done", text="")[0] == 302
    assert send(officer, request_, "reopen", 6, text="Too soon")[0] == 302
    page = officer.get(f"/desk/queue/{request_.uuid}/").content.decode()
    assert "Only your organisation reads this." in page
    assert send(officer, request_, "pass-on", 7, organisation=str(cast.county.uuid), reason="Theirs")[0] == 302
    assert officer.get(f"/desk/queue/{request_.uuid}/").status_code == 404


def test_merging_by_suggestion_or_reference(cast: Cast, officer: Client, request_: Request) -> None:
    other = raise_one(cast.district)
    page = officer.get(f"/desk/queue/{request_.uuid}/").content.decode()
    assert f'value="{other.reference}"' in page
    foreign = raise_one(cast.county, by=cast.actor(cast.district, "adviser"), organisation=cast.county)
    status, page = send(officer, request_, "merge", into=foreign.reference)
    assert (status, "None of your organisations" in page) == (400, True)
    assert send(officer, request_, "merge", into=other.reference.lower())[0] == 302
    assert request_.merged_into == other
    assert "It goes on as" in officer.get(f"/desk/queue/{request_.uuid}/").content.decode()


def test_none_that_is_closed_is_suggested_to_go_on_as(cast: Cast, officer: Client, request_: Request) -> None:
    other = raise_one(cast.district)
    requests.close(
        by=cast.actor(cast.district, "service_officer"), request=other, closing_reason=reason(), text="Done."
    )
    assert other.reference not in officer.get(f"/desk/queue/{request_.uuid}/").content.decode()


def test_what_is_missing_is_said_and_what_was_typed_kept(officer: Client, request_: Request) -> None:
    status, page = send(officer, request_, "close", text="My careful words")
    assert status == 400
    assert "Choose a closing reason." in page
    assert "My careful words" in page
    assert "<title>Error: " in page
    assert 'href="#id_close-closing_reason"' in page
    assert send(officer, request_, "pass-on", reason="")[0] == 400
    assert send(officer, request_, "ask", text=" ")[0] == 400


def test_two_at_once_the_second_is_told_and_keeps_their_words(cast: Cast, officer: Client, request_: Request) -> None:
    manager = cast.actor(cast.district, "service_manager")
    requests.change_status(by=manager, request=request_, status="planned", text="First")
    status, page = send(officer, request_, "status", version=1, status="investigating", text="Second words")
    assert status == 400
    assert "Someone else changed this request" in page
    assert "Second words" in page
    # The page shows what is new, and so may be sent again.
    assert 'name="status-version" value="2"' in page
    assert send(officer, request_, "status", version=2, status="investigating", text="Second words")[0] == 302


def test_an_action_that_is_none(officer: Client, request_: Request) -> None:
    assert send(officer, request_, "explode")[0] == 404
    assert officer.get(f"/desk/queue/{request_.uuid}/take/").status_code == 405


def test_a_closed_one_can_only_be_reopened(cast: Cast, officer: Client, request_: Request) -> None:
    requests.close(by=cast.actor(cast.district, "service_manager"), request=request_, closing_reason=reason())
    page = officer.get(f"/desk/queue/{request_.uuid}/").content.decode()
    assert 'id="reopen"' in page
    assert 'id="close"' not in page
    assert "already closed" in send(officer, request_, "close", 2, closing_reason="done")[1]


def test_files_are_served_so_that_they_can_do_nothing(cast: Cast, signed_in: SignIn) -> None:
    files = [NewFile("hole.jpg", picture()), NewFile("plan.pdf", PDF)]
    request = raise_one(cast.district, files=files)
    client = signed_in(cast.account(cast.district, "service_officer"))
    photo, plan = (
        client.get(f"/desk/queue/{request.uuid}/files/{one.uuid}/") for one in request.attachments.order_by("id")
    )
    assert photo["Content-Type"] == "image/jpeg"
    assert photo["Content-Disposition"].startswith("inline")
    assert plan["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    for answer in (photo, plan):
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "private" in answer["Cache-Control"]
        answer.close()


def test_whoever_works_on_it_sees_in_which_contacts_it_was_spoken_about(
    cast: Cast, signed_in: SignIn, request_: Request
) -> None:
    Channel.objects.get_or_create(code="phone", defaults={"name": "Phone"})
    for body in (cast.district, cast.county):
        adviser = cast.actor(body, "adviser")
        contact = contacts.open_contact(by=adviser, channel="phone")
        item = contacts.add_item(by=adviser, contact=contact, words="The hole again")
        ContactItem.objects.filter(pk=item.pk).update(request=request_, action=ItemAction.CHASED)
    ours, theirs = Contact.objects.order_by("pk")
    page = signed_in(cast.account(cast.district, "service_officer")).get(f"/desk/queue/{request_.uuid}/").text
    assert f"{ours.reference}</span>, {clock.today():%-d %B %Y}: chased a request, {ours.adviser}" in page
    # What the county was told at its own door stays there.
    assert theirs.reference not in page
    assert "The hole again" not in page
