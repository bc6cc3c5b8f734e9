"""Everything reported: the same on the map, in the list and in the feed; and hearing of new ones."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.publishing import queries
from onedoor.apps.publishing import services as publishing
from onedoor.apps.publishing.models import AreaAlert
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock
from onedoor.foundation.actors import resident
from tests.conftest import NOON, Cast
from tests.raising import place, raise_one

pytestmark = pytest.mark.django_db
AREA = publishing.Where("Mill", area="E05999001")


@pytest.fixture
def several(cast: Cast) -> list[Request]:
    """Three close together, one far away, one hidden."""
    spots = [(53.0, -1.6), (53.0001, -1.6001), (53.0002, -1.6), (53.4, -1.2), (53.0, -1.6)]
    made = [raise_one(cast.district, place=place(*spot), description="Ring Robin on 01632 960001") for spot in spots]
    Request.objects.filter(pk=made[-1].pk).update(is_hidden=True)
    return made


def pins(client: Client, query: str) -> list[Any]:
    return json.loads(client.get(f"/reports/pins.json?{query}").content)["pins"]  # type: ignore[no-any-return]


def test_map_and_list_show_the_same_and_nothing_hidden(client: Client, several: list[Request]) -> None:
    page = client.get("/reports/").text
    assert "4 reports" in page
    assert str(several[-1].uuid) not in page
    assert sorted(one["count"] for one in pins(client, "box=52.87,-1.9,53.5,-1.1")) == [1, 3]
    near = "box=52.999,-1.61,53.001,-1.59"
    assert [one["count"] for one in pins(client, near)] == [1, 1, 1]
    assert "3 reports" in client.get(f"/reports/?{near}").text
    assert pins(client, near)[0]["href"].startswith("/nearby/")


def test_where_circles_would_be_too_many_larger_ones_leave_nothing_out(
    client: Client, several: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_CLUSTERS", 2)
    found = pins(client, "box=52.999,-1.61,53.001,-1.59")
    assert (sum(one["count"] for one in found), len(found) <= 2) == (3, True)


def test_the_map_begins_with_where_they_lie(client: Client, several: list[Request]) -> None:
    assert json.loads(client.get("/reports/pins.json").content)["within"] == [[53.0, -1.6001], [53.4, -1.2]]
    assert json.loads(client.get("/reports/pins.json?state=closed").content)["within"] == []


@pytest.mark.parametrize(
    ("query", "count"),
    [("state=closed", 0), ("state=open", 4), ("service=pothole", 4), ("since=7", 4), ("area=nowhere", 4),
     ("box=9,9,1,1", 4), ("box=nan,0,1,1", 4), ("since=x&state=x", 4)],
)  # fmt: skip
def test_filters_narrow_and_nonsense_is_none(client: Client, several: list[Request], query: str, count: int) -> None:
    assert sum(one["count"] for one in pins(client, query)) == count
    assert client.get(f"/reports/?{query}").status_code == 200


def test_the_feed_says_nothing_of_anybody(client: Client, several: list[Request]) -> None:
    table = b"".join(client.get("/reports/reports.csv")).decode()
    drawn = json.loads(b"".join(client.get("/reports/reports.geojson")))
    assert len(table.splitlines()) == 1 + len(drawn["features"]) == 5
    for personal in (
        "Robin",
        "960001",
        several[0].reference,
        several[0].contact_email,
        "TV1 1AA",
        str(several[-1].uuid),
    ):
        assert personal not in table + json.dumps(drawn)
    assert drawn["features"][0]["geometry"]["coordinates"] == [-1.2, 53.4]


def test_the_feed_reads_what_it_gives_and_nothing_else(client: Client, several: list[Request]) -> None:
    with CaptureQueriesContext(connection) as asked:
        b"".join(client.get("/reports/reports.csv"))
    (feed,) = (one["sql"] for one in asked if "raised_at" in one["sql"])
    for personal in ("contact_name", "contact_email", "description", "uprn", "postcode"):
        assert personal not in feed


def test_the_feeds_are_counted_together_by_address(client: Client, several: list[Request]) -> None:
    for number in range(30):
        assert client.get(f"/reports/reports.{('csv', 'geojson')[number % 2]}").status_code == 200
    for feed in ("csv", "geojson"):
        assert client.get(f"/reports/reports.{feed}").status_code == 429


def test_words_and_pictures_are_shown_only_where_staff_let_them(client: Client, several: list[Request]) -> None:
    address = f"/nearby/{several[0].uuid}/"
    assert "Robin" not in client.get(address).text
    assert client.get(f"{address}pictures/{several[1].uuid}/").status_code == 404


def test_nobody_is_signed_up_by_others(client: Client, cast: Cast) -> None:
    messages.install_defaults()
    with time_machine.travel(NOON, tick=False):
        publishing.ask_for_alert(by=resident(), email="Robin@Home.example ", where=AREA, language="en-gb")
        publishing.ask_for_alert(by=resident(), email="robin@home.example", where=AREA, language="en-gb")
        assert AreaAlert.objects.count() == 1
        link = re.search(r"/reports/alerts/\S+", Message.objects.first().body)[0]  # type: ignore[index, union-attr]
        assert "Yes, write to me" in client.get(link).text
        assert AreaAlert.objects.get().confirmed_at is None
    with time_machine.travel(NOON + timedelta(days=8), tick=False):
        assert publishing.clear_unconfirmed_alerts() == 1
        assert client.get(link).status_code == 404


def test_an_alert_tells_what_is_new_once_a_day_and_ends(client: Client, cast: Cast) -> None:
    messages.install_defaults()
    alert = AreaAlert.objects.create(
        email="robin@home.example", area_code=AREA.area, place=AREA.words, confirmed_at=clock.now(),
        told_until=clock.now() - timedelta(days=2),
    )  # fmt: skip
    around = AreaAlert.objects.create(
        email="far@home.example", latitude=54.9, longitude=-1.0, metres=500, place="Far", confirmed_at=clock.now(),
        told_until=clock.now() - timedelta(days=2),
    )  # fmt: skip
    report = raise_one(cast.district)
    Message.objects.all().delete()
    assert (publishing.tell_alerts(), publishing.tell_alerts()) == (2, 0)
    told = Message.objects.get()
    assert (told.to, str(report.uuid) in told.body, "Robin" in told.body) == (alert.email, True, False)
    link = re.search(r"/reports/alerts/\S+", told.body)[0]  # type: ignore[index]
    client.post(link, {"end": "yes"})
    assert list(AreaAlert.objects.all()) == [around]
    assert client.get(link).status_code == 404
