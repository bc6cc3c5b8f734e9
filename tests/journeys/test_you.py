"""A person signs in by e-mail on a small phone, and sees what is theirs and who has looked at it."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.cache import cache
from django.db import transaction
from playwright.sync_api import Page, expect

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.people import services as people
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import SYSTEM
from tests.agreements import PURPOSE, in_force
from tests.conftest import Cast
from tests.journeys.conftest import Visit
from tests.raising import raise_one

ADDRESS = "ivy.marlow-featherstonehaugh@marlow.example"


@pytest.fixture
def known(transactional_db: None, cast: Cast) -> None:
    """Asked for something, is known to the district, and was looked at by it, as the county agreed."""
    cache.clear()
    messages.install_defaults()
    asked = raise_one(cast.district, contactee=Contactee(name="Ivy Marlow", email=ADDRESS))
    requests.ask_outside(
        by=cast.actor(cast.district, "service_officer"), request=asked, name="Kerbside Contractors", is_body=True,
        email="jobs@kerbside.example", text="When can you come?",
    )  # fmt: skip
    record = people.create_resident(
        by=SYSTEM, given_names="Ivy", family_name="Marlow", birth_date=date(1951, 3, 4), postcode="TV1 1AA",
        emails=[ADDRESS], held_by=cast.county,
    )  # fmt: skip
    sharing.install_defaults()
    in_force(cast)
    with transaction.atomic(durable=True):
        sharing.disclose(
            by=cast.actor(cast.district, "adviser"), person=str(record.uuid), purpose=PURPOSE, source=cast.county,
            recipient=cast.district, items=["identity.name"],
        )  # fmt: skip


def test_a_person_sees_what_is_theirs_and_who_looked(
    known: None, visit: Visit, axe: Callable[[Page], None], picture: Callable[[Page, str], None]
) -> None:
    def look(name: str) -> None:
        axe(page)
        picture(page, f"you-{name}")

    page = visit("/you/", width=320)
    look("1-sign-in")
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("heading", name="Look in your e-mail")).to_be_visible()
    look("2-sent")
    found = re.search(r"(/you/open/[^/\s]+/)", Message.objects.latest("pk").body)
    assert found
    page.goto(found[1])
    look("3-open")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Pothole in a road")).to_be_visible()
    look("4-yours")
    page.get_by_role("link", name="See who keeps a record of you").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter your first name")
    look("5-check-error")
    page.get_by_label("First name").fill("Ivy")
    page.get_by_label("Last name").fill("Marlow")
    for box, value in (("Day", "4"), ("Month", "3"), ("Year", "1951")):
        page.get_by_label(box, exact=True).fill(value)
    page.get_by_label("Postcode").fill("tv1 1aa")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("They saw what Carrowshire County Council knows of you")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Kerbside Contractors")).to_contain_text("Where it is")
    look("6-information")
    page.get_by_role("link", name="Back").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You have signed out.")).to_be_visible()
