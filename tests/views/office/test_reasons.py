"""The partnership words the reasons for which requests end."""

from collections.abc import Callable

import pytest
from django.test import Client

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.requests import services as requests
from tests.conftest import Cast

PAGES = ("/office/reasons/", "/office/reasons/add/", "/office/reasons/done/")
WORDS = {"label": "Mended", "wording": "We mended it.", "wording_cy": "Wedi'i drwsio.", "order": "3"}
SignedIn = Callable[[Account], Client]


@pytest.fixture
def office(cast: Cast, signed_in: SignedIn) -> Client:
    requests.install_defaults()
    return signed_in(cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR))


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.PARTNERSHIP_ADMINISTRATOR])
def test_others_find_nothing_and_change_nothing(cast: Cast, signed_in: SignedIn, role: str) -> None:
    requests.install_defaults()
    client = signed_in(cast.account(cast.county, role))
    assert {client.get(page).status_code for page in PAGES} == {404}
    assert client.post("/office/reasons/done/", WORDS).status_code == 404
    assert requests.get_closing_reason("done").label == "Done"


@pytest.mark.parametrize(("field", "said"), [("label", "Enter the reason"), ("wording", "Enter what the person is")])
def test_a_reason_without_words_is_refused_and_keeps_the_rest(office: Client, field: str, said: str) -> None:
    answer = office.post("/office/reasons/done/", {**WORDS, field: "", "is_active": "on"})
    assert answer.status_code == 400
    assert said in answer.text
    assert "drwsio" in answer.text


def test_a_code_that_is_taken_is_refused(office: Client) -> None:
    answer = office.post("/office/reasons/add/", {**WORDS, "code": "done", "status": "fixed", "is_active": "on"})
    assert answer.status_code == 400
    assert "already" in answer.text


def test_the_only_reason_of_its_kind_cannot_be_retired(office: Client) -> None:
    assert office.post("/office/reasons/done/", WORDS).status_code == 400
    office.post("/office/reasons/add/", {**WORDS, "code": "mended", "status": "fixed", "is_active": "on"})
    assert office.post("/office/reasons/done/", WORDS).status_code == 302
    assert "done" not in {reason.code for reason in requests.closing_reasons()}


def test_a_reason_is_worded_in_both_languages_and_moved(office: Client) -> None:
    office.post("/office/reasons/done/", {**WORDS, "is_active": "on"})
    reason = requests.get_closing_reason("done")
    assert (reason.wording_in("en-gb"), reason.wording_in("cy")) == ("We mended it.", "Wedi'i drwsio.")
    assert (reason.label, reason.order) == ("Mended", 3)


def test_the_list_shows_what_people_are_told(office: Client) -> None:
    assert "We have done what you asked for." in office.get("/office/reasons/").text
