"""What a person said of their own record goes before what bodies agreed of everybody's."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction

from onedoor.apps.contacts.access import contacts_visible_to
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory.models import Channel
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Sight
from onedoor.apps.people.models import Resident
from onedoor.apps.requests.access import requests_visible_to, shared_by
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import PersonsPermission
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid, Missing
from tests.agreements import PURPOSE, draft, in_force, sign
from tests.conftest import Cast
from tests.raising import raise_one

pytestmark = pytest.mark.usefixtures("noon")
ITEMS = ("identity.name", "identity.birth_date", "requests.history")
CASE = uuid4()


@pytest.fixture
def parry(cast: Cast) -> Resident:
    """The county's. She asked it for something once, and rang it."""
    sharing.install_defaults()
    made = people.create_resident(
        by=SYSTEM, given_names="Olwen", family_name="Parry", birth_date=date(1961, 3, 4), held_by=cast.county
    )
    request = raise_one(cast.county)
    type(request).objects.filter(pk=request.pk).update(resident=made)
    phone, _ = Channel.objects.get_or_create(code="phone", defaults={"name": "Phone"})
    Contact.objects.create(channel=phone, organisation=cast.county, resident=made)
    return made


def district(cast: Cast) -> Actor:
    return cast.actor(cast.district, Role.ADVISER)


def sight(cast: Cast, *, is_emergency: bool = False) -> Sight:
    return sharing.sight(
        actor=district(cast), purpose=PURPOSE, recipient_organisation=str(cast.district.uuid), fresh=True,
        is_emergency=is_emergency,
    )  # fmt: skip


def met(cast: Cast, *, is_emergency: bool = False) -> set[str]:
    """Where the district's adviser meets her."""
    by, seen = district(cast), sight(cast, is_emergency=is_emergency)
    requests = list(requests_visible_to(by, seen))
    found: dict[str, object] = {
        "found": people.find_residents("parry 4.3.1961", by=by, sight=seen),
        "request": requests,
        "opened": [one for one in requests if shared_by(by, one, seen)],
        "contact": list(contacts_visible_to(by, seen)),
    }
    return {where for where, there in found.items() if there}


EVERYWHERE = {"found", "request", "opened", "contact"}


@transaction.atomic
def disclosed(cast: Cast, parry: Resident) -> int:
    return len(
        sharing.disclose(
            by=district(cast), person=str(parry.uuid), purpose=PURPOSE, source=cast.county, recipient=cast.district,
            items=ITEMS[:1],
        )
    )  # fmt: skip


@transaction.atomic
def pause(cast: Cast, parry: Resident, *, purpose: str = PURPOSE, is_for_all: bool = False) -> None:
    recipient = None if is_for_all else cast.district
    sharing.pause_sharing(by=SYSTEM, resident=parry, recipient=recipient, purpose=purpose, about=CASE)


@transaction.atomic
def say(
    parry: Resident, recipient: object, *, is_given: bool, words: str = "May the district know?"
) -> PersonsPermission:
    return sharing.note_permission(
        by=SYSTEM, resident=parry, kind="share", purpose=PURPOSE, recipient=recipient, is_given=is_given,  # type: ignore[arg-type]
        words=words, channel="phone",
    )  # fmt: skip


@pytest.mark.parametrize("how", [{}, {"purpose": ""}, {"is_for_all": True}, {"purpose": "", "is_for_all": True}])
def test_what_somebody_objects_to_stops_at_once_and_until_it_is_decided(
    cast: Cast, parry: Resident, how: dict[str, bool]
) -> None:
    in_force(cast, items=ITEMS)
    assert met(cast) == EVERYWHERE
    assert disclosed(cast, parry) == 1
    pause(cast, parry, **how)  # type: ignore[arg-type]
    assert met(cast) == set()
    with pytest.raises(Missing):
        people.see_resident(str(parry.uuid), by=district(cast), sight=sight(cast))
    with pytest.raises(Denied):
        disclosed(cast, parry)
    assert met(cast, is_emergency=True) == EVERYWHERE
    assert people.find_residents("parry", by=cast.actor(cast.county, Role.ADVISER))
    with transaction.atomic():
        sharing.lift_pauses(by=SYSTEM, resident=parry, about=CASE)
    assert met(cast) == EVERYWHERE


def test_for_another_purpose_it_goes_on(cast: Cast, parry: Resident) -> None:
    in_force(cast, items=ITEMS)
    pause(cast, parry, purpose="falls-prevention")
    assert met(cast) == EVERYWHERE


def on_consent(cast: Cast) -> None:
    """The county's basis for letting the district know is consent."""
    version = draft(cast, items=ITEMS)
    by = cast.actor(cast.county, Role.GOVERNANCE)
    sharing.set_party(
        by=by, version=version, organisation=cast.county, article6="consent", consent_reason="Nothing hangs on it.",
        article9="explicit-consent",
    )  # fmt: skip
    sign(cast, sharing.offer_agreement(by=by, version=version))


def test_where_consent_is_the_basis_only_those_who_gave_it_are_met(cast: Cast, parry: Resident) -> None:
    on_consent(cast)
    assert met(cast) == set()
    say(parry, cast.district, is_given=False)
    assert met(cast) == set()
    with pytest.raises(Denied):
        disclosed(cast, parry)
    given = say(parry, cast.district, is_given=True)
    assert met(cast) == EVERYWHERE
    assert disclosed(cast, parry) == 1
    withdraw(given)
    assert met(cast) == set()
    with pytest.raises(Denied):
        disclosed(cast, parry)
    with pytest.raises(Conflict):
        withdraw(given)


@transaction.atomic
def withdraw(given: PersonsPermission) -> None:
    sharing.withdraw_permission(by=SYSTEM, permission=given)


def test_where_another_agreement_rests_on_a_duty_nobody_is_asked(cast: Cast, parry: Resident) -> None:
    on_consent(cast)
    in_force(cast, items=ITEMS, title="By duty")
    assert met(cast) == EVERYWHERE


def test_permission_to_refer_opens_nothing(cast: Cast, parry: Resident) -> None:
    on_consent(cast)
    with transaction.atomic():
        sharing.note_permission(
            by=SYSTEM, resident=parry, kind="refer", purpose=PURPOSE, recipient=cast.district, is_given=True,
            words="May we pass you on to them?", channel="phone",
        )  # fmt: skip
    assert met(cast) == set()


REFUSED: list[Callable[[Cast, Resident], object]] = [
    lambda cast, parry: say(parry, None, is_given=True),
    lambda cast, parry: say(parry, cast.district, is_given=True, words="May we?"),
]


@pytest.mark.parametrize("act", REFUSED)
def test_an_answer_says_to_what(cast: Cast, parry: Resident, act: Callable[[Cast, Resident], object]) -> None:
    with pytest.raises(Invalid):
        act(cast, parry)


def test_one_answer_holds(cast: Cast, parry: Resident) -> None:
    say(parry, cast.district, is_given=True)
    last = say(parry, cast.district, is_given=False)
    assert PersonsPermission.objects.get(ended_at=None) == last
    assert next(row.pk for row in sharing.permissions_of([parry])) == last.pk
