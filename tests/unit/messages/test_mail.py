"""What mail servers pipe here: reports, replies, machines, and mail that is not what it says."""

from email.message import EmailMessage
from typing import Any

import pytest
from django.db import connection, transaction

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.mail import MOST_BYTES, read_mail
from onedoor.apps.messages.models import Message, Reply, Unwanted
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.raising import raise_one
from tests.unit.requests.test_files import picture

ID = "01a208a9-b65e-77ec-99d7-d02be8b33ab9"
BOUNCE = """From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: frontdoor@onedoor.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <20260304@mx.example>
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I could not deliver it.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; robin@home.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 robin@home.example: no such mailbox
--b
Content-Type: text/rfc822-headers

Message-ID: <{id}@frontdoor.example>
To: robin@home.example
--b--
"""


def reply(text: str = "It is the blue one", id: str = ID, **heads: str) -> bytes:
    given = {"From": "Robin <robin@home.example>", "In-Reply-To": f"<{id}@frontdoor.example>", "Message-ID": "<r@home>"}
    lines = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in (given | heads).items())
    return f"{lines}\n{text}\n".encode()


@pytest.mark.parametrize(("action", "status", "failed"), [("failed", "5.1.1", "5.1.1"), ("delayed", "4.4.1", "")])
def test_a_report_says_what_failed_and_of_which_message(action: str, status: str, failed: str) -> None:
    mail = read_mail(BOUNCE.format(action=action, status=status, id=ID).encode())
    assert (mail.failed, mail.message, mail.is_machine, mail.text) == (failed, ID, True, "")


WORDS = {
    "plain": (reply(), "It is the blue one"),
    "quoted": (reply("Yes.\n\nOn 4 March 2026, Onedoor wrote:\n> Which one?"), "Yes."),
    "quoted in Welsh": (reply("Ie.\nAr 4 Mawrth 2026, ysgrifennodd Onedoor:\n> Pa un?"), "Ie."),
    "signed": (reply("Yes.\n-- \nRobin, sent from my phone"), "Yes."),
    "web": (reply("<style>p{}</style><p>Yes,<br>both</p>", Content_Type="text/html"), "Yes,\nboth"),
    "a charset that is not": (reply("Caf\xe9", Content_Type="text/plain; charset=us-ascii"), "Café"),
    "a charset nobody knows": (reply("Ŵyl", Content_Type="text/plain; charset=x-unheard"), "Ŵyl"),
    "no charset and cp1252": (reply("x").replace(b"x\n", b"caf\xe9 \x93x\x94\n"), "café “x”"),
    "winmail": (
        reply("eJ8+", Content_Type="application/ms-tnef; name=winmail.dat", Content_Transfer_Encoding="base64"), ""
    ),
    "parts cut off": (reply("--b\n", Content_Type='multipart/mixed; boundary="b"'), ""),
    "nothing at all": (b"", ""),
    "no mail": (b"\xff\xfe\x00 anything", "ÿþ anything"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WORDS)
def test_words_are_read_whatever_the_mail_says_of_itself(kind: str) -> None:
    raw, words = WORDS[kind]
    assert read_mail(raw).text == words


def test_of_thirty_megabytes_the_head_is_read() -> None:
    mail = read_mail(reply("x" * (MOST_BYTES + 1)))
    assert (mail.message, mail.text) == (ID, "")


MACHINES: list[dict[str, str]] = [
    {"Auto-Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"X-Autoreply": "yes"}, {"Return-Path": "<>"},
    {"From": "no-reply@shop.example"},
]  # fmt: skip


@pytest.mark.parametrize("heads", MACHINES, ids=lambda heads: next(iter(heads)))
def test_machines_are_known(heads: dict[str, str]) -> None:
    assert read_mail(reply(**heads)).is_machine
    assert not read_mail(reply(**{"Auto-Submitted": "no"})).is_machine


@pytest.mark.django_db
def test_who_wrote_back_is_found_by_an_index_however_they_write_their_address() -> None:
    message = Message.objects.create(channel="email", to="Robin@Home.example", body="x", sent_at=clock.now())
    found = Message.objects.sent_to([" robin@home.EXAMPLE "])
    assert list(found) == [message]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "message_by_address" in found.explain()


def _with_a_photo(about: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Message-ID"], mail["In-Reply-To"] = "robin@home.example", "<photo@home.example>", about
    mail.add_attachment(picture(), maintype="image", subtype="jpeg", filename="hole.jpg")
    mail.add_attachment(b"x", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return mail.as_bytes()


@pytest.mark.django_db
def test_a_bounce_is_noted_a_reply_is_added_and_nobody_else_writes_in_their_name(cast: Cast) -> None:
    request = raise_one(cast.district)
    written: Any
    with transaction.atomic():
        written = messages.send(
            "request-updated", by=SYSTEM, email="robin@home.example", about=str(request.uuid),
            values={"reference": "7K3M-9PQX", "text": "Which one?"},
        )  # fmt: skip
    Message.objects.filter(pk=written.pk).update(status="sent", sent_at=written.created_at)
    raw = reply(id=str(written.uuid))
    assert messages.take_mail(raw) == messages.take_mail(raw) == "words"
    assert Reply.objects.count() == 1
    assert request.updates.get(kind="answer").text == "It is the blue one"
    stranger = {"From": "eve@elsewhere.example", "Message-ID": "<e@elsewhere>"}
    messages.take_mail(reply("STOP", id=str(written.uuid), **stranger))
    # From the right address, as anybody can write, and naming no message.
    messages.take_mail(reply("Close it", id="none", **{"Message-ID": "<f@elsewhere>"}))
    messages.take_mail(reply("Away", id=str(written.uuid), **{"Auto-Submitted": "auto-replied", "Message-ID": "<a@h>"}))
    assert request.updates.filter(kind="answer").count() == 1
    assert messages.take_mail(_with_a_photo(f"<{written.uuid}@onedoor>")) == "words"
    answer = request.updates.filter(kind="answer").latest("pk")
    assert "winmail.dat" in answer.text
    assert answer.attachments.get().content_type == "image/jpeg"
    assert not Unwanted.objects.exists()
    assert Request.objects.get(pk=request.pk).status == "open"
    assert messages.take_mail(BOUNCE.format(action="failed", status="5.1.1", id=written.uuid).encode()) == "bounced"
    assert messages.take_mail(BOUNCE.format(action="failed", status="5.1.1", id=ID).encode()) == "unknown"
    written.refresh_from_db()
    assert (written.status, "robin" in written.last_error) == ("bounced", False)
