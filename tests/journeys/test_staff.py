"""An administrator looks after their organisation, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from tests.conftest import Cast
from tests.journeys.conftest import Visit


@pytest.fixture
def cast(transactional_db: None, cast: Cast) -> Cast:
    messages.install_defaults()
    return cast


def test_an_administrator_invites_somebody(visit: Visit, cast: Cast, at_widths: Callable[[Page, str], None]) -> None:
    account = cast.account(cast.district, Role.PARTNERSHIP_ADMINISTRATOR)
    page = visit("/office/organisations/", account=account)
    page.get_by_role("link", name="Teasel Vale District Council").click()
    at_widths(page, "organisation")
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_label("Name").fill("Nia Prys")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter their e-mail address")
    at_widths(page, "invite-error")
    page.get_by_label("Work e-mail address").fill("nia@teasel-vale.example")
    page.get_by_label("Adviser").check()
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("The invitation is on its way.")).to_be_visible()
    assert Message.objects.get().to == "nia@teasel-vale.example"
