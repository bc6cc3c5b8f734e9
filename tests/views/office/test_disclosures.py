"""What somebody outside was told, as the officer of the body that told them reads it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from onedoor.apps.messages import services as messages
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee
from onedoor.apps.requests.models import Request
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import Disclosure
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.raising import raise_one

SignedIn = Callable[[Account], Client]
LEDGER = "/office/disclosures/"


def ask(cast: Cast, request: Request, name: str, *, is_body: bool) -> None:
    by = cast.actor(cast.county, Role.SERVICE_OFFICER)
    email = f"{name.split()[0].lower()}@outside.example"
    requests.ask_outside(by=by, request=request, name=name, email=email, text="When?", is_body=is_body)


@pytest.fixture
def ivy(cast: Cast) -> Resident:
    messages.install_defaults()
    sharing.install_defaults()
    return people.create_resident(by=SYSTEM, given_names="Ivy", held_by=cast.county)


def test_whose_it_is_and_who_was_told_is_said_in_words(
    cast: Cast, ivy: Resident, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    known = raise_one(cast.county, resident=ivy)
    unknown = raise_one(cast.county, contactee=Contactee(email="ivy@marlow.example"))
    ask(cast, known, "Kerbside Ltd", is_body=True)
    ask(cast, unknown, "Tegid Moss", is_body=False)
    office = signed_in(cast.account(cast.county, Role.GOVERNANCE))
    with django_assert_max_num_queries(20):
        page = office.get(LEDGER).text
    assert "Carrowshire County Council to Kerbside Ltd, outside" in page
    assert "Carrowshire County Council to Somebody outside" in page
    assert f">{ivy.reference}</a>" in page
    assert f">Whoever asked for {unknown.reference}</a>" in page
    assert "Tegid Moss" not in page
    assert "To deal with a request" in page
    assert "what you asked for" not in page
    only = office.get(f"{LEDGER}?person={unknown.uuid}").text
    assert unknown.reference in only
    assert ivy.reference not in only
    for typed, found, left in ((ivy, ivy, unknown), (unknown, unknown, ivy)):
        page = office.get(f"{LEDGER}?person={typed.reference.lower()}").text
        assert f"{found.reference}</a>" in page
        assert f"{left.reference}</a>" not in page
    lines = office.get(f"{LEDGER}download/").getvalue().decode().splitlines()
    assert sum("Somebody outside,Question," in line for line in lines) == 2
    strangers = signed_in(cast.account(cast.district, Role.GOVERNANCE))
    assert "Kerbside" not in strangers.get(LEDGER).text
    for theirs in (ivy, known, unknown):
        assert "Nothing fits" in strangers.get(f"{LEDGER}?person={theirs.reference}").text


def test_a_question_that_was_forgotten_still_says_something(cast: Cast, ivy: Resident, signed_in: SignedIn) -> None:
    unknown = raise_one(cast.county, contactee=Contactee(email="ivy@marlow.example"))
    ask(cast, unknown, "Kerbside Ltd", is_body=True)
    unknown.outside_questions.all().delete()
    page = signed_in(cast.account(cast.county, Role.GOVERNANCE)).get(LEDGER).text
    assert Disclosure.objects.count() == 1
    assert ">Somebody whose request was forgotten</a>" in page
