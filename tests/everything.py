"""Somebody of whom every app knows something, and all that stands in the database as text."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory.models import Channel
from onedoor.apps.feedback import services as feedback
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message, Reply
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Pair, Resident
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, NewFile
from onedoor.apps.requests.models import Answer, Request
from onedoor.apps.sharing.models import Emergency
from onedoor.foundation.actors import SYSTEM, resident
from onedoor.foundation.encryption.keyring import MARK
from onedoor.foundation.encryption.keys import keyring
from tests.conftest import Cast
from tests.raising import place, raise_one, reason
from tests.unit.requests.test_files import picture

# Each stands in one place or more, and in nothing else.
MARKS = (
    "Zebedee", "Quillfeather", "zebedeequillfeather", "+441632960777", "01632 960777", "quill@feather.example",
    "Larkspur", "marmalade", "wheelchair", "thistledown", "cobblestone", "dragonfly", "pumpernickel", "snapdragon",
    "periwinkle", "hollyhock", "buttercup", "9434765919", "chrysalis",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """One person's things, all of the district's."""

    record: Resident
    request: Request
    contact: Contact
    account: ResidentAccount
    emergency: Emergency


def known_everywhere(cast: Cast) -> Known:
    """The marks stand in every field of theirs that can hold words; the request is closed, the contact wrapped up."""
    messages.install_defaults()
    record = people.create_resident(
        by=SYSTEM, held_by=cast.district, given_names="Zebedee", family_name="Quillfeather",
        phones=["01632 960777"], emails=["quill@feather.example"], address_text="9 Larkspur Row",
        help_needed="Uses a wheelchair", contact_warning="marmalade", nhs_number="943 476 5919",
    )  # fmt: skip
    other = people.create_resident(by=SYSTEM, held_by=cast.district, family_name="Marlow")
    people.join(by=SYSTEM, records=[record, other], reasons=["Same chrysalis"])
    Pair.objects.create(one=record, other=other, treatment="doubted", state="open", weight=1, reasons=["chrysalis"])
    account = ResidentAccount.objects.create(email="quill@feather.example", record=record)
    request = _request(cast, record)
    contact = _contact(cast, record)
    emergency = Emergency.objects.create(
        contact=contact.uuid, organisation=cast.district, reason="safety", words="Found hollyhock",
        actor="staff:columbine", actor_name="Hyacinth Bray",
    )  # fmt: skip
    emergency.reviews.create(
        organisation=cast.district, outcome="justified", words="hollyhock", actor="staff:celandine"
    )
    return Known(record, request, contact, account, emergency)


def _request(cast: Cast, record: Resident) -> Request:
    officer = cast.actor(cast.district, Role.SERVICE_OFFICER)
    raised = raise_one(
        cast.district, resident=record, description="A thistledown", place=place(address_text="9 Larkspur Row"),
        contactee=Contactee(name="Zebedee Quillfeather", email="quill@feather.example", phone="01632 960777"),
        files=[NewFile("dragonfly.jpg", picture())],
    )  # fmt: skip
    Answer.objects.create(request=raised, code="which", label="Which?", value="cobblestone", shown="cobblestone")
    requests.add_note(by=officer, request=raised, text="pumpernickel was here")
    requests.answer(by=resident(), request=raised, text="It is snapdragon")
    requests.close(by=officer, request=raised, closing_reason=reason(), text="snapdragon is done")
    feedback.give_feedback(
        by=resident(), about=str(raised.uuid), occasion=1, service=raised.service, organisation=cast.district, face=-1,
        words="periwinkle",
    )  # fmt: skip
    Reply.objects.create(
        message=Message.objects.filter(about=str(raised.uuid)).first(), kind="words", sender="+441632960777",
        text="snapdragon, please", carrier_id="periwinkle-1",
    )  # fmt: skip
    return Request.objects.get(pk=raised.pk)


def _contact(cast: Cast, record: Resident) -> Contact:
    channel, _ = Channel.objects.get_or_create(code="phone", defaults={"name": "Phone"})
    now = record.created_at
    contact = Contact.objects.create(
        channel=channel, organisation=cast.district, resident=record, caller_name="Zebedee", is_avoidable=False,
        caller_number="+441632960777", note="buttercup", status="closed", outcome="resolved", opened_at=now,
        closed_at=now, responsible=cast.district,
    )  # fmt: skip
    contact.items.create(words="where is my buttercup", note="buttercup")
    return contact


def every_text() -> Iterator[tuple[str, str]]:
    """Table, and each value of each of its columns, as text, past the application; what is encrypted, as it reads."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            places = [f"{table}.{column[0]}" for column in cursor.description]
            for row in cursor.fetchall():
                yield from ((table, _text(value, place)) for value, place in zip(row, places, strict=True) if value)


def _text(value: object, place: str) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return keyring().show(text, place) if text.startswith(MARK) else text


def tables_with(*words: str) -> set[tuple[str, str]]:
    """Each word that stands anywhere, and the table it stands in; capitals do not matter."""
    lowered = [(word, word.lower()) for word in words]
    return {(word, table) for table, text in every_text() for word, low in lowered if low in text.lower()}
