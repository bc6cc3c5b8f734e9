"""The whole portal reads in Welsh."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import Target
from onedoor.apps.partners.models import Organisation
from onedoor.apps.places import services as places
from onedoor.apps.requests.models import Request


@pytest.fixture
def welsh(bodies: dict[str, Organisation], client: Client) -> Client:
    client.get("/language/cy/")
    return client


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "Beth sydd ei angen arnoch?"),
        ("/track/", "Cyfeirnod"),
        ("/complain/", "Am bwy mae hyn?"),
        ("/services/pothole/", "Twll yn y ffordd"),
        ("/accessibility/", "hyd at 400%"),
        ("/no-such-page/", "Heb ganfod y dudalen"),
    ],
)
def test_a_page_in_welsh(welsh: Client, path: str, words: str) -> None:
    text = welsh.get(path).text.replace("&#x27;", "'")
    assert '<html lang="cy"' in text
    assert words in text
    assert "Swydd Carrow Gyda'n Gilydd" in text


@pytest.mark.parametrize(
    ("many", "words"), [(1, "o fewn 1 diwrnod"), (2, "o fewn 2 ddiwrnod"), (10, "o fewn 10 diwrnod")]
)
def test_numbers_mutate(welsh: Client, monkeypatch: Any, many: int, words: str) -> None:
    monkeypatch.setattr("onedoor.apps.directory.services.target_for", lambda *_: Target(many))
    welsh.get("/your-area/find/", {"q": "ZZ1 1AA"})
    assert words in welsh.get("/services/pothole/").text


def test_english_in_a_welsh_page_is_marked_and_said_once(at_home: Client) -> None:
    text = at_home.get("/services/pests/", headers={"Accept-Language": "cy"}).text
    assert '<span lang="en">Ask us to deal with rats, mice, wasps or insects.</span>' in text
    assert text.count("dim ond yn Saesneg") == 1
    assert "only in English" not in at_home.get("/services/pests/", headers={"Accept-Language": "en-gb"}).text


def test_a_service_written_in_welsh_has_no_english_on_its_page(at_home: Client) -> None:
    text = at_home.get("/services/pothole/", headers={"Accept-Language": "cy"}).text
    assert "Os gallai achosi damwain nawr, ffoniwch 999." in text
    assert "dim ond yn Saesneg" not in text
    assert 'lang="en">' not in text.partition("<main")[2]


def test_questions_and_options_are_asked_in_welsh_and_kept_in_english(at_home: Client) -> None:
    at_home.cookies[settings.LANGUAGE_COOKIE_NAME] = "cy"
    where = at_home.post("/start/report/pothole/").headers["Location"]
    details = at_home.post(where, {"latitude": "53.05", "longitude": "-1.95"}).headers["Location"]
    assert "Tua maint caead bin" in at_home.get(details).text
    step = at_home.post(details, {"attribute-size": "bin-lid", "description": "Twll"}).headers["Location"]
    you = at_home.get(step).headers["Location"]
    check = at_home.post(you, {"email": "ivy@marlow.example"}).headers["Location"]
    assert "Tua maint caead bin" in at_home.get(check).text
    at_home.post(check)
    assert Request.objects.get().answers.get().shown == "About the size of a dustbin lid"


def test_doubts_are_told_in_welsh_and_recorded_in_english(at_home: Client) -> None:
    service = directory.get_service("pothole")
    place = places.place_at(53.05, -1.95)
    assert "is the job of" in directory.who_provides(service, place).reason
    told = directory.who_provides(service, place, language="cy").reason
    assert told.startswith("Cyfrifoldeb y cyngor sir neu y cyngor unedol lleol yw “Twll yn y ffordd”")
