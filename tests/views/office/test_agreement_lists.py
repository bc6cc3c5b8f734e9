"""The lists agreements are drawn up with."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import LegalGround, Purpose
from onedoor.foundation import clock
from onedoor.foundation.models import Event
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Account], Client]
GROUND = {"kind": "schedule8", "code": "6"}


@pytest.fixture
def administrator(cast: Cast, signed_in: SignedIn) -> Client:
    sharing.install_defaults()
    return signed_in(cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR))


def test_an_officer_of_one_body_does_not_change_what_all_draw_up_with(cast: Cast, signed_in: SignedIn) -> None:
    sharing.install_defaults()
    officer = signed_in(cast.account(cast.county, Role.GOVERNANCE))
    address = reverse("office:agreements-ground-change", kwargs=GROUND)
    assert officer.post(address, {"name": "Whatever"}).status_code == 404


def test_what_is_as_recalled_is_looked_up_and_then_says_where_it_stands(administrator: Client) -> None:
    assert "Schedule 8, as recalled" in administrator.get(reverse("office:agreements-lists")).text
    said = {"name": "6 Legal claims", "source": "Data Protection Act 2018 Schedule 8 paragraph 6", "is_active": "on"}
    assert administrator.post(reverse("office:agreements-ground-change", kwargs=GROUND), said).status_code == 302
    ground = LegalGround.objects.get(**GROUND)
    assert (ground.source, ground.as_at) == (said["source"], clock.today())
    assert Event.objects.get(type="sharing.list_changed.v1").data == {"list": "legalground", "code": "6"}


def test_a_purpose_is_added_and_taken_out_of_use(administrator: Client) -> None:
    add = reverse("office:agreements-purpose-add")
    assert administrator.post(add, {"name": ""}).status_code == 400
    said = {"code": "school-places", "name": "Find a school place", "is_active": "on"}
    assert administrator.post(add, said).status_code == 302
    assert administrator.post(add, said).status_code == 400
    change = reverse("office:agreements-purpose-change", args=["school-places"])
    assert administrator.post(change, {"name": "Find a school place"}).status_code == 302
    assert not Purpose.objects.get(code="school-places").is_active
    assert "school-places" not in {purpose.code for purpose in sharing.purposes()}
