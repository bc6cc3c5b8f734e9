"""Call-backs on pages: promised in a contact, listed, rung, booked by the person and taken back."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.callbacks import services as callbacks
from onedoor.apps.callbacks.models import Callback, Line
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Team
from onedoor.apps.people.models import Resident
from onedoor.foundation.actors import resident
from tests.conftest import Cast
from tests.counting import statements
from tests.desk import Desk, desk

__all__ = ["desk"]

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Account], Client]


@pytest.fixture
def line(cast: Cast, desk: Desk) -> Line:
    return Line.objects.create(
        organisation=cast.district, name="Housing advice", name_cy="Cyngor tai", is_public=True, notice_minutes=0,
        windows=[["00:30", "23:30"]], questions=[["rent", "Who is your landlord?", "Pwy yw eich landlord?", True]],
    )  # fmt: skip


def window(line: Line) -> str:
    return callbacks.windows_of(line, line.organisation)[0].key


def test_an_adviser_promises_one_in_a_contact(desk: Desk, line: Line, signed_in: SignedIn) -> None:
    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
    client, address = signed_in(desk.account), reverse("desk:contact-callback", args=[contact.uuid])
    assert f"to=line:{line.uuid}" in client.get(address).text
    address += f"?to=line:{line.uuid}"
    form = client.get(address).text
    assert 'value="Mary Brown-Featherstonehaugh"' in form
    assert "Do not leave a message" in form
    given = {"window": window(line), "phone": "01632 960001", "reason": "Boiler", "language": "en-gb"}
    refused = client.post(address, given)
    assert refused.status_code == 400
    assert "Answer “Who is your landlord?”" in refused.text
    page = client.post(address, given | {"question-rent": "The council"}, follow=True).text
    assert "Promised: Teasel Vale District Council rings" in page
    assert contacts.propose(Contact.objects.get(pk=contact.pk), by=desk.adviser).outcome == "call_promised"


@pytest.mark.parametrize("kind", ["body", "team", "person"])
def test_a_partner_one_of_its_teams_or_somebody_there_is_promised(
    cast: Cast, desk: Desk, signed_in: SignedIn, kind: str
) -> None:
    team = Team.objects.create(organisation=cast.county, name="Roads")
    whom = {"body": cast.county, "team": team, "person": cast.account(cast.county, Role.SERVICE_OFFICER)}[kind]
    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
    client, address = signed_in(desk.account), reverse("desk:contact-callback", args=[contact.uuid])
    assert f"to={kind}:{whom.uuid}" in client.get(address).text
    given = {"window": callbacks.windows_of(None, cast.county)[-1].key, "phone": "01632 960001", "reason": "A hole",
             "language": "en-gb"}  # fmt: skip
    page = client.post(f"{address}?to={kind}:{whom.uuid}", given, follow=True).text
    assert "Promised: Carrowshire County Council rings" in page
    booked = Callback.objects.get()
    assert (booked.team == team, booked.account == whom) == (kind == "team", kind == "person")
    theirs = signed_in(cast.account(cast.county, Role.SERVICE_OFFICER))
    assert booked.reference in theirs.get(reverse("desk:callback-list")).text
    assert client.post(f"{address}?to={kind}:{contact.uuid}", given).status_code == 404


def test_one_who_is_not_safe_to_contact_is_asked_first(desk: Desk, line: Line, signed_in: SignedIn) -> None:
    Resident.objects.filter(pk=desk.mary.pk).update(is_safe_to_contact=False)
    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
    address = reverse("desk:contact-callback", args=[contact.uuid]) + f"?to=line:{line.uuid}"
    given = {"window": window(line), "phone": "01632 960001", "reason": "Boiler", "language": "en-gb",
             "question-rent": "The council"}  # fmt: skip
    client = signed_in(desk.account)
    assert "Ask whether this number is safe" in client.post(address, given).text
    assert client.post(address, given | {"is_agreed": "on"}).status_code == 302


def test_the_team_lists_tries_and_rings_in_a_contact(
    cast: Cast, desk: Desk, line: Line, signed_in: SignedIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(4):
        callback = callbacks.book_callback(
            by=resident(), line=line, window=window(line), phone=f"01632 96000{number}", name=f"Olwen {number}",
            answers={"rent": "Me"}, reason="Boiler",
        )  # fmt: skip
    client = signed_in(desk.account)
    with django_assert_max_num_queries(statements(22, lock=4)):  # type: ignore[attr-defined]
        page = client.get(reverse("desk:callback-list")).text
    assert page.count("Olwen") == 4
    assert "Olwen 3" in client.get(reverse("desk:callback-list"), {"q": "960003"}).text
    act = reverse("desk:callback-act", args=[callback.uuid])
    assert client.post(act, {"do": "attempt"}).status_code == 400
    tried = client.post(act, {"do": "attempt", "result": "engaged"}, follow=True).text
    assert "After 2 more tries in vain" in tried
    opened = client.post(reverse("desk:callback-ring", args=[callback.uuid]), follow=True).text
    assert "01632 960003" in opened
    done = client.post(act, {"do": "attempt", "result": "spoke", "outcome": "sorted"}, follow=True).text
    assert "is done" in done
    assert "Sorted".lower() in client.get(reverse("desk:callback-list"), {"show": "over"}).text


def test_a_person_books_one_and_takes_it_back(client: Client, line: Line) -> None:
    assert "Housing advice" in client.get(reverse("portal:ring-me")).text
    address = reverse("portal:ring-me-book", args=[line.uuid])
    given = {"window": window(line), "name": "Olwen", "phone": "nobody", "reason": "Boiler", "question-rent": "Me"}
    assert "Enter a phone number, like 01632 960001" in client.post(address, given).text
    page = client.post(address, given | {"phone": "01632 960001"}, follow=True)
    assert "We will ring you" in page.text
    assert "This call is over" in client.post(page.request["PATH_INFO"], follow=True).text
    assert Callback.objects.get().status == "cancelled"
    client.cookies["django_language"] = "cy"
    assert "Pwy yw eich landlord?" in client.get(address, headers={"accept-language": "cy"}).text


def test_a_manager_makes_and_changes_lines(cast: Cast, desk: Desk, line: Line, signed_in: SignedIn) -> None:
    client = signed_in(cast.account(cast.district, Role.SERVICE_MANAGER))
    given = {
        "organisation": str(cast.district.uuid), "name": "Planning", "windows": "14:00-16:00\n09:00 to 11:00",
        "questions": "Which address? | Pa gyfeiriad? *\nHow tall is it?", "most_in_window": "5", "notice_minutes": "30",
        "soon_minutes": "20", "days_ahead": "3", "tries": "2", "is_active": "on",
    }  # fmt: skip
    wrong = client.post(reverse("office:lines-add"), given | {"windows": "11:00 to 09:00"})
    assert "Times must run forwards and not overlap" in wrong.text
    assert client.post(reverse("office:lines-add"), given).status_code == 302
    made = Line.objects.get(name="Planning")
    assert made.windows == [["09:00", "11:00"], ["14:00", "16:00"]]
    assert made.questions[0] == ["which-address", "Which address?", "Pa gyfeiriad?", True]
    page = client.get(reverse("office:lines-change", args=[made.uuid])).text
    assert "Which address? | Pa gyfeiriad? *" in page
    assert "already" in client.post(reverse("office:lines-add"), given).text
    theirs = Line.objects.create(organisation=cast.county, name="Theirs")
    assert client.get(reverse("office:lines-change", args=[theirs.uuid])).status_code == 404
