"""Work that nobody did in time: by what target, who is told of it, and where a manager sees it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect

from onedoor.apps.directory import services as directory
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import EscalationStep
from onedoor.foundation import clock
from tests.conftest import Cast
from tests.journeys.conftest import Visit
from tests.raising import raise_one, service

pytestmark = pytest.mark.django_db(transaction=True)
Look = Callable[[Page, str], None]


def _sets_the_target(page: Page, body: str) -> None:
    page.get_by_role("button", name="Set a target").click()
    page.get_by_label("For", exact=True).select_option(label=body)
    page.get_by_label("How long").fill("1")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1 working day", exact=False).first).to_be_visible()


def _adds_the_step(page: Page, at_widths: Look) -> None:
    page.get_by_role("button", name="Add a step").click()
    page.get_by_label("Hours").fill("24")
    page.get_by_label("An e-mail address").check()
    page.get_by_label("Only for the service").select_option(label="Pothole in a road")
    page.get_by_label("It becomes urgent by that").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("address", ignore_case=True)
    page.get_by_label("The service managers of the organisation").check()
    at_widths(page, "escalation-step")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("row").filter(has_text="24 hours after it was due")).to_contain_text("Becomes urgent")


def test_late_work_is_told_of_and_stands_in_the_watch_list(cast: Cast, visit: Visit, at_widths: Look) -> None:
    pothole = service(cast.district)
    for app in (directory, messages):
        app.install_defaults()
    keeper = cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR)
    _sets_the_target(visit(f"/office/services/{pothole.uuid}/", account=keeper), cast.district.name)
    manager = visit("/office/escalation/", account=cast.account(cast.district, Role.SERVICE_MANAGER))
    _adds_the_step(manager, at_widths)

    # Raised twelve days ago by the target of the office, and nobody did it; another came just now.
    EscalationStep.objects.update(made_at=clock.now() - timedelta(days=13))
    with time_machine.travel(clock.now() - timedelta(days=12)):
        late = raise_one(cast.district, service=pothole)
    early = raise_one(cast.district, service=pothole)
    assert late.due_at == requests.working_days_after(late.raised_at, 1, cast.district)
    assert (requests.watch_requests(), requests.watch_requests()) == (1, 0)
    told = Message.objects.get(template_code="staff-escalation")
    assert told.to == "service_manager@teasel-vale.example"
    assert late.reference in told.body
    assert early.reference not in told.body

    manager.goto("/desk/queue/")
    manager.get_by_role("link", name="Watch list").click()
    row = manager.get_by_role("row").filter(has_text="No team")
    for number in ("1 overdue", "1 escalated", "1 urgent", "2 open"):
        expect(row.get_by_role("link", name=re.compile(f"^{number} of no team"))).to_be_visible()
    at_widths(manager, "watch-list")
    row.get_by_role("link", name=re.compile("^1 escalated")).click()
    expect(manager.locator("input[name=selected]")).to_have_count(1)
    manager.get_by_role("link", name=late.reference).click()
    expect(manager.locator("main")).to_contain_text("Urgent")
    manager.go_back()
    manager.go_back()
    row.get_by_role("link", name=re.compile("^1 overdue")).click()
    expect(manager.get_by_role("link", name=late.reference)).to_be_visible()
    expect(manager.get_by_role("link", name=early.reference)).to_have_count(0)
