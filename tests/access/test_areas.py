"""Where a body serves is for the partnership to say: its own administrator can neither change nor outflank that."""

from collections.abc import Callable

import pytest
from django.test import Client

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Provision, Service
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, OrganisationArea
from onedoor.apps.places.models import Area, AreaLink
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Invalid
from tests.conftest import Cast
from tests.unit.directory.places import area_of

SignedIn = Callable[[Account], Client]


@pytest.fixture
def vale(cast: Cast) -> Area:
    return area_of(cast.district, "district")


@pytest.fixture
def shire(cast: Cast) -> Area:
    return area_of(cast.county, "county")


@pytest.fixture
def administrator(cast: Cast) -> Actor:
    return cast.actor(cast.district, Role.ADMINISTRATOR)


@pytest.fixture
def pothole(db: None) -> Service:
    return Service.objects.create(slug="pothole", name="Pothole", kind="report", needs_place=True)


def claim(by: Actor, service: Service, area: Area) -> Provision:
    bodies = partners.get_organisation(min(by.organisations))
    return directory.add_provision(by=by, service=service, organisation=bodies, area_uuid=str(area.uuid))


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.PARTNERSHIP_ADMINISTRATOR])
def test_only_the_partnership_says_where_a_body_serves(cast: Cast, vale: Area, shire: Area, role: str) -> None:
    actor = cast.actor(cast.district, role)
    with pytest.raises(Denied):
        partners.serve_area(by=actor, organisation=cast.district, area_uuid=str(shire.uuid))
    with pytest.raises(Denied):
        partners.stop_serving_area(
            by=actor, organisation=cast.district, area_uuid=str(vale.uuid), ends_on=clock.today()
        )
    assert OrganisationArea.objects.count() == 2


def test_a_body_is_no_provider_where_it_does_not_serve(
    cast: Cast, vale: Area, shire: Area, administrator: Actor, pothole: Service
) -> None:
    with pytest.raises(Invalid) as refused:
        claim(administrator, pothole, shire)
    assert "Partnership administrator district" in refused.value.fields["area_code"][0]
    claim(administrator, pothole, vale)
    assert Provision.objects.get().area == vale


def test_a_ward_of_its_own_is_its_own(cast: Cast, vale: Area, administrator: Actor, pothole: Service) -> None:
    ward = Area.objects.create(type=vale.type, code="W1", name="Teasel North")
    with pytest.raises(Invalid):
        claim(administrator, pothole, ward)
    AreaLink.objects.create(child=ward, parent=vale)
    claim(administrator, pothole, ward)
    assert Provision.objects.get().area == ward


def test_an_area_it_gave_up_is_not_its_own(cast: Cast, vale: Area, administrator: Actor, pothole: Service) -> None:
    OrganisationArea.objects.update(ends_on=clock.today().replace(year=2020))
    with pytest.raises(Invalid):
        claim(administrator, pothole, vale)


def test_the_partnership_may_send_a_body_anywhere(cast: Cast, vale: Area, shire: Area, pothole: Service) -> None:
    claim(cast.actor(cast.district, Role.PARTNERSHIP_ADMINISTRATOR), pothole, shire)
    assert Provision.objects.get().area == shire


def test_that_nobody_provides_it_is_for_the_partnership(cast: Cast, administrator: Actor, pothole: Service) -> None:
    with pytest.raises(Denied):
        directory.add_provision(by=administrator, service=pothole, organisation=cast.district, is_provided=False)


def test_the_page_says_whom_to_ask(cast: Cast, vale: Area, signed_in: SignedIn) -> None:
    address = f"/office/organisations/{cast.district.uuid}/"
    page = signed_in(cast.account(cast.district, Role.ADMINISTRATOR)).get(address)
    assert "Ask Partnership administrator" in page.text
    assert "/areas/" not in page.text
    page = signed_in(cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR)).get(address)
    assert "Ask Partnership administrator" not in page.text
