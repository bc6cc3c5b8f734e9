"""Kill -9 at any moment: nothing accepted is lost, nothing is sent as new twice."""

import random
import socket
import threading
from collections.abc import Iterator
from email.message import Message as Mail
from email.parser import BytesParser
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiosmtpd.controller import Controller

from tests.processes import Installation, free_port, kill, wait_until
from tests.receivers import Receiver, http_receiver

EVENTS, MESSAGES, KILLS = 150, 60, 3

SEED = """
    from dataclasses import dataclass
    from django.db import transaction
    from onedoor.apps.messages import services as messages
    from onedoor.foundation.actors import SYSTEM
    from onedoor.foundation.events import subscriptions
    from onedoor.foundation.events.log import Happening, record

    @dataclass(frozen=True)
    class Tried(Happening):
        type = "tests.tried.v1"
        number: int

    subscriptions.create_subscription(by=SYSTEM, name="x", kind="webhook", address="{url}", types=["tests."])
    with transaction.atomic():
        for number in range({events}):
            print(record(Tried(number), by=SYSTEM).uuid)
        for number in range({messages}):
            values = {{"reference": "7K3M-9PQX"}}
            print(messages.send("request-received", by=SYSTEM, email=f"p{{number}}@home.example", values=values).uuid)
"""
LEFT = """
    from onedoor.apps.messages.models import Message
    from onedoor.foundation.models import Delivery
    print(Delivery.objects.exclude(status="delivered").count(), Message.objects.exclude(status="sent").count())
"""
SIGNED_IN = """
    from django.conf import settings
    from django.test import Client
    from onedoor.apps.partners.models import Account, Membership, Organisation
    body = Organisation.objects.create(kind="district", slug="teasel-vale", name="Teasel Vale")
    account = Account.objects.create_user("a@teasel-vale.example", name="A")
    Membership.objects.create(account=account, organisation=body, role="administrator")
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    print(body.uuid, client.cookies[settings.SESSION_COOKIE_NAME].value)
"""
LETTERS = """
    from onedoor.apps.messages.models import Letter
    from onedoor.foundation.models import Event
    print(Event.objects.filter(type="messages.letter_changed.v1").count())
    print(*Letter.objects.values_list("reference", flat=True))
"""


class Mailbox:
    """Takes mail; what came, by Message-ID."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.mails.append(BytesParser().parsebytes(envelope.content))
        return "250 Taken"

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with http_receiver() as receiver:
        yield receiver


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    mailbox.port = controller.port  # type: ignore[attr-defined]
    yield mailbox
    controller.stop()


@pytest.fixture
def installation(database_url: str, mailbox: Any, tmp_path: Path) -> Installation:
    smtp = {"ONEDOOR_SMTP_HOST": "127.0.0.1", "ONEDOOR_SMTP_PORT": str(mailbox.port), "ONEDOOR_EMAIL_SENDER": "smtp"}
    return Installation(tmp_path, database_url, smtp)


def test_a_killed_worker_loses_nothing(installation: Installation, receiver: Receiver, mailbox: Mailbox) -> None:
    uuids = installation.ask(SEED.format(url=receiver.url, events=EVENTS, messages=MESSAGES))
    events, messages = uuids[:EVENTS], uuids[EVENTS:]
    for _ in range(KILLS):
        worker = installation.start("worker")
        # A random moment while both are under way, or nothing is left.
        target = total(receiver, mailbox) + random.randint(5, 120)
        try:
            wait_until(partial(is_reached, receiver, mailbox, target))
        finally:
            kill(worker)
    worker = installation.start("worker")
    try:
        wait_until(lambda: installation.ask(LEFT) == ["0", "0"])
        worker.terminate()
        assert worker.wait(20) == 0
    finally:
        kill(worker)

    assert set(receiver.ids) == set(events)
    assert set(mailbox.ids) == {f"<{uuid}@localhost>" for uuid in messages}
    bodies = {(headers["webhook-id"], body) for headers, body in receiver.received}
    assert len(bodies) == EVENTS, "A repeat must be the same in every byte."
    receivers = {(mail["Message-ID"], mail["To"]) for mail in mailbox.mails}
    assert len(receivers) == MESSAGES


def test_a_web_server_told_to_stop_as_it_starts_stops(installation: Installation) -> None:
    port = free_port()
    server = installation.start("serve", "--port", str(port), "--workers", "2", "--stop-within", "1")
    try:
        # It listens before its workers can hear anything.
        wait_until(partial(is_listening, port))
        server.terminate()
        assert server.wait(30) == 0
    finally:
        kill(server)


def is_listening(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def test_what_a_killed_web_server_acknowledged_is_there(installation: Installation) -> None:
    body, session = installation.ask(SIGNED_IN)
    acknowledged: list[str] = []
    for round_number in range(KILLS):
        port = free_port()
        server = installation.start("serve", "--port", str(port), "--workers", "1")
        thread = threading.Thread(target=post_until_gone, args=(port, body, session, round_number, acknowledged))
        thread.start()
        try:
            wait_until(partial(has_grown, acknowledged, len(acknowledged) + random.randint(3, 15)))
        finally:
            kill(server)
            thread.join()
    event_count, *references = installation.ask(LETTERS)
    assert set(acknowledged) <= set(references)
    assert int(event_count) == len(references) == len(set(references))


def total(receiver: Receiver, mailbox: Mailbox) -> int:
    return len(receiver.received) + len(mailbox.mails)


def is_reached(receiver: Receiver, mailbox: Mailbox, target: int) -> bool:
    everything = (len(set(receiver.ids)), len(set(mailbox.ids))) == (EVENTS, MESSAGES)
    return total(receiver, mailbox) >= target or everything


def has_grown(acknowledged: list[str], target: int) -> bool:
    return len(acknowledged) >= target


def post_until_gone(port: int, body: str, session: str, round_number: int, acknowledged: list[str]) -> None:
    """Post letters one after another until the server is killed; note those it said it had taken."""
    token = "t" * 32
    cookies = {"sessionid": session, "csrftoken": token}
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", cookies=cookies, trust_env=False) as client:
        wait_until(lambda: is_there(client))
        for number in range(10_000):
            reference = f"L-{round_number}-{number}"
            data = {"organisation": body, "reference": reference, "title": "x", "csrfmiddlewaretoken": token}
            try:
                answer = client.post("/office/letters/add/", data=data)
            except httpx.TransportError:
                return
            assert answer.status_code == 302
            acknowledged.append(reference)


def is_there(client: httpx.Client) -> bool:
    try:
        return client.get("/healthz").status_code == 200
    except httpx.TransportError:
        return False
