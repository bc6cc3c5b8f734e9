"""A service team asks the person who reported something, who answers on a phone from the message they got."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.directory import services as directory
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.requests.models import Request
from tests.conftest import Cast
from tests.journeys.conftest import Visit
from tests.raising import raise_one

Look = Callable[[Page, str], None]


@pytest.fixture
def asked(transactional_db: None, cast: Cast) -> Request:
    messages.install_defaults()
    raised = raise_one(cast.district)
    directory.install_defaults()
    return raised


def test_a_question_goes_to_the_person_and_its_answer_comes_back(
    cast: Cast, asked: Request, visit: Visit, axe: Callable[[Page], None], picture: Look
) -> None:
    officer = visit(f"/desk/queue/{asked.uuid}/", account=cast.account(cast.district, "service_officer"))
    officer.locator("#ask summary").click()
    officer.locator("#ask textarea").fill("Which side of the road is it on?")
    officer.locator("#ask button").click()
    expect(officer.locator(".govuk-tag").first).to_have_text("Waiting for the person")

    person = visit(_link_in(Message.objects.latest("pk").body), width=390)
    expect(person.get_by_role("heading", name="Teasel Vale District Council asks you")).to_be_visible()
    expect(person.get_by_text("Which side of the road is it on?").first).to_be_visible()
    axe(person)
    picture(person, "asking-390")
    person.locator("main textarea").fill("The side of the church.")
    person.get_by_role("button", name="Send").click()
    expect(person.get_by_text("The side of the church.")).to_be_visible()
    axe(person)
    picture(person, "asking-answered-390")

    officer.reload()
    expect(officer.get_by_text("The side of the church.")).to_be_visible()
    expect(officer.locator(".govuk-tag").first).not_to_have_text("Waiting for the person")
    picture(officer, "asking-officer")


def _link_in(text: str) -> str:
    """The path of the link the message leads to."""
    found = re.search(r"https?://[^/\s]+(/track/\S+)", text)
    assert found, text
    return found[1]
