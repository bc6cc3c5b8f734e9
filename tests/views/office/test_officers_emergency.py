"""An emergency officer opens the record of somebody at risk: with a reason, told, for an hour, looked back at."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Sight
from onedoor.apps.people.models import Resident
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import Disclosure, Emergency
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Missing
from tests.conftest import NOON, Cast

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Account], Client]
WHY = {"reason": "vital_interest", "words": "Missing since breakfast, with dementia."}


@pytest.fixture
def olwen(cast: Cast, settings: Any) -> Resident:
    """Whom the county alone knows."""
    settings.REQUIRE_SECOND_STEP = False
    sharing.install_defaults()
    messages.install_defaults()
    return people.create_resident(
        by=SYSTEM, held_by=cast.county, given_names="Olwen", family_name="Hargreaves", address_text="1 Mill Lane",
        postcode="ZZ1 1ZZ", phones=["01632 960001"], contact_warning="Hides from uniforms",
    )  # fmt: skip


def begin(client: Client, cast: Cast) -> str:
    return str(client.post("/desk/emergency/", {"organisation": str(cast.district.uuid), **WHY})["Location"])


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.EMERGENCY_OFFICER])
def test_others_find_no_such_page(cast: Cast, olwen: Resident, signed_in: SignedIn, role: str) -> None:
    client = signed_in(cast.account(cast.district, role))
    assert client.get("/desk/emergency/").status_code == client.post("/desk/emergency/", WHY).status_code == 404


def test_nothing_opens_without_a_reason_nor_for_another_body(cast: Cast, olwen: Resident, signed_in: SignedIn) -> None:
    client = signed_in(cast.account(cast.district, Role.EMERGENCY_OFFICER))
    own = {"organisation": str(cast.district.uuid)}
    for given in ({**own, "reason": "vital_interest", "words": "help"}, {**own, "words": WHY["words"]}):
        refused = client.post("/desk/emergency/", given)
        assert (refused.status_code, "There is a problem" in refused.text) == (400, True)
    assert client.post("/desk/emergency/", {"organisation": str(cast.county.uuid), **WHY}).status_code == 400
    assert not Emergency.objects.exists()
    with pytest.raises(Missing):
        people.find_residents("olwen", by=cast.actor(cast.district, Role.EMERGENCY_OFFICER))
    with pytest.raises(Missing):
        # A sight of broken glass helps nobody who is no such officer.
        people.find_residents("olwen", by=cast.actor(cast.district, Role.ANALYST), sight=Sight(is_emergency=True))


def test_they_see_it_and_all_concerned_are_told(cast: Cast, olwen: Resident, signed_in: SignedIn) -> None:
    client = signed_in(cast.account(cast.district, Role.EMERGENCY_OFFICER))
    there = begin(client, cast)
    assert [one.to for one in Message.objects.all()] == ["governance@teasel-vale.example"]
    assert "Olwen Hargreaves" in client.get(f"{there}?q=hargreaves+zz1").text
    page = client.get(f"{there}?person={olwen.uuid}").text
    for shown in ("Hides from uniforms", "1 Mill Lane", "01632 960001", "Carrowshire County Council"):
        assert shown in page
    client.get(f"{there}?person={olwen.uuid}")
    assert [one.to for one in Message.objects.order_by("id")][1:] == ["governance@carrowshire.example"]
    rows = Disclosure.objects.filter(emergency=Emergency.objects.get())
    assert {row.source for row in rows} == {cast.county}
    assert {"address.home", "contact.phone", "identity.name"} <= {item for row in rows for item in row.items}
    office = signed_in(cast.account(cast.county, Role.GOVERNANCE))
    assert "Waits for you" in office.get("/office/emergencies/").text


def test_it_ends(cast: Cast, olwen: Resident, signed_in: SignedIn) -> None:
    with time_machine.travel(NOON, tick=False):
        client = signed_in(cast.account(cast.district, Role.EMERGENCY_OFFICER))
        there = begin(client, cast)
        client.post(f"{there}end/")
        assert "Mill Lane" not in client.get(f"{there}?person={olwen.uuid}").text
        there = begin(client, cast)
        assert "Mill Lane" in client.get(f"{there}?person={olwen.uuid}").text
    with time_machine.travel(NOON + timedelta(minutes=61), tick=False):
        client = signed_in(cast.account(cast.district, Role.EMERGENCY_OFFICER))
        over = client.get(f"{there}?person={olwen.uuid}")
        assert ("This emergency is over" in over.text, "Mill Lane" in over.text) == (True, False)
