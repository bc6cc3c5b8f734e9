"""An answer to a complaint that did not satisfy: somebody else looks at it, by a date of its own, and all learn."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.directory import services as directory
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Request
from tests.conftest import Cast
from tests.journeys.conftest import Visit
from tests.raising import raise_one

Look = Callable[[Page, str], None]


@pytest.fixture
def complaint(transactional_db: None, cast: Cast) -> Request:
    about = raise_one(cast.district)
    for app in (directory, messages):
        app.install_defaults()
    return raise_one(cast.district, kind="complaint", organisation=cast.district, about=about)


def _answers(page: Page, outcome: str, lesson: str) -> None:
    page.locator("#decide summary").click()
    page.locator("#decide").get_by_label(outcome, exact=True).check()
    page.locator("#decide textarea").first.fill("We looked at what happened.")
    page.locator("#decide textarea").last.fill(lesson)
    page.locator("#decide button").last.click()
    expect(page.get_by_text("The complaint was answered.")).to_be_visible()


def _newest_answer() -> str:
    return Message.objects.filter(template_code="request-closed").latest("pk").body


def test_it_goes_to_the_second_stage_with_its_own_date(
    cast: Cast, complaint: Request, visit: Visit, at_widths: Look
) -> None:
    page = visit(f"/desk/queue/{complaint.uuid}/", account=cast.account(cast.district, "service_officer"))
    expect(page.locator("main")).to_contain_text(re.compile(r"Stage 1 of 2.*within 10 working days"))
    _answers(page, "Not upheld", "")
    link = re.search(r"https?://[^/\s]+(/track/[^\s?]+)", _newest_answer())
    assert link
    theirs = visit(link[1], width=320)
    theirs.get_by_role("link", name="Say how it went").click()
    theirs.locator("input[name=face][value='-1']").check()
    theirs.locator("input[name=is_sorted][value=no]").check()
    theirs.locator("main textarea").fill("Nobody rang me.")
    theirs.get_by_role("button", name="Send").click()
    expect(theirs.locator("h1")).not_to_have_text("Say how it went")

    page.reload()
    expect(page.locator("main")).to_contain_text(re.compile(r"Stage 2 of 2.*within 20 working days"))
    expect(page.get_by_text("Nobody rang me.").first).to_be_visible()
    complaint.refresh_from_db()
    assert complaint.due_at == requests.working_days_after(complaint.updated_at, 20, cast.district)
    at_widths(page, "complaint-second-stage")
    _answers(page, "Upheld", "Whoever closes it rings first.")
    assert "the ombudsman can look at it" in _newest_answer()

    found = requests.complaint_of(complaint)
    assert found is not None
    assert found.about is not None
    page.goto("/desk/queue/lessons/")
    row = page.get_by_role("row").filter(has_text="Whoever closes it rings first.")
    expect(row).to_contain_text("Upheld")
    row.get_by_role("link", name=complaint.reference).click()
    expect(page.locator("main")).to_contain_text("Learned: Whoever closes it rings first.")
    page.locator("main").get_by_role("link", name=found.about.reference).first.click()
    expect(page.locator("main")).to_contain_text(found.about.reference)
