"""People are sent on in writing, asked a week later whether it worked, and counted."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact, Signpost
from onedoor.apps.insight import services as insight
from onedoor.apps.insight.data import Breakdown, Scope
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.people.models import Resident
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Invalid
from onedoor.foundation.forgetting import Why
from tests.conftest import Cast
from tests.desk import Desk, desk

__all__ = ["desk"]

pytestmark = pytest.mark.django_db


def sent(desk: Desk, **given: Any) -> Signpost:
    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
    item = contacts.add_item(by=desk.adviser, contact=contact, words="Who helps?", service=desk.pothole)
    usual = {"place": "Carrow Advice", "details": "01632 960700", "channel": "email", "address": "mary@post.example"}
    return contacts.signpost(by=desk.adviser, item=item, **(usual | {"ask_later": True} | given))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"place": " "}, "place"), ({"address": ""}, "address"), ({"channel": "pigeon"}, "channel"),
        ({"channel": "text", "address": "01632 960001"}, "address"),
        ({"channel": "letter", "address": "Mary Brown"}, "address"),
    ],
)  # fmt: skip
def test_what_reaches_nobody_is_refused_and_nothing_is_noted(desk: Desk, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        sent(desk, **given)
    assert field in refused.value.fields
    assert not Signpost.objects.exists()
    assert Contact.objects.get().items.get().action == ""


def test_somebody_who_is_not_safe_is_written_to_only_where_they_say_so(desk: Desk) -> None:
    Resident.objects.filter(pk=desk.mary.pk).update(is_safe_to_contact=False)
    with pytest.raises(Invalid, match="not safe"):
        sent(desk, is_safe=False)
    assert sent(desk, is_safe=True).channel == "email"
    assert sent(desk, is_safe=False, channel="", address="").channel == ""


def test_a_letter_waits_for_the_printer_and_nobody_is_asked_by_post(cast: Cast, desk: Desk) -> None:
    made = sent(desk, channel="letter", address="Mary Brown\n12 Long Lane\nTeasel SK13 8AB")
    assert (made.ask_on, made.address) == (None, "")
    messages.send_waiting()
    (letter,) = messages.letters_to_post(cast.actor(cast.district, Role.ADMINISTRATOR))
    assert (letter.template_code, letter.about) == ("signpost-sent", str(made.uuid))
    assert letter.to.splitlines()[0] == "Mary Brown"
    assert "Carrow Advice" in letter.body
    assert "01632 960700" in letter.body


def test_they_are_asked_once_a_week_later_and_only_if_they_agreed(desk: Desk) -> None:
    asked, told = sent(desk), sent(desk, ask_later=False)
    assert (told.ask_on, told.address) == (None, "")
    assert Message.objects.filter(template_code="signpost-sent", body__contains="01632 960700").count() == 2
    assert contacts.ask_about_signposts() == 0
    Signpost.objects.filter(pk=asked.pk).update(ask_on=clock.today())
    assert (contacts.ask_about_signposts(), contacts.ask_about_signposts()) == (1, 0)
    question = Message.objects.get(template_code="signpost-asked")
    # Signed a second apart, the rest differs.
    assert contacts.token_of_signpost(asked).split(":")[0] in question.body
    messages.choose_messages(by=SYSTEM, to="mary@post.example", unwanted=["asking"])
    Signpost.objects.filter(pk=asked.pk).update(asked_at=None)
    contacts.ask_about_signposts()
    assert Message.objects.filter(template_code="signpost-asked").count() == 1


def test_they_answer_with_the_link_and_it_counts(desk: Desk, client: Client) -> None:
    made = sent(desk)
    address = f"/sent-on/{contacts.token_of_signpost(made)}/"
    assert client.get("/sent-on/guess/").status_code == 404
    assert "Carrow Advice" in client.get(address).text
    assert client.post(address, {}).status_code == 400
    made.refresh_from_db()
    assert made.worked == "", "looking at it answers nothing"
    page = client.post(address, {"worked": "no", "words": "Nobody was there"}, follow=True).text
    assert "find who can help" in page
    made.refresh_from_db()
    assert (made.worked, made.words) == ("no", "Nobody was there")
    figure = insight.sending_on(Scope(insight.last_twelve_months()), Breakdown.SERVICE)[0]
    assert (figure.label, figure.extra["sent"], figure.count) == ("Hole in the road", 1, 1)


def test_whoever_is_forgotten_cannot_be_asked(desk: Desk) -> None:
    made = sent(desk)
    contact = made.item.contact
    contacts.wrap_up(by=desk.adviser, contact=contact, outcome="signposted", is_avoidable=False)
    with transaction.atomic():
        contacts.forget_contact(by=SYSTEM, contact=contact, why=Why.ERASURE)
    Signpost.objects.filter(pk=made.pk).update(ask_on=clock.today() - timedelta(days=1))
    made.refresh_from_db()
    assert (made.address, contacts.ask_about_signposts()) == ("", 0)
