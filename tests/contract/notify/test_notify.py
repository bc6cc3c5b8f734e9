"""GOV.UK Notify's own client against Notify as it is documented: handed over, refused, told of later, written back."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.data import MessageChannel
from onedoor.apps.messages.models import Message, Reply, Unwanted
from onedoor.apps.messages.senders import failover
from onedoor.apps.messages.senders.failover import FailoverSender
from onedoor.apps.messages.senders.registry import sender_for
from onedoor.apps.messages.senders.smtp.sender import SmtpSender
from onedoor.apps.requests.models import Request
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events.models import Event
from tests.conftest import Cast
from tests.contract.notify.stub import KEY, TEMPLATES, Stub, notify_stub
from tests.raising import raise_one

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
TOKEN = "a token of ours, long enough to be one"


@pytest.fixture
def stub(settings: Any) -> Iterator[Stub]:
    settings.EMAIL_SENDER = settings.TEXT_SENDER = settings.LETTER_SENDER = "notify"
    settings.NOTIFY_API_KEY, settings.NOTIFY_CALLBACK_TOKEN = KEY, TOKEN
    settings.NOTIFY_EMAIL_TEMPLATE, settings.NOTIFY_TEXT_TEMPLATE = TEMPLATES["email"], TEMPLATES["sms"]
    failover._failed.clear()
    with notify_stub() as stub:
        settings.NOTIFY_URL = stub.url
        yield stub


def written(cast: Cast, **to: Any) -> Message:
    with transaction.atomic():
        message = messages.send(
            "request-updated", by=SYSTEM, organisation=cast.district, about=to.pop("about", ""),
            values={"reference": "7K3M-9PQX", "text": "It is mended.", "service": "Potholes"}, **to,
        )  # fmt: skip
    assert message is not None
    return message


def tell(path: str, token: str = TOKEN, **given: Any) -> int:
    answer = Client().post(
        f"/api/notify/{path}/", json.dumps(given), content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )  # fmt: skip
    return answer.status_code


WAYS = [
    ("email", {"email": "robin@home.example"}),
    ("sms", {"phone": "07700 900123"}),
    ("letter", {"address": "Robin Moss\n1 Mill Lane\nCopyham\nZZ1 1ZZ", "language": "cy"}),
]


@pytest.mark.parametrize(("kind", "to"), WAYS, ids=[kind for kind, _ in WAYS])
def test_it_is_handed_over_and_what_became_of_it_is_told(cast: Cast, stub: Stub, kind: str, to: Any) -> None:
    message = written(cast, **to)
    assert messages.send_waiting() == 1
    message.refresh_from_db()
    (taken,) = stub.taken
    assert (taken["kind"], taken["reference"]) == (kind, str(message.uuid))
    assert (message.status, message.carrier, message.carrier_id) == ("sent", "notify", taken["id"])
    if kind == "email":
        assert taken["given"]["personalisation"]["body"] == message.body
        assert taken["given"]["one_click_unsubscribe_url"].startswith("http://localhost:8000/messages/choose/")
    assert tell("status", id=taken["id"], reference=taken["reference"], status="delivered") == 204
    assert tell("status", id=taken["id"], reference=taken["reference"], status="permanent-failure") == 204
    message.refresh_from_db()
    assert (message.status, bool(message.delivered_at)) == ("delivered", True), "The first word is believed."
    assert Event.objects.filter(type="messages.message_delivered.v1", subject=str(message.uuid)).count() == 1


ANSWERS = [
    (400, "ValidationError", "email_address Not a valid email address", "bounced"),
    (400, "BadRequestError", "Can’t send to this recipient using a team-only API key", "waiting"),
    (403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds", "waiting"),
    (429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds", "waiting"),
    (500, "Exception", "Internal server error", "waiting"),
]


@pytest.mark.parametrize(("status", "error", "said", "becomes"), ANSWERS)
def test_what_it_refuses_is_given_up_or_tried_again(
    cast: Cast, stub: Stub, status: int, error: str, said: str, becomes: str
) -> None:
    message = written(cast, email="robin@home.example")
    stub.refuses.append((status, error, said))
    messages.send_waiting()
    message.refresh_from_db()
    assert message.status == becomes
    assert str(status) in message.last_error
    assert error in message.last_error
    assert "robin" not in message.last_error


def test_a_message_whose_answer_was_lost_is_not_sent_twice(cast: Cast, stub: Stub) -> None:
    message = written(cast, email="robin@home.example")
    stub.loses_answer = True
    messages.send_waiting()
    message.refresh_from_db()
    assert message.status == "waiting"
    stub.loses_answer = False
    Message.objects.update(next_attempt_at=message.created_at)
    messages.send_waiting()
    message.refresh_from_db()
    assert (message.status, message.carrier_id) == ("sent", stub.taken[0]["id"])
    assert len(stub.taken) == 1


def test_where_one_carrier_is_away_the_next_carries_it(cast: Cast, stub: Stub, settings: Any) -> None:
    settings.EMAIL_SENDER, settings.EMAIL_PORT = "smtp,notify", 1
    chain = sender_for(MessageChannel.EMAIL)
    assert isinstance(chain, FailoverSender)
    assert isinstance(chain.senders[0], SmtpSender)
    for _ in range(4):
        written(cast, email="robin@home.example")
    messages.send_waiting()
    assert set(Message.objects.values_list("status", "carrier")) == {("sent", "notify")}
    # After three failures it is asked last.
    assert [sender.name for sender in chain._in_turn()] == ["notify", "smtp"]
    stub.refuses.append((400, "ValidationError", "email_address Not a valid email address"))
    refused = written(cast, email="robin@home.example")
    messages.send_waiting()
    refused.refresh_from_db()
    assert refused.status == "bounced", "A refusal for good is final."


def test_nobody_else_tells_of_messages(cast: Cast, stub: Stub, settings: Any) -> None:
    message = written(cast, email="robin@home.example")
    messages.send_waiting()
    told = {"id": "x", "reference": str(message.uuid), "status": "permanent-failure"}
    assert tell("status", "another token", **told) == 403
    assert tell("status", id="x", status="no such word") == 400
    assert tell("received", id="x") == 400
    settings.NOTIFY_CALLBACK_TOKEN = ""
    assert tell("status", "", **told) == 403
    message.refresh_from_db()
    assert message.status == "sent"
    settings.NOTIFY_CALLBACK_TOKEN = TOKEN
    assert tell("status", id="never ours", reference="of another", status="delivered") == 204


def test_a_text_back_answers_the_request_and_stop_ends_the_news(cast: Cast, stub: Stub) -> None:
    request = raise_one(cast.district)
    Request.objects.filter(pk=request.pk).update(status="waiting")
    message = written(cast, phone="07700 900123", about=str(request.uuid))
    messages.send_waiting()
    said = {"id": "r1", "source_number": "447700900123", "message": "It is the blue one", "date_received": "now"}
    assert tell("received", **said) == tell("received", **said) == 204
    reply = Reply.objects.get()
    assert (reply.message, reply.kind, bool(reply.taken_at)) == (message, "words", True)
    request.refresh_from_db()
    assert request.status == "open"
    assert request.updates.get(kind="answer").text == "It is the blue one"
    tell("received", **said | {"id": "r2", "message": " Stop. "})
    assert Unwanted.objects.filter(to="+447700900123").count() == 3
    with transaction.atomic():
        assert messages.send(
            "request-updated", by=SYSTEM, phone="07700 900123", values={"reference": "7K3M-9PQX", "text": "x"}
        ) is None  # fmt: skip
    tell("received", id="r3", source_number="447700900999", message="Who is this?")
    assert Reply.objects.get(carrier_id="notify:r3").taken_at is None
