"""The page staff arrive at: what waits for them, and for nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Membership
from onedoor.apps.requests.models import Request
from tests.conftest import Cast
from tests.raising import raise_one

pytestmark = pytest.mark.django_db

SignIn = Callable[[Account], Client]


@pytest.fixture
def request_(cast: Cast) -> Request:
    return raise_one(cast.district)


def waiting(client: Client) -> dict[str, dict[str, str]]:
    """The numbers of each part, by what they are called."""
    shown = client.get("/staff/").context["waiting"]
    return {each.title: {number.label: number.shown for number in each.numbers} for each in shown}


def test_who_works_nowhere_is_told_so_and_shown_nothing(cast: Cast, signed_in: SignIn, request_: Request) -> None:
    account = cast.account(cast.district, Role.SERVICE_OFFICER)
    Membership.objects.filter(account=account).delete()
    client = signed_in(account)
    assert waiting(client) == {}
    assert "You do not work for any partner at the moment" in client.get("/staff/").content.decode()


@pytest.mark.parametrize(
    ("role", "parts"),
    [
        (Role.ADVISER, ["Contacts"]),
        (Role.SERVICE_OFFICER, ["Work"]),
        (Role.SERVICE_MANAGER, ["Work", "Figures of the last twelve months", "Alerts about risk"]),
        (Role.ANALYST, ["Figures of the last twelve months"]),
        (Role.PARTNERSHIP_ADMINISTRATOR, ["Figures of the last twelve months"]),
    ],
)
def test_each_role_sees_the_numbers_of_its_own_parts(
    cast: Cast, signed_in: SignIn, role: str, parts: list[str]
) -> None:
    assert list(waiting(signed_in(cast.account(cast.district, role)))) == parts


def test_another_bodys_work_is_not_counted(cast: Cast, signed_in: SignIn, request_: Request) -> None:
    assert waiting(signed_in(cast.account(cast.county, Role.SERVICE_OFFICER)))["Work"]["nobody’s yet"] == "0"


def test_each_number_opens_what_it_counts(cast: Cast, signed_in: SignIn, request_: Request) -> None:
    client = signed_in(cast.account(cast.district, Role.SERVICE_OFFICER))
    work = client.get("/staff/").context["waiting"][0]
    for number in work.numbers:
        assert client.get(number.href).context["page"].paginator.count == int(number.shown), number.label
    assert waiting(client)["Work"] == {"overdue": "0", "due today": "0", "nobody’s yet": "1", "mine": "0"}


def test_the_desk_counts_open_and_parked_contacts(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.account(cast.district, Role.ADVISER))
    assert waiting(client)["Contacts"] == {"open": "0", "parked": "0", "wrapped up today": "0"}


def test_a_figure_says_what_it_rests_on(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.account(cast.district, Role.ANALYST)).get("/staff/").content.decode()
    assert "of 0 contacts" in page
