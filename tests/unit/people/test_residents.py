"""A record is opened with what is known and changed as more is."""

from datetime import timedelta
from typing import Any

import pytest

from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.models import Event
from tests.conftest import Cast


@pytest.fixture
def adviser(cast: Cast) -> Actor:
    return cast.actor(cast.county, Role.ADVISER)


def test_numbers_and_addresses_are_normalised(adviser: Actor) -> None:
    resident = people.create_resident(by=adviser, phones=["01632 960 001"], emails=["A.B@Post.Example"])
    assert {point.normalised for point in people.contact_points_of(resident)} == {"+441632960001", "a.b@post.example"}


def test_the_event_names_fields_and_no_values(adviser: Actor) -> None:
    resident = people.create_resident(by=adviser, family_name="Brown")
    people.update_resident(by=adviser, resident=resident, contact_warning="Do not leave a message")
    assert Event.objects.get(type="people.resident_updated.v1").data == {"fields": ["contact_warning"]}


def test_a_change_that_changes_nothing_is_no_event(adviser: Actor) -> None:
    resident = people.create_resident(by=adviser, family_name="Brown", phones=["01632 960001"])
    people.update_resident(by=adviser, resident=resident, family_name="Brown ", phones=["01632 960 001"])
    assert not Event.objects.filter(type="people.resident_updated.v1").exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "family_name"),
        ({"phones": ["12"]}, "phones"),
        ({"emails": ["nobody"]}, "emails"),
        ({"family_name": "Brown", "postcode": "not a postcode"}, "postcode"),
    ],
)
def test_what_cannot_be_kept_is_named(adviser: Actor, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as error:
        people.create_resident(by=adviser, **given)
    assert list(error.value.fields) == [field]


def test_nobody_is_born_tomorrow(adviser: Actor) -> None:
    with pytest.raises(Invalid):
        people.create_resident(by=adviser, family_name="Brown", birth_date=clock.today() + timedelta(days=1))


def test_a_number_given_up_is_no_longer_offered(adviser: Actor) -> None:
    resident = people.create_resident(by=adviser, phones=["01632 960001", "01632 960002"])
    people.update_resident(by=adviser, resident=resident, phones=["01632 960002"])
    points = people.contact_points_of(people.get_resident(str(resident.uuid), by=adviser))
    assert [(point.normalised, point.is_preferred) for point in points] == [("+441632960002", True)]
