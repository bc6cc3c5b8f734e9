"""Before a second record is made of one person the desk asks, and the answer is one key."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.people.models import Resident
from tests.desk import Desk, desk
from tests.journeys.conftest import Visit, press

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[[Page], None]
Picture = Callable[[Page, str], None]


def test_somebody_known_is_chosen_by_one_key(visit: Visit, axe: Axe, picture: Picture, desk: Desk) -> None:
    page = visit("/desk/", account=desk.account)
    press(page, "p")
    page.wait_for_url("**/contacts/**")
    page.goto(page.url.split("#")[0] + "?q=zzz&person=new#record")
    page.locator("#person_given_names").fill("Marie")
    page.locator("#person_family_name").fill("Brown-Featherstonehaugh")
    page.locator("#person_phones").fill("01632 960001")
    page.locator("#person_postcode").fill("SK13 8AB")
    page.locator("#person_given_names").press("Enter")
    expect(page.locator("#alike-heading")).to_be_focused()
    expect(page.locator("#person_given_names")).to_have_value("Marie")
    axe(page)
    picture(page, "desk-alike-1280")
    page.set_viewport_size({"width": 320, "height": 900})
    axe(page)
    picture(page, "desk-alike-320")
    page.set_viewport_size({"width": 1280, "height": 900})
    press(page, "1")
    expect(page.locator("#who")).to_contain_text("Mary")
    assert Resident.objects.count() == 1
