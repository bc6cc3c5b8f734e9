"""The directory's door, with its defaults installed."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import Target, TargetUnit
from onedoor.apps.directory.models import Channel, FormVersion, Interaction, Provision, Service, ServiceTarget
from onedoor.foundation import clock
from onedoor.foundation.asking import faults, missing_welsh, run
from onedoor.foundation.errors import Invalid, Missing
from tests.conftest import Cast
from tests.unit.directory.places import area_of, place_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def defaults(db: None) -> Iterator[None]:
    directory.install_defaults()
    yield
    directory.forget()


def test_installing_twice_changes_nothing(defaults: None) -> None:
    before = (Service.objects.count(), FormVersion.objects.count(), Provision.objects.count())
    directory.install_defaults()
    assert (Service.objects.count(), FormVersion.objects.count(), Provision.objects.count()) == before
    assert Interaction.objects.count() == 33


def test_the_tier_decides(defaults: None, cast: Cast) -> None:
    place = place_in(area_of(cast.district, "district"), area_of(cast.county, "county"))
    pothole = directory.who_provides(directory.get_service("557"), place)
    tipping = directory.who_provides(directory.get_service("fly-tipping"), place)
    assert (pothole.accountable_name, tipping.accountable_name) == (cast.county.name, cast.district.name)
    assert pothole.is_certain
    assert "county council" in pothole.reason
    assert "Source: GOV.UK" in pothole.reason


def test_a_changed_rule_is_seen_at_once(defaults: None, cast: Cast) -> None:
    place = place_in(area_of(cast.district, "district"), area_of(cast.county, "county"))
    service = directory.get_service("pothole")
    assert directory.who_provides(service, place).accountable == str(cast.county.uuid)
    Provision.objects.create(service=service, organisation=cast.district)
    assert directory.who_provides(service, place).accountable == str(cast.district.uuid)


def test_services_are_found_by_number_slug_and_uuid(defaults: None) -> None:
    service = directory.get_service("587")
    assert directory.get_service(service.slug) == directory.get_service(str(service.uuid)) == service
    with pytest.raises(Missing):
        directory.get_service("no-such-service")


def test_search_forgives_spelling(defaults: None) -> None:
    assert directory.search_services("potole")[0].slug == "pothole"
    assert directory.search_services("when is my bin day")[0].slug == "bin-collection"
    assert "read as" in directory.search_services("potole")[0].because


def test_answers_are_checked_by_kind(defaults: None) -> None:
    form = directory.published_form(directory.get_service("fly-tipping"))
    answers = directory.check_answers(form, {"what": ["tyres", "bags"], "amount": ["van"], "seen": [" "]})
    assert [(answer.code, answer.value, answer.shown) for answer in answers] == [
        ("what", "bags,tyres", "Bags of rubbish, Tyres"),
        ("amount", "van", "A van full"),
    ]
    with pytest.raises(Invalid) as refused:
        directory.check_answers(form, {"what": ["cats"]})
    assert set(refused.value.fields) == {"attribute-what", "attribute-amount"}


def test_every_form_that_comes_with_an_installation_is_sound(defaults: None) -> None:
    for version in FormVersion.objects.select_related("service"):
        assert faults(version.form) == [], version
        assert run(version.form, version.test_cases, clock.today()) == {}, version
    whole = {version.service.slug: version for version in FormVersion.objects.exclude(cases=[])}
    assert whole.keys() == {"bulky-collection", "blue-badge", "home-adaptation-grant", "food-bank"}
    assert [missing_welsh(version.form) for version in whole.values()] == [[]] * 4


def test_a_bodys_own_target_outranks_the_services(defaults: None, cast: Cast) -> None:
    service = directory.get_service("pothole")
    assert directory.target_for(service, cast.county) == Target(10)
    ServiceTarget.objects.create(service=service, organisation=cast.county, amount=3)
    found = [directory.target_for(service, body) for body in (cast.county, cast.district)]
    assert found == [Target(3), Target(10)]


def test_a_target_of_one_priority_comes_before_all_that_name_none(defaults: None, cast: Cast) -> None:
    service = directory.get_service("pothole")
    ServiceTarget.objects.create(service=service, organisation=cast.county, amount=3)
    ServiceTarget.objects.create(amount=4, unit="hours", priority="urgent")
    found = [directory.target_for(service, cast.county, priority) for priority in ("urgent", "normal", "low")]
    assert found == [Target(4, TargetUnit.HOURS), Target(3), Target(3)]


def test_costs_fall_back_to_the_published_default(defaults: None) -> None:
    phone = Channel.objects.get(code="phone")
    cost = directory.cost_per_contact(phone, year=2010)
    assert cost is not None
    assert (cost.year, str(cost.amount)) == (2009, "3.43")
    assert directory.cost_per_contact(Channel.objects.get(code="text"), year=2010) is None


def test_it_asks_the_database_little(
    defaults: None, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    place = place_in(area_of(cast.district, "district"))
    service = directory.get_service("fly-tipping")
    directory.who_provides(service, place, on=date(2026, 3, 4))
    with django_assert_max_num_queries(2):
        directory.who_provides(service, place, on=date(2026, 3, 4))
    directory.search_services("bins")
    with django_assert_max_num_queries(1):
        directory.search_services("bins")
