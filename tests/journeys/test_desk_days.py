"""What comes to a desk beside the plain call: promises to ring, colleagues, slips, risks, sending on, what is known."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.callbacks import services as callbacks
from onedoor.apps.callbacks.models import Callback, Line
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact, Signpost
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Membership
from onedoor.foundation import clock
from tests.conftest import Cast
from tests.desk import Desk, desk
from tests.journeys.conftest import Visit, press

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)
Look = Callable[[Page, str], None]


def path_in(message: Message, start: str) -> str:
    found = re.search(rf"https?://[^/\s]+({start}\S+)", message.body)
    assert found, message.body
    return found[1]


@pytest.fixture
def line(cast: Cast, desk: Desk) -> Line:
    return Line.objects.create(
        organisation=cast.district, name="Housing advice", is_public=True, notice_minutes=0,
        windows=[["00:00", "12:00"], ["12:00", "23:59"]], questions=[["rent", "Who is your landlord?", "", True]],
    )  # fmt: skip


def test_a_person_books_a_call_and_is_rung(visit: Visit, at_widths: Look, cast: Cast, desk: Desk, line: Line) -> None:
    theirs = visit("/ring-me/", width=320)
    theirs.get_by_role("link", name="Housing advice").click()
    theirs.get_by_role("button", name="Book the call").click()
    expect(theirs.locator(".govuk-error-summary")).to_contain_text("Who is your landlord?")
    theirs.get_by_role("radio").last.check()
    theirs.get_by_label("Who is your landlord?").fill("The council")
    theirs.locator("textarea").fill("The boiler is out")
    theirs.get_by_label("Your name").fill("Mary")
    theirs.get_by_label("Phone").fill("01632 960001")
    theirs.get_by_label("E-mail").fill("mary@post.example")
    at_widths(theirs, "call-backs-book")
    theirs.get_by_role("button", name="Book the call").click()
    expect(theirs.get_by_role("heading", name="We will ring you")).to_be_visible()
    assert path_in(Message.objects.get(template_code="callback-booked"), "/ring-me/own/")

    # Nobody rang in time: the team is told, and the list says so.
    Callback.objects.update(window_from=clock.now() - timedelta(hours=2), window_to=clock.now() - timedelta(hours=1))
    cast.district.email = "housing@teasel-vale.example"
    cast.district.save()
    assert callbacks.watch_call_backs() == 1
    assert Message.objects.filter(template_code="callback-overdue").exists()
    page = visit("/desk/call-backs/", account=desk.account)
    expect(page.get_by_role("row").filter(has_text="The boiler is out")).to_contain_text("overdue")
    press(page, "j", "Enter")
    expect(page.get_by_text("Who is your landlord?: The council")).to_be_visible()
    page.get_by_label("No answer").check()
    page.get_by_role("button", name="Save the call").click()
    expect(page.get_by_text("After 2 more tries in vain it may be given up.")).to_be_visible()
    at_widths(page, "call-backs-one")
    page.get_by_role("button", name="Ring in a contact").click()
    page.wait_for_url("**/contacts/**")
    expect(page.locator("#people-found, #who").first).to_contain_text("Mary Brown-Featherstonehaugh")
    page.goto(f"/desk/call-backs/{Callback.objects.get().uuid}/")
    page.get_by_role("radio", name="Spoke to them").check()
    page.get_by_label("If you spoke to them: how it ended").select_option("sorted")
    page.get_by_role("button", name="Save the call").click()
    expect(page.get_by_text("is done")).to_be_visible()
    expect(visit(theirs.url).get_by_role("heading", name="This call is over")).to_be_visible()


def test_several_questions_a_colleague_and_a_slip(visit: Visit, at_widths: Look, cast: Cast, desk: Desk) -> None:
    colleague = Account.objects.create(email="other@teasel-vale.example", name="Ola Colleague")
    Membership.objects.create(account=colleague, organisation=cast.district, role=Role.ADVISER)
    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
    contacts.add_item(by=desk.adviser, contact=contact, words="the bins")
    page = visit(f"/desk/contacts/{contact.uuid}/", account=desk.account)
    page.locator("#need").fill("a hole")
    page.locator("#services-found").get_by_role("button", name="Hole in the road").click()
    page.locator("#raise_attribute-depth").select_option("deep")
    page.get_by_role("button", name="Raise with Carrowshire County Council").click()
    expect(page.get_by_role("combobox", name="the bins")).to_be_visible()
    page.get_by_role("link", name="Hand over").click()
    page.get_by_role("radio", name="Ola Colleague").check()
    page.get_by_label("What they should know first").fill("Speaks quietly")
    at_widths(page, "hand-over")
    page.get_by_role("button", name="Hand it over").click()
    expect(page.get_by_text("waits for Ola Colleague")).to_be_visible()

    theirs = visit("/desk/", account=colleague)
    expect(theirs.get_by_text("“Speaks quietly”")).to_be_visible()
    press(theirs, "1")
    theirs.wait_for_url("**/contacts/**")
    expect(theirs.locator("#who")).to_contain_text("12 Long Lane")
    theirs.get_by_role("combobox", name="the bins").select_option("abandoned")
    press(theirs, "Alt+w", "x")
    theirs.wait_for_url("**/desk/")
    assert sorted(Contact.objects.get().items.values_list("outcome", flat=True)) == ["abandoned", "request_raised"]

    page.goto("/desk/")
    press(page, "c")
    page.wait_for_url("**/contacts/**")
    page.get_by_role("button", name="Started by mistake").click()
    page.get_by_role("button", name=re.compile("^Undo")).click()
    assert Contact.objects.filter(status="parked").count() == 1


def test_somebody_is_sent_on_and_asked_whether_it_worked(visit: Visit, at_widths: Look, cast: Cast, desk: Desk) -> None:
    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
    contacts.add_item(by=desk.adviser, contact=contact, words="who helps?", service=desk.pothole)
    page = visit(f"/desk/contacts/{contact.uuid}/?item={contact.items.get().uuid}", account=desk.account)
    press(page, "Alt+g")
    page.wait_for_url("**/send-on/**")
    page.get_by_label("Whom you send them to").fill("Carrow Advice")
    page.get_by_label("How that is reached").fill("01632 960700")
    page.get_by_role("radio", name="Text message").check()
    page.get_by_role("button", name="Send them on").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    page.get_by_role("radio", name="E-mail").check()
    page.get_by_label("They agree to be asked in a week whether it worked").check()
    at_widths(page, "send-on")
    page.get_by_role("button", name="Send them on").click()
    expect(page.locator("#wrap-up")).to_be_visible()
    press(page, "x")
    page.wait_for_url("**/desk/")
    assert Contact.objects.get().outcome == "signposted"
    assert "01632 960700" in Message.objects.get(template_code="signpost-sent").body

    Signpost.objects.update(ask_on=clock.today())
    assert contacts.ask_about_signposts() == 1
    theirs = visit(path_in(Message.objects.get(template_code="signpost-asked"), "/sent-on/"), width=320)
    theirs.get_by_role("radio", name="No, they could not help").check()
    at_widths(theirs, "sent-on")
    theirs.get_by_role("button", name="Send").click()
    expect(theirs.get_by_role("link", name="Ask us to ring you")).to_be_visible()
    figures = visit("/office/figures/sent-on/?by=service", account=cast.account(cast.district, Role.ANALYST))
    expect(figures.get_by_role("row").filter(has_text="Hole in the road")).to_contain_text("1")


def test_a_risk_is_warned_of_confirmed_and_looked_at(visit: Visit, at_widths: Look, cast: Cast, desk: Desk) -> None:
    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="counter"))
    page = visit(f"/desk/contacts/{contact.uuid}/?person=edit", account=desk.account)
    page.get_by_label("Interpreter", exact=True).check()
    page.get_by_label("Language of the interpreter").fill("Polish")
    page.locator("#record summary").click()
    page.get_by_label(re.compile("sign language", re.IGNORECASE)).check()
    page.locator("#record").get_by_role("button", name="Save").click()
    expect(page.locator("#who")).to_contain_text("Polish")
    page.get_by_text("How they may be reached").click()
    page.get_by_label("01632 960001").select_option("check")
    page.get_by_role("button", name="Note this").click()
    expect(page.locator("#who")).to_contain_text("Only to check who they are")
    page.get_by_text("Warn colleagues of a risk").click()
    page.get_by_label("What the risk is").select_option(index=1)
    page.get_by_label("What staff should do").fill("Ring before you go in")
    page.get_by_label("What happened, and when").fill("Bitten on 3 May by a wolfhound")
    page.get_by_role("button", name="Warn them").click()
    expect(page.locator("#who")).to_contain_text("Not confirmed yet")
    at_widths(page, "risk-desk")

    manager = visit("/office/alerts/", account=cast.account(cast.district, Role.SERVICE_MANAGER))
    manager.get_by_role("link", name="Mary Brown-Featherstonehaugh").click()
    expect(manager.get_by_text("wolfhound")).to_be_visible()
    day = clock.today() + timedelta(days=90)
    for part, value in zip(("Day", "Month", "Year"), (day.day, day.month, day.year), strict=True):
        manager.get_by_label(part).fill(str(value))
    manager.get_by_role("button", name="Confirm it").click()
    page.reload()
    expect(page.locator("#who")).to_contain_text("answers for this, until")
    expect(page.locator("#who")).not_to_contain_text("wolfhound")


def test_what_is_written_is_read_looked_up_and_put_right(visit: Visit, at_widths: Look, cast: Cast, desk: Desk) -> None:
    author = visit("/office/knowledge/add/", account=cast.account(cast.county, Role.SERVICE_MANAGER))
    author.get_by_label("Title").fill("When a road is closed")
    author.get_by_label("Text", exact=True).fill("## First\n- Ask which way they come")
    author.get_by_label("What people say for it").fill("diversion")
    author.get_by_label("Services it is about").select_option(label="Hole in the road")
    author.get_by_label("They are asked to say that they have read it").check()
    author.get_by_label("Whether colleagues find it").select_option("published")
    at_widths(author, "knowledge-write")
    author.get_by_role("button", name="Save").click()

    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
    page = visit(f"/desk/contacts/{contact.uuid}/", account=desk.account)
    press(page, "Escape", "i")
    expect(page.locator("#ask")).to_be_focused()
    page.keyboard.type("diversions")
    expect(page.locator("#articles-found")).to_contain_text("When a road is closed")
    press(page, "ArrowDown", "Enter")
    expect(page.locator("#article")).to_contain_text("Ask which way they come")
    expect(page.locator("#article")).to_contain_text("Carrowshire County Council")
    at_widths(page, "knowledge-beside")
    expect(page.get_by_label("What answered it")).to_have_value(re.compile("-"))
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Something in it is wrong").click()
    popup = opened.value
    popup.locator("aside textarea").fill("The diversion has moved.")
    popup.get_by_role("button", name="Send", exact=True).click()
    press(page, "Alt+w", "x")
    page.wait_for_url("**/desk/")

    author.goto("/office/knowledge/")
    author.get_by_role("link", name="When a road is closed").click()
    expect(author.get_by_text("1contact answered in 28 days")).to_be_visible()
    author.get_by_label("What became of it").fill("Put right.")
    author.get_by_role("button", name="Answer").click()
    expect(author.get_by_text("Put right.")).to_be_visible()
    assert Message.objects.filter(to=desk.account.email, body__contains="Put right.").exists()


def test_news_by_skill_is_read_once(visit: Visit, cast: Cast, desk: Desk) -> None:
    manager = visit("/office/knowledge/skills/", account=cast.account(cast.district, Role.SERVICE_MANAGER))
    manager.get_by_role("button", name="Add a skill").click()
    manager.get_by_label("Skill").fill("Floods")
    manager.get_by_label(desk.account.name).check()
    manager.get_by_role("button", name="Save").click()
    manager.goto("/office/knowledge/add/")
    manager.get_by_label("What it is", exact=True).select_option("news")
    manager.get_by_label("Title").fill("Sandbags at the depot")
    manager.get_by_label("Text", exact=True).fill("From Friday.")
    manager.get_by_label("Floods").check()
    manager.get_by_label("They are asked to say that they have read it").check()
    manager.get_by_label("Whether colleagues find it").select_option("published")
    manager.get_by_role("button", name="Save").click()
    page = visit("/desk/", account=desk.account)
    page.get_by_role("link", name="Sandbags at the depot").click()
    page.get_by_role("button", name="I have read it").click()
    page.goto("/desk/")
    expect(page.get_by_text("To read")).to_have_count(0)
    manager.goto("/office/knowledge/")
    manager.get_by_role("link", name="Sandbags at the depot").click()
    expect(manager.get_by_text("1 of 1")).to_be_visible()
