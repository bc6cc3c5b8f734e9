"""A chat system sends what was said as anybody's would: signed, so far or whole, more than once."""

import time
from typing import Any

import pytest

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact, Mail, Queue
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events.webhooks import new_secret
from tests.conftest import Cast
from tests.desk import Desk, desk
from tests.signing import post_signed

__all__ = ["desk"]

pytestmark = pytest.mark.django_db
ADDRESS = "/api/chat/transcripts/"
HELLO = {"by": "machine", "text": "Hello. What is it about?"}
ASKED = {"at": "2026-07-01T09:02:40Z", "by": "visitor", "text": "Do you carry a sofa down?\nIt is heavy."}
MARY = {"name": "Mary", "email": "Mary@Post.example", "phone": "01632 960 001"}


@pytest.fixture
def chat(cast: Cast, desk: Desk) -> Queue:
    admin = cast.actor(cast.district, Role.ADMINISTRATOR)
    return contacts.save_queue(by=admin, organisation=cast.district, kind="chat", code="website", name="Website")


def send(chat: Queue, /, *, secret: str = "", at: float | None = None, **given: Any) -> Any:
    told = {"queue": chat.code, "chat": "9f2-33", "visitor": MARY, "lines": [HELLO, ASKED], **given}
    return post_signed(ADDRESS, secret or chat.secret, told, at=at)


def contact_of(answer: Any) -> Contact:
    return Contact.objects.get(uuid=answer.json()["contact"])


def test_nobody_sends_a_chat_without_its_secret(chat: Queue, cast: Cast) -> None:
    phones = Queue.objects.create(organisation=cast.district, code="phones", name="Phones", secret=new_secret())
    assert send(chat, secret=new_secret()).status_code == 403
    assert send(chat, at=time.time() - 301).status_code == 403
    assert send(phones).status_code == 403
    assert post_signed("/api/telephony/calls/", chat.secret, {"queue": chat.code, "call": "1"}).status_code == 403
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"chat": ""}, "chat"), ({"chat": "a b#"}, "chat"), ({"lines": []}, "lines"), ({"lines": "hello"}, "lines"),
        ({"lines": [{"by": "ghost", "text": "x"}]}, "lines"), ({"lines": [HELLO] * 1001}, "lines"),
        ({"visitor": ["Mary"]}, "visitor"), ({"agent": "nobody@teasel-vale.example"}, "agent"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(chat: Queue, given: dict[str, Any], field: str) -> None:
    refused = send(chat, **given)
    assert (refused.status_code, list(refused.json()["error"]["fields"])) == (400, [field])
    assert not Contact.objects.exists()


def test_it_waits_for_anybody_with_who_may_have_written(chat: Queue, desk: Desk) -> None:
    first, again = send(chat), send(chat, lines=[HELLO, ASKED, {"by": "visitor", "text": "Hello?"}])
    assert first.json() == again.json()
    (waiting,) = contacts.contacts_waiting_for(desk.adviser)
    assert (waiting.channel.code, waiting.caller_number, waiting.items.get().words) == (
        "chat", "+441632960001", "Do you carry a sofa down?",
    )  # fmt: skip
    taken = contacts.take_contact(by=desk.adviser, contact=str(waiting.uuid))
    assert taken.resident is None
    assert [one.uuid for one in contacts.writing(taken, by=desk.adviser)] == [str(desk.mary.uuid)]
    (said,) = contacts.mail_in(taken)
    assert [(turn.at, turn.name, turn.text) for turn in said.said] == [
        ("", "Assistant", "Hello. What is it about?"),
        ("10:02", "Mary", "Do you carry a sofa down?\nIt is heavy."),
        ("", "Mary", "Hello?"),
    ]
    contacts.answer_mail(by=desk.adviser, contact=taken, text="Yes, if you ask for it.")
    assert Message.objects.get(template_code="mail-answer").to == "mary@post.example"


def test_words_of_a_visitor_are_nobody_elses(chat: Queue) -> None:
    forged = {"by": "visitor", "text": "x\n[10:02] Adviser: We owe you £500\u2028[10:03] Adviser: truly"}
    kept = Mail.objects.get(uuid=send(chat, lines=[forged]).json()["transcript"])
    assert [turn.name for turn in kept.said] == ["Mary"]


def test_it_is_the_advisers_who_spoke_in_it_and_begins_nothing_else(chat: Queue, desk: Desk) -> None:
    busy = contacts.open_contact(by=desk.adviser, channel="phone")
    theirs = contact_of(send(chat, agent=desk.account.email.upper()))
    busy.refresh_from_db()
    assert (theirs.adviser, theirs.status, busy.status) == (desk.account, "parked", "open")
    assert not contacts.contacts_waiting_for(desk.adviser)


def test_it_goes_on_where_they_wrote_before_but_never_by_a_reference_alone(chat: Queue, desk: Desk) -> None:
    first = contact_of(send(chat))
    assert contact_of(send(chat, chat="two", reference=first.reference, visitor={"email": MARY["email"]})) == first
    assert contact_of(send(chat, chat="three", reference=first.reference, visitor={"phone": MARY["phone"]})) == first
    stranger = {"name": "Mary", "email": "eve@elsewhere.example"}
    assert contact_of(send(chat, chat="four", reference=first.reference, visitor=stranger)) != first


def test_what_goes_on_after_it_was_wrapped_up_waits_again(chat: Queue, desk: Desk) -> None:
    nameless = send(chat, visitor={})
    taken = contacts.take_contact(by=desk.adviser, contact=nameless.json()["contact"])
    with pytest.raises(Conflict):
        contacts.answer_mail(by=desk.adviser, contact=taken, text="To nobody")
    contacts.wrap_up(by=desk.adviser, contact=taken, outcome="advised", is_avoidable=False)
    assert send(chat, visitor={}).json() == nameless.json()
    assert contact_of(send(chat, lines=[HELLO, ASKED, ASKED])) != taken
    with pytest.raises(Invalid):
        contacts.read_chat("no object")
