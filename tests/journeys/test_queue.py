"""A member of a service team works the queue, by keys and by mouse."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.messages.models import Message
from onedoor.apps.partners.models import Organisation, Team
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, NewFile
from onedoor.apps.requests.models import Request
from tests.conftest import Cast
from tests.journeys.conftest import Visit, press
from tests.raising import place, raise_one, service
from tests.unit.requests.test_files import picture as photo

Check = Callable[[Page], None]
Keep = Callable[[Page, str], None]


@pytest.fixture
def queue(transactional_db: None, cast: Cast) -> list[Request]:
    Organisation.objects.filter(pk=cast.county.pk).update(
        name="Awdurdod Lleol Sir Carrowshire a’r Cyffiniau Cyfun Gogleddol"
    )
    team = Team.objects.create(organisation=cast.district, name="Streets and open spaces")
    lamp = service(cast.district, "street-light", name="Street light that is out, flickering or on all day")
    raised = [
        raise_one(cast.district, files=[NewFile("hole.jpg", photo())]),
        raise_one(cast.district, place=place(address_text="14 Mill Lane, Upper Teasel, Teasel Vale")),
        raise_one(cast.district, service=lamp, contactee=Contactee()),
    ]
    Request.objects.filter(pk=raised[1].pk).update(due_at="2026-01-05T23:59:59Z", team=team, delivering=cast.county)
    officer = cast.actor(cast.district, "service_officer")
    requests.take(by=officer, request=raised[0])
    requests.add_note(by=officer, request=raised[0], text="Rang the crew, they look on Monday.", visibility="private")
    requests.change_status(by=officer, request=raised[0], status="planned", text="We fill it next week.")
    return raised


def test_every_page_at_every_width(
    cast: Cast, queue: list[Request], visit: Visit, at_widths: Callable[[Page, str], None]
) -> None:
    officer = cast.account(cast.district, "service_officer")
    page = visit("/desk/queue/", account=officer)
    at_widths(page, "queue")
    page.goto(page.url + f"{queue[0].uuid}/")
    for summary in page.locator("#close summary, #note summary").all():
        summary.click()
    at_widths(page, "queue-request")
    page.locator("#close button").click()
    page.get_by_text("There is a problem").wait_for()
    at_widths(page, "queue-error")
    page.goto("/desk/queue/?words=nothing")
    at_widths(page, "queue-empty")


def test_the_whole_job_by_keys(cast: Cast, queue: list[Request], visit: Visit) -> None:
    page = visit("/desk/queue/", account=cast.account(cast.district, "service_officer"))
    press(page, "j", "x", "j", "x")
    assert page.locator("input[name=selected]:checked").count() == 2
    press(page, "k", "Enter")
    page.get_by_role("heading", name="Pothole in a road").wait_for()
    assert "Overdue since" in page.content()
    page.go_back()
    press(page, "/")
    page.keyboard.type("street light")
    press(page, "Enter")
    page.get_by_text("1 request", exact=True).wait_for()


def test_closed_reopened_and_many_at_once(cast: Cast, queue: list[Request], visit: Visit) -> None:
    page = visit("/desk/queue/", account=cast.account(cast.district, "service_officer"))
    for box in page.locator("input[name=selected]").all():
        box.check()
    page.get_by_label("With the selected requests").select_option("close")
    page.get_by_label("Closing reason").select_option("done")
    page.get_by_role("button", name="Do it to the selected").click()
    page.get_by_role("heading", name="3 done").wait_for()
    page.get_by_role("link", name=queue[0].reference).click()
    page.locator("#reopen summary").click()
    page.get_by_label("Why (optional)").fill("A slip.")
    page.get_by_role("button", name="Reopen").click()
    page.get_by_text("The request is open again.").wait_for()


def test_it_works_without_scripts(cast: Cast, queue: list[Request], visit: Visit) -> None:
    page = visit("/desk/queue/", account=cast.account(cast.district, "service_officer"), javascript=False)
    page.locator("input[name=selected]").first.check()
    page.get_by_label("With the selected requests").select_option("status")
    page.get_by_label("New status").select_option("investigating")
    page.get_by_role("button", name="Do it to the selected").click()
    page.get_by_role("heading", name="1 done").wait_for()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_a_reply_to_begin_with_is_put_after_what_was_typed_and_changed_before_it_goes(
    cast: Cast, queue: list[Request], visit: Visit, axe: Callable[[Page], None], javascript: bool
) -> None:
    requests.save_reply(
        by=cast.actor(cast.district, "service_manager"), organisation=cast.district, service=None, status="",
        name="We fill it soon", text="Dear ((name)), we fill it within two weeks.",
    )  # fmt: skip
    officer = cast.account(cast.district, "service_officer")
    page = visit(f"/desk/queue/{queue[1].uuid}/", account=officer, javascript=javascript, width=320)
    page.locator("#status summary").click()
    form = page.locator("#status")
    form.get_by_label("New status").select_option("planned")
    text = form.get_by_role("textbox")
    text.fill("Thank you for the photo.")
    form.get_by_label("Reply to begin with").select_option("We fill it soon")
    form.get_by_role("button", name="Put it in the text below").click()
    expect(text).to_have_value("Thank you for the photo.\n\nDear Ivy Marlow, we fill it within two weeks.")
    expect(text).to_be_focused()
    expect(text).to_be_in_viewport()
    expect(form.get_by_label("New status")).to_have_value("planned")
    if javascript:
        axe(page)
    assert requests.get_request_for(cast.actor(cast.district, "service_officer"), queue[1].uuid).status == "open"
    text.press("Control+End")
    text.press_sequentially(" Truly.")
    form.get_by_role("button", name="Change status").click()
    page.get_by_text("we fill it within two weeks. Truly.").first.wait_for()
    told = Message.objects.filter(about=str(queue[1].uuid)).order_by("-id")[0]
    assert "Thank you for the photo.\n\nDear Ivy Marlow, we fill it within two weeks. Truly." in told.body.replace(
        "\r\n", "\n"
    )


def test_the_figures_on_top_take_no_click_but_their_own(cast: Cast, queue: list[Request], visit: Visit) -> None:
    page = visit("/desk/queue/", account=cast.account(cast.district, "service_officer"))
    page.get_by_role("button", name="Select all 3 on this page").click()
    expect(page.get_by_text("3 selected")).to_be_visible()
    page.get_by_role("button", name="Select none").click()
    page.get_by_role("link", name=queue[0].reference).click()
    page.wait_for_url(f"**/{queue[0].uuid}/")


def test_a_picture_is_covered_and_the_public_finds_it_on_map_and_list(
    cast: Cast, queue: list[Request], visit: Visit, axe: Callable[[Page], None]
) -> None:
    seen = next(one for one in queue if one.attachments.exists())
    Request.objects.filter(pk=seen.pk).update(latitude=53.05, longitude=-1.95)
    officer = visit(f"/desk/queue/{seen.uuid}/", account=cast.account(cast.district, "service_officer"))
    officer.get_by_role("link", name="Show to the public").first.click()
    officer.locator("[data-redact] svg").wait_for()
    officer.get_by_role("button", name="add a cover").click()
    press(officer, "ArrowLeft", "Shift+ArrowDown")
    expect(officer.locator("[data-boxes]")).to_have_value(re.compile(r"^\d"))
    axe(officer)
    officer.get_by_label("What the picture shows").fill("A hole; a number plate is covered.")
    officer.get_by_role("button", name="Show it to the public").click()
    expect(officer.get_by_text("The public sees this picture")).to_be_visible()

    somebody = visit("/reports/", width=390)
    somebody.locator("[data-map][data-ready]").wait_for()
    expect(somebody.locator(".leaflet-marker-icon").first).to_be_visible()
    axe(somebody)
    somebody.get_by_role("link", name="List what the map shows").click()
    somebody.wait_for_url("**/reports/?*box=*")
    somebody.locator(f"a[href$='/nearby/{seen.uuid}/']").click()
    expect(somebody.get_by_role("img", name="A hole; a number plate is covered.")).to_be_visible()
    axe(somebody)
