"""The adviser's one screen, as a browser without scripts uses it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.assets import services as assets
from onedoor.apps.assets.models import Asset
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory import services as directory
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.people.models import Resident
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Request
from onedoor.foundation import ids
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.counting import statements
from tests.desk import Desk

SignedIn = Callable[[Account], Client]
NAMES_OF_POSTS = ("person", "person-save", "door", "need", "raise", "advise", "park", "resume", "cancel", "wrap-up")
NAMES_OF_GETS = ("page", "people", "services", "places")


@pytest.fixture
def contact(desk: Desk) -> Contact:
    return contacts.open_contact(by=desk.adviser, channel="phone", caller_number="01632 960001")


@pytest.fixture
def known(desk: Desk, contact: Contact) -> Contact:
    return desk.opened(contact)


def _url(name: str, contact: Contact, query: str = "") -> str:
    return reverse(f"desk:contact-{name}", args=[contact.uuid]) + query


def test_nobody_comes_in_unsigned(client: Client, contact: Contact) -> None:
    for address in (reverse("desk:contact-list"), _url("page", contact)):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADVISER])
def test_other_roles_find_no_desk(cast: Cast, contact: Contact, signed_in: SignedIn, role: str) -> None:
    client = signed_in(cast.account(cast.district, role))
    assert client.get(reverse("desk:contact-list")).status_code == 404
    assert client.post(reverse("desk:contact-start"), {"channel": "phone"}).status_code == 404
    _all_missing(client, contact)


def test_another_adviser_does_not_find_it(cast: Cast, contact: Contact, signed_in: SignedIn) -> None:
    _all_missing(signed_in(cast.account(cast.county, Role.ADVISER)), contact)


def _all_missing(client: Client, contact: Contact) -> None:
    assert {client.get(_url(name, contact, "?q=brown")).status_code for name in NAMES_OF_GETS} == {404}
    assert {client.post(_url(name, contact)).status_code for name in NAMES_OF_POSTS} == {404}


def test_a_contact_starts_with_one_press(desk: Desk, signed_in: SignedIn) -> None:
    answer = signed_in(desk.account).post(reverse("desk:contact-start"), {"channel": "counter"})
    contact = Contact.objects.get()
    assert answer["Location"] == _url("page", contact)
    assert contact.channel.code == "counter"


@pytest.mark.parametrize(("given", "said"), [("withheld", "Enter the number as shown"), ("12", "Enter the number")])
def test_a_number_that_is_none_is_kept_and_named(desk: Desk, signed_in: SignedIn, given: str, said: str) -> None:
    answer = signed_in(desk.account).post(reverse("desk:contact-start"), {"channel": "phone", "caller_number": given})
    assert answer.status_code == 400
    assert said in answer.text
    assert f'value="{given}"' in answer.text


def test_whoever_rings_is_offered_by_their_number(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    page = signed_in(desk.account).get(_url("page", contact))
    assert "This number belongs to" in page.text
    assert str(desk.mary.uuid) in page.text


def test_the_person_is_shown_with_warnings_and_requests(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    page = signed_in(desk.account).get(_url("page", known))
    for shown in ("Do not leave a message", "Hard of hearing", desk.late.reference, "late", "Carrowshire County"):
        assert shown in page.text


def test_a_refresh_loses_nothing(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    page = signed_in(desk.account).get(_url("page", contact, "?q=brown&need=crater"))
    assert 'value="brown"' in page.text
    assert 'value="crater"' in page.text
    assert "Name begins Brown" in page.text or "Name Brown" in page.text
    assert "Hole in the road" in page.text


def test_pieces_while_typing(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    client = signed_in(desk.account)
    assert "Mary Brown" in client.get(_url("people", contact, "?q=mary brow")).text
    assert "Hole in the road" in client.get(_url("services", contact, "?need=crater")).text
    assert client.get(_url("places", contact, "?place=nowhere")).status_code == 200
    # What is looked for says where the time goes; nothing more has to be pressed.
    assert [step.step for step in contact.steps.all()] == ["identify", "need", "place"]


def test_a_request_is_found_by_its_reference(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    client = signed_in(desk.account)
    address = _url("people", contact, f"?q={desk.late.reference}")
    assert "Hole in the road" not in client.get(address).text
    Request.objects.update(accountable=desk.mary.held_by)
    assert "Hole in the road" in client.get(address).text


def test_a_new_record_becomes_the_callers(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    given = {"given_names": "Sam", "family_name": "Green", "phones": "01632 960009", "language": "en-gb"}
    signed_in(desk.account).post(_url("person-save", contact), given)
    contact.refresh_from_db()
    assert contact.resident == Resident.objects.get(family_name="Green")


def test_a_record_that_cannot_be_kept_keeps_what_was_typed(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    given = {"given_names": "Sam", "phones": "nonsense", "language": "en-gb"}
    answer = signed_in(desk.account).post(_url("person-save", contact, "?person=new"), given)
    assert answer.status_code == 400
    assert "<title>Error:" in answer.text
    assert 'value="Sam"' in answer.text
    assert "nonsense</textarea>" in answer.text


def _take(client: Client, contact: Contact, **given: str) -> str:
    answer = client.post(_url("need", contact), {"words": "a hole", "service": "hole-in-the-road"} | given)
    return answer["Location"].split("?")[1].split("#")[0]


def test_the_service_is_shown_with_who_answers_and_why(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    client = signed_in(desk.account)
    page = client.get(_url("page", known, f"?{_take(client, known)}"))
    for shown in ("Ask how deep it is.", "call 999", "Raise with Carrowshire County Council", "How deep is it?"):
        assert shown in page.text


def test_a_request_is_raised_for_another_partner(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    client = signed_in(desk.account)
    query = _take(client, known)
    given = {"kind": "report", "description": "a hole", "attribute-depth": "deep", "phone": "01632 960001"}
    answer = client.post(_url("raise", known, f"?{query}"), given)
    assert answer["Location"].endswith("#wrap-up")
    item = known.items.get()
    assert item.request is not None
    assert (item.action, item.request.accountable.slug, item.request.channel) == ("raised", "carrowshire", "phone")
    assert item.request.answers.get().shown == "Deeper"


def test_the_lamp_that_is_out_is_chosen_and_its_owner_answers(
    desk: Desk, known: Contact, signed_in: SignedIn, cast: Cast
) -> None:
    kind = assets.set_asset_kind(by=SYSTEM, code="lamp", name="Street light", services=[desk.pothole.slug])
    at = {"south": 53.44, "north": 53.44, "west": -1.95, "east": -1.95, "points": [[53.44, -1.95]]}
    lamp = Asset.objects.create(kind=kind, code="TV-12", owner=cast.district, **at)
    client = signed_in(desk.account)
    query = f"{_take(client, known)}&place=53.44,+-1.95"
    page = client.get(_url("page", known, f"?{query}"))
    assert "Which one is it?" in page.text
    assert "Street light TV-12, 0 m away" in page.text
    given = {"kind": "report", "description": "out", "attribute-depth": "deep", "phone": "01632 960001"}
    assert client.post(_url("raise", known, f"?{query}"), {**given, "thing": "guess"}).status_code == 400
    client.post(_url("raise", known, f"?{query}"), {**given, "thing": str(lamp.uuid)})
    raised = known.items.get().request
    assert raised is not None
    assert (raised.accountable, raised.answers.get(code="asset").value) == (cast.district, "TV-12")


def test_an_unanswered_question_is_named_and_nothing_is_lost(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    client = signed_in(desk.account)
    query = _take(client, known)
    answer = client.post(_url("raise", known, f"?{query}"), {"kind": "report", "description": "kept words"})
    assert answer.status_code == 400
    assert "kept words</textarea>" in answer.text
    assert "raise_attribute-depth" in answer.text
    assert Request.objects.count() == 1


@pytest.mark.parametrize(("do", "action"), [("chase", "chased"), ("add", "added"), ("look", "looked_up")])
def test_any_partners_request_is_chased_added_to_or_looked_up(
    desk: Desk, known: Contact, signed_in: SignedIn, do: str, action: str
) -> None:
    address = reverse("desk:contact-say", args=[known.uuid, desk.late.uuid])
    answer = signed_in(desk.account).post(address, {"do": do, "text": "Still there"})
    assert answer.status_code == 302
    item = known.items.get()
    assert (item.action, item.request, item.service) == (action, desk.late, desk.pothole)


def test_advice_about_a_letter(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    client = signed_in(desk.account)
    query = client.post(_url("need", known), {"words": "what is this"})["Location"].split("?")[1].split("#")[0]
    refused = client.post(_url("advise", known, f"?{query}"), {"do": "advise", "letter": "ZZ-9", "note": "kept"})
    assert refused.status_code == 400
    assert "kept</textarea>" in refused.text
    client.post(_url("advise", known, f"?{query}"), {"do": "advise", "letter": "ct104", "note": "told"})
    known.refresh_from_db()
    assert contacts.propose(known, by=desk.adviser).cause_code == "unclear"


def test_an_unknown_letter_is_said_and_not_dropped(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    given = {"outcome": "advised", "avoidable": "no", "letter": "ZZ-9", "note": "kept words"}
    answer = signed_in(desk.account).post(_url("wrap-up", known), given)
    assert answer.status_code == 400
    assert "No letter has this reference" in answer.text
    assert "kept words</textarea>" in answer.text


def test_a_closed_request_is_opened_again(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    requests.close(by=SYSTEM, request=desk.late, closing_reason=requests.get_closing_reason("done"))
    client = signed_in(desk.account)
    assert "Not sorted: open it again" in client.get(_url("page", known, f"?request={desk.late.uuid}")).text
    client.post(reverse("desk:contact-say", args=[known.uuid, desk.late.uuid]), {"do": "reopen", "text": "It is back"})
    desk.late.refresh_from_db()
    assert desk.late.is_open
    assert known.items.get().action == "reopened"


def test_a_merged_request_leads_to_the_one_it_goes_on_in(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    desk.late.pk, desk.late.uuid, desk.late.reference = None, ids.new_uuid(), ids.new_reference()
    desk.late.save()
    other = Request.objects.exclude(pk=desk.late.pk).get()
    requests.merge(by=SYSTEM, request=desk.late, into=other)
    page = signed_in(desk.account).get(_url("page", known, f"?request={desk.late.uuid}"))
    assert f"?request={other.uuid}#request" in page.text
    assert "open it again" not in page.text


def test_the_body_says_when_it_can_be_reached(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    client = signed_in(desk.account)
    directory.set_hours(
        by=SYSTEM, organisation=desk.late.accountable, channel=directory.get_channel("phone"), contact="01632 960 101",
        hours={day: [["08:30", "17:30"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
    )  # fmt: skip
    page = client.get(_url("page", known, f"?{_take(client, known)}"))
    assert "Phone: 01632 960 101, today 08:30 to 17:30" in page.text


def test_what_must_be_asked_comes_first(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    client = signed_in(desk.account)
    page = client.get(_url("page", known, f"?{_take(client, known)}")).text
    assert page.index("data-first") < page.index("Raise with")
    assert "data-first" in page[page.index('name="attribute-depth"') - 200 : page.index('name="attribute-depth"') + 200]


def test_wrapping_up_as_proposed(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    client = signed_in(desk.account)
    client.post(reverse("desk:contact-say", args=[known.uuid, desk.late.uuid]), {"do": "chase", "text": ""})
    page = client.get(_url("page", known))
    assert "avoidable (chasing progress)" in page.text
    given = {"outcome": "request_updated", "cause": "chase", "avoidable": "yes"}
    assert client.post(_url("wrap-up", known), given)["Location"] == reverse("desk:contact-list")
    known.refresh_from_db()
    assert known.cause is not None
    assert (known.status, known.cause.code) == ("closed", "chase")


def test_avoidable_without_a_cause_is_asked_for(desk: Desk, known: Contact, signed_in: SignedIn) -> None:
    given = {"outcome": "advised", "avoidable": "yes", "note": "kept words"}
    answer = signed_in(desk.account).post(_url("wrap-up", known), given)
    assert answer.status_code == 400
    assert "Choose why it was avoidable" in answer.text
    assert "kept words</textarea>" in answer.text


@pytest.mark.parametrize(("name", "status"), [("park", "parked"), ("resume", "open"), ("cancel", "cancelled")])
def test_putting_aside_and_ending(desk: Desk, known: Contact, signed_in: SignedIn, name: str, status: str) -> None:
    signed_in(desk.account).post(_url(name, known))
    known.refresh_from_db()
    assert known.status == status


def test_the_page_costs_the_same_with_many_requests(
    desk: Desk, known: Contact, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(desk.account)
    for _ in range(8):
        Request.objects.create(
            service=desk.pothole, resident=desk.mary, accountable=desk.late.accountable,
            delivering=desk.late.delivering, channel="web", responsibility_reason="r", raised_by="system:x",
        )  # fmt: skip
    with django_assert_max_num_queries(statements(53, lock=14)):
        client.get(_url("page", known, "?need=crater"))


def test_the_home_costs_the_same_with_many_contacts(
    desk: Desk, known: Contact, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    for _ in range(6):
        contacts.open_contact(by=desk.adviser, channel="phone")
    client = signed_in(desk.account)
    with django_assert_max_num_queries(statements(18, lock=4)):
        assert client.get(reverse("desk:contact-list")).text.count("Parked") == 6


def test_a_pass_phrase_is_chosen_at_the_desk_and_never_put_back_into_the_page(
    desk: Desk, contact: Contact, signed_in: SignedIn
) -> None:
    client = signed_in(desk.account)
    contact = desk.opened(contact)
    url = reverse("desk:contact-pass-phrase", args=[contact.uuid])
    refused = client.post(url, {"phrase": "mary brown", "do": "set"})
    assert refused.status_code == 400
    assert "nobody can find out" in refused.text
    assert "mary brown" not in refused.text
    kept = client.post(url, {"phrase": "marmalade wagon", "do": "set"}, follow=True)
    assert "The pass-phrase is kept" in kept.text
    assert "marmalade" not in kept.text
