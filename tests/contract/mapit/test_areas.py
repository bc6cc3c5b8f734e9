"""Areas in MapIt's shape."""

import pytest
from django.test import Client

from tests.unit.places.country import add_postcode, make_country

pytestmark = pytest.mark.django_db


def names(document: dict[str, dict[str, str]]) -> list[str]:
    return [area["name"] for area in document.values()]


def test_what_is_no_point_or_postcode_is_refused_in_their_shape(client: Client) -> None:
    assert client.get("/mapit/point/4326/-1.9,99.0").json() == {"error": "That is not a point on a map.", "code": 400}
    assert client.get("/mapit/postcode/nowhere").status_code == 400
    assert client.get("/mapit/postcode/ZZ99ZZ").status_code == 404


def test_areas_at_a_point(client: Client) -> None:
    make_country()
    response = client.get("/mapit/point/4326/-1.95,53.05")
    assert names(response.json()) == ["W1 ward", "D1 district", "C1 county"]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_areas_of_a_postcode_and_of_a_kind(client: Client) -> None:
    make_country()
    add_postcode("ZZ1 1AA", -1.85)
    assert names(client.get("/mapit/postcode/zz11aa").json()["areas"]) == ["W2 ward", "D2 district"]
    assert names(client.get("/mapit/areas/ward,county").json()) == ["W1 ward", "W2 ward", "C1 county"]
