"""Carriers against real servers on loopback."""

import json
from collections.abc import Iterator
from email.message import Message as Mail
from email.parser import BytesParser
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from onedoor.apps.messages.data import MessageChannel, MessageStatus
from onedoor.apps.messages.senders.base import Envelope, PermanentFailure, Receipt, SendFailure, TemporaryFailure
from onedoor.apps.messages.senders.registry import sender_for
from tests.processes import free_port
from tests.receivers import Receiver, http_receiver

ENVELOPE = Envelope("01a205fd-9391-7783-a0e3-3018d58c4f06", "robin@home.example", "Wedi'i gau – ŵ", "Cyfeirnod: 7K3M")
TEXT = Envelope("01a205fd-9391-7783-a0e3-3018d58c4f06", "+447700900123", "", "Ref 7K3M-9PQX")


class MailServer:
    """Answers a recipient as told."""

    def __init__(self) -> None:
        self.answer = "250 OK"
        self.mails: list[Mail] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.mails.append(BytesParser().parsebytes(envelope.content))
        return "250 Taken"


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    server = MailServer()
    settings.EMAIL_SENDER, settings.EMAIL_HOST, settings.EMAIL_PORT = "smtp", "127.0.0.1", free_port()
    controller = Controller(server, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    controller.start()
    yield server
    controller.stop()


@pytest.fixture
def gateway(settings: Any) -> Iterator[Receiver]:
    with http_receiver(202) as receiver:
        settings.TEXT_SENDER, settings.TEXT_GATEWAY_URL, settings.TEXT_GATEWAY_TOKEN = "http", receiver.url, "t0ken"
        yield receiver


def send(channel: MessageChannel, envelope: Envelope) -> Receipt:
    with sender_for(channel) as sender:
        return sender.send(envelope)


def test_an_email_arrives_under_its_own_id(mail_server: MailServer) -> None:
    receipt = send(MessageChannel.EMAIL, ENVELOPE)
    (mail,) = mail_server.mails
    assert receipt == Receipt(MessageStatus.SENT, f"<{ENVELOPE.id}@localhost>")
    assert mail["Message-ID"] == receipt.carrier_id
    assert mail.get_content_type() == "text/plain"
    assert ENVELOPE.body.encode() in bytes(mail.get_payload(decode=True))


@pytest.mark.parametrize(
    ("answer", "kind"), [("550 No such user robin", PermanentFailure), ("451 Try later robin", TemporaryFailure)]
)
def test_a_refused_address_is_for_good_or_for_now(
    mail_server: MailServer, answer: str, kind: type[SendFailure]
) -> None:
    mail_server.answer = answer
    with pytest.raises(kind) as caught:
        send(MessageChannel.EMAIL, ENVELOPE)
    assert answer[:3] in caught.value.reason
    assert "robin" not in caught.value.reason


def test_a_mail_server_that_is_away_is_for_now(settings: Any) -> None:
    settings.EMAIL_SENDER, settings.EMAIL_HOST, settings.EMAIL_PORT = "smtp", "127.0.0.1", free_port()
    with pytest.raises(TemporaryFailure):
        send(MessageChannel.EMAIL, ENVELOPE)


def test_a_text_reaches_the_gateway(gateway: Receiver) -> None:
    receipt = send(MessageChannel.TEXT, TEXT)
    headers, body = gateway.received[0]
    assert receipt == Receipt(MessageStatus.SENT, TEXT.id)
    assert headers["authorization"] == "Bearer t0ken"
    assert headers["idempotency-key"] == TEXT.id
    assert json.loads(body) == {"id": TEXT.id, "to": TEXT.to, "from": "Onedoor", "text": TEXT.body}


@pytest.mark.parametrize(
    ("status", "kind"), [(400, PermanentFailure), (422, PermanentFailure), (401, TemporaryFailure),
                         (429, TemporaryFailure), (302, TemporaryFailure), (503, TemporaryFailure)]
)  # fmt: skip
def test_a_gateways_refusal_is_for_good_or_for_now(gateway: Receiver, status: int, kind: type[SendFailure]) -> None:
    gateway.answers = [status]
    with pytest.raises(kind):
        send(MessageChannel.TEXT, TEXT)
    assert len(gateway.received) == 1
