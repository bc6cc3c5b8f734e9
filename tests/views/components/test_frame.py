"""What stands on every page."""

import pytest
from django.template import engines
from django.test import Client, RequestFactory

from onedoor.apps.partners.models import Partnership

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_says_so_in_our_own_frame(client: Client) -> None:
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert "Page not found" in response.text
    assert 'id="main-content"' in response.text


def test_only_a_demonstration_says_that_it_is_one(client: Client) -> None:
    assert "The people and places are invented" not in client.get("/cookies/").text
    Partnership.objects.create(name="Carrowshire Together", is_demonstration=True)
    assert "The people and places are invented" in client.get("/cookies/").text


@pytest.mark.parametrize(("path", "home"), [("/nothing/", "/"), ("/office/nothing/", "/staff/")])
def test_a_missing_page_looks_like_the_side_it_is_missing_from(client: Client, db: None, path: str, home: str) -> None:
    missing = client.get(path)
    assert missing.status_code == 404
    assert f'<a class="govuk-link" href="{home}">Go to the home page</a>' in missing.text
    assert ("app-footer" in missing.text) == (home == "/")


@pytest.mark.parametrize("path", ["/", "/accessibility/", "/privacy/", "/cookies/", "/contact/"])
def test_every_page_leads_to_the_statements(client: Client, path: str) -> None:
    text = client.get(path).text
    for target in ("/accessibility/", "/privacy/", "/cookies/", "/contact/"):
        assert f'href="{target}"' in text


@pytest.mark.parametrize("name", ["500.html", "403_csrf.html"])
def test_pages_for_a_broken_day_need_neither_database_nor_context(name: str, django_assert_num_queries: object) -> None:
    assert "<h1" in engines["django"].from_string(f'{{% extends "{name}" %}}').render({})


def test_no_page_carries_inline_script_or_style(client: Client) -> None:
    text = client.get("/").text
    assert "<style" not in text
    assert " style=" not in text
    assert "<script>" not in text
    assert "default-src 'none'" in client.get("/").headers["Content-Security-Policy"]


def test_the_brand_is_a_style_sheet_with_an_etag(client: Client) -> None:
    Partnership.objects.create(name="Carrowshire Together", brand_colour="#005a30")
    first = client.get("/brand.css")
    assert first.headers["Content-Type"] == "text/css"
    assert "--govuk-brand-colour:#005a30" in first.text
    again = client.get("/brand.css", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_the_language_switch_leads_back_to_the_page(client: Client) -> None:
    response = client.get("/language/cy/?next=/cookies/")
    assert response.headers["Location"] == "/cookies/"
    assert 'lang="cy"' in client.get("/cookies/").text


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/"])
def test_the_language_switch_leads_nowhere_else(client: Client, address: str) -> None:
    assert client.get("/language/cy/", {"next": address}).headers["Location"] == "/"


def test_the_staff_frame_shows_who_is_signed_in(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    page = engines["django"].from_string('{% extends "base_staff.html" %}').render({}, request)
    assert "Sign out" not in page
