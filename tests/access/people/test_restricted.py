"""A record that is kept and not used: its own body learns that it is there, others nothing, save in an emergency."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.access import contacts_visible_to
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.people import services as people
from onedoor.apps.people.access import pairs_visible_to
from onedoor.apps.people.actions.matching import match_newcomer
from onedoor.apps.people.data import FIELD_ITEMS, KEY_ITEMS, RESTRICTED_ITEMS, Given, ResidentMatch, Restriction, Sight
from onedoor.apps.people.models import Pair, Resident
from onedoor.apps.requests.access import requests_visible_to
from onedoor.foundation.actors import SYSTEM, Actor, resident
from onedoor.foundation.errors import Conflict, Missing
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.desk import Desk, desk

__all__ = ["desk"]

SignedIn = Callable[[Account], Client]
SAID = "Olwen Parry 4.3.1961 zz1 1zz 01632 960007"
GIVEN = Given(given_names="Olwen", family_name="Parry", birth_date="1961-03-04", postcode="ZZ1 1ZZ")


@pytest.fixture
def parry(cast: Cast) -> Resident:
    """The county's; its use is restricted."""
    made = people.create_resident(
        by=SYSTEM, given_names="Olwen", family_name="Parry", birth_date=date(1961, 3, 4), postcode="ZZ1 1ZZ",
        phones=["01632 960007"], contact_warning="Ring twice", help_needed="Lip-reads", held_by=cast.county,
    )  # fmt: skip
    return restrict(made, by=cast.actor(cast.county, Role.GOVERNANCE))


@transaction.atomic
def restrict(record: Resident, *, by: Actor) -> Resident:
    return people.restrict_resident(by=by, resident=record, why=Restriction.ACCURACY)


@transaction.atomic
def lift(record: Resident, *, by: Actor) -> Resident:
    return people.lift_restriction(by=by, resident=record)


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.GOVERNANCE])
def test_nobody_restricts_or_lifts_but_the_holders_governance_officer(cast: Cast, parry: Resident, role: str) -> None:
    refused = [resident(), cast.actor(cast.district, Role.GOVERNANCE), cast.actor(cast.county, role)]
    for actor in refused:
        with pytest.raises(Missing):
            restrict(parry, by=actor)
        with pytest.raises(Missing):
            lift(parry, by=actor)
    assert people.is_restricted([parry.pk]) == {parry.pk}


FINDERS: list[Callable[[Actor, Sight], list[object]]] = [
    lambda by, sight: list(people.find_residents(SAID, by=by, sight=sight)),
    lambda by, sight: list(people.find_residents("parry", by=by, sight=sight)),
    lambda by, sight: list(people.residents_with_phone("01632 960007", by=by, sight=sight)),
    lambda by, sight: list(people.alike_residents(GIVEN, by=by, sight=sight)),
]


@pytest.mark.parametrize("find", FINDERS)
def test_another_body_does_not_meet_it_whatever_an_agreement_opens(
    cast: Cast, parry: Resident, find: Callable[[Actor, Sight], list[object]]
) -> None:
    by, everything = cast.actor(cast.district, Role.ADVISER), frozenset(people_items())
    sight = Sight(own=by.organisations, shared={str(cast.county.uuid): everything})
    assert find(by, sight) == []
    with pytest.raises(Missing):
        people.see_resident(str(parry.uuid), by=by, sight=sight)
    lift(parry, by=SYSTEM)
    assert len(find(by, sight)) == 1


def people_items() -> set[str]:
    return {*FIELD_ITEMS.values(), *KEY_ITEMS.values()}


@pytest.mark.parametrize("find", FINDERS)
def test_its_own_body_learns_that_it_is_there_and_no_more(
    cast: Cast, parry: Resident, find: Callable[[Actor, Sight], list[object]]
) -> None:
    by = cast.actor(cast.county, Role.ADVISER)
    (found,) = find(by, Sight(own=by.organisations))
    assert isinstance(found, ResidentMatch)
    assert (found.name, found.is_restricted) == ("Olwen Parry", True)
    assert "1961" not in str(found)
    assert "960007" not in str(found)
    seen = people.see_resident(str(parry.uuid), by=by)
    # No alert about risk stands on it.
    assert seen.shown == RESTRICTED_ITEMS - {"risk.alerts"}
    assert (seen.birth_date, seen.points, seen.help_needed) == (None, (), "")
    assert seen.contact_warning == "Ring twice"
    with pytest.raises(Conflict):
        people.update_resident(by=by, resident=parry, family_name="Pugh")


def test_in_an_emergency_it_opens(cast: Cast, parry: Resident) -> None:
    by = cast.actor(cast.district, Role.ADVISER)
    seen = people.see_resident(str(parry.uuid), by=by, sight=Sight(own=by.organisations, is_emergency=True))
    assert seen.birth_date == date(1961, 3, 4)


def test_the_matcher_does_not_use_it(cast: Cast, parry: Resident) -> None:
    again = people.create_resident(
        by=SYSTEM, given_names="Olwen", family_name="Parry", birth_date=date(1961, 3, 4), postcode="ZZ1 1ZZ",
        phones=["01632 960007"], held_by=cast.district,
    )  # fmt: skip
    with transaction.atomic():
        assert not match_newcomer(again)
    Pair.objects.create(one=parry, other=again, treatment="doubted", weight=0)
    own = frozenset({str(cast.county.uuid), str(cast.district.uuid)})
    reviewer = cast.actor(cast.county, Role.REVIEWER)
    assert not pairs_visible_to(reviewer, Sight(own=own)).exists()
    lift(parry, by=SYSTEM)
    assert pairs_visible_to(reviewer, Sight(own=own)).exists()


def test_what_they_asked_is_read_by_those_who_work_on_it_alone(cast: Cast, desk: Desk) -> None:
    restrict(desk.mary, by=SYSTEM)
    reader, worker = cast.actor(cast.county, Role.ADVISER), cast.actor(cast.county, Role.SERVICE_OFFICER)
    assert not requests_visible_to(reader).exists()
    assert requests_visible_to(worker).get() == desk.late
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    contacts.set_resident(by=desk.adviser, contact=contact, resident=desk.mary)
    assert not contacts_visible_to(desk.adviser).exists()
    lift(desk.mary, by=SYSTEM)
    assert requests_visible_to(reader).get() == desk.late
    assert contacts_visible_to(desk.adviser).get() == contact


def test_the_desk_says_so_and_offers_to_break_the_glass(desk: Desk, signed_in: SignedIn) -> None:
    restrict(desk.mary, by=SYSTEM)
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    desk.opened(contact)
    page = signed_in(desk.account).get(reverse("desk:contact-page", args=[contact.uuid])).text
    assert "Kept, and not used, since" in page
    assert "Do not leave a message" in page
    assert "Break the glass" in page
    for secret in ("12 Long Lane", "960001", "Hard of hearing", "Change record", "Hole in the road"):
        assert secret not in page


def test_holds_are_counted_until_they_are_released(parry: Resident) -> None:
    about = parry.uuid
    with transaction.atomic():
        people.hold_residents([parry], about=about)
        people.hold_residents([parry], about=about)
    assert people.is_held([parry.pk]) == {parry.pk}
    with transaction.atomic():
        people.release_residents(about=about)
    assert people.is_held([parry.pk]) == set()


def test_the_event_says_a_code_and_no_words(parry: Resident) -> None:
    event = Event.objects.get(type="people.resident_restricted.v1")
    assert (event.subject, event.data) == (str(parry.uuid), {"why": "accuracy"})
