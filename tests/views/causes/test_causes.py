"""The partnership words the causes of avoidable contact."""

from collections.abc import Callable

import pytest
from django.test import Client

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from tests.conftest import Cast

PAGES = ("/office/causes/", "/office/causes/add/", "/office/causes/chase/")
SignedIn = Callable[[Account], Client]


@pytest.fixture
def client_of(cast: Cast, signed_in: SignedIn) -> Client:
    contacts.install_defaults()
    return signed_in(cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR))


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.PARTNERSHIP_ADMINISTRATOR])
def test_others_find_nothing(cast: Cast, signed_in: SignedIn, role: str) -> None:
    contacts.install_defaults()
    client = signed_in(cast.account(cast.county, role))
    assert {client.get(page).status_code for page in PAGES} == {404}


def test_each_cause_is_listed_with_its_source(client_of: Client) -> None:
    page = client_of.get("/office/causes/").text
    assert "Chasing progress" in page
    assert "NI 14 guide" in page


def test_a_cause_is_worded_otherwise(client_of: Client) -> None:
    client_of.post("/office/causes/chase/", {"label": "Asking again", "order": "5"})
    cause = contacts.get_cause("chase")
    assert (cause.label, cause.is_active) == ("Asking again", False)


def test_a_cause_without_words_is_refused_and_keeps_the_rest(client_of: Client) -> None:
    answer = client_of.post("/office/causes/add/", {"code": "lost", "label": "", "source": "Ours", "order": "5"})
    assert answer.status_code == 400
    assert "Enter the cause" in answer.text
    assert 'value="Ours"' in answer.text


def test_a_cause_of_our_own(client_of: Client) -> None:
    client_of.post("/office/causes/add/", {"code": "lost", "label": "We lost it", "order": "5", "is_active": "on"})
    assert contacts.get_cause("lost").label == "We lost it"
