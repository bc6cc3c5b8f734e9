"""Figures: who may see them, what they count, and that each opens its records."""

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.contacts.models import AvoidableCause, Contact
from onedoor.apps.directory.models import Channel, Service
from onedoor.apps.feedback.models import Feedback
from onedoor.apps.insight.data import Breakdown, Figure
from onedoor.apps.insight.intervals import Interval
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Request, ServiceClock
from onedoor.foundation import clock
from onedoor.web.office.figures.charts import draw
from onedoor.web.office.figures.topics import get_topic
from tests.conftest import Cast
from tests.raising import raise_one, reason

SignIn = Callable[[Account], Client]
TOPICS = ("avoidable", "cost", "in-time", "held", "satisfaction")


@pytest.fixture
def contacts(cast: Cast) -> None:
    """Eight of ten of the district's contacts were chases; the county had three, none avoidable."""
    channel, _ = Channel.objects.get_or_create(code="phone", defaults={"name": "Phone"})
    service = Service.objects.create(slug="missed-bin", name="Bin not emptied")
    cause, _ = AvoidableCause.objects.get_or_create(code="chase", defaults={"label": "Chasing"})

    def contact(organisation: Organisation, is_avoidable: bool) -> Contact:
        return Contact(
            channel=channel, service=service, responsible=organisation, status="closed", closed_at=clock.now(),
            outcome="advised", is_avoidable=is_avoidable, cause=cause if is_avoidable else None,
        )  # fmt: skip

    Contact.objects.bulk_create(contact(cast.district, index < 8) for index in range(10))
    Contact.objects.bulk_create(contact(cast.county, False) for _ in range(3))


@pytest.mark.parametrize("role", [Role.ADVISER, Role.SERVICE_OFFICER])
def test_others_find_no_such_page(cast: Cast, signed_in: SignIn, role: Role) -> None:
    client = signed_in(cast.account(cast.district, role))
    assert client.get(reverse("office:figures")).status_code == 404
    assert client.get(reverse("office:figures-download", args=["avoidable"])).status_code == 404


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(reverse("office:figures-topic", args=["avoidable"])).status_code == 302


@pytest.mark.parametrize("topic", TOPICS)
def test_every_figure_has_page_chart_and_file_even_when_empty(cast: Cast, signed_in: SignIn, topic: str) -> None:
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    assert client.get(reverse("office:figures-topic", args=[topic])).status_code == 200
    assert client.get(reverse("office:figures-chart", args=[topic])).content.startswith(b"<svg")
    assert client.get(reverse("office:figures-download", args=[topic])).status_code == 200


@pytest.mark.parametrize(("topic", "tick"), [("cost", "£"), ("in-time", "%"), ("satisfaction", "+")])
def test_the_axis_of_a_chart_is_in_its_own_unit(topic: str, tick: str) -> None:
    figure = Figure("phone", "Phone", Interval(0.5, 0.25, 0.75, 4), 4, "")
    assert tick in draw(get_topic(topic), Breakdown.CHANNEL, [figure], "#17515a")


@pytest.mark.parametrize(("query", "is_open"), [("", False), ("?by=service", False), ("?channel=phone", True)])
def test_the_filter_stands_open_when_it_filters(
    cast: Cast, signed_in: SignIn, contacts: None, query: str, is_open: bool
) -> None:
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    page = client.get(reverse("office:figures-topic", args=["avoidable"]) + query).content.decode()
    (attributes,) = re.findall(r'<details class="govuk-details app-filter[^"]*"([^>]*)>', page)
    assert ("open" in attributes) == is_open


def test_the_share_stands_with_its_count_and_interval(cast: Cast, signed_in: SignIn, contacts: None) -> None:
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    page = client.get(reverse("office:figures-topic", args=["avoidable"]), {"by": "service"}).content.decode()
    # Wilson for 8 of 10: 0.4902 to 0.9433.
    for text in ("Bin not emptied", "80.0%", "49.0%", "94.3%"):
        assert text in page


@pytest.mark.parametrize("by", ["service", "month", "channel", "organisation", "cause"])
def test_each_count_opens_what_it_counts(cast: Cast, signed_in: SignIn, contacts: None, by: str) -> None:
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    rows = client.get(reverse("office:figures-topic", args=["avoidable"]), {"by": by}).context["rows"]
    counted = {cell.text: cell.link for row in rows for cell in row.cells if cell.link}
    assert counted.keys() == ({"8"} if by == "cause" else {"10", "8"})
    for number, link in counted.items():
        assert f"{number} in all" in client.get(link).content.decode()


def test_late_ones_and_each_face_open_too(cast: Cast, signed_in: SignIn) -> None:
    request = raise_one(cast.district)
    ended = {"is_open": False, "status": "fixed", "closed_at": clock.now()}
    Request.objects.update(due_at=clock.now() - timedelta(days=2), **ended)
    for occasion, face in enumerate((1, -1, -1), start=1):
        feedback = {"service": request.service, "organisation": cast.district, "occasion": occasion}
        Feedback.objects.create(about=str(request.uuid), face=face, **feedback)
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    for topic, numbers in (("in-time", ["1", "1"]), ("satisfaction", ["3", "1", "2"])):
        (row,) = client.get(reverse("office:figures-topic", args=[topic]), {"by": "service"}).context["rows"]
        links = [cell.link for cell in row.cells if cell.link]
        opened = [client.get(link).context["page"].paginator.count for link in links]
        assert [str(count) for count in opened] == numbers


def test_it_is_said_that_only_some_answer_and_choose_to(cast: Cast, signed_in: SignIn) -> None:
    request = raise_one(cast.district)
    for occasion, face in enumerate((1, 1, -1), start=1):
        feedback = {"service": request.service, "organisation": cast.district, "occasion": occasion}
        Feedback.objects.create(about=str(request.uuid), face=face, **feedback)
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    page = client.get(reverse("office:figures-topic", args=["satisfaction"]), {"by": "service"})
    assert "those who do choose to, so read it beside the response rate" in page.text
    (row,) = page.context["rows"]
    assert [cell.text for cell in row.cells][:7] == ["3", "2", "0", "1", "0", "–", "+0.33"]


@pytest.mark.parametrize("by", ["service", "organisation", "month"])
def test_beside_satisfaction_stands_how_many_of_those_who_could_answer_did(
    cast: Cast, signed_in: SignIn, by: str
) -> None:
    asked = [raise_one(cast.district) for _ in range(4)]
    Request.objects.update(is_open=False, status="fixed", closed_at=clock.now())
    feedback = {"service": asked[0].service, "organisation": cast.district}
    Feedback.objects.create(about=str(asked[0].uuid), face=1, **feedback)
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    rows = client.get(reverse("office:figures-topic", args=["satisfaction"]), {"by": by}).context["rows"]
    assert [cell.text for cell in rows[-1 if by == "month" else 0].cells][4:6] == ["4", "25.0%"]
    assert "25.0% of requests closed" in client.get(reverse("office:figures")).text


def test_who_passed_it_on_counts_with_who_closed_it(cast: Cast, signed_in: SignIn) -> None:
    request = raise_one(cast.district)
    officer = cast.actor(cast.district, Role.SERVICE_OFFICER)
    requests.pass_on(by=officer, request=request, organisation=cast.county, reason="A county road.")
    closer = cast.actor(cast.county, Role.SERVICE_OFFICER)
    requests.close(by=closer, request=request, closing_reason=reason())
    ServiceClock.objects.filter(organisation=cast.county).update(due_at=clock.now() - timedelta(days=1))
    address = reverse("office:figures-topic", args=["held"])
    for body, numbers in ((cast.district, ["1", "1"]), (cast.county, ["1", "1"])):
        client = signed_in(cast.account(body, Role.ANALYST))
        (row,) = client.get(address).context["rows"]
        assert row.figure.label == body.name
        assert row.figure.extra == {"passed_on": int(body == cast.district), "late": int(body == cast.county)}
        links = [cell.link for cell in row.cells if cell.link]
        opened = [client.get(link).context["page"].paginator.count for link in links]
        assert [str(count) for count in opened] == numbers


def test_small_counts_of_others_are_left_out(cast: Cast, signed_in: SignIn, contacts: None) -> None:
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    address = reverse("office:figures-download", args=["avoidable"])
    text = client.get(address, {"by": "organisation", "whose": "all"}).getvalue().decode("utf-8-sig")
    rows = {row["Organisation"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["Teasel Vale District Council"]["Contacts"] == "10"
    assert rows["Carrowshire County Council"]["Contacts"] == ""


def test_the_overview_leaves_out_small_counts_of_others_too(cast: Cast, signed_in: SignIn, contacts: None) -> None:
    Contact.objects.filter(responsible=cast.county).update(
        is_avoidable=True, cause=AvoidableCause.objects.get(code="chase")
    )
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    (row,) = client.get(reverse("office:figures"), {"whose": str(cast.county.uuid)}).context["causes"]
    assert row.is_suppressed
    assert row.link == ""


def test_each_cause_on_the_overview_opens_its_records(cast: Cast, signed_in: SignIn, contacts: None) -> None:
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    (row,) = client.get(reverse("office:figures")).context["causes"]
    assert client.get(row.link).context["page"].paginator.count == row.figure.count == 8


def test_a_heading_says_once_by_what_it_is_split() -> None:
    assert get_topic("cost").heading(Breakdown.CHANNEL) == "Cost of contact by channel"
    assert get_topic("avoidable").heading(Breakdown.MONTH) == "Avoidable contact by month"


def test_records_of_others_do_not_open(cast: Cast, signed_in: SignIn, contacts: None) -> None:
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    address = reverse("office:figures-records", args=["contacts"])
    assert client.get(address).context["page"].paginator.count == 10
    others = {"organisation": str(cast.county.uuid)}
    assert client.get(address, others).context["page"].paginator.count == 0
    assert client.get(address, {"whose": str(cast.county.uuid)}).context["page"].paginator.count == 0


def test_a_wrong_period_is_explained_and_kept(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    response = client.get(reverse("office:figures"), {"first": "2026-03-01", "last": "2026-02-01"})
    assert "The last day must not be before the first." in response.content.decode()
    assert "2026-03-01" in response.content.decode()


def test_the_overview_asks_the_database_a_fixed_number_of_times(
    cast: Cast, signed_in: SignIn, contacts: None, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = signed_in(cast.account(cast.district, Role.ANALYST))
    with django_assert_max_num_queries(24):  # type: ignore[attr-defined]
        client.get(reverse("office:figures"))
