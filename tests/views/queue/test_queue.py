"""The queue's pages."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Membership, Team, TeamMembership
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, QueueFilter
from onedoor.apps.requests.models import Request, SavedView
from tests.conftest import Cast
from tests.counting import statements
from tests.raising import place, raise_one, reason, service

pytestmark = pytest.mark.django_db

SignIn = Callable[[Account], Client]
LIST = "/desk/queue/"


@pytest.fixture
def request_(cast: Cast) -> Request:
    return raise_one(cast.district)


@pytest.fixture
def officer(cast: Cast, signed_in: SignIn, request_: Request) -> Client:
    return signed_in(cast.account(cast.district, "service_officer"))


def references(client: Client, query: str = "") -> list[str]:
    return [each.reference for each in client.get(LIST + query).context["page"].object_list]


def test_the_unknown_are_asked_to_sign_in(client: Client, request_: Request) -> None:
    for address in (LIST, f"{LIST}download.csv", f"{LIST}{request_.uuid}/"):
        assert client.get(address).status_code == 302
    assert client.post(f"{LIST}act/").status_code == 302


@pytest.mark.parametrize("role", [Role.ANALYST, Role.PARTNERSHIP_ADMINISTRATOR, Role.ADVISER])
def test_others_find_no_queue(cast: Cast, signed_in: SignIn, role: str) -> None:
    client = signed_in(cast.account(cast.district, role))
    assert client.get(LIST).status_code == 404
    assert client.get(f"{LIST}download.csv").status_code == 404
    assert client.post(f"{LIST}act/", {"action": "take"}).status_code == 404
    assert client.post(f"{LIST}views/", {"name": "x"}).status_code == 404


def test_another_bodys_requests_are_not_there(cast: Cast, signed_in: SignIn, request_: Request) -> None:
    client = signed_in(cast.account(cast.county, "service_manager"))
    assert references(client) == []
    assert references(client, f"?words={request_.reference}") == []
    assert request_.reference not in "".join(part.decode() for part in client.get(f"{LIST}download.csv"))
    assert client.get(LIST).context["counts"]["open"] == 0
    sent = {"action": "take", "selected": [str(request_.uuid)]}
    assert request_.reference not in client.post(f"{LIST}act/", sent).content.decode()
    request_.refresh_from_db()
    assert request_.assigned_to is None


def test_accountable_and_delivering_are_always_shown(cast: Cast, officer: Client, request_: Request) -> None:
    Request.objects.update(delivering=cast.county)
    page = officer.get(LIST).content.decode()
    assert "Teasel Vale District Council" in page
    assert "delivered by Carrowshire County Council" in page


def test_overdue_is_said_in_words(officer: Client, request_: Request) -> None:
    assert "days late" not in officer.get(LIST).content.decode()
    Request.objects.update(due_at=request_.raised_at.replace(year=2020))
    assert "days late" in officer.get(LIST).content.decode()
    assert references(officer, "?due=overdue") == [request_.reference]


def test_filters_narrow(cast: Cast, officer: Client, request_: Request) -> None:
    bins = service(cast.district, "bins", name="Missed bin")
    other = raise_one(cast.district, service=bins, description="Green bin", place=place(areas=()))
    requests.take(by=cast.actor(cast.district, "service_officer"), request=other)
    wanted = {
        f"?service={bins.uuid}": [other],
        "?whose=mine": [other],
        "?whose=nobody": [request_],
        "?words=green+BIN": [other],
        f"?words={request_.reference.lower()}": [request_],
        "?words=TV1": [request_, other],
        f"?organisation={cast.district.uuid}": [request_, other],
        "?state=closed": [],
        "?status=open&sort=-raised": [other, request_],
        "?due=week": [],
        "?due=nonsense&team=nonsense&sort=nonsense": [request_, other],
    }
    for query, expected in wanted.items():
        assert references(officer, query) == [each.reference for each in expected], query


def test_narrowed_by_area(cast: Cast, request_: Request) -> None:
    actor = cast.actor(cast.district, "service_officer")
    assert list(requests.queue(actor, QueueFilter(area="E05999001"))) == [request_]
    assert not requests.queue(actor, QueueFilter(area="E0599900")).exists()


def test_someone_of_two_bodies_has_one_queue(cast: Cast, officer: Client, request_: Request) -> None:
    account = cast.account(cast.district, "service_officer")
    Membership.objects.create(account=account, organisation=cast.county, role=Role.SERVICE_OFFICER)
    theirs = raise_one(cast.county, service=service(cast.county, "bridge"))
    assert references(officer) == [request_.reference, theirs.reference]


def test_as_many_queries_for_fifty_as_for_one(cast: Cast, officer: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for _ in range(12):
        raise_one(cast.district, contactee=Contactee())
    with django_assert_max_num_queries(statements(26, lock=4)) as captured:
        officer.get(LIST)
    before = len(captured)
    for _ in range(12):
        raise_one(cast.district, contactee=Contactee())
    with django_assert_max_num_queries(before):
        officer.get(LIST)


def test_pages_keep_the_filter(cast: Cast, officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onedoor.web.desk.queue.views._PAGE", 1)
    raise_one(cast.district)
    page = officer.get(f"{LIST}?words=hole")
    assert "?words=hole&amp;page=2" in page.content.decode()
    assert len(page.context["page"].object_list) == 1


def test_the_download_is_what_is_filtered_and_harmless(cast: Cast, officer: Client, request_: Request) -> None:
    raise_one(cast.district, description="=HYPERLINK(1)")
    answer = officer.get(f"{LIST}download.csv?words=HYPERLINK")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer).decode("utf-8-sig")
    heads, row = csv.reader(io.StringIO(text))
    assert (heads[0], row[heads.index("Description")]) == ("Reference", "'=HYPERLINK(1)")


def test_bulk_says_what_was_done_and_what_not(cast: Cast, officer: Client, request_: Request) -> None:
    closed = raise_one(cast.district)
    actor = cast.actor(cast.district, "service_manager")
    requests.close(by=actor, request=closed, closing_reason=reason())
    sent = {"action": "close", "closing_reason": "done", "selected": [str(request_.uuid), str(closed.uuid)]}
    page = officer.post(f"{LIST}act/", sent).content.decode()
    assert "1 done, 1 not" in page
    assert f"{closed.reference} is already closed" in page
    request_.refresh_from_db()
    assert not request_.is_open


def test_what_was_done_to_many_is_undone_once_by_whoever_did_it(
    cast: Cast, signed_in: SignIn, request_: Request
) -> None:
    officer = cast.account(cast.district, "service_manager")
    sent = {"action": "take", "selected": [str(request_.uuid)], "query": "status=open"}
    done = signed_in(officer).post(f"{LIST}act/", sent)
    request_.refresh_from_db()
    assert request_.assigned_to == officer
    undo = f"{LIST}undo/{done.context['run'].uuid}/"
    assert undo in done.text
    assert signed_in(cast.account(cast.district, "service_officer")).post(undo).status_code == 404
    client = signed_in(officer)
    assert "1 undone" in client.post(undo, {"query": "status=open"}).text
    request_.refresh_from_db()
    assert request_.assigned_to is None
    assert client.post(undo).status_code == 404


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"action": "take"}, "Select at least one request."),
        ({"action": ""}, "Choose what to do."),
        ({"action": "close"}, "Choose a closing reason."),
        ({"action": "pass_on"}, "Choose the organisation."),
        ({"action": "status", "text": "Kept words"}, "Choose a status."),
    ],
)
def test_bulk_without_what_it_needs(officer: Client, request_: Request, sent: dict[str, str], problem: str) -> None:
    selected = {} if sent == {"action": "take"} else {"selected": str(request_.uuid)}
    answer = officer.post(f"{LIST}act/", {**sent, **selected})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert problem in page
    assert "<title>Error: " in page
    assert sent.get("text", "") in page
    assert ("checked" in page) == bool(selected)


@pytest.mark.parametrize("action", ["take", "assign", "status", "pass_on"])
def test_every_bulk_action(cast: Cast, officer: Client, request_: Request, action: str) -> None:
    values = {
        "account": str(cast.account(cast.district, "service_manager").uuid),
        "status": "planned",
        "organisation": str(cast.county.uuid),
        "text": "Because.",
    }
    page = officer.post(f"{LIST}act/", {"action": action, "selected": str(request_.uuid), **values})
    assert "1 done" in page.content.decode()


def test_a_merge_is_undone(cast: Cast, officer: Client, request_: Request) -> None:
    other = raise_one(cast.district)
    page = f"{LIST}{request_.uuid}/"
    officer.post(f"{page}merge/", {"merge-version": request_.version, "merge-into": other.reference})
    shown = officer.get(page).content.decode()
    assert "Undo the merge" in shown
    assert "Reopen" not in shown
    request_.refresh_from_db()
    officer.post(f"{page}separate/", {"separate-version": request_.version, "separate-text": "The next street."})
    request_.refresh_from_db()
    assert (request_.is_open, request_.merged_into) == (True, None)


@pytest.fixture
def team(cast: Cast, officer: Client) -> Team:
    """The officer and the manager of the district are in it."""
    team = Team.objects.create(organisation=cast.district, name="Streets")
    for role in ("service_officer", "service_manager"):
        TeamMembership.objects.create(team=team, account=cast.account(cast.district, role))
    return team


def test_a_view_is_shared_with_a_team(cast: Cast, officer: Client, team: Team, signed_in: SignIn) -> None:
    officer.post(f"{LIST}views/", {"name": "Late ones", "query": "due=overdue", "team": str(team.uuid)})
    view = SavedView.objects.get()
    colleague = signed_in(cast.account(cast.district, "service_manager"))
    page = colleague.get(LIST).content.decode()
    assert 'href="?due=overdue">Late ones' in page
    assert "for everybody in Streets" in page
    colleague.post(reverse("desk:queue-view-change", args=[view.uuid]), {"name": "Overdue", "team": str(team.uuid)})
    assert SavedView.objects.get().name == "Overdue"
    for body, role in ((cast.district, "administrator"), (cast.county, "service_officer")):
        stranger = signed_in(cast.account(body, role))
        assert ">Overdue</a>" not in stranger.get(LIST).content.decode()
        assert stranger.post(reverse("desk:queue-view-delete", args=[view.uuid])).status_code == 404


def test_a_view_is_shared_with_ones_own_teams_only(cast: Cast, officer: Client, team: Team) -> None:
    other = Team.objects.create(organisation=cast.county, name="Highways")
    sent = {"name": "Late ones", "query": "due=overdue", "team": str(other.uuid)}
    assert officer.post(f"{LIST}views/", sent).status_code == 404
    assert not SavedView.objects.exists()
    assert "Highways" not in officer.get(f"{LIST}?due=overdue").content.decode()


def test_who_left_the_team_or_the_body_has_its_view_no_longer(
    cast: Cast, officer: Client, team: Team, signed_in: SignIn
) -> None:
    officer.post(f"{LIST}views/", {"name": "Late ones", "query": "due=overdue", "team": str(team.uuid)})
    manager = cast.account(cast.district, "service_manager")
    TeamMembership.objects.filter(account=manager).delete()
    assert ">Late ones</a>" not in signed_in(manager).get(LIST).content.decode()
    TeamMembership.objects.create(team=team, account=manager)
    Membership.objects.filter(account=manager).update(organisation=cast.county)
    assert ">Late ones</a>" not in signed_in(manager).get(LIST).content.decode()


def test_views_are_saved_renamed_and_deleted(cast: Cast, officer: Client, signed_in: SignIn) -> None:
    officer.post(f"{LIST}views/", {"name": "Late ones", "query": "due=overdue"})
    view = SavedView.objects.get()
    assert 'href="?due=overdue">Late ones' in officer.get(LIST).content.decode()
    officer.post(reverse("desk:queue-view-change", args=[view.uuid]), {"name": "Later ones"})
    assert SavedView.objects.get().name == "Later ones"
    officer.post(reverse("desk:queue-view-change", args=[view.uuid]), {"name": " "})
    assert "Give the view a name" in officer.get(LIST).content.decode()
    stranger = signed_in(cast.account(cast.district, "service_manager"))
    assert stranger.post(reverse("desk:queue-view-delete", args=[view.uuid])).status_code == 404
    assert "Later ones" not in stranger.get(LIST).content.decode()
    signed_in(cast.account(cast.district, "service_officer")).post(reverse("desk:queue-view-delete", args=[view.uuid]))
    assert not SavedView.objects.exists()


def test_an_empty_queue_says_so(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.account(cast.district, "service_officer"))
    assert "There is no open work" in client.get(LIST).content.decode()
    assert "No request fits" in client.get(f"{LIST}?words=xyz").content.decode()


def test_all_on_a_page_are_selected_by_a_link_too(officer: Client, request_: Request) -> None:
    """Without scripts the link asks for the page again, with every box ticked."""
    box = f'value="{request_.uuid}" checked'
    first = officer.get(LIST).content.decode()
    assert box not in first
    assert "page=1&amp;select=1" in first
    assert box in officer.get(f"{LIST}?page=1&select=1").content.decode()
    assert box not in officer.get(f"{LIST}?page=1&select=2").content.decode()


def test_a_refused_action_comes_back_to_its_page_of_the_list(officer: Client, cast: Cast) -> None:
    for _ in range(51):
        last = raise_one(cast.district)
    sent = {"action": "", "selected": [str(last.uuid)], "query": "words=hole&page=2"}
    page = officer.post(f"{LIST}act/", sent)
    assert page.status_code == 400
    assert page.context["page"].number == 2
    assert f'href="{LIST}?words=hole&amp;page=1"' in page.content.decode()


def test_what_is_counted_is_counted_now(cast: Cast, officer: Client, request_: Request, settings: Any) -> None:
    settings.MEMORY_SECONDS = 5
    assert officer.get(LIST).context["counts"]["open"] == 1
    raise_one(cast.district)
    shown = officer.get(LIST).context
    assert (shown["counts"]["open"], shown["page"].paginator.count) == (2, 2)
    assert officer.get(f"{LIST}?whose=nobody").context["page"].paginator.count == 2


def test_of_many_a_number_may_be_a_few_seconds_old_but_not_what_is_mine(
    cast: Cast,
    officer: Client,
    request_: Request,
    signed_in: SignIn,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.MEMORY_SECONDS = 5
    monkeypatch.setattr("onedoor.apps.requests.queries.queue._MANY", 0)
    monkeypatch.setattr("onedoor.web.desk.queue.views._PAGE", 1)
    raise_one(cast.district)
    for query in ("", "?whose=nobody"):
        assert officer.get(LIST + query).context["page"].paginator.count == 2
    raise_one(cast.district)
    raise_one(cast.district)
    requests.take(by=cast.actor(cast.district, "service_officer"), request=request_)
    shown = officer.get(LIST).context
    assert (shown["page"].paginator.count, shown["counts"]["open"], shown["counts"]["mine"]) == (2, 2, 1)
    assert officer.get(f"{LIST}?whose=nobody").context["page"].paginator.count == 2
    # What fits on one page is read, and its number is as new as it.
    assert officer.get(f"{LIST}?whose=mine").context["page"].paginator.count == 1
    # Each body's numbers are its own.
    assert signed_in(cast.account(cast.county, "service_manager")).get(LIST).context["counts"]["open"] == 0
