"""How it went, said with one press in a message; and a complaint by whoever is not satisfied."""

import re

import pytest
from django.test import Client

from onedoor.apps.directory.models import Channel, Service
from onedoor.apps.feedback.models import Feedback
from onedoor.apps.messages.models import Message
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Complaint, Request
from tests.conftest import Cast
from tests.raising import raise_one, reason

pytestmark = pytest.mark.django_db


@pytest.fixture
def links(cast: Cast) -> list[str]:
    """Good, in between, poor, as the person gets them when it is closed."""
    Channel.objects.create(code="web", name="Web")
    request = raise_one(cast.district)
    officer = cast.actor(cast.district, "service_officer")
    requests.close(by=officer, request=request, closing_reason=reason())
    body = Message.objects.get(template_code="request-closed").body
    return re.findall(r"https?://[^/]+(/track/\S+\?face=-?\d)", body)


def test_a_link_that_a_machine_opens_says_nothing(client: Client, links: list[str]) -> None:
    assert len(links) == 3
    page = client.get(links[0], follow=True).text
    assert "data-pressed" in page
    assert "onedoor/pressed" in page
    assert not Feedback.objects.exists()
    assert "data-pressed" not in client.get(links[2], follow=True).text


def test_what_was_pressed_is_what_the_page_sends(client: Client, links: list[str]) -> None:
    response = client.get(links[0], follow=True)
    assert "checked" in response.text
    client.post(response.request["PATH_INFO"], {"face": "1", "is_sorted": "yes"})
    assert Feedback.objects.get().face == 1
    assert "data-pressed" not in client.get(links[0], follow=True).text


def test_not_satisfied_they_complain_and_whoever_answers_for_it_has_it(
    cast: Cast, client: Client, links: list[str]
) -> None:
    Service.objects.create(slug="complaint", name="Make a complaint", kind="complaint")
    address = client.get(links[2], follow=True).request["PATH_INFO"]
    given = {"face": "-1", "is_sorted": "complain"}
    assert client.post(address, given).status_code == 200
    assert not Complaint.objects.exists()
    assert "Your complaint has been sent" in client.post(address, given | {"words": "You were rude."}, follow=True).text
    assert Feedback.objects.get().face == -1
    complaint = Complaint.objects.get()
    about = Request.objects.get(kind="report")
    assert (complaint.about, complaint.request.accountable, about.is_open) == (about, cast.district, False)
    assert complaint.request.contact_email == "ivy@marlow.example"
    assert about.reference in complaint.request.responsibility_reason


def test_a_complaint_about_what_has_a_place_is_asked_for_none(cast: Cast, client: Client, links: list[str]) -> None:
    """Where the partnership has no service for complaints, it is raised by the service it is about."""
    address = client.get(links[2], follow=True).request["PATH_INFO"]
    given = {"face": "-1", "is_sorted": "complain", "words": "Nobody listened."}
    assert "Your complaint has been sent" in client.post(address, given, follow=True).text
    assert Complaint.objects.get().request.description == "Nobody listened."
    assert Feedback.objects.get().words == "Nobody listened."
