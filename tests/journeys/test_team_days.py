"""What a service team does beside the plain request: with others, outside, at once, and by its own rules."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.contacts import services as contacts
from onedoor.apps.directory import services as directory
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.models import Team, TeamMembership
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Complaint, Request
from onedoor.foundation import clock
from tests.conftest import Cast
from tests.journeys.conftest import Visit
from tests.raising import raise_one, reason

Look = Callable[[Page, str], None]


@pytest.fixture
def hole(transactional_db: None, cast: Cast) -> Request:
    messages.install_defaults()
    raised = raise_one(cast.district)
    for app in (directory, contacts):
        app.install_defaults()
    return raised


def link_in(start: str, **about: str) -> str:
    """The path of the link in the newest message of a kind."""
    body = Message.objects.filter(**about).latest("pk").body
    found = re.search(rf"https?://[^/\s]+({start}\S+)", body)
    assert found, body
    return found[1]


def opened(page: Page, name: str) -> None:
    page.locator(f"#{name} summary").click()


def test_somebody_outside_answers_and_another_body_does_a_part(
    cast: Cast, hole: Request, visit: Visit, at_widths: Look
) -> None:
    page = visit(f"/desk/queue/{hole.uuid}/", account=cast.account(cast.district, "service_officer"))
    opened(page, "outside")
    page.get_by_label("Who is asked").fill("Kerbside Ltd")
    page.locator("#outside").get_by_label("E-mail address").fill("jobs@kerbside.example")
    page.locator("#outside textarea").fill("When can you come?")
    page.get_by_role("button", name="Ask somebody outside by e-mail").click()
    expect(page.locator(".govuk-tag").first).to_have_text("Waiting for somebody else")
    theirs = visit(link_in("/answer/", template_code="outside-question"), width=320)
    expect(theirs.get_by_text("When can you come?")).to_be_visible()
    at_widths(theirs, "outside-answer")
    theirs.locator("main textarea").fill("On Monday.")
    theirs.get_by_role("button", name="Send your answer").click()
    expect(theirs.locator("h1")).to_have_text("Your answer has been sent")
    page.reload()
    expect(page.get_by_text("On Monday.")).to_be_visible()

    opened(page, "split")
    page.locator("#split").get_by_label("Organisation").select_option(label="Carrowshire County Council")
    page.locator("#split textarea").fill("Mend the lamp beside it.")
    page.get_by_role("button", name="Give a part to another body").click()
    expect(page.get_by_role("region", name="Parts that others do")).to_contain_text("Carrowshire County Council")
    at_widths(page, "parts-whole")
    opened(page, "close")
    page.get_by_label("Closing reason").select_option("done")
    page.locator("#close button").last.click()
    expect(page.get_by_text("It closes when the last of its parts is done.")).to_be_visible()

    part = Request.objects.exclude(pk=hole.pk).get()
    other = visit(f"/desk/queue/{part.uuid}/", account=cast.account(cast.county, "service_officer"))
    expect(other.get_by_text("The person hears of it from there.")).to_be_visible()
    opened(other, "close")
    other.get_by_label("Closing reason").select_option("done")
    other.locator("#close button").last.click()
    expect(other.locator("#reopen")).to_be_visible()
    person = visit(link_in("/track/", template_code="request-closed").split("?")[0], width=390)
    expect(person.locator(".govuk-tag").first).to_have_text("Done")
    assert "On Monday." not in person.locator("main").inner_text()


def test_two_people_at_one_request_lose_no_words(cast: Cast, hole: Request, visit: Visit, at_widths: Look) -> None:
    page = visit(f"/desk/queue/{hole.uuid}/", account=cast.account(cast.district, "service_officer"))
    opened(page, "status")
    page.get_by_label("New status").select_option("planned")
    page.locator("#status textarea").fill("We come on Monday with the large roller.")
    manager = cast.actor(cast.district, "service_manager")
    requests.change_status(by=manager, request=hole, status="investigating", text="I look at it first.")
    page.locator("#status button").last.click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Someone else changed this request")
    expect(page.get_by_text("I look at it first.").first).to_be_visible()
    expect(page.locator("#status textarea")).to_have_value("We come on Monday with the large roller.")
    page.locator("#status button").last.click()
    expect(page.get_by_text("We come on Monday with the large roller.")).to_be_visible()

    # What can no longer be done at all has no box any more: the words stand there to be taken along.
    opened(page, "ask")
    page.locator("#ask textarea").fill("Which side of the road is the deeper one?")
    requests.close(by=manager, request=Request.objects.get(pk=hole.pk), closing_reason=reason())
    page.locator("#ask button").last.click()
    expect(page.locator("#kept")).to_contain_text("Which side of the road is the deeper one?")
    at_widths(page, "two-at-once")
    opened(page, "note")
    page.locator("#note textarea").fill("The crew says that it is filled.")
    requests.reopen(by=manager, request=Request.objects.get(pk=hole.pk))
    hole.refresh_from_db()
    requests.pass_on(by=manager, request=hole, organisation=cast.county, reason="A county road.")
    page.locator("#note button").last.click()
    expect(page.locator("h1")).to_have_text("Page not found")
    expect(page.locator("#kept")).to_contain_text("The crew says that it is filled.")


def test_many_at_once_undone_shared_and_due(cast: Cast, hole: Request, visit: Visit, at_widths: Look) -> None:
    raise_one(cast.district)
    team = Team.objects.create(organisation=cast.district, name="Night crew")
    for role in ("service_officer", "service_manager"):
        TeamMembership.objects.create(team=team, account=cast.account(cast.district, role))
    page = visit("/desk/queue/?words=hole", account=cast.account(cast.district, "service_officer"))
    page.get_by_label("Save this filter as").fill("Holes")
    page.locator("#view-team-new").select_option(label="Everybody in Night crew, Teasel Vale District Council")
    page.get_by_role("button", name="Save view").click()
    page.get_by_role("button", name=re.compile("^Select all 2")).click()
    page.get_by_label("With the selected requests").select_option("pass_on")
    page.locator("[data-bulk-for=pass_on] select").select_option(label="Carrowshire County Council")
    page.locator("[data-bulk] textarea:visible").fill("County roads.")
    page.get_by_role("button", name="Do it to the selected").click()
    expect(page.get_by_role("heading", name="2 done")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="2 undone")).to_be_visible()
    at_widths(page, "bulk-undone")

    Request.objects.update(due_at=clock.now())
    colleague = visit("/desk/queue/", account=cast.account(cast.district, "service_manager"))
    colleague.get_by_role("link", name="Holes").click()
    expect(colleague.get_by_text("2 requests", exact=True)).to_be_visible()
    colleague.get_by_role("link", name="Calendar").click()
    day = colleague.get_by_role("link", name=re.compile("^2 due on"))
    expect(day).to_be_visible()
    at_widths(colleague, "calendar")
    day.click()
    expect(colleague.locator("input[name=selected]")).to_have_count(2)

    # A colleague is named in a note, finds it, and prints the request.
    page.goto(f"/desk/queue/{hole.uuid}/")
    opened(page, "note")
    page.locator("#note textarea").fill("@Service team manager district is this ours?")
    page.locator("#note button").last.click()
    colleague.goto("/desk/queue/?watch=mentioned")
    colleague.get_by_role("link", name=hole.reference).click()
    expect(colleague.get_by_text("named you")).to_be_visible()
    colleague.get_by_role("button", name="Mark as read").click()
    expect(colleague.get_by_text("named you")).to_have_count(0)
    colleague.get_by_role("link", name="Print it for a crew").click()
    expect(colleague.locator(".app-sheet__reference")).to_have_text(hole.reference)
    with colleague.expect_download() as paper:
        colleague.get_by_role("link", name="As a PDF").click()
    assert paper.value.path().read_bytes().startswith(b"%PDF")


def test_states_of_their_own_and_rules_that_are_tried_first(
    cast: Cast, hole: Request, visit: Visit, at_widths: Look
) -> None:
    office = visit("/office/request-types/", account=cast.account(cast.county, "partnership_administrator"))
    office.get_by_role("button", name="Add a type").click()
    office.get_by_label("Name", exact=True).fill("Highway defect")
    office.get_by_label("Pothole in a road").check()
    office.get_by_role("button", name="Save").click()
    office.get_by_role("link", name="Highway defect").click()
    for name, after in (("Crew sent", "Received"), ("Made safe", "Crew sent")):
        office.get_by_role("button", name="Add a state").click()
        office.get_by_label("Name", exact=True).fill(name)
        follows = office.get_by_role("group", name="It may follow")
        # A new state may follow “Received” unless somebody says otherwise.
        follows.get_by_label("Received").uncheck()
        follows.get_by_label(after).check()
        office.get_by_label("Being worked on").check()
        if name == "Made safe":
            office.get_by_label("A request may be closed from here").check()
        office.get_by_role("button", name="Save").click()
    at_widths(office, "types")
    page = visit(f"/desk/queue/{hole.uuid}/", account=cast.account(cast.district, "service_officer"))
    opened(page, "status")
    offered = page.get_by_label("New status").locator("option").all_inner_texts()
    assert "Crew sent" in offered
    assert "Made safe" not in offered
    page.get_by_label("New status").select_option(label="Crew sent")
    page.locator("#status button").last.click()
    expect(page.locator(".govuk-tag").first).to_have_text("Crew sent")
    opened(page, "status")
    expect(page.get_by_label("New status")).to_contain_text("Made safe")

    Team.objects.create(organisation=cast.district, name="Night crew")
    rules = visit(f"/office/routing/{cast.district.uuid}/", account=cast.account(cast.district, "administrator"))
    rules.get_by_role("button", name="Add a rule").click()
    rules.get_by_label("Name of the rule").fill("Holes, at night")
    rules.get_by_label("Words it says").fill("hole")
    rules.get_by_label("Team that gets it").select_option(label="Night crew")
    at_widths(rules, "routing-rule")
    rules.get_by_role("button", name="Save").click()
    rules.get_by_role("button", name="Try them on last month’s requests").click()
    expect(rules.get_by_role("heading", name="1 of 1 would move (100.0%)")).to_be_visible()
    expect(rules.get_by_role("region", name="What would move")).to_contain_text(hole.reference)
    at_widths(rules, "routing-tried")
    rules.get_by_role("button", name="Publish the draft").click()
    assert str(raise_one(cast.district).team) == "Night crew"


def test_one_press_in_the_message_and_a_complaint_that_teaches(
    cast: Cast, hole: Request, visit: Visit, at_widths: Look
) -> None:
    requests.close(by=cast.actor(cast.district, "service_officer"), request=hole, closing_reason=reason())
    body = Message.objects.get(template_code="request-closed").body
    faces = re.findall(r"https?://[^/\s]+(/track/\S+\?face=-?\d)", body)
    pressed = visit(faces[0], width=390)
    # One press: the page sends itself.
    expect(pressed.get_by_text("Thank you", exact=False).first).to_be_visible()
    sorry = raise_one(cast.district)
    requests.close(by=cast.actor(cast.district, "service_officer"), request=sorry, closing_reason=reason())
    unhappy = visit(link_in("/track/", template_code="request-closed").split("?")[0], width=320)
    unhappy.get_by_role("link", name="Say how it went").click()
    unhappy.locator("input[name=face][value='-1']").check()
    unhappy.locator("input[value=complain]").check()
    unhappy.locator("main textarea").fill("Nobody listened to me.")
    at_widths(unhappy, "not-satisfied")
    unhappy.get_by_role("button", name="Send").click()
    expect(unhappy.locator("main")).to_contain_text("complaint")

    complaint = Complaint.objects.get().request
    page = visit(f"/desk/queue/{complaint.uuid}/", account=cast.account(cast.district, "service_officer"))
    expect(page.get_by_text("Stage 1 of")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name=sorry.reference)).to_be_visible()
    opened(page, "decide")
    page.locator("#decide").get_by_label("Upheld", exact=True).check()
    page.locator("#decide textarea").first.fill("You were right, and we are sorry.")
    page.locator("#decide button").last.click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    page.locator("#decide textarea").last.fill("Calls are noted while they last.")
    at_widths(page, "complaint")
    page.locator("#decide button").last.click()
    page.goto("/desk/queue/lessons/")
    expect(page.get_by_text("Calls are noted while they last.")).to_be_visible()
    again = visit(link_in("/track/", to="ivy@marlow.example"), width=390)
    assert complaint.reference in again.locator("main").inner_text()
