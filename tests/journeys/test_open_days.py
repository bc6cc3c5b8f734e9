"""What everyone may see and hear of what was reported, and whose road it is: a map and its list, open data, news."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db.models import F
from playwright.sync_api import Locator, Page, expect

from onedoor.apps.messages.models import Message
from onedoor.apps.places.models import Area
from onedoor.apps.publishing import services as publishing
from onedoor.apps.publishing.models import AreaAlert
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import NewFile
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock
from tests.conftest import Cast
from tests.journeys.conftest import Visit, press
from tests.neighbourhood import make_neighbourhood
from tests.raising import Area as AreaHere
from tests.raising import place, raise_one, service
from tests.unit.publishing.test_showing import photo

pytestmark = pytest.mark.django_db(transaction=True)
Look = Callable[[Page, str], None]


def there(latitude: float, longitude: float, *codes: str) -> object:
    areas = tuple(
        AreaHere(str(one.uuid), one.code, one.name, one.type.code)
        for one in Area.objects.filter(code__in=codes).select_related("type")
    )
    return place(latitude, longitude, areas=areas)


@pytest.fixture
def reported(transactional_db: None, cast: Cast) -> list[Request]:
    """Four along one road, three at one spot in it, one far away, and two that nobody sees."""
    make_neighbourhood()
    lamp = service(cast.district, "lamp-out", name="Street light that is out")
    made = [raise_one(cast.district, place=there(53.05 + at * 0.002, -1.95, "W1", "D1", "C1")) for at in range(4)]
    made += [raise_one(cast.district, place=there(53.053, -1.956, "W1", "D1", "C1"), service=lamp) for _ in range(3)]
    made += [raise_one(cast.district, place=there(53.09, -1.85, "W2", "D2"))]
    hidden, merged = (raise_one(cast.district, place=there(53.05, -1.95, "W1", "D1", "C1")) for _ in range(2))
    Request.objects.filter(pk=hidden.pk).update(is_hidden=True)
    Request.objects.filter(pk=merged.pk).update(status="duplicate", is_open=False, closed_at=clock.now())
    return made


def circles(page: Page, title: str) -> Locator:
    return page.locator(f".leaflet-marker-icon[title='{title}']")


def listed(page: Page) -> int:
    return page.locator("main a[href*='/nearby/']").count()


def test_a_circle_of_many_leads_by_mouse_and_by_keys_to_each_and_the_list_shows_the_same(
    reported: list[Request], visit: Visit, at_widths: Look
) -> None:
    page = visit("/reports/")
    shown = page.locator("[data-shown]")
    expect(shown).to_have_text("8")
    expect(page.get_by_label("Sent")).to_have_value("")
    assert listed(page) == 8
    at_widths(page, "reports-circles")
    circles(page, "7 reports here: zoom in").click()
    expect(shown).to_have_text("7")
    expect(circles(page, "Pothole or damaged road")).to_have_count(4)

    # Three lie at one spot, however near one looks: by keys, its circle opens the list of them.
    together = circles(page, "3 reports in one place: list them")
    at_widths(page, "reports-near")
    together.focus()
    press(page, "Enter")
    page.wait_for_url("**/reports/?*box=*")
    expect(page.get_by_text("3 reports in the part of the map you chose")).to_be_visible()
    assert listed(page) == 3
    expect(page.locator("[data-shown]")).to_have_text("3")
    page.get_by_role("link", name="Show those of the whole map").click()
    expect(page.locator("[data-shown]")).to_have_text("8")

    # Keys: into the circle, and on from the map, not from the top of the page.
    circles(page, "7 reports here: zoom in").focus()
    press(page, "Space")
    expect(page.locator("[data-shown]")).to_have_text("7")
    expect(page.locator("[data-map]")).to_be_focused()
    page.get_by_role("link", name="List what the map shows").click()
    page.wait_for_url("**/reports/?*box=*")
    assert listed(page) == 7
    expect(page.locator("[data-shown]")).to_have_text("7")

    # What is asked for is asked of both, within the part of the map that was chosen.
    page.get_by_label("What it is about").select_option(label="Street light that is out")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_text("3 reports in the part of the map you chose")).to_be_visible()
    expect(page.locator("[data-shown]")).to_have_text("3")
    page.goto("/reports/?area=W2")
    expect(page.locator("[data-shown]")).to_have_text("1")
    circles(page, "Pothole or damaged road").focus()
    press(page, "Enter")
    page.wait_for_url(f"**/nearby/{reported[-1].uuid}/")
    without = visit("/reports/?area=W1&service=pothole", width=320, javascript=False)
    assert listed(without) == 4
    expect(without.locator("[data-map]")).to_be_hidden()


def test_open_data_are_found_and_saved_and_say_nothing_of_anybody(
    cast: Cast, reported: list[Request], visit: Visit
) -> None:
    seen, officer = reported[4], cast.actor(cast.district, "service_officer")
    gate, spot = NewFile("my-gate.jpg", photo()), there(53.05, -1.95, "W1", "D1", "C1")
    theirs = raise_one(cast.district, place=spot, files=[gate], service=seen.service)
    requests.add_note(by=officer, request=theirs, text="He rang in tears.", visibility="private")
    page = visit("/", width=390)
    page.get_by_role("link", name="Everything reported").click()
    page.get_by_role("button", name="Show these").click()
    table, drawn = saved(page, "Table (CSV)"), json.loads(saved(page, "Map data (GeoJSON)"))
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {one["id"] for one in rows} == {str(one.uuid) for one in [*reported, theirs]}
    assert {one["properties"]["id"] for one in drawn["features"]} == {one["id"] for one in rows}
    row = next(one for one in rows if one["id"] == str(theirs.uuid))
    assert (row["service"], row["status"], row["organisation"], row["latitude"], row["longitude"]) == (
        "Street light that is out", "open", cast.district.name, "53.05", "-1.95",
    )  # fmt: skip
    # What would say who it was: the person, their words and files, what staff wrote, what leads to their own page.
    kept = [one for raised in (*reported, theirs) for one in (raised.reference, raised.description)]
    files = [str(one) for one in theirs.attachments.values_list("uuid", flat=True)]
    for personal in ("Ivy", "Marlow", "ivy@", "07700", "TV1", "my-gate", "tears", "W1", *files, *kept):
        assert personal not in table + json.dumps(drawn), personal
    page.goto(urlsplit(row["address"]).path)
    expect(page.get_by_role("heading", name="Street light that is out")).to_be_visible()

    # As the page is narrowed, so are the files.
    page.goto("/reports/?area=W2")
    assert len(saved(page, "Table (CSV)").splitlines()) == 2
    assert len(json.loads(saved(page, "Map data (GeoJSON)"))["features"]) == 1


def saved(page: Page, link: str) -> str:
    with page.expect_download() as file:
        page.get_by_role("link", name=link).click()
    return file.value.path().read_text(encoding="utf-8-sig")


def test_news_of_a_ward_and_of_a_district_come_to_those_who_asked_and_end_by_the_link(
    cast: Cast, reported: list[Request], visit: Visit, at_widths: Look
) -> None:
    page = visit("/reports/?area=W1", width=390)
    page.get_by_role("link", name="Get an e-mail when something new is reported").click()
    expect(page.get_by_label("Where?")).to_have_value("W1")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Enter your e-mail address")
    at_widths(page, "news-wrong")
    for area, email in (("W1 ward", "robin"), ("D1 district", "dana"), ("W2 ward", "gwen"), ("W1 ward", "idle")):
        page.goto("/reports/alerts/")
        page.get_by_label("Where?").select_option(label=area)
        page.get_by_label("Your e-mail address").fill(f"{email}@home.example")
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("heading", name="Check your e-mail")).to_be_visible()
    at_widths(page, "news-asked")
    for email, area in (("robin", "W1 ward"), ("dana", "D1 district"), ("gwen", "W2 ward")):
        page.goto(link_to(email))
        expect(page.get_by_role("heading", name=area)).to_be_visible()
        page.get_by_role("button", name="Yes, write to me").click()
        expect(page.get_by_text(f"We write to {email}@home.example")).to_be_visible()
    at_widths(page, "news-confirmed")

    AreaAlert.objects.update(told_until=clock.now())
    inside = raise_one(cast.district, place=there(53.05, -1.95, "W1", "D1", "C1"))
    outside = raise_one(cast.district, place=there(53.05, -1.85, "W2", "D2"))
    AreaAlert.objects.update(told_until=F("told_until") - timedelta(hours=25))
    assert (publishing.tell_alerts(), publishing.tell_alerts()) == (3, 0)
    for email, told, untold in (("robin", inside, outside), ("dana", inside, outside), ("gwen", outside, inside)):
        body = Message.objects.filter(to=f"{email}@home.example", template_code="alert-news").get().body
        assert (str(told.uuid) in body, str(untold.uuid) in body) == (True, False), email
    # Who never confirmed is told nothing.
    assert not Message.objects.filter(to="idle@home.example", template_code="alert-news").exists()

    page.goto(link_to("robin"))
    page.get_by_role("button", name="Stop writing to me").click()
    expect(page.get_by_text("We have forgotten your address.")).to_be_visible()
    assert not AreaAlert.objects.filter(email="robin@home.example").exists()
    AreaAlert.objects.update(told_until=clock.now() - timedelta(hours=25))
    publishing.tell_alerts()
    assert Message.objects.filter(to="robin@home.example", template_code="alert-news").count() == 1


def link_to(name: str) -> str:
    """The link in the newest message to somebody."""
    body = Message.objects.filter(to=f"{name}@home.example").latest("pk").body
    found = re.search(r"https?://[^/\s]+(/reports/alerts/\S+)", body)
    assert found, body
    return found[1]
