"""Somebody of two bodies does a service team's whole job, and the person reads what became of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.directory.models import Provision
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Membership, Team, TeamMembership
from onedoor.apps.requests.models import Request
from tests.conftest import Cast
from tests.journeys.conftest import Visit
from tests.raising import raise_one, service

Axe = Callable[[Page], None]
Look = Callable[[Page, str], None]


@dataclass
class Work:
    """`officer` works for district and county; each has `hole`s, and the district another thing."""

    officer: Account
    hole: Request
    same: Request
    lamp: Request


@pytest.fixture
def work(transactional_db: None, cast: Cast) -> Work:
    messages.install_defaults()
    officer = cast.account(cast.district, Role.SERVICE_OFFICER)
    Membership.objects.create(account=officer, organisation=cast.county, role=Role.SERVICE_OFFICER)
    team = Team.objects.create(organisation=cast.district, name="Streets and open spaces")
    TeamMembership.objects.create(team=team, account=officer)
    hole = raise_one(cast.district)
    Provision.objects.create(service=hole.service, organisation=cast.county)
    lamp = raise_one(cast.county, service=service(cast.county, "street-light", name="Street light that is out"))
    return Work(officer, hole, raise_one(cast.district), lamp)


def _does(page: Page, action: str, button: str, said: str) -> None:
    """Sends the form of one action, which was opened and filled in before."""
    page.locator(f"#{action}").get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".govuk-notification-banner")).to_contain_text(said)


def _opens(page: Page, action: str) -> None:
    page.locator(f"#{action} summary").click()


def test_a_filter_is_kept_under_a_name(work: Work, visit: Visit, axe: Axe) -> None:
    page = visit("/desk/queue/", account=work.officer)
    for one in (work.hole, work.lamp):
        expect(page.get_by_role("link", name=one.reference)).to_be_visible()
    page.get_by_label("Service", exact=True).select_option(label="Street light that is out")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("1 request", exact=True)).to_be_visible()
    page.get_by_label("Save this filter as").fill("Lamps")
    page.get_by_label("For", exact=True).select_option(
        label="Everybody in Streets and open spaces, Teasel Vale District Council"
    )
    page.get_by_role("button", name="Save view").click()
    axe(page)
    page.get_by_role("link", name="Clear the filter").click()
    expect(page.get_by_role("link", name=work.hole.reference)).to_be_visible()
    page.get_by_role("link", name="Lamps").click()
    expect(page.get_by_role("link", name=work.lamp.reference)).to_be_visible()
    expect(page.get_by_role("link", name=work.hole.reference)).to_have_count(0)


def test_the_whole_job_on_one_request(cast: Cast, work: Work, visit: Visit, axe: Axe, picture: Look) -> None:
    page = visit("/desk/queue/", account=work.officer)
    page.get_by_role("link", name=work.hole.reference).click()
    page.get_by_role("button", name="Take this request").click()
    expect(page.locator("main")).to_contain_text(work.officer.name)
    _opens(page, "assign")
    page.locator("#assign").get_by_label("Person").select_option("")
    page.locator("#assign").get_by_label("Team").select_option(label="Streets and open spaces")
    _does(page, "assign", "Assign", "Assigned to Streets and open spaces")
    _opens(page, "ask")
    page.locator("#ask textarea").fill("Which side of the road is it on?")
    _does(page, "ask", "Ask the person", "The question was sent.")
    expect(page.locator(".govuk-tag").first).to_have_text("Waiting for the person")
    axe(page)
    _opens(page, "pass-on")
    page.locator("#pass-on").get_by_label("Organisation").select_option(label="Carrowshire County Council")
    page.locator("#pass-on textarea").fill("It is a county road.")
    _does(page, "pass-on", "Pass on to another body", "was passed on to Carrowshire County Council")
    axe(page)
    picture(page, "team-passed-on")
    work.hole.refresh_from_db()
    assert work.hole.accountable == cast.county
    _opens(page, "close")
    page.get_by_label("Closing reason").select_option("done")
    _does(page, "close", "Close", "The request was closed.")
    axe(page)
    _the_person_reads_it(work.hole, visit, axe, picture)


def _the_person_reads_it(request: Request, visit: Visit, axe: Axe, picture: Look) -> None:
    link = re.search(r"https?://[^/\s]+(/track/\S+)", Message.objects.earliest("pk").body)
    assert link
    page = visit(link[1], width=390)
    for words in ("Which side of the road is it on?", "It is a county road.", "Carrowshire County Council"):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.get_by_role("link", name="Say how it went")).to_be_visible()
    axe(page)
    picture(page, "team-person-390")


def test_two_about_the_same_become_one(work: Work, visit: Visit, axe: Axe) -> None:
    page = visit(f"/desk/queue/{work.same.uuid}/", account=work.officer)
    page.get_by_role("button", name=f"Merge into this ({work.hole.reference})").click()
    expect(page.get_by_text("It goes on as")).to_be_visible()
    axe(page)
    work.same.refresh_from_db()
    assert work.same.merged_into == work.hole
