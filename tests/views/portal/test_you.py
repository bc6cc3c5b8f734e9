"""What is one's own: nobody gets in without the link, and each sees their own alone."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.people import services as people
from onedoor.apps.people.models import PassPhrase, Resident
from onedoor.apps.requests.data import Contactee
from onedoor.apps.requests.models import Request
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.raising import raise_one

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


ADDRESS = "ivy@marlow.example"
ANSWERS = {
    "given_names": "Ivy", "family_name": "Marlow", "birth_date_day": "4", "birth_date_month": "3",
    "birth_date_year": "1951", "postcode": "tv11aa",
}  # fmt: skip


def sign_in(client: Client, email: str = ADDRESS) -> None:
    assert client.post("/you/sign-in/", {"email": email}).status_code == 200
    found = re.search(r"(/you/open/[^/\s]+/)", Message.objects.latest("pk").body)
    assert found
    assert client.get(found[1]).status_code == 200
    assert client.post(found[1]).headers["Location"] == "/you/"


@pytest.fixture
def asked(cast: Cast) -> Request:
    messages.install_defaults()
    return raise_one(cast.district, contactee=Contactee(name="Ivy Marlow", email=ADDRESS))


@pytest.fixture
def record(cast: Cast) -> Resident:
    messages.install_defaults()
    return people.create_resident(
        by=SYSTEM, given_names="Ivy", family_name="Marlow", birth_date=date(1951, 3, 4), postcode="TV1 1AA",
        emails=[ADDRESS], held_by=cast.county,
    )  # fmt: skip


@pytest.mark.parametrize("path", ["/you/", "/you/check/", "/you/information/", "/you/requests/{uuid}/"])
def test_without_the_link_one_is_asked_to_sign_in(asked: Request, client: Client, path: str) -> None:
    response = client.get(path.format(uuid=asked.uuid))
    assert response.headers["Location"] == "/you/sign-in/"


def test_a_link_that_was_used_opens_nothing(asked: Request, client: Client) -> None:
    sign_in(client)
    path = re.search(r"(/you/open/[^/\s]+/)", Message.objects.latest("pk").body)
    assert path
    again = Client().post(path[1])
    assert again.status_code == 404
    assert "Send me a new link" in again.text


def test_the_answer_is_the_same_whoever_is_known(asked: Request, client: Client) -> None:
    known = client.post("/you/sign-in/", {"email": ADDRESS}).text.replace(ADDRESS, "")
    assert client.post("/you/sign-in/", {"email": "no@body.example"}).text.replace("no@body.example", "") == known


def test_one_sees_everything_one_asked_of_any_body_and_nothing_of_others(
    cast: Cast, asked: Request, client: Client
) -> None:
    others = raise_one(cast.district, contactee=Contactee(name="Ken", email="ken@marlow.example"))
    of_county = raise_one(cast.county, contactee=Contactee(name="Ivy Marlow", email=ADDRESS))
    Request.objects.filter(pk=of_county.pk).update(accountable=cast.county, delivering=cast.county)
    assert asked.accountable == cast.district
    sign_in(client)
    page = client.get("/you/").text
    assert asked.reference in page
    assert of_county.reference in page
    assert others.reference not in page
    assert client.get(f"/you/requests/{others.uuid}/").status_code == 404
    opened = client.get(f"/you/requests/{asked.uuid}/", follow=True)
    assert "Add something" in opened.text


def test_what_is_kept_is_shown_to_who_knows_what_only_they_know(record: Resident, client: Client) -> None:
    sign_in(client)
    assert client.get("/you/information/").headers["Location"] == "/you/check/"
    wrong = client.post("/you/check/", ANSWERS | {"postcode": "TV1 9ZZ"})
    assert "We could not find you" in wrong.text
    assert 'value="Marlow"' in wrong.text
    assert client.post("/you/check/", ANSWERS).headers["Location"] == "/you/information/"
    page = client.get("/you/information/").text
    assert "Carrowshire County Council" in page
    assert "Nobody but those who keep it." in page
    client.post("/you/not-me/")
    assert client.get("/you/information/").headers["Location"] == "/you/check/"


def test_guessing_comes_to_an_end(record: Resident, client: Client) -> None:
    sign_in(client)
    answers = [client.post("/you/check/", ANSWERS | {"birth_date_day": str(day)}) for day in range(10, 16)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 200, 429]


def test_who_signs_in_keeps_nothing_of_who_was_there_before(asked: Request, client: Client) -> None:
    sign_in(client)
    client.get(f"/you/requests/{asked.uuid}/")
    sign_in(client, "ken@marlow.example")
    assert client.get(f"/your-requests/{asked.uuid}/").status_code == 404


def test_no_script_and_no_other_site_gets_at_the_session(asked: Request, client: Client) -> None:
    sign_in(client)
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert not cookie["domain"]


def test_signing_out_leaves_nothing_open(asked: Request, client: Client) -> None:
    sign_in(client)
    client.get(f"/you/requests/{asked.uuid}/")
    client.post("/you/sign-out/")
    assert client.get("/you/").headers["Location"] == "/you/sign-in/"
    assert client.get(f"/your-requests/{asked.uuid}/").status_code == 404


def test_a_pass_phrase_is_chosen_and_taken_back_by_the_person(record: Resident, client: Client) -> None:
    sign_in(client)
    assert client.get("/you/pass-phrase/").headers["Location"] == "/you/check/"
    client.post("/you/check/", ANSWERS)
    assert "at least two words" in client.post("/you/pass-phrase/", {"phrase": "Ivy Marlow"}).text
    kept = client.post("/you/pass-phrase/", {"phrase": "marmalade wagon"}, follow=True)
    assert "Your pass-phrase is kept" in kept.text
    assert "marmalade" not in kept.text
    assert "You chose one on" in client.get("/you/pass-phrase/").text
    client.post("/you/pass-phrase/", {"do": "remove"})
    assert not PassPhrase.objects.exists()
