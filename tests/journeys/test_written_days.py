"""What people write and hear: e-mail and chat at the desk, which lamp it is, news of an area, and words for it all."""

import re
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from onedoor.apps.assets import services as assets
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact, Mailbox
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message, Template, Unwanted
from onedoor.apps.partners.data import Role
from onedoor.apps.publishing import services as publishing
from onedoor.apps.publishing.models import AreaAlert
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast
from tests.desk import Desk, desk
from tests.journeys.conftest import Visit
from tests.neighbourhood import HOME, make_neighbourhood
from tests.raising import raise_one
from tests.signing import post_signed
from tests.unit.requests.test_files import PDF

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)
Look = Callable[[Page, str], None]


def test_a_mail_and_a_chat_are_taken_answered_and_go_on(visit: Visit, at_widths: Look, cast: Cast, desk: Desk) -> None:
    mailbox = Mailbox.objects.create(organisation=cast.district, address="desk@teasel.example", host="mail.example")
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "Mary Brown <Mary@post.example>", "My bin"
    letter["Message-ID"] = "<1@post.example>"
    letter.set_content("My bin was not emptied.")
    letter.add_attachment(PDF, maintype="application", subtype="pdf", filename="plan.pdf")
    letter.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert contacts.take_letter(mailbox, letter.as_bytes()) == "contact"
    admin = cast.actor(cast.district, Role.ADMINISTRATOR)
    queue = contacts.save_queue(by=admin, organisation=cast.district, kind="chat", code="website", name="Website")
    said = {
        "queue": "website",
        "chat": "9f",
        "visitor": {"name": "Ivy"},
        "lines": [{"by": "visitor", "text": "A sofa?"}],
    }
    assert post_signed("/api/chat/transcripts/", queue.secret, said).status_code == 200

    page = visit("/desk/", account=desk.account)
    expect(page.get_by_role("heading", name="Waiting for anybody: 2")).to_be_visible()
    at_widths(page, "written-waiting")
    page.get_by_role("listitem").filter(has_text="My bin").get_by_role("button").click()
    page.wait_for_url("**/contacts/**")
    expect(page.locator("#mail")).to_contain_text("My bin was not emptied.")
    expect(page.locator("#mail")).to_contain_text("ask them to send these again as PDF")
    expect(page.locator("#people-found, #who").first).to_contain_text("Mary Brown-Featherstonehaugh")
    at_widths(page, "written-mail")
    page.locator("#mail textarea").fill("They come on Friday.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.locator("#mail")).to_contain_text("We answered")
    reply = EmailMessage()
    reply["From"], reply["Message-ID"] = "mary@post.example", "<2@post.example>"
    reply["In-Reply-To"] = f"<{Message.objects.get(template_code='mail-answer').uuid}@teasel.example>"
    reply.set_content("Thank you, Friday is good.")
    assert contacts.take_letter(mailbox, reply.as_bytes()) == "reply"
    page.reload()
    expect(page.locator("#mail")).to_contain_text("Thank you, Friday is good.")

    page.goto("/desk/")
    page.get_by_role("listitem").filter(has_text="Ivy").get_by_role("button").click()
    expect(page.locator("#mail .app-chat__turn")).to_contain_text("A sofa?")
    expect(page.get_by_text("They left no e-mail address to answer.")).to_be_visible()
    at_widths(page, "written-chat")
    assert Contact.objects.filter(channel__code="email", status="parked").count() == 1


def test_the_lamp_that_is_meant_is_chosen_on_the_map_and_its_area_watched(
    visit: Visit, at_widths: Look, tmp_path: Path
) -> None:
    cache.clear()
    make_neighbourhood(is_demonstration=True)
    file = tmp_path / "lamps.geojson"
    file.write_text(
        '{"features": [{"id": "LP-7", "geometry": {"type": "Point", "coordinates": [-1.95, 53.0501]},'
        ' "properties": {"name": "Mill Lane"}}, {"id": "LP-8", "geometry": {"type": "Point", "coordinates":'
        ' [-1.9503, 53.0499]}, "properties": {}}]}'
    )
    kind = assets.set_asset_kind(by=SYSTEM, code="lamp", name="Street light", services=["pothole"])
    assets.import_assets(file, by=SYSTEM, kind=kind)
    page = visit("/services/pothole/", width=390)
    page.get_by_role("button", name="Report it now", exact=True).click()
    page.get_by_label("Postcode, or street and town").fill(HOME)
    page.get_by_role("button", name="Find address").click()
    page.get_by_label("2 Mill Lane").check()
    page.get_by_role("button", name="Use this address").click()
    expect(page.get_by_role("heading", name="Which one is it?")).to_be_visible()
    page.locator("[data-map][data-ready]").wait_for()
    at_widths(page, "which-lamp")
    page.locator(".leaflet-marker-icon").nth(1).click()
    chosen = page.locator("input[name=asset]:checked")
    expect(chosen).not_to_have_value("")
    words = page.locator(f"label[for={chosen.get_attribute('id')}]").inner_text()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("About the size of a dustbin lid").check()
    page.get_by_label("What is the problem?").fill("It is out.")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("E-mail address").fill("ivy@marlow.example")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text(words)).to_be_visible()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Your reference is")).to_be_visible()
    assert Request.objects.get().answers.get(code="asset").shown == words

    # News of what is reported around their place: asked for, confirmed, told once, ended.
    page.goto("/reports/alerts/")
    page.get_by_role("link", name="Choose a place of your own instead").click()
    page.locator("main input[name=q]").fill(HOME)
    page.locator("main input[name=q]").press("Enter")
    page.wait_for_url("**/reports/alerts/**")
    around = page.locator("select[name=where] option[value^=around-]").first.get_attribute("value")
    page.locator("select[name=where]").select_option(around)
    page.locator("input[name=email]").fill("robin@home.example")
    at_widths(page, "alert-ask")
    page.get_by_role("button", name="Continue").click()
    page.goto(_path(Message.objects.get(to="robin@home.example"), "/reports/alerts/"))
    page.get_by_role("button", name="Yes, write to me").click()
    AreaAlert.objects.update(told_until=clock.now() - timedelta(hours=26))
    assert (publishing.tell_alerts(), publishing.tell_alerts()) == (1, 0)
    told = Message.objects.filter(to="robin@home.example").latest("pk")
    assert str(Request.objects.get().uuid) in told.body
    page.goto(_path(told, "/reports/alerts/"))
    page.get_by_role("button", name="Stop writing to me").click()
    assert not AreaAlert.objects.exists()


def test_a_wording_is_checked_before_it_is_kept_and_news_can_be_stopped(
    visit: Visit, at_widths: Look, cast: Cast
) -> None:
    messages.install_defaults()
    office = visit(
        f"/office/wordings/{cast.district.uuid}/request-received/email/en-gb/",
        account=cast.account(cast.district, Role.ADMINISTRATOR),
    )
    office.get_by_label("Message").fill("Thank you. Your number is ((number)).")
    office.get_by_role("button", name="Save").click()
    expect(office.locator(".govuk-error-summary")).to_contain_text("((number))")
    expect(office.get_by_label("Message")).to_have_value("Thank you. Your number is ((number)).")
    at_widths(office, "wording-wrong")
    office.get_by_label("Message").fill("Thank you. Your reference is ((reference)).")
    office.get_by_role("button", name="Save").click()
    assert Template.objects.get(organisation=cast.district).body == "Thank you. Your reference is ((reference))."
    raise_one(cast.district)
    sent = Message.objects.get(template_code="request-received")
    assert sent.body.startswith("Thank you. Your reference is")

    choose = visit(messages.stop_link("ivy@marlow.example", "en-gb").partition("8000")[2], width=320)
    at_widths(choose, "choose-messages")
    for box in choose.get_by_role("checkbox").all():
        box.uncheck()
    choose.get_by_role("button", name=re.compile("Save|Keep")).click()
    assert Unwanted.objects.filter(to="ivy@marlow.example").exists()


def _path(message: Message, start: str) -> str:
    found = re.search(rf"https?://[^/\s]+({start}\S+)", message.body)
    assert found, message.body
    return found[1]
