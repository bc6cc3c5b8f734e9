"""A person's own request: who may open it, and what they may do."""

import pytest
from django.test import Client

from onedoor.apps.directory import services as directory
from onedoor.apps.feedback.models import Feedback
from onedoor.apps.partners.models import Organisation
from onedoor.apps.places import services as places
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, Status
from onedoor.apps.requests.models import ClosingReason, Request
from onedoor.foundation.actors import SYSTEM, resident

EMAIL = "ivy@marlow.example"


@pytest.fixture
def raised(bodies: dict[str, Organisation]) -> Request:
    return requests.raise_request(
        by=resident(),
        service=directory.get_service("pothole"),
        place=places.place_at(53.05, -1.95),
        kind="report",
        description="A deep hole by the bus stop",
        channel="web",
        contactee=Contactee("Ivy Marlow", EMAIL),
    )


@pytest.fixture
def owner(raised: Request, client: Client) -> Client:
    client.get(f"/track/{requests.link_token(raised, EMAIL)}/")
    return client


PAGES = ("", "add/", "withdraw/", "unfollow/", "how-it-went/")


@pytest.mark.parametrize("page", PAGES)
def test_nobody_opens_it_by_guessing_the_address(raised: Request, client: Client, page: str) -> None:
    address = f"/your-requests/{raised.uuid}/{page}"
    assert client.get(address).status_code in {404, 405}
    assert client.post(address, {"text": "mine"}).status_code in {404, 405}


@pytest.mark.parametrize("token", ["x", "eyJhbGciOiJub25lIn0:a:b"])
def test_a_made_up_link_opens_nothing(raised: Request, client: Client, token: str) -> None:
    assert client.get(f"/track/{token}/").status_code == 404


@pytest.mark.parametrize("proof", ["wrong@marlow.example", "ZZ1 1AA", "0"])
def test_a_reference_alone_is_not_enough(raised: Request, client: Client, proof: str) -> None:
    text = client.post("/track/", {"reference": raised.reference, "proof": proof}).text
    assert "We cannot find a request" in text
    assert f'value="{raised.reference}"' in text


def test_reference_and_proof_open_it(raised: Request, client: Client) -> None:
    typed = raised.reference.lower().replace("-", " ")
    response = client.post("/track/", {"reference": typed, "proof": EMAIL.upper()})
    text = client.get(response.headers["Location"]).text
    assert "A deep hole" in text
    assert "Carrowshire County Council" in text


def test_guessing_is_slowed_down(raised: Request, client: Client) -> None:
    guesses = [client.post("/track/", {"reference": raised.reference, "proof": f"{n}@x.example"}) for n in range(12)]
    assert guesses[-1].status_code == 429


def test_the_person_adds_to_it(owner: Client, raised: Request) -> None:
    address = f"/your-requests/{raised.uuid}/add/"
    assert "Write what you want to add" in owner.post(address, {"text": ""}).text
    owner.post(address, {"text": "It is deeper now."})
    assert "It is deeper now." in owner.get(f"/your-requests/{raised.uuid}/").text


def test_the_person_takes_it_back(owner: Client, raised: Request) -> None:
    address = f"/your-requests/{raised.uuid}/withdraw/"
    assert "Take it back?" in owner.get(address).text
    owner.post(address)
    raised.refresh_from_db()
    assert raised.status == Status.CANCELLED


def _close(raised: Request) -> None:
    requests.close(by=SYSTEM, request=raised, closing_reason=ClosingReason.objects.get(code="done"))


def test_not_sorted_opens_it_again(owner: Client, raised: Request) -> None:
    address = f"/your-requests/{raised.uuid}/how-it-went/"
    assert owner.get(address).status_code == 302
    _close(raised)
    assert "Say how it went" in owner.get(f"/your-requests/{raised.uuid}/").text
    assert "Choose a face" in owner.post(address, {}).text
    owner.post(address, {"face": "-1", "is_sorted": "no", "words": "The hole is still there."})
    raised.refresh_from_db()
    assert (raised.is_open, raised.times_reopened) == (True, 1)
    assert Feedback.objects.get().is_sorted is False


def test_a_follower_reads_no_words_and_may_stop(raised: Request, client: Client) -> None:
    client.post(f"/nearby/{raised.uuid}/", {"email": "ken@marlow.example"})
    client.get(f"/track/{requests.link_token(raised, 'ken@marlow.example')}/")
    address = f"/your-requests/{raised.uuid}/"
    text = client.get(address).text
    assert "A deep hole" not in text
    assert EMAIL not in text
    assert client.post(f"{address}add/", {"text": "mine"}).status_code == 404
    client.post(f"{address}unfollow/")
    assert raised.followers.get().stopped_at is not None


def test_near_by_lists_it_without_words(at_home: Client, raised: Request) -> None:
    text = at_home.get("/nearby/").text
    assert raised.reference in text
    assert "A deep hole" not in text
    assert "A deep hole" not in at_home.get(f"/nearby/{raised.uuid}/").text


def test_following_needs_somewhere_to_write(raised: Request, client: Client) -> None:
    assert "Error: " in client.post(f"/nearby/{raised.uuid}/", {}).text


def test_the_list_near_by_asks_a_fixed_number_of_queries(
    at_home: Client, raised: Request, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        at_home.get("/nearby/")
