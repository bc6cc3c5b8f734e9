"""Asking for a right, working on it and fetching what came of it, page by page. The refusals first."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.requests import services as requests
from onedoor.apps.rights import services as rights
from onedoor.apps.rights.models import Case, RefusalGround
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import DEALING
from onedoor.apps.sharing.models import PersonsPermission
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Denied
from tests.conftest import Cast
from tests.rights import Person, person

__all__ = ["person"]
SignedIn = Callable[[Account], Client]


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def as_person(client: Client, person: Person) -> Client:
    session = client.session
    session["account"] = {"uuid": str(person.account.uuid), "at": clock.now().timestamp(), "id_token": ""}
    session.save()
    return client


def office(name: str, person: Person, case: Case) -> str:
    return reverse(f"office:rights-{name}", args=[person.part(case, person.cast.county).uuid])


PATHS = ["/you/rights/", "/you/rights/ask/access/", "/you/rights/{uuid}/", "/you/rights/{uuid}/copy/",
         "/you/permissions/{uuid}/withdraw/"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_whoever_has_not_signed_in_is_asked_to(person: Person, client: Client, path: str) -> None:
    case = person.asks("access")
    for method in (client.get, client.post):
        assert method(path.format(uuid=case.uuid)).headers.get("Location", "/you/sign-in/") == "/you/sign-in/"


@pytest.mark.parametrize("path", PATHS[2:])
def test_another_persons_is_not_there(person: Person, client: Client, path: str) -> None:
    case = person.asks("access")
    person.account = type(person.account).objects.create(email="somebody@else.example", record=None)
    visitor = as_person(client, person)
    assert visitor.get(path.format(uuid=case.uuid)).status_code == 404
    assert visitor.get(path.format(uuid=uuid4())).status_code == 404
    assert visitor.get("/you/rights/ask/access/").headers["Location"] == "/you/check/"


def test_a_person_asks_and_reads_the_answers(person: Person, client: Client) -> None:
    visitor = as_person(client, person)
    page = visitor.get("/you/information/").text
    assert f"/you/rights/ask/correction/?record={person.theirs.uuid}" in page
    wrong = visitor.post("/you/rights/ask/correction/", {"words": "", "item": "address_text"})
    assert wrong.status_code == 400
    assert "Choose who has it wrong" in wrong.text
    said = {"record": str(person.theirs.uuid), "item": "address_text", "should_be": "9 Nettle Row", "words": "I moved"}
    case = Case.objects.get(uuid=visitor.post("/you/rights/ask/correction/", said).headers["Location"].split("/")[-2])
    assert case.parts.get().organisation == person.cast.county
    answer = rights.Answer("refused", reason="Your letters still go there.", ground="is-accurate")
    rights.decide(by=person.officer(person.cast.county), part=str(case.parts.get().uuid), answer=answer)
    page = visitor.get(f"/you/rights/{case.uuid}/").text
    for words in (
        "Your letters still go there.",
        "We checked, and we believe",
        "the Information Commissioner’s Office",
    ):
        assert words in page
    visitor.cookies["django_language"] = "cy"
    assert "Swyddfa’r Comisiynydd Gwybodaeth" in visitor.get(f"/you/rights/{case.uuid}/").text
    assert "Teasel Vale" not in page


def test_a_look_is_objected_to_where_it_stands(person: Person, client: Client) -> None:
    person.looked_at("identity.name")
    visitor = as_person(client, person)
    address = f"/you/rights/ask/objection/?to={person.cast.district.uuid}&amp;for=care-at-home"
    assert address in visitor.get("/you/information/").text
    address = address.replace("&amp;", "&")
    assert "Teasel Vale District Council sees nothing of you" in visitor.get(address).text
    assert visitor.post(address, {"words": ""}).status_code == 302
    case = Case.objects.get()
    assert (case.recipient, case.purpose) == (person.cast.district, "care-at-home")
    # A body or purpose that is none is nobody's.
    assert visitor.get("/you/rights/ask/objection/?to=x&for=y").status_code == 200


def test_an_objection_to_somebody_outside_says_that_it_is_to_everybody_outside(person: Person, client: Client) -> None:
    officer = person.cast.actor(person.cast.county, "service_officer")
    asked: dict[str, Any] = {"name": "Kerbside Ltd", "email": "jobs@kerbside.example", "text": "When?", "is_body": True}
    requests.ask_outside(by=officer, request=person.request, **asked)
    visitor = as_person(client, person)
    assert "Object to anybody outside being told" in visitor.get("/you/information/").text
    address = f"/you/rights/ask/objection/?to=&for={DEALING}"
    assert "Nobody outside is told anything of you" in visitor.get(address).text
    assert visitor.post(address, {"words": ""}).status_code == 302
    with pytest.raises(Denied):
        requests.ask_outside(by=officer, request=person.request, **asked | {"email": "other@kerbside.example"})
    # What bodies of the partnership may see of her for other reasons stays as it was.
    person.looked_at("identity.name")


def test_what_taking_a_permission_back_does_is_told_before_and_after(person: Person, client: Client) -> None:
    with transaction.atomic():
        given = sharing.note_permission(
            by=SYSTEM, resident=person.theirs, kind="share", purpose="care-at-home", recipient=person.cast.district,
            is_given=True, words="May the district council know?", channel="phone",
        )  # fmt: skip
    visitor = as_person(client, person)
    address = f"/you/permissions/{given.uuid}/withdraw/"
    assert address in visitor.get("/you/information/").text
    effect = "Teasel Vale District Council will no longer see"
    assert effect in visitor.get(address).text
    after = visitor.post(address, follow=True)
    assert effect in after.text
    assert visitor.post(address).status_code == 200
    assert Case.objects.count() == 1


def test_the_copy_is_fetched_as_a_file(person: Person, client: Client) -> None:
    case = person.answered(person.asks("access"))
    visitor = as_person(client, person)
    assert "It is being made" in visitor.get(f"/you/rights/{case.uuid}/").text
    assert visitor.get(f"/you/rights/{case.uuid}/copy/").status_code == 404
    rights.make_copies()
    assert "Fetch your copy" in visitor.get(f"/you/rights/{case.uuid}/").text
    response = visitor.get(f"/you/rights/{case.uuid}/copy/")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{case.reference}.zip"'
    assert response.content[:2] == b"PK"


def test_an_officer_answers_and_what_they_typed_is_kept(person: Person, signed_in: SignedIn) -> None:
    case = person.asks("erasure", words="Please forget me")
    officer = signed_in(person.cast.account(person.cast.county, Role.GOVERNANCE))
    assert "Please forget me" in officer.get(office("show", person, case)).text
    assert officer.get(office("letter", person, case)).status_code == 302, "There is no answer yet."
    assert case.reference in officer.get(reverse("office:rights-list")).text
    refused = officer.post(office("decide", person, case), {"decision": "refused", "reason": "We need it for a while."})
    assert refused.status_code == 400
    assert "Choose by what right you refuse" in refused.text
    assert "We need it for a while." in refused.text
    said = {"decision": "refused", "reason": "We need it for a while.", "ground": "legal-duty"}
    assert officer.post(office("decide", person, case), said).status_code == 302
    assert case.reference in officer.get(reverse("office:rights-list") + "?group=done").text
    letter = officer.get(office("letter", person, case)).text
    for word in ("7 Nettle Row", "ZZ1 1ZZ", "We need it for a while.", "You may complain to"):
        assert word in letter
    assert "Only" not in officer.post(office("erase", person, case), {"typed": case.reference}).text
    assert "Overdue" in officer.get(reverse("office:rights-list") + "?group=nonsense").text


def test_an_officer_hides_and_shows(person: Person, signed_in: SignedIn) -> None:
    case = person.asks("access")
    officer = signed_in(person.cast.account(person.cast.county, Role.GOVERNANCE))
    said = {"row": f"people.Resident:{person.theirs.pk}", "field": "address_text", "hide": "yes", "reason": ""}
    assert "Say why" in officer.post(office("withhold", person, case), said).text
    assert officer.post(office("withhold", person, case), said | {"reason": "A refuge"}).status_code == 302
    assert "Because: A refuge" in officer.get(office("held", person, case)).text
    paper = officer.get(office("print", person, case)).text
    assert "7 Nettle Row" not in paper
    assert "Held back" in paper


def test_a_ground_is_edited_by_the_partnerships_administrator(person: Person, signed_in: SignedIn) -> None:
    client = signed_in(person.cast.account(person.cast.county, Role.PARTNERSHIP_ADMINISTRATOR))
    address = reverse("office:rights-ground-change", args=["legal-duty"])
    assert "article 17(3)(b)" in client.get(address).text
    said = {"name": "The law says so", "words": "A law says so.", "order": 5, "is_active": "on", "kinds": ["erasure"]}
    assert client.post(address, said).status_code == 302
    ground = RefusalGround.objects.get(code="legal-duty")
    assert (ground.words, ground.kinds) == ("A law says so.", ["erasure"])


def test_an_adviser_asks_for_them_and_notes_what_they_allow(person: Person, cast: Cast, signed_in: SignedIn) -> None:
    adviser, account = cast.actor(cast.district, Role.ADVISER), cast.account(cast.district, Role.ADVISER)
    contact = contacts.open_contact(by=adviser, channel="phone")
    client = signed_in(account)

    def here(name: str) -> str:
        return reverse(f"desk:contact-{name}", args=[contact.uuid])

    assert client.post(here("rights"), {"kind": "access"}).status_code == 404
    contacts.set_resident(by=adviser, contact=contact, resident=person.ours)
    allowed = {
        "kind": "refer", "recipient": str(cast.county.uuid), "purpose": "care-at-home", "is_given": "yes",
        "words": "May we pass you on to the county?",
    }  # fmt: skip
    assert client.post(here("permission"), allowed).status_code == 400
    contacts.vouch(by=adviser, contact=contact, assurance="document")
    assert client.post(here("permission"), allowed).status_code == 302
    assert PersonsPermission.objects.get().is_given
    page = client.post(here("rights"), {"kind": "access", "words": "All of it"}, follow=True).text
    assert Case.objects.get().reference in page
    # Whom it went to stays unsaid.
    assert "Rights" not in page
