"""How to reach who does it: each way once, days alike together."""

import pytest
from django.test import Client

from onedoor.apps.directory.models import Channel, ServiceHours
from onedoor.apps.partners.models import Organisation
from onedoor.web.portal.services.page import OpeningDay, opening_days

pytestmark = pytest.mark.django_db

NINE_TO_FIVE = [["09:00", "17:00"]]


def test_days_alike_are_said_together() -> None:
    hours = dict.fromkeys(("mon", "tue", "thu", "fri"), NINE_TO_FIVE) | {
        "wed": [["09:00", "12:00"], ["13:00", "17:00"]]
    }
    said = [(each.day, each.times.replace("\N{NO-BREAK SPACE}", " ")) for each in opening_days(hours)]
    assert said == [
        ("Monday to Tuesday", "09:00 to 17:00"),
        ("Wednesday", "09:00 to 12:00, 13:00 to 17:00"),
        ("Thursday to Friday", "09:00 to 17:00"),
        ("Saturday to Sunday", ""),
    ]
    assert opening_days({}) == ()
    assert opening_days(dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), NINE_TO_FIVE)) == (
        OpeningDay("Monday to Sunday", "09:00\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}17:00"),
    )


def test_a_number_is_given_once(at_home: Client, bodies: dict[str, Organisation]) -> None:
    county = bodies["carrowshire"]
    Organisation.objects.filter(pk=county.pk).update(phone="01632 960101", email="help@carrowshire.example")
    phone = Channel.objects.get(code="phone")
    ServiceHours.objects.create(organisation=county, channel=phone, contact="01632 960101", hours={"mon": NINE_TO_FIVE})
    page = at_home.get("/services/pothole/").text
    assert page.count(">01632 960101<") == 1
    assert page.count(">help@carrowshire.example<") == 1
