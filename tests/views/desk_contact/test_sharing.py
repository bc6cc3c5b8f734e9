"""Another body's record at the desk: with an agreement, without, suspended in the middle, and with the glass broken."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Assurance
from onedoor.apps.contacts.models import Contact
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.apps.sharing.models import AgreementVersion, Disclosure, Emergency
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.desk import Desk

SignedIn = Callable[[Account], Client]
SECRETS = ("7 Nettle Row", "ZZ1 1ZZ", "4 March 1961", "01632 960007")


@pytest.fixture
def theirs(cast: Cast, desk: Desk) -> Resident:
    """Somebody whose record the county holds; the adviser works for the district."""
    return people.create_resident(
        by=SYSTEM, given_names="Olwen", family_name="Parry", birth_date=date(1961, 3, 4), postcode="ZZ1 1ZZ",
        address_text="7 Nettle Row", phones=["01632 960007"], held_by=cast.county,
        contact_warning="Ring twice", help_needed="Lip-reads",
    )  # fmt: skip


@pytest.fixture
def contact(desk: Desk) -> Contact:
    return contacts.open_contact(by=desk.adviser, channel="phone")


def _url(name: str, contact: Contact, query: str = "") -> str:
    return reverse(f"desk:contact-{name}", args=[contact.uuid]) + query


def _suspend(cast: Cast, desk: Desk) -> None:
    by = cast.actor(cast.county, Role.GOVERNANCE)
    sharing.suspend_agreement(by=by, version=desk.agreement, reason="A list went astray.")


def _let_run_out(cast: Cast, desk: Desk) -> None:
    yesterday = clock.today() - timedelta(days=1)
    AgreementVersion.objects.filter(pk=desk.agreement.pk).update(in_force_from=yesterday, in_force_to=yesterday)
    sharing.forget()


def _choose(client: Client, contact: Contact, theirs: Resident, said: str = "parry 4.3.1961 zz1 1zz") -> Any:
    return client.post(_url("person", contact, f"?q={said}"), {"resident": str(theirs.uuid)})


def test_without_an_agreement_nobody_is_found(cast: Cast, desk: Desk, theirs: Resident, contact: Contact,
                                              signed_in: SignedIn) -> None:  # fmt: skip
    _suspend(cast, desk)
    client = signed_in(desk.account)
    for query in ("?q=parry", "?q=parry 4.3.1961", "?q=zz1 1zz", "?q=01632 960007", f"?q={theirs.reference}"):
        for name in ("people", "page"):
            page = client.get(_url(name, contact, query)).text
            assert "Olwen" not in page
            assert str(theirs.uuid) not in page
            assert "Carrowshire County Council</strong>: Agreement" in page
    assert _choose(client, contact, theirs).status_code == 404
    assert not Disclosure.objects.exists()


def test_with_an_agreement_they_are_found_and_it_is_written_down(
    desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    page = signed_in(desk.account).get(_url("people", contact, "?q=parry"))
    assert "Olwen Parry" in page.text
    for secret in SECRETS:
        assert secret not in page.text
    row = Disclosure.objects.get()
    assert (row.person, row.items, row.contact) == (theirs.uuid, ["identity.name"], contact.uuid)
    assert row.version == desk.agreement
    signed_in(desk.account).get(_url("people", contact, "?q=parry"))
    assert Disclosure.objects.count() == 1


def test_until_they_show_who_they_are_answers_are_hidden(
    desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    client = signed_in(desk.account)
    _choose(client, contact, theirs, said="parry")
    page = client.get(_url("page", contact)).text
    assert "Olwen Parry" in page
    assert "Ring twice" in page
    assert "Ask: birth date, postcode, phone number, reference" in page
    for secret in SECRETS:
        assert secret not in page


def test_three_facts_and_a_purpose_open_the_record(
    desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    client = signed_in(desk.account)
    _choose(client, contact, theirs)
    client.post(_url("purpose", contact), {"purpose": ENQUIRY})
    page = client.get(_url("page", contact)).text
    for secret in SECRETS:
        assert secret in page
    assert re.search("Not open to you: [^<]*; help needed", page)
    assert "Lip-reads" not in page
    contact.refresh_from_db()
    assert (contact.assurance, contact.facts_checked) == (Assurance.FACTS, ["birth", "name", "postcode"])
    shown = {item for row in Disclosure.objects.filter(person=theirs.uuid) for item in row.items}
    assert {"identity.birth_date", "address.home", "contact.phone"} <= shown
    assert "needs.help" not in shown


@pytest.mark.parametrize(
    ("said", "assurance"),
    [
        ("4.3.1961", "unverified"),
        ("4.3.1961 zz1 1zz", "facts"),
        ("1961 zz1", "unverified"),
        ("x 5.3.1961", "unverified"),
    ],
)
def test_what_they_say_is_compared(
    desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn, said: str, assurance: str
) -> None:
    client = signed_in(desk.account)
    _choose(client, contact, theirs, said="parry")
    client.post(_url("check", contact), {"said": said})
    contact.refresh_from_db()
    assert contact.assurance == assurance
    words = str(list(Event.objects.values_list("data", flat=True)))
    assert "1961-03-04" not in words
    assert said not in words
    assert "arry" not in words


@pytest.mark.parametrize(("stop", "said"), [(_suspend, "is suspended"), (_let_run_out, "ended on")])
def test_suspended_or_run_out_in_the_middle_it_stops_and_nothing_is_lost(
    cast: Cast, desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn, stop: Any, said: str
) -> None:
    client = signed_in(desk.account)
    _choose(client, contact, theirs)
    client.post(_url("purpose", contact), {"purpose": ENQUIRY})
    stop(cast, desk)
    page = client.get(_url("page", contact, "?need=a hole")).text
    assert "This record is not open to you any more." in page
    assert said in page
    assert 'value="a hole"' in page
    for secret in SECRETS:
        assert secret not in page
    sent = client.post(
        reverse("desk:contact-say", args=[contact.uuid, desk.late.uuid]) + f"?request={desk.late.uuid}",
        {"text": "What I typed", "do": "chase"},
    )
    assert sent.status_code == 400
    assert "What I typed</textarea>" in sent.text
    assert desk.late.description not in sent.text


def test_their_requests_open_with_purpose_and_proof(desk: Desk, contact: Contact, signed_in: SignedIn) -> None:
    client = signed_in(desk.account)
    contacts.set_resident(by=desk.adviser, contact=contact, resident=desk.mary)
    contacts.vouch(by=desk.adviser, contact=contact, assurance=Assurance.DOCUMENT)
    assert desk.late.reference not in client.get(_url("page", contact)).text
    client.post(_url("purpose", contact), {"purpose": ENQUIRY})
    assert desk.late.reference in client.get(_url("page", contact)).text
    row = Disclosure.objects.get()
    assert (row.person, row.items, row.source) == (desk.mary.uuid, ["requests.history"], desk.late.accountable)


def test_a_record_of_another_body_is_not_changed(
    desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    client = signed_in(desk.account)
    _choose(client, contact, theirs)
    client.post(_url("purpose", contact), {"purpose": ENQUIRY})
    assert "Change record" not in client.get(_url("page", contact, "?person=edit")).text
    given = {"given_names": "Else", "family_name": "Parry", "phones": "01632 960009", "language": "en-gb"}
    assert client.post(_url("person-save", contact), given).status_code == 404
    theirs.refresh_from_db()
    assert theirs.given_names == "Olwen"


def test_the_glass_is_broken_with_a_reason_and_told_at_once(
    cast: Cast, desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    _suspend(cast, desk)
    client = signed_in(desk.account)
    refused = client.post(_url("glass", contact), {"reason": "", "words": "no"})
    assert refused.status_code == 400
    assert "Olwen" not in client.get(_url("people", contact, "?q=parry")).text
    client.post(_url("glass", contact), {"reason": "vital_interest", "words": "She has fallen and cannot get up."})
    assert "Olwen Parry" in client.get(_url("people", contact, "?q=parry")).text
    _choose(client, contact, theirs, said="")
    page = client.get(_url("page", contact)).text
    for secret in (*SECRETS, "Lip-reads"):
        assert secret in page
    emergency = Emergency.objects.get()
    assert {row.emergency for row in Disclosure.objects.all()} == {emergency}
    told = set(Message.objects.filter(template_code="staff-emergency").values_list("to", flat=True))
    assert told == {"governance@teasel-vale.example", "governance@carrowshire.example"}


def test_what_was_seen_before_is_written_down_and_told_anew_by_that_right(
    cast: Cast, desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    client = signed_in(desk.account)
    _choose(client, contact, theirs)
    client.post(_url("purpose", contact), {"purpose": ENQUIRY})
    client.get(_url("page", contact))
    _suspend(cast, desk)
    client.post(_url("glass", contact), {"reason": "safety", "words": "He says he will harm her."})
    for _ in range(2):
        client.get(_url("page", contact))
    seen = [code for row in Disclosure.objects.exclude(emergency=None) for code in row.items]
    assert "address.home" in seen
    assert len(seen) == len(set(seen))
    told = Message.objects.filter(template_code="staff-emergency", to="governance@carrowshire.example")
    assert told.exists()


def test_broken_glass_holds_for_one_contact(
    cast: Cast, desk: Desk, theirs: Resident, contact: Contact, signed_in: SignedIn
) -> None:
    _suspend(cast, desk)
    client = signed_in(desk.account)
    client.post(_url("glass", contact), {"reason": "safety", "words": "He says he will harm her."})
    contacts.set_resident(by=desk.adviser, contact=contact, resident=theirs)
    other = contacts.open_contact(by=desk.adviser, channel="phone")
    assert "Olwen" not in client.get(_url("people", other, "?q=parry")).text
    contacts.wrap_up(by=desk.adviser, contact=contact, outcome="advised", is_avoidable=False)
    page = client.get(_url("page", contact)).text
    for secret in SECRETS:
        assert secret not in page
