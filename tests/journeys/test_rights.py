"""A person on a small phone asks for a copy and takes back a permission; an officer works it; the person fetches it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from playwright.sync_api import Page, expect

from onedoor.apps.accounts import services as accounts
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.rights import services as rights
from onedoor.apps.rights.models import Case
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import SYSTEM, resident
from tests.journeys.conftest import Visit
from tests.rights import ADDRESS, Person, person

__all__ = ["person"]


@pytest.fixture
def ready(transactional_db: None, person: Person) -> Person:
    cache.clear()
    person.looked_at("identity.name", "address.home")
    with transaction.atomic():
        sharing.note_permission(
            by=SYSTEM, resident=person.theirs, kind="refer", purpose="care-at-home", recipient=person.cast.district,
            is_given=True, words="May we ask the district council to ring you about a handrail?", channel="phone",
        )  # fmt: skip
    accounts.send_link(by=resident(), email=ADDRESS)
    return person


def test_a_person_asks_an_officer_answers_and_the_person_fetches(
    ready: Person, visit: Visit, axe: Callable[[Page], None], picture: Callable[[Page, str], None], tmp_path: Path
) -> None:
    def look(page: Page, name: str) -> None:
        axe(page)
        picture(page, f"rights-{name}")

    link = Message.objects.filter(template_code="account-link").latest("pk").body
    phone = visit(link[link.index("/you/open/") :].split()[0], width=320)
    phone.get_by_role("button", name="Sign in").click()
    phone.get_by_role("link", name="See who keeps a record of you").click()
    look(phone, "1-information")
    phone.get_by_role("link", name="Take it back").click()
    look(phone, "2-withdraw")
    phone.get_by_role("button", name="Take it back").click()
    expect(phone.get_by_text("We will not pass you on any more.")).to_be_visible()
    phone.get_by_role("link", name="Back").click()
    look(phone, "3-rights")
    phone.get_by_role("link", name="Put something right").click()
    look(phone, "4-correction")
    phone.get_by_role("link", name="Back").click()
    phone.get_by_role("link", name="Give me a copy of everything").click()
    phone.get_by_role("button", name="Ask").click()
    expect(phone.get_by_text("You will have an answer by").first).to_be_visible()
    look(phone, "5-case")
    case, cast = Case.objects.get(kind="access"), ready.cast
    ready.answered_by(case, cast.district)

    desk = visit("/office/rights/", width=1280, account=cast.account(cast.county, Role.GOVERNANCE))
    look(desk, "6-queue")
    desk.get_by_role("link", name="A copy of what is kept about me").click()
    look(desk, "7-part")
    desk.get_by_role("link", name="See what you hold").click()
    look(desk, "8-held")
    desk.get_by_role("link", name="Back").or_(desk.get_by_role("link", name=case.reference)).first.click()
    desk.get_by_label("Agreed: they get a copy").check()
    desk.get_by_role("button", name="Answer", exact=True).click()
    expect(desk.get_by_text("Answered. The person was told.")).to_be_visible()
    assert rights.make_copies() == 1

    phone.reload()
    look(phone, "9-ready")
    with phone.expect_download() as fetched:
        phone.get_by_role("link", name="Fetch your copy").or_(
            phone.get_by_role("button", name="Fetch your copy")
        ).click()
    kept = tmp_path / "copy.zip"
    fetched.value.save_as(kept)
    with zipfile.ZipFile(kept) as archive:
        assert "The lamp outside my door" in archive.read("index.html").decode()
