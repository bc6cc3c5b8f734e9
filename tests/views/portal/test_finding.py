"""From the first page to the service that fits, without knowing who does what."""

import pytest
from django.test import Client

from onedoor.apps.partners.models import Organisation
from tests.neighbourhood import HOME


def test_the_first_page_offers_what_people_do_most(bodies: dict[str, Organisation], client: Client) -> None:
    text = client.get("/").text
    assert "What do you need?" in text
    assert "/services/pothole/" in text


def test_your_area_names_the_bodies_but_no_tiers(at_home: Client) -> None:
    text = at_home.get("/your-area/").text
    assert "Teasel Vale District Council" in text
    assert "Carrowshire County Council" in text
    assert "Eastmere" not in text
    assert "tier" not in text.lower()


def test_without_a_place_it_asks_for_one(bodies: dict[str, Organisation], client: Client) -> None:
    assert "Where do you live?" in client.get("/your-area/").text


@pytest.mark.parametrize(("typed", "problem"), [("", "Enter a postcode"), ("ZZ9 9XX", "postcode")])
def test_a_place_we_do_not_know_keeps_what_was_typed(
    bodies: dict[str, Organisation], client: Client, typed: str, problem: str
) -> None:
    text = client.get("/your-area/find/", {"q": typed}).text
    assert "There is a problem" in text
    assert problem in text
    assert f'value="{typed}"' in text or not typed


def test_a_street_offers_its_addresses(bodies: dict[str, Organisation], client: Client) -> None:
    text = client.get("/your-area/find/", {"q": "Mill Lane, Thistleby"}).text
    assert "Which address is it?" in text
    assert 'value="1001"' in text
    assert client.post("/your-area/choose/", {"uprn": "1001"}).headers["Location"] == "/your-area/"
    assert "1 Mill Lane" in client.get("/your-area/").text


def test_the_device_may_say_where(bodies: dict[str, Organisation], client: Client) -> None:
    response = client.post("/your-area/choose/", {"latitude": "53.05", "longitude": "-1.95"})
    assert response.headers["Location"] == "/your-area/"
    assert "Teasel Vale" in client.get("/your-area/").text


@pytest.mark.parametrize("words", ["pothole", "pot hole", "pottole"])
def test_search_finds_it_however_it_is_spelt(bodies: dict[str, Organisation], client: Client, words: str) -> None:
    assert "/services/pothole/" in client.get("/search/", {"q": words}).text


def test_search_that_finds_nothing_leads_on(bodies: dict[str, Organisation], client: Client) -> None:
    text = client.get("/search/", {"q": "xqzzyv"}).text
    assert "We found nothing" in text
    assert "/services/" in text


def test_a_service_says_who_answers_where_you_live(at_home: Client) -> None:
    text = at_home.get("/services/pothole/").text
    assert "Carrowshire County Council" in text
    assert "01632 960 100" in text
    assert HOME in text


def test_a_service_without_a_place_asks_where(bodies: dict[str, Organisation], client: Client) -> None:
    text = client.get("/services/pothole/").text
    assert "Tell us where you live" in text
    assert 'name="q"' in text


def test_no_such_service(bodies: dict[str, Organisation], client: Client) -> None:
    assert client.get("/services/no-such/").status_code == 404


def test_outlines_are_geojson(bodies: dict[str, Organisation], client: Client) -> None:
    response = client.get("/map/outlines.json")
    assert response.headers["Content-Type"] == "application/geo+json"
    assert response.json()["type"] == "FeatureCollection"


@pytest.mark.parametrize("square", ["36000-0", "0-45000", "999999999-999999999"])
def test_there_are_no_streets_off_the_earth(bodies: dict[str, Organisation], client: Client, square: str) -> None:
    assert client.get(f"/map/streets/{square}.json").status_code == 404


@pytest.mark.parametrize("point", [{}, {"latitude": "91", "longitude": "0"}, {"latitude": "x", "longitude": "0"}])
def test_what_is_no_point_has_no_words(bodies: dict[str, Organisation], client: Client, point: dict[str, str]) -> None:
    assert client.get("/map/words.json", point).status_code == 400


def test_the_map_is_not_asked_without_end(bodies: dict[str, Organisation], client: Client) -> None:
    answers = [client.get("/map/words.json", {"latitude": "53.05", "longitude": "-1.95"}) for _ in range(121)]
    assert [answer.status_code for answer in answers[-2:]] == [200, 429]


def test_a_square_of_the_map_shows_streets_and_doors_and_nobody(
    bodies: dict[str, Organisation], client: Client
) -> None:
    response = client.get("/map/streets/28610-22256.json")
    assert response.headers["Content-Type"] == "application/geo+json"
    line, doors = response.json()["features"]
    assert doors["properties"] == {"street": 90001001, "name": "Mill Lane", "numbers": ["1", "2", "3", "4"]}
    assert "1001" not in response.text.replace("90001001", "")
    assert line["geometry"]["type"] == "MultiLineString"


def test_a_pin_is_told_in_words_in_the_readers_language(bodies: dict[str, Organisation], client: Client) -> None:
    point = {"latitude": "53.0501", "longitude": "-1.95"}
    assert client.get("/map/words.json", point).json() == {"words": "Near 1 Mill Lane, Thistleby"}
    welsh = client.get("/map/words.json", point, headers={"Accept-Language": "cy"})
    assert welsh.json() == {"words": "Ger 1 Mill Lane, Thistleby"}


def test_the_page_that_asked_is_come_back_to(bodies: dict[str, Organisation], client: Client) -> None:
    assert 'name="next" value="/services/pothole/"' in client.get("/services/pothole/").text
    answer = client.get("/your-area/find/", {"q": HOME, "next": "/services/pothole/"})
    assert answer.headers["Location"] == "/services/pothole/"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", ""])
def test_nobody_is_led_elsewhere(bodies: dict[str, Organisation], client: Client, target: str) -> None:
    assert client.get("/your-area/find/", {"q": HOME, "next": target}).headers["Location"] == "/your-area/"
    answer = client.post("/your-area/choose/", {"uprn": "1001", "next": target})
    assert answer.headers["Location"] == "/your-area/"
