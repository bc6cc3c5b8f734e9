"""The worker reads a mailbox of a real IMAP server, each letter once."""

import imaplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from onedoor.apps.contacts import imap
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.actions.mailing import take_letter
from onedoor.apps.contacts.models import Contact, Mail, Mailbox
from onedoor.apps.partners.data import Role
from tests.conftest import Cast
from tests.desk import Desk, desk

__all__ = ["desk"]

pytest.importorskip("pymap", reason="make .venv/dev.stamp installs the IMAP server")
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """An IMAP server in memory, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = int(free.getsockname()[1])
    command = [
        sys.executable, "-c", "from pymap.main import main; main()", "--host", "127.0.0.1", "--port", str(number),
        "--no-tls", "dict", "--demo-user", "desk", "--demo-password", "secret",
    ]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(number)
        yield number
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("The IMAP server did not start.")


def put(port: int, number: int, *, text: str = "My bin was not emptied.", folder: str = "INBOX") -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Mary <mary@post.example>", "desk@teasel.example", f"Bins {number}"
    mail["Message-ID"] = f"<{number}@post.example>"
    mail.set_content(text)
    with imaplib.IMAP4("127.0.0.1", port, timeout=10) as server:
        server.login("desk", "secret")
        if folder != "INBOX":
            server.create(folder)
        server.append(folder, None, None, mail.as_bytes())


@pytest.fixture
def mailbox(cast: Cast, desk: Desk, port: int) -> Mailbox:
    return contacts.save_mailbox(
        by=cast.actor(cast.district, Role.ADMINISTRATOR), organisation=cast.district, address="desk@teasel.example",
        host="127.0.0.1", port=port, security="none", user="desk", password="secret", folder="INBOX",
    )  # fmt: skip


@pytest.mark.enable_socket
def test_what_comes_is_read_once_and_again_where_the_server_counts_anew(mailbox: Mailbox, port: int) -> None:
    put(port, 1)
    put(port, 2)
    assert contacts.read_mailboxes() == 2
    put(port, 3)
    assert (contacts.read_mailboxes(), contacts.read_mailboxes()) == (1, 0)
    assert sorted(Mail.objects.values_list("message_id", flat=True)) == [f"{at}@post.example" for at in (1, 2, 3)]
    Mailbox.objects.update(uid_validity=7)
    contacts.read_mailboxes()
    assert (Mail.objects.count(), Contact.objects.count()) == (3, 3)
    mailbox.refresh_from_db()
    assert (mailbox.last_error, mailbox.checked_at is not None) == ("", True)


@pytest.mark.enable_socket
def test_of_one_that_is_too_large_the_head_alone_crosses_the_wire(
    mailbox: Mailbox, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "MOST_BYTES", 100_000)
    fetched: list[str] = []
    fetch = imap._fetched

    def watched(server: imaplib.IMAP4, uid: int, part: str) -> bytes | None:
        fetched.append(part)
        return fetch(server, uid, part)

    monkeypatch.setattr(imap, "_fetched", watched)
    Mailbox.objects.update(folder="Large")
    put(port, 90, text="A photo of the bin.\n" * 6_000, folder="Large")
    put(port, 91, folder="Large")
    assert contacts.read_mailboxes() == 2
    large, other = Mail.objects.order_by("pk")
    assert fetched == ["BODY.PEEK[HEADER]", "BODY.PEEK[]"]
    assert (large.is_too_large, large.text, large.subject) == (True, "", "Bins 90")
    assert (other.is_too_large, other.text.strip()) == (False, "My bin was not emptied.")


@pytest.mark.enable_socket
def test_a_letter_that_cannot_be_read_stops_none_of_the_others(
    mailbox: Mailbox, port: int, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(box: Mailbox, raw: bytes, **given: bool) -> str:
        if b"Bins 80" in raw:
            raise RecursionError
        return take_letter(box, raw, **given)

    monkeypatch.setattr(imap, "take_letter", odd)
    Mailbox.objects.update(folder="Odd")
    put(port, 80, folder="Odd")
    put(port, 81, folder="Odd")
    assert (contacts.read_mailboxes(), contacts.read_mailboxes()) == (1, 0)
    assert Mail.objects.get().message_id == "81@post.example"
    mailbox.refresh_from_db()
    assert mailbox.last_error == "A letter could not be read. It lies unread in the mailbox."
    administrator = cast.actor(cast.district, Role.ADMINISTRATOR)
    saved = contacts.save_mailbox(by=administrator, organisation=cast.district, mailbox=mailbox, host=mailbox.host)
    assert saved.last_error == ""


@pytest.mark.enable_socket
def test_one_that_cannot_be_read_says_so_and_stops_nobody(mailbox: Mailbox, port: int, cast: Cast) -> None:
    Mailbox.objects.create(organisation=cast.county, address="x@y.example", host="127.0.0.1", port=1, security="none")
    Mailbox.objects.filter(pk=mailbox.pk).update(password="wrong")
    assert contacts.read_mailboxes() == 0
    said = set(Mailbox.objects.values_list("last_error", flat=True))
    assert said == {"It could not be read (error).", "It could not be read (ConnectionRefusedError)."}
