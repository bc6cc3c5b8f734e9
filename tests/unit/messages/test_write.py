"""Which message is written, to whom and in which words."""

from typing import Any

import pytest
from django.db import transaction

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Invalid
from onedoor.foundation.models import Event
from tests.conftest import Cast

VALUES = {"reference": "7K3M-9PQX", "service": "Potholes", "link": "https://door.example/7K3M-9PQX", "text": "Mended."}


@transaction.atomic
def send(code: str = "request-received", **given: Any) -> Message | None:
    return messages.send(code, by=SYSTEM, values=VALUES, **given)


@pytest.mark.django_db
def test_nobody_to_reach_is_no_message() -> None:
    assert send() is None
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_a_landline_is_not_texted() -> None:
    assert send(phone="01629 580000") is None


@pytest.mark.django_db
def test_a_mobile_is_texted_where_there_is_no_email() -> None:
    message = send(phone="07700 900123")
    assert message is not None
    assert (message.channel, message.to) == ("text", "+447700900123")
    assert "7K3M-9PQX" in message.body


@pytest.mark.django_db
def test_email_goes_first_unless_text_is_wanted(cast: Cast) -> None:
    by_email, by_text = (send(email="a@b.example", phone="07700 900123", channel=channel) for channel in (None, "text"))
    assert by_email is not None
    assert by_text is not None
    assert (by_email.channel, by_text.channel) == ("email", "text")


@pytest.mark.django_db
def test_the_message_and_its_event_are_one() -> None:
    message = send(email="a@b.example", about="thing")
    assert message is not None
    assert message.subject == "We have your request 7K3M-9PQX: Potholes"
    event = Event.objects.get()
    assert (event.type, event.subject) == ("messages.message_written.v1", str(message.uuid))
    assert "a@b.example" not in str(event.data)


@pytest.mark.django_db
def test_welsh_for_those_who_asked_for_it(cast: Cast) -> None:
    cast.district.name_cy = "Cyngor Dyffryn Teasel"
    message = send(email="a@b.example", language="cy", organisation=cast.district)
    assert message is not None
    assert message.language == "cy"
    assert "Cyngor Dyffryn Teasel" in message.body


@pytest.mark.django_db
def test_english_where_there_is_no_wording_in_the_language() -> None:
    message = send(email="a@b.example", language="pl")
    assert message is not None
    assert message.language == "en-gb"


@pytest.mark.django_db
def test_an_organisation_uses_its_own_words(cast: Cast) -> None:
    administrator = cast.actor(cast.district, Role.ADMINISTRATOR)
    messages.save_template(
        by=administrator, organisation=cast.district, code="request-received", channel="email", language="en-gb",
        subject="Thanks", body="Thanks for ((reference)).",
    )  # fmt: skip
    own, others = (send(email="a@b.example", organisation=body) for body in (cast.district, cast.county))
    assert own is not None
    assert others is not None
    assert own.body == "Thanks for 7K3M-9PQX."
    assert others.body != own.body


@pytest.mark.django_db
def test_an_unknown_occasion_is_refused() -> None:
    with pytest.raises(Invalid):
        send("no-such-thing", email="a@b.example")


@pytest.mark.django_db
def test_installing_twice_keeps_what_was_changed(cast: Cast) -> None:
    messages.install_defaults()
    messages.save_template(
        by=cast.actor(cast.district, Role.PARTNERSHIP_ADMINISTRATOR), organisation=None, code="request-received",
        channel="email", language="en-gb", subject="Ours", body="((reference))",
    )  # fmt: skip
    messages.install_defaults()
    message = send(email="a@b.example")
    assert message is not None
    assert message.subject == "Ours"
