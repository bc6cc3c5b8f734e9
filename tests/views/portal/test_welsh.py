"""The whole portal reads in Welsh."""

from typing import Any

import pytest
from django.test import Client

from onedoor.apps.partners.models import Organisation


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
    monkeypatch.setattr("onedoor.apps.directory.services.target_days", lambda *_: many)
    welsh.get("/your-area/find/", {"q": "ZZ1 1AA"})
    assert words in welsh.get("/services/pothole/").text
