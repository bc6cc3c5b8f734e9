"""The demonstration as its people see it: the manager finds the story in the figures, the administrator changes
what is asked, and every main page of every role is without accessibility faults on believable data."""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.test import Client
from django.urls import resolve
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from onedoor.apps.callbacks.models import Callback
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory.models import Service
from onedoor.apps.partners.models import Account
from onedoor.apps.places.models import Address
from onedoor.apps.requests.data import STOPPED_STATUSES
from onedoor.apps.requests.models import Complaint, Request, RequestUpdate
from onedoor.demonstration.make import make_demonstration
from onedoor.foundation import clock
from tests.journeys.conftest import Visit

Check = Callable[[Page], None]
Keep = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[sqlite3.Connection]:
    """The demonstration, drawn once and kept beside the test database, which is left empty."""
    with django_db_blocker.unblock(), sqlite3.connect(":memory:", check_same_thread=False) as kept:
        call_command("install", verbosity=0)
        make_demonstration(residents=1200, contacts=4000, say=lambda text: None)
        connection.connection.backup(kept)
        call_command("flush", verbosity=0, interactive=False)
        yield kept


@pytest.fixture
def demonstration(made: sqlite3.Connection, transactional_db: None) -> None:
    connection.ensure_connection()
    made.backup(connection.connection)


def _account(name: str) -> Account:
    return Account.objects.get(email__startswith=name)


def test_it_keeps_the_rules_that_actions_keep(demonstration: None) -> None:
    """Rows are written in bulk; what actions promise of each must still hold."""
    assert not Request.objects.filter(responsibility_reason="").exists()
    assert not Request.objects.filter(due_at__isnull=True).exists()
    assert not Request.objects.filter(is_open=False, closing_reason__isnull=True).exists()
    assert not Contact.objects.filter(is_avoidable=True, cause__isnull=True).exists()
    assert not Contact.objects.filter(status="closed", handling_seconds__isnull=True).exists()
    city = list(Request.objects.filter(accountable__slug="linsmouth"))
    assert city
    assert all("D06000001" in request.area_codes for request in city)
    bins = Request.objects.filter(service__lgsl=524, accountable__slug="merrowdale")
    assert {row.delivering.slug for row in bins.select_related("delivering")} <= {"carrow-waste"}
    befriending = Request.objects.filter(service__slug="befriending")
    assert {slug for (slug,) in befriending.values_list("accountable__slug")} == {"later-life-carrow"}
    booked = Request.objects.filter(status="action_scheduled").exclude(service__kind="report")
    assert not booked.exists(), "Nobody sends a crew for a badge."
    # What is upheld teaches something, and what was said and what is shown have one name.
    assert not Complaint.objects.exclude(outcome__in=("", "not_upheld")).filter(lesson="").exists()
    assert Complaint.objects.filter(request__accountable__slug="carrowshire").exclude(lesson="").exists()
    # While somebody is awaited an entry names no state.
    named = RequestUpdate.objects.exclude(request__stage_name="").exclude(status__in=STOPPED_STATUSES)
    named = named.filter(status=F("request__status"))
    assert named.exists()
    assert not named.exclude(stage_name=F("request__stage_name")).exists()


def test_nobody_is_promised_anything_at_night_or_on_a_sunday(demonstration: None) -> None:
    """Whenever it is made."""
    zone = clock.local_zone()
    windows = [one.window_from.astimezone(zone) for one in Callback.objects.all()]
    assert {window.hour for window in windows} <= {9, 11, 14}
    assert max(window.weekday() for window in windows) < 5
    assert not Callback.objects.filter(booked_at__gt=clock.now()).exists()
    due = Request.objects.exclude(service__slug__in=("pothole", "street-light")).values_list("due_at", flat=True)
    assert max(moment.astimezone(zone).weekday() for moment in due if moment) < 5
    assert not Complaint.objects.filter(request__status__in=("planned", "in_progress")).exists()


# What is asked again for each class of data, month or service that there is, not for each row of a list.
FOR_EACH_KIND = {
    "office:retention-list", "office:retention-due", "office:retention-thing", "office:retention-period",
    "office:figures-topic", "office:figures-download", "office:routing-try",
}  # fmt: skip
# The parts of the one screen ask up to seven times what a pause closes.
OFTEN, OF_A_KIND = 9, 2


def test_no_page_asks_again_for_each_of_its_rows(demonstration: None, settings: Any) -> None:
    """All that the staff of the demonstration come to by links from their first page, two of each kind of page."""
    settings.MEMORY_SECONDS = 5
    faults, met = set[tuple[str, str]](), set[str]()
    for account in Account.objects.exclude(memberships=None):
        client = Client()
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        to_see, seen = ["/staff/"], Counter[str]()
        while to_see:
            address = to_see.pop(0)
            name = resolve(address.split("?")[0]).view_name
            seen[name] += 1
            if seen[name] <= OF_A_KIND and "/account/" not in address:
                page, asked = _asked_for(client, address)
                to_see += re.findall(r'href="(/(?!static/)[^"#]+)', page) if seen[name] == 1 else []
                met |= {name} if page else set()
                if name not in FOR_EACH_KIND:
                    faults |= {(name, sql[:200]) for sql, times in asked.items() if times >= OFTEN}
    assert len(met) > 100
    assert not faults, "\n".join(f"{name}: {sql}" for name, sql in sorted(faults))


def _asked_for(client: Client, address: str) -> tuple[str, Counter[str]]:
    """The page, and how often it asked the database for the same of another."""
    asked = Counter[str]()

    def count(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        asked[re.sub(r"\d+|\((%s, )*%s\)", "?", sql)] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        answer = client.get(address)
        text = answer.getvalue()
        answer.close()
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return unescape(text.decode()) if is_page else "", asked


def test_the_manager_finds_why_people_ring_again(demonstration: None, visit: Visit, axe: Check, picture: Keep) -> None:
    page = visit("/staff/", account=_account("helen"))
    page.get_by_role("navigation").get_by_role("link", name="Figures").click()
    axe(page)
    page.get_by_role("listitem").filter(has_text="Avoidable contact").get_by_role("link").first.click()
    for split in ("Month", "Channel", "Organisation", "Cause", "Service"):
        page.get_by_role("navigation", name="Split by").get_by_role("link", name=split).click()
        axe(page)
    picture(page, "figures")
    row = page.get_by_role("row").filter(has_text="Street light")
    count = row.get_by_role("cell").nth(0).inner_text()
    row.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{count} in all")
    axe(page)
    page.go_back()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download this table").click()
    assert "Street light" in download.value.path().read_text(encoding="utf-8-sig")
    for topic in ("cost", "in-time", "satisfaction"):
        page.goto(f"/office/figures/{topic}/")
        axe(page)


def test_the_administrator_changes_what_is_asked_and_by_whom(
    demonstration: None, visit: Visit, axe: Check, picture: Keep
) -> None:
    lamp = Service.objects.get(lgsl=564)
    page = visit(f"/office/services/{lamp.uuid}/", account=_account("farah"))
    axe(page)
    page.get_by_role("button", name="Change what it asks").click()
    axe(page)
    page.get_by_role("link", name="Add a question").first.click()
    page.get_by_label("Question", exact=True).fill("What is the number on the post?")
    page.get_by_label("A few words").check()
    axe(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("What is the number on the post?").first).to_be_visible()
    axe(page)
    page.get_by_label("Publish it in English only where Welsh is missing").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Version 2 is asked from now on.")).to_be_visible()
    page.goto(f"/office/services/{lamp.uuid}/")
    county = Address.objects.filter(town="Merrowdale").first()
    city = Address.objects.filter(town="Linsmouth").first()
    assert county is not None
    assert city is not None
    for address, body in ((county, "Carrowshire County Council"), (city, "Linsmouth City Council")):
        page.get_by_label("Postcode").fill(address.postcode_key)
        page.get_by_role("button", name="Who provides it there?").click()
        expect(page.locator("main")).to_contain_text(body)
    page.goto("/office/partnership/")
    axe(page)
    page.get_by_label("Brand colour").fill("#fff000")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_visible()
    axe(page)
    page.get_by_label("Brand colour").fill("#5a1747")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The partnership was changed.")).to_be_visible()
    picture(page, "partnership")


@pytest.mark.parametrize(
    ("who", "paths"),
    [
        ("bronwen", ("/staff/", "/desk/")),
        ("anna", ("/staff/", "/desk/queue/")),
        ("farah", ("/office/", "/office/organisations/", "/office/services/", "/office/wordings/", "/office/letters/",
                   "/office/messages/", "/office/subscriptions/", "/office/causes/")),
    ],
)  # fmt: skip
def test_the_main_pages_on_a_narrow_screen(
    demonstration: None, visit: Visit, axe: Check, who: str, paths: tuple[str, ...]
) -> None:
    page = visit(paths[0], account=_account(who), width=320)
    axe(page)
    for path in paths[1:]:
        page.goto(path)
        axe(page)
