"""E-mail becomes contacts: threads, machines, loops, and whatever else a mail server hands over."""

from email.message import EmailMessage
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import transaction

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact, Mail, Mailbox, MailFile
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.forgetting import Why
from onedoor.foundation.uploads import NewFile
from tests.conftest import Cast
from tests.desk import Desk, desk
from tests.unit.requests.test_files import PDF, picture

__all__ = ["desk"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox(cast: Cast, desk: Desk) -> Mailbox:
    return Mailbox.objects.create(organisation=cast.district, address="desk@teasel.example", host="mail.example")


def mail(number: int, text: str = "My bin was not emptied.", **heads: str) -> EmailMessage:
    written = EmailMessage()
    usual = {"From": "Mary Brown <Mary@post.example>", "Subject": "Bins", "Message-ID": f"<{number}@post.example>"}
    for name, value in {**usual, **heads}.items():
        written[name] = value
    written.set_content(text)
    return written


def take(mailbox: Mailbox, letter: EmailMessage | bytes, **given: Any) -> str:
    return contacts.take_letter(mailbox, letter if isinstance(letter, bytes) else letter.as_bytes(), **given)


@pytest.mark.parametrize(
    "heads",
    [
        {"Auto-Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"X-Autoreply": "yes"},
        {"List-Id": "<news.example>"}, {"From": "MAILER-DAEMON@post.example"}, {"Return-Path": "<>"}, {"From": ""},
    ],
)  # fmt: skip
def test_what_machines_write_is_kept_and_answered_by_nobody(mailbox: Mailbox, heads: dict[str, str]) -> None:
    assert take(mailbox, mail(1, **heads)) == "machine"
    assert (Contact.objects.count(), Message.objects.count()) == (0, 0)


def test_machines_that_answer_us_are_not_answered_for_ever(mailbox: Mailbox) -> None:
    became = [take(mailbox, mail(number)) for number in range(12)]
    assert became == ["contact"] * 10 + ["loop"] * 2
    assert Message.objects.filter(template_code="mail-received").count() == 1
    assert take(mailbox, mail(99, From="desk@teasel.example")) == "loop"


def test_it_waits_for_any_adviser_of_the_body_and_one_takes_it(mailbox: Mailbox, desk: Desk, cast: Cast) -> None:
    assert (take(mailbox, mail(1)), take(mailbox, mail(1))) == ("contact", "known")
    (waiting,) = contacts.contacts_waiting_for(desk.adviser)
    elsewhere = cast.actor(cast.county, Role.ADVISER)
    assert not contacts.contacts_waiting_for(elsewhere)
    with pytest.raises(Missing):
        contacts.take_contact(by=elsewhere, contact=str(waiting.uuid))
    taken = contacts.take_contact(by=desk.adviser, contact=str(waiting.uuid))
    assert (taken.status, taken.adviser, taken.resident) == ("open", desk.account, None)
    with pytest.raises(Conflict):
        contacts.take_contact(by=desk.adviser, contact=str(waiting.uuid))


def test_a_thread_goes_on_in_its_contact_but_never_by_a_reference_alone(mailbox: Mailbox) -> None:
    take(mailbox, mail(1))
    first = Contact.objects.get()
    assert take(mailbox, mail(2, **{"In-Reply-To": "<1@post.example>"})) == "thread"
    assert take(mailbox, mail(3, Subject=f"Re: bins [{first.reference}]")) == "thread"
    stranger = {
        "From": "eve@elsewhere.example",
        "Subject": f"Re: [{first.reference}]",
        "References": "<1@post.example>",
    }
    assert take(mailbox, mail(4, **stranger)) == "contact"
    assert Mail.objects.filter(contact=first).count() == 3


def test_an_adviser_answers_and_the_reply_comes_back_to_the_contact(mailbox: Mailbox, desk: Desk) -> None:
    take(mailbox, mail(1))
    contact = contacts.take_contact(by=desk.adviser, contact=str(Contact.objects.get().uuid))
    with pytest.raises(Invalid):
        contacts.answer_mail(by=desk.adviser, contact=contact, text=" ")
    contacts.answer_mail(by=desk.adviser, contact=contact, text="They come on Friday.")
    sent = Message.objects.get(template_code="mail-answer")
    assert (sent.to, sent.subject) == ("mary@post.example", f"Re: Bins [{contact.reference}]")
    assert contact.items.get().action == "advised"
    assert take(mailbox, mail(2, "Thank you", **{"In-Reply-To": f"<{sent.uuid}@teasel.example>"})) == "reply"
    assert [one.kind for one in contacts.mail_in(contact)] == ["words", "answer", "words"]
    contacts.wrap_up(by=desk.adviser, contact=contact, outcome="advised", is_avoidable=False)
    again = mail(3, "Nobody came", **{"In-Reply-To": f"<{sent.uuid}@teasel.example>"})
    take(mailbox, again)
    assert contacts.contacts_waiting_for(desk.adviser).count() == 1


def test_a_mail_that_could_not_be_delivered_is_no_contact(mailbox: Mailbox, desk: Desk) -> None:
    with transaction.atomic():
        sent = messages.send("mail-received", by=SYSTEM, email="gone@post.example", values={"reference": "7K3M-9PQX"})
    assert sent is not None
    report = (
        b"From: MAILER-DAEMON@x.example\r\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: failed\r\n"
        b"Status: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <%s@x>\r\n\r\n--b--\r\n"
    )
    assert take(mailbox, report % str(sent.uuid).encode()) == "bounced"
    sent.refresh_from_db()
    assert (sent.status, Contact.objects.count()) == ("bounced", 0)


def _with_winmail() -> EmailMessage:
    letter = mail(1)
    letter.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return letter


@pytest.mark.parametrize(
    ("raw", "text", "files"),
    [
        (_with_winmail().as_bytes(), "My bin was not emptied.", "winmail.dat"),
        (b"From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nCaf\xe9", "Café", ""),
        (b"From: a@b.example\r\nContent-Type: text/plain; charset=klingon\r\n\r\nd\xc5\xb5r", "dŵr", ""),
        (b"From: a@b.example\r\nSubject: =?utf-8?q?=ff=fe?=\r\nContent-Type: multipart/mixed; boundary=x\r\n", "", ""),
        (b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n<script>x()</script><p>Hello", "Hello", ""),
        (b"From: a@b.example\r\n\r\nnul\0l", "null", ""),
        (b"From: a@b.example", "", ""),
    ],
)  # fmt: skip
def test_whatever_comes_becomes_something_to_read(mailbox: Mailbox, raw: bytes, text: str, files: str) -> None:
    assert take(mailbox, raw) == "contact"
    kept = Mail.objects.get()
    assert (kept.text.strip(), "".join(one.name for one in kept.files.all())) == (text, files)
    assert kept.has_winmail is bool(files)


def with_files(letter: EmailMessage, **files: bytes) -> EmailMessage:
    for name, content in files.items():
        letter.add_attachment(content, maintype="application", subtype="x-says-nothing", filename=name)
    return letter


def test_files_are_judged_by_their_content_and_go_with_the_request(mailbox: Mailbox, desk: Desk, cast: Cast) -> None:
    letter = with_files(mail(1), **{"../me.exe": picture(), "bill.pdf": b"MZ no bill", "plan.png": PDF})
    logo = picture()[:100]
    letter.add_attachment(logo, maintype="image", subtype="png", filename="logo.png", cid="<l@x>", disposition="inline")
    take(mailbox, letter)
    files = {str(one.name): one for one in MailFile.objects.all()}
    kept = {name: (one.content_type, one.refused) for name, one in files.items()}
    assert kept == {
        "me.exe": ("image/jpeg", ""), "plan.png": ("application/pdf", ""),
        "bill.pdf": ("", "“bill.pdf” is not a JPEG, PNG or WebP picture or a PDF file."),
    }  # fmt: skip
    contact = contacts.take_contact(by=desk.adviser, contact=str(Contact.objects.get().uuid))
    file = files["me.exe"]
    with pytest.raises(Missing):
        contacts.get_mail_file_for(cast.actor(cast.county, Role.ADVISER), contact, file.uuid)
    other = contacts.open_contact(by=desk.adviser, channel="phone")
    with pytest.raises(Missing):
        contacts.get_mail_file_for(desk.adviser, other, file.uuid)
    with pytest.raises(Missing):
        contacts.get_mail_file_for(desk.adviser, contact, files["bill.pdf"].uuid)
    chosen = [NewFile(file.name, contacts.get_mail_file_for(desk.adviser, contact, file.uuid).file.read())]
    desk.opened(contact)
    contacts.say_about(by=desk.adviser, contact=contact, request=desk.late, action="added", files=chosen)
    assert desk.late.attachments.get().content_type == "image/jpeg"


def test_files_of_machines_and_of_what_is_known_are_not_kept(mailbox: Mailbox, monkeypatch: Any) -> None:
    lying: set[str] = set()

    def save(path: str, content: object) -> str:
        lying.add(path)
        return path

    monkeypatch.setattr(default_storage, "save", save)
    monkeypatch.setattr(default_storage, "delete", lying.discard)
    for letter in (mail(1, Precedence="bulk"), mail(2), mail(2)):
        take(mailbox, with_files(letter, plan=PDF))
    assert {one.file.name for one in MailFile.objects.all()} == lying
    assert len(lying) == 1


def test_of_one_that_is_too_large_only_its_head_is_read(mailbox: Mailbox) -> None:
    head = b"From: Mary <mary@post.example>\r\nSubject: Photos\r\nMessage-ID: <big@post.example>\r\n\r\n"
    assert take(mailbox, head, is_too_large=True) == "contact"
    kept = Mail.objects.get()
    assert (kept.subject, kept.is_too_large) == ("Photos", True)


def test_who_wrote_and_what_is_forgotten_with_the_contact(
    mailbox: Mailbox, desk: Desk, django_capture_on_commit_callbacks: Any
) -> None:
    take(mailbox, with_files(mail(1), plan=PDF))
    path = str(MailFile.objects.get().file.name)
    contact = contacts.take_contact(by=desk.adviser, contact=str(Contact.objects.get().uuid))
    contacts.wrap_up(by=desk.adviser, contact=contact, outcome="advised", is_avoidable=False)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        contacts.forget_contact(by=SYSTEM, contact=contact, why=Why.ERASURE)
    kept = Mail.objects.get()
    assert (kept.sender, kept.text, kept.subject) == ("", "", "")
    assert (MailFile.objects.count(), default_storage.exists(path)) == (0, False)
