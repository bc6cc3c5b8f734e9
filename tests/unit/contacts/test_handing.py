"""A contact goes to a colleague and back, is cancelled and taken up again; each question in it ends for itself."""

from datetime import timedelta

import pytest

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Membership
from onedoor.apps.partners.services import actor_for
from onedoor.foundation import clock
from onedoor.foundation.errors import Conflict, Invalid, Missing
from tests.conftest import Cast
from tests.desk import Desk, desk

__all__ = ["desk"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(cast: Cast) -> Account:
    account = Account.objects.create(email="other@teasel-vale.example", name="Ola Colleague")
    Membership.objects.create(account=account, organisation=cast.district, role=Role.ADVISER)
    return account


def test_only_an_adviser_of_the_same_door_gets_one(desk: Desk, cast: Cast) -> None:
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    for account in (desk.account, cast.account(cast.county, Role.ADVISER), cast.account(cast.district, Role.REVIEWER)):
        with pytest.raises(Invalid):
            contacts.hand_over(by=desk.adviser, contact=contact, to=str(account.uuid))


def test_it_goes_with_all_that_was_said_but_without_the_broken_glass(desk: Desk, colleague: Account) -> None:
    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
    contacts.add_item(by=desk.adviser, contact=contact, words="a hole", service=desk.pothole)
    Contact.objects.filter(pk=contact.pk).update(is_emergency=True)
    contacts.hand_over(by=desk.adviser, contact=contact, to=str(colleague.uuid), note="Speaks quietly")
    with pytest.raises(Missing):
        contacts.get_contact_for(desk.adviser, contact.uuid)
    (waiting,) = contacts.handed_on(desk.adviser)
    theirs = contacts.resume(
        by=actor_for(colleague), contact=contacts.get_contact_for(actor_for(colleague), waiting.uuid)
    )
    assert (theirs.is_emergency, theirs.is_shown, theirs.handover_note) == (False, True, "Speaks quietly")
    assert theirs.items.get().words == "a hole"
    with pytest.raises(Conflict):
        contacts.take_back(by=desk.adviser, contact=str(contact.uuid))


def test_it_is_taken_back_until_it_is_taken_up_and_by_nobody_else(desk: Desk, colleague: Account) -> None:
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    contacts.hand_over(by=desk.adviser, contact=contact, to=str(colleague.uuid))
    with pytest.raises(Missing):
        contacts.take_back(by=actor_for(colleague), contact=str(contact.uuid))
    back = contacts.take_back(by=desk.adviser, contact=str(contact.uuid))
    assert (back.adviser, back.handed_by) == (desk.account, None)


def test_what_was_cancelled_is_taken_up_again_within_the_hour(desk: Desk) -> None:
    contact = contacts.cancel(by=desk.adviser, contact=contacts.open_contact(by=desk.adviser, channel="phone"))
    assert list(contacts.cancelled_lately(desk.adviser)) == [contact]
    assert contacts.restore(by=desk.adviser, contact=contact).status == "parked"
    with pytest.raises(Conflict):
        contacts.restore(by=desk.adviser, contact=contact)
    contacts.cancel(by=desk.adviser, contact=contact)
    Contact.objects.filter(pk=contact.pk).update(closed_at=clock.now() - timedelta(hours=2))
    with pytest.raises(Conflict):
        contacts.restore(by=desk.adviser, contact=contact)


def test_each_question_ends_for_itself(desk: Desk) -> None:
    contact = contacts.open_contact(by=desk.adviser, channel="phone")
    done, left, silent, dropped = (
        contacts.add_item(by=desk.adviser, contact=contact, words=words) for words in ("a", "b", "c", "d")
    )
    contacts.note_action(by=desk.adviser, item=done, action="signposted")
    with pytest.raises(Conflict):
        contacts.drop_item(by=desk.adviser, item=done)
    contacts.drop_item(by=desk.adviser, item=dropped)
    said = {str(left.uuid): "abandoned"}
    with pytest.raises(Invalid):
        contacts.wrap_up(
            by=desk.adviser, contact=contact, outcome="advised", is_avoidable=False,
            item_outcomes={str(left.uuid): "dancing"},
        )  # fmt: skip
    contacts.wrap_up(by=desk.adviser, contact=contact, outcome="advised", is_avoidable=False, item_outcomes=said)
    ended = dict(contact.items.values_list("pk", "outcome"))
    assert ended == {done.pk: "signposted", left.pk: "abandoned", silent.pk: "advised"}
