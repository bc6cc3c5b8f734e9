"""Somebody without an account is asked by e-mail, and answers once."""

import re
from datetime import timedelta
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message, Reply
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.actions.outside import expire_questions
from onedoor.apps.requests.data import Contactee
from onedoor.apps.requests.models import OutsideQuestion, Request
from onedoor.apps.sharing.models import Disclosure, Pause
from onedoor.apps.sharing.verifying import ledger_problems
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid, Missing
from tests.conftest import Cast
from tests.raising import raise_one
from tests.unit.requests.test_files import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_officer")


@pytest.fixture
def request_(cast: Cast) -> Request:
    return raise_one(cast.district)


def ask(by: Actor, request: Request, **changes: Any) -> OutsideQuestion:
    values = {"name": "Kerbside Ltd", "email": "Jobs@Kerbside.example", "text": "When can you come?"}
    return requests.ask_outside(by=by, request=request, **{**values, **changes})


def token() -> str:
    told = Message.objects.filter(template_code="outside-question").latest("id")
    found = re.search(r"/answer/([\w-]+)/", told.body)
    assert found
    return found[1]


def test_only_who_works_on_it_asks_and_each_is_asked_once(cast: Cast, officer: Actor, request_: Request) -> None:
    for stranger in (cast.actor(cast.county, "service_officer"), cast.actor(cast.district, "adviser")):
        with pytest.raises(Missing):
            ask(stranger, request_)
    for wrong in ({"email": "nobody"}, {"name": " "}, {"days": 90}, {"pictures": [str(request_.uuid)]}):
        with pytest.raises(Invalid):
            ask(officer, request_, **wrong)
    ask(officer, request_)
    with pytest.raises(Invalid):
        ask(officer, request_, email="jobs@kerbside.example")


def test_what_is_told_stands_in_the_ledger_of_whoever_asked(cast: Cast, officer: Actor) -> None:
    record = people.create_resident(by=SYSTEM, given_names="Ivy", held_by=cast.district)
    known, unknown, nobodys = (
        raise_one(cast.district, resident=record),
        raise_one(cast.district, contactee=Contactee(email="ivy@marlow.example")),
        raise_one(cast.district, contactee=Contactee()),
    )
    asked = ask(officer, known, is_body=True, shows_words=True)
    ask(officer, unknown, shows_place=False)
    ask(officer, nobodys)
    rows = [(row.person, row.items, row.recipient) for row in Disclosure.objects.order_by("pk")]
    assert rows == [
        (record.uuid, ["told.place", "told.question", "told.words"], None),
        (unknown.uuid, ["told.question"], None),
    ]
    assert requests.outside_names([asked.uuid]) == {asked.uuid: ("Kerbside Ltd", known.reference)}
    assert list(ledger_problems()) == []


@pytest.mark.parametrize("what", ["they object", "kept and not used"])
def test_nothing_goes_out_against_their_word(cast: Cast, officer: Actor, what: str) -> None:
    record = people.create_resident(by=SYSTEM, given_names="Ivy", held_by=cast.district)
    request = raise_one(cast.district, resident=record)
    if what == "they object":
        Pause.objects.create(resident=record, about=uuid4())
    else:
        Resident.objects.update(restricted_at=clock.now(), restricted_why="accuracy")
    with pytest.raises((Denied, Conflict)):
        ask(officer, request)
    assert not OutsideQuestion.objects.exists()
    assert not Message.objects.filter(template_code="outside-question").exists()


def test_the_clock_stands_still_until_they_answer_once(cast: Cast, officer: Actor, request_: Request) -> None:
    requests.change_status(by=officer, request=request_, status="in_progress")
    ask(officer, request_)
    link, due = token(), Request.objects.get(pk=request_.pk).due_at
    assert requests.clocks_of(request_)[0].is_stopped
    assert due is not None
    with time_machine.travel(clock.now() + timedelta(days=5)):
        requests.answer_outside(token=link, text="On Monday.")
        with pytest.raises(Missing):
            requests.answer_outside(token=link, text="Or Tuesday.")
    request_.refresh_from_db()
    assert request_.due_at is not None
    assert request_.due_at > due
    # Without a type it goes on from the beginning, as after an answer of the person.
    assert request_.status == "open"
    said = request_.updates.get(kind="other_said")
    assert (said.text, said.actor_name, said.visibility) == ("On Monday.", "Kerbside Ltd", "private")
    assert [each.text for each in requests.public_history(request_) if "Monday" in each.text] == []
    assert Message.objects.filter(template_code="staff-look").exists() or not request_.delivering.email


def test_the_page_shows_what_was_sent_and_nothing_else(client: Client, officer: Actor, request_: Request) -> None:
    ask(officer, request_, shows_place=False)
    page = client.get(f"/answer/{token()}/").content.decode()
    assert "When can you come?" in page
    assert request_.reference in page
    for hidden in ("deep hole", "53.0", "TV1", "bus stop", request_.contact_email):
        assert not hidden or hidden not in page
    assert client.post(f"/answer/{token()}/", {"text": ""}).status_code == 400
    assert client.post(f"/answer/{token()}/", {"text": "On Monday."}).status_code == 302
    assert client.get(f"/answer/{token()}/").status_code == 404
    assert client.get("/answer/guess/").status_code == 404


@pytest.mark.parametrize("end", ["taken back", "too old", "passed on", "closed"])
def test_a_spent_link_opens_nothing(cast: Cast, officer: Actor, request_: Request, end: str) -> None:
    question = ask(officer, request_)
    later = clock.now() + (timedelta(days=15) if end == "too old" else timedelta())
    if end == "taken back":
        requests.take_back_question(by=officer, request=request_, question=str(question.uuid))
    elif end == "passed on":
        requests.pass_on(by=officer, request=request_, organisation=cast.county, reason="Theirs.")
    elif end == "closed":
        requests.install_defaults()
        requests.close(by=officer, request=request_, closing_reason=requests.get_closing_reason("done"))
    with time_machine.travel(later):
        with pytest.raises(Missing):
            requests.get_outside_question(token())
        if end == "too old":
            assert expire_questions() == 1
            assert expire_questions() == 0
    request_.refresh_from_db()
    if end != "closed":
        assert request_.status == "open"


def reply(number: int, *, sender: str = "Jobs@Kerbside.example", files: bool = False) -> bytes:
    told = Message.objects.filter(template_code="outside-question").latest("id")
    mail = EmailMessage()
    mail["From"], mail["Message-ID"] = f"Kerbside <{sender}>", f"<{number}@kerbside.example>"
    mail["In-Reply-To"] = f"<{told.uuid}@frontdoor.example>"
    mail.set_content("On Monday.\n\nOn 4 March 2026, Onedoor wrote:\n> When can you come?")
    if files:
        mail.add_attachment(picture(), maintype="image", subtype="jpeg", filename="hole.jpg")
    return mail.as_bytes()


def test_a_reply_by_e_mail_is_their_answer_once_as_by_the_link(officer: Actor, request_: Request) -> None:
    ask(officer, request_)
    link = token()
    messages.take_mail(reply(1, sender="eve@elsewhere.example"))
    assert not request_.updates.filter(kind="other_said").exists()
    messages.take_mail(reply(2, files=True))
    messages.take_mail(reply(2, files=True))
    messages.take_mail(reply(3))
    said = request_.updates.get(kind="other_said")
    assert (said.text, said.actor_name, said.visibility) == ("On Monday.", "Kerbside Ltd", "private")
    assert said.attachments.get().visibility == "private"
    assert Request.objects.get(pk=request_.pk).status == "open"
    with pytest.raises(Missing):
        requests.answer_outside(token=link, text="Or Tuesday.")
    # What nobody took up waits for a person to read it.
    assert Reply.objects.filter(taken_at=None).count() == 2


@pytest.mark.parametrize("end", ["taken back", "too old", "passed on"])
def test_a_reply_to_a_spent_question_answers_nothing(cast: Cast, officer: Actor, request_: Request, end: str) -> None:
    question = ask(officer, request_)
    if end == "taken back":
        requests.take_back_question(by=officer, request=request_, question=str(question.uuid))
    elif end == "passed on":
        requests.pass_on(by=officer, request=request_, organisation=cast.county, reason="Theirs.")
    with time_machine.travel(clock.now() + timedelta(days=15 if end == "too old" else 0)):
        assert messages.take_mail(reply(1)) == "words"
    assert "On Monday." not in [update.text for update in request_.updates.all()]
    assert Reply.objects.get().taken_at is None


def test_of_two_who_were_asked_the_second_lets_the_clock_go_on(officer: Actor, request_: Request) -> None:
    ask(officer, request_)
    first = token()
    ask(officer, request_, email="second@kerbside.example")
    requests.answer_outside(token=first, text="Not us.")
    request_.refresh_from_db()
    assert request_.status == "with_others"
    requests.answer_outside(token=token(), text="On Monday.")
    request_.refresh_from_db()
    assert request_.status == "open"
