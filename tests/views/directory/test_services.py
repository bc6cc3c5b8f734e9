"""The directory's pages: who may see and change what, and what they do."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import ContactCost, Provision, Service, ServiceHours, ServiceTarget, Synonym
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.places.models import Postcode
from tests.conftest import Cast
from tests.unit.directory.places import area_of

SignedIn = Callable[[Account], Client]
HOME = "/office/services/"


@pytest.fixture(autouse=True)
def defaults(cast: Cast) -> None:
    directory.install_defaults()


@pytest.fixture
def pothole(defaults: None) -> Service:
    return directory.get_service("pothole")


@pytest.fixture
def keeper(cast: Cast, signed_in: SignedIn) -> Client:
    return signed_in(cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR))


@pytest.fixture
def administrator(cast: Cast, signed_in: SignedIn) -> Client:
    return signed_in(cast.account(cast.district, Role.ADMINISTRATOR))


def test_strangers_are_asked_to_sign_in(client: Client, pothole: Service) -> None:
    for address in (HOME, f"{HOME}{pothole.uuid}/", f"{HOME}costs/", f"{HOME}download/"):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize("role", [Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ANALYST])
def test_other_staff_read_and_change_nothing(cast: Cast, signed_in: SignedIn, pothole: Service, role: Role) -> None:
    client = signed_in(cast.account(cast.district, role))
    assert client.get(f"{HOME}{pothole.uuid}/").status_code == 200
    for address in ("edit/", "form/", "providers/add/", "target/"):
        assert client.get(f"{HOME}{pothole.uuid}/{address}").status_code == 404
    for address in ("add/", "synonyms/", "costs/add/", "hours/add/"):
        assert client.get(f"{HOME}{address}").status_code == 404


def test_an_administrator_may_not_decide_for_others(cast: Cast, administrator: Client, pothole: Service) -> None:
    rule = Provision.objects.get(service=pothole)
    assert administrator.get(f"{HOME}{pothole.uuid}/edit/").status_code == 404
    assert administrator.get(f"{HOME}{pothole.uuid}/providers/{rule.uuid}/end/").status_code == 404
    form = {"organisation": str(cast.county.uuid), "source": "Mine"}
    assert administrator.post(f"{HOME}{pothole.uuid}/providers/add/", form).status_code == 400
    assert administrator.post(f"{HOME}{pothole.uuid}/target/", {"organisation": "all"}).status_code == 400
    assert Provision.objects.filter(service=pothole).count() == 1


def test_an_administrator_says_what_their_own_body_does(cast: Cast, administrator: Client, pothole: Service) -> None:
    own = str(cast.district.uuid)
    form = {"organisation": own, "source": "Agreement of March 2026"}
    assert administrator.post(f"{HOME}{pothole.uuid}/providers/add/", form).status_code == 302
    assert Provision.objects.get(service=pothole, organisation=cast.district).source == "Agreement of March 2026"
    administrator.post(f"{HOME}{pothole.uuid}/target/", {"organisation": own, "amount": "3", "unit": "working_days"})
    assert ServiceTarget.objects.get(organisation=cast.district).amount == 3
    hours = {"organisation": own, "channel": "phone", "contact": "01632 960001", "mon": "09:00-12:30, 13:30-17:00"}
    administrator.post(f"{HOME}hours/add/?service={pothole.uuid}", hours)
    assert ServiceHours.objects.get(service=pothole).hours == {"mon": [["09:00", "12:30"], ["13:30", "17:00"]]}
    cost = {"organisation": own, "channel": "phone", "year": "2026", "amount": "3.10", "source": "Own costing"}
    administrator.post(f"{HOME}costs/add/", cost)
    assert str(ContactCost.objects.get(organisation=cast.district).amount) == "3.10"


def test_wrong_hours_are_shown_beside_their_day(cast: Cast, administrator: Client) -> None:
    hours = {"organisation": str(cast.district.uuid), "channel": "phone", "tue": "nine to five"}
    page = administrator.post(f"{HOME}hours/add/", hours)
    assert page.status_code == 400
    assert "Enter times like 09:00-17:00" in page.content.decode()
    assert "nine to five" in page.content.decode()
    assert "<title>Error: " in page.content.decode()


def test_a_service_is_added_and_changed(keeper: Client) -> None:
    form = {"name": "Borrow a cargo bike", "kind": "request", "status": "active", "keywords": "cargo bike, trike"}
    assert keeper.post(f"{HOME}add/", form).status_code == 302
    service = directory.get_service("borrow-a-cargo-bike")
    assert directory.search_services("trike")[0].slug == service.slug
    keeper.post(f"{HOME}{service.uuid}/edit/", {**form, "name": "Cargo bikes"})
    assert directory.get_service(str(service.uuid)).name == "Cargo bikes"
    page = keeper.post(f"{HOME}{service.uuid}/edit/", {**form, "name": "", "summary": "Kept"})
    assert page.status_code == 400
    assert "Enter name" in page.content.decode()
    assert "Kept" in page.content.decode()


def test_a_rule_is_ended(keeper: Client, pothole: Service) -> None:
    rule = Provision.objects.get(service=pothole)
    address = f"{HOME}{pothole.uuid}/providers/{rule.uuid}/end/"
    assert keeper.post(address, {"ends_on_day": "31", "ends_on_month": "2", "ends_on_year": "2026"}).status_code == 400
    assert keeper.post(address, {"ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2026"}).status_code == 302
    assert str(Provision.objects.get(pk=rule.pk).ends_on) == "2026-03-31"


def test_an_unknown_area_is_refused(keeper: Client, pothole: Service) -> None:
    form = {"kinds": ["county"], "source": "A rule", "area_code": "E99999999"}
    page = keeper.post(f"{HOME}{pothole.uuid}/providers/add/", form)
    assert (page.status_code, "No area has that code" in page.content.decode()) == (400, True)


def test_it_can_be_tried_at_a_postcode(cast: Cast, keeper: Client, pothole: Service) -> None:
    codes = [area_of(cast.district, "district").code, area_of(cast.county, "county").code]
    Postcode.objects.create(key="TV11AA", text="TV1 1AA", area_codes=codes)
    page = keeper.get(f"{HOME}{pothole.uuid}/", {"postcode": "tv1 1aa"}).content.decode()
    assert "is the job of the county council or the unitary council of the place" in page
    assert "Enter a full postcode" in keeper.get(f"{HOME}{pothole.uuid}/", {"postcode": "x"}).content.decode()


def test_the_list_is_filtered_and_downloaded(
    keeper: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Service.objects.create(slug="formula", name="=1+1", lgsl=9999)
    with django_assert_max_num_queries(10):
        page = keeper.get(HOME).content.decode()
    assert "Pothole" in keeper.get(HOME, {"q": "557"}).content.decode()
    assert "=1+1" in keeper.get(HOME, {"provider": "none"}).content.decode()
    assert "No service fits" in keeper.get(HOME, {"q": "zzzz"}).content.decode()
    rows = keeper.get(f"{HOME}download/", {"provider": "none"}).getvalue().decode("utf-8-sig").splitlines()
    assert rows[1] == "9999,formula,'=1+1,,,active,0,no"
    assert "Next" in page


def test_what_people_say_is_known_to_search_at_once(keeper: Client) -> None:
    assert keeper.post(f"{HOME}synonyms/", {"means": "pothole", "terms": "wheel wrecker\ncrater"}).status_code == 302
    assert directory.search_services("wheel wrecker")[0].slug == "pothole"
    assert set(Synonym.objects.filter(means="pothole").values_list("term", flat=True)) == {"wheel wrecker", "crater"}
    assert "wheel wrecker" in keeper.get(f"{HOME}synonyms/?means=pothole").content.decode()
