"""Alerts about risk, ways to reach somebody that are there to check only, and what makes dealing with them possible."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Restriction
from onedoor.apps.people.models import Alert, ContactPoint, Resident
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.encryption.keyring import MARK
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.forgetting import Why
from tests.conftest import Cast
from tests.everything import tables_with

pytestmark = pytest.mark.django_db
DOG: dict[str, Any] = {"kind": "home", "advice": "Ring before you go in", "reason": "Bitten on 3 May by a wolfhound"}


@pytest.fixture
def dog(adviser: Actor, contact: Contact) -> Alert:
    return contacts.raise_alert(by=adviser, contact=contact, **DOG)


@pytest.fixture
def manager(cast: Cast) -> Actor:
    return cast.actor(cast.district, Role.SERVICE_MANAGER)


def seen(contact: Contact, by: Actor) -> Any:
    caller = contacts.caller_of(contact, by=by)
    assert caller
    assert caller.resident
    return caller.resident


def _in(days: int) -> Any:
    return clock.today() + timedelta(days=days)


@pytest.mark.parametrize("field", DOG)
def test_what_is_incomplete_is_refused(adviser: Actor, contact: Contact, field: str) -> None:
    with pytest.raises(Invalid):
        contacts.raise_alert(by=adviser, contact=contact, **DOG | {field: " "})


def test_only_managers_of_the_body_read_what_happened_and_decide(cast: Cast, adviser: Actor, dog: Alert) -> None:
    others = [cast.actor(cast.district, role) for role in Role.values if role not in people.ALERT_ROLES]
    others += [cast.actor(cast.county, role) for role in people.ALERT_ROLES]
    for by in others:
        assert list(people.alerts_for(by)) == []
        with pytest.raises(Missing):
            people.confirm_alert(by=by, alert=str(dog.uuid), review_on=_in(90))
        with pytest.raises(Missing):
            people.end_alert(by=by, alert=str(dog.uuid))


def test_advisers_are_warned_at_once_and_read_what_to_do_alone(
    adviser: Actor, caller: Resident, manager: Actor, dog: Alert
) -> None:
    opened = contacts.open_contact(by=adviser, channel="phone")
    opened = contacts.set_resident(by=adviser, contact=opened, resident=caller)
    (alert,) = seen(opened, adviser).alerts
    assert (alert.advice, alert.is_confirmed) == (DOG["advice"], False)
    people.confirm_alert(by=manager, alert=str(dog.uuid), review_on=_in(90))
    (alert,) = seen(opened, adviser).alerts
    assert (alert.owner, alert.is_confirmed, alert.is_review_due) == (manager.name, True, False)
    people.end_alert(by=manager, alert=str(dog.uuid))
    assert seen(opened, adviser).alerts == ()


def test_nobody_confirms_their_own_and_none_stands_for_more_than_a_year(manager: Actor, dog: Alert) -> None:
    for days in (0, 400):
        with pytest.raises(Invalid):
            people.confirm_alert(by=manager, alert=str(dog.uuid), review_on=_in(days))
    with pytest.raises(Conflict):
        people.review_alert(by=manager, alert=str(dog.uuid), review_on=_in(90))
    Alert.objects.update(raised_by=str(manager))
    with pytest.raises(Conflict):
        people.confirm_alert(by=manager, alert=str(dog.uuid), review_on=_in(90))


def test_what_nobody_confirms_or_looks_at_again_goes_by_itself(manager: Actor, dog: Alert) -> None:
    with time_machine.travel(clock.now() + timedelta(days=13)):
        assert people.end_lapsed_alerts() == 0
        people.confirm_alert(by=manager, alert=str(dog.uuid), review_on=_in(30))
    with time_machine.travel(clock.now() + timedelta(days=13 + 30 + 27)):
        assert people.end_lapsed_alerts() == 0
    with time_machine.travel(clock.now() + timedelta(days=13 + 30 + 30)):
        assert people.end_lapsed_alerts() == 1
    dog.refresh_from_db()
    assert dog.ended_why == "lapsed"


def test_who_answers_for_it_is_reminded_once_and_of_nobodys_name(manager: Actor, dog: Alert) -> None:
    people.confirm_alert(by=manager, alert=str(dog.uuid), review_on=_in(30))
    assert contacts.remind_of_alerts() == 0
    with time_machine.travel(clock.now() + timedelta(days=20)):
        assert (contacts.remind_of_alerts(), contacts.remind_of_alerts()) == (1, 0)
    body = Message.objects.get(template_code="staff-alert").body
    assert "Brown" not in body
    assert str(dog.uuid) in body


def test_another_body_is_warned_as_far_as_an_agreement_goes(cast: Cast, caller: Resident, dog: Alert) -> None:
    other = cast.actor(cast.county, Role.ADVISER)
    opened = contacts.open_contact(by=other, channel="phone")
    opened = contacts.set_resident(by=other, contact=opened, resident=caller)
    assert seen(opened, other).alerts == ()


def test_it_warns_its_own_body_also_where_the_record_is_not_to_be_used(
    adviser: Actor, contact: Contact, caller: Resident, dog: Alert
) -> None:
    with transaction.atomic():
        people.restrict_resident(by=SYSTEM, resident=caller, why=Restriction.ACCURACY)
    opened = contacts.get_contact_for(adviser, contact.uuid)
    assert [alert.advice for alert in seen(opened, adviser).alerts] == [DOG["advice"]]


def test_what_is_there_to_check_only_says_who_they_are_and_reaches_nobody(
    cast: Cast, adviser: Actor, contact: Contact, caller: Resident
) -> None:
    point = ContactPoint.objects.get(resident=caller)
    with pytest.raises(Missing):
        people.set_point_uses(
            by=cast.actor(cast.county, Role.ADVISER), resident=caller, uses={str(point.uuid): "check"}
        )
    people.set_point_uses(by=adviser, resident=caller, uses={str(point.uuid): "check", "guess": "never"})
    (shown,) = seen(contact, adviser).points
    assert (shown.use, shown.is_safe) == ("check", False)
    opened = contacts.open_contact(by=adviser, channel="phone")
    opened = contacts.set_resident(by=adviser, contact=opened, resident=caller, said="01632 960001")
    assert opened.facts_checked == ["phone"]


def test_needs_and_warnings_are_encrypted(adviser: Actor, caller: Resident, dog: Alert) -> None:
    people.update_resident(by=adviser, resident=caller, access_needs=["sign"], interpreter_language="Klingon")
    fresh = Resident.objects.get(pk=caller.pk)
    assert (fresh.access_needs, fresh.interpreter_language) == (["sign"], "Klingon")
    with connection.cursor() as cursor:
        cursor.execute("SELECT advice, reason FROM people_alert")
        assert all(str(value).startswith(MARK) for value in cursor.fetchone())
        cursor.execute("SELECT interpreter_language, access_needs FROM people_resident WHERE id = %s", [caller.pk])
        assert all(str(value).startswith(MARK) for value in cursor.fetchone())
    assert tables_with("wolfhound") == {("wolfhound", "people_alert")}
    with transaction.atomic():
        people.forget_resident(by=SYSTEM, resident=fresh, why=Why.ERASURE)
    assert tables_with("wolfhound", "klingon", "Ring before") == set()
