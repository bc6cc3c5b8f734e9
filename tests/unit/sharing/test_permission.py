"""What may be seen, and what is written down of it."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.db import transaction

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Organisation
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import Permission, Why
from onedoor.apps.sharing.models import DataItem, Disclosure, Signature
from onedoor.foundation.errors import Denied
from onedoor.foundation.events.models import Event
from onedoor.foundation.events.seals import seal_all
from onedoor.foundation.events.verification import verify
from onedoor.foundation.privacy import PrivacyClass, class_of
from tests.agreements import END, PURPOSE, in_force, offered
from tests.conftest import Cast


def ask(cast: Cast, source: Organisation, recipient: Organisation, *, on: date | None = None) -> Permission:
    return sharing.permission(
        actor=cast.actor(recipient, Role.ADVISER), purpose=PURPOSE, on=on,
        source_organisation=str(source.uuid), recipient_organisation=str(recipient.uuid),
    )  # fmt: skip


def show(cast: Cast, *items: str) -> list[Disclosure]:
    with transaction.atomic():
        return sharing.disclose(
            by=cast.actor(cast.district, Role.ADVISER), person=str(uuid4()), purpose=PURPOSE, source=cast.county,
            recipient=cast.district, items=items or ("identity.name",),
        )  # fmt: skip


def test_without_an_agreement_nothing(cast: Cast) -> None:
    assert ask(cast, cast.county, cast.district).code == Why.NO_AGREEMENT
    offered(cast)
    assert ask(cast, cast.county, cast.district).code == Why.NOT_YET


def test_for_a_body_one_does_not_work_for_nothing(cast: Cast) -> None:
    in_force(cast)
    found = sharing.permission(
        actor=cast.actor(cast.county, Role.ADVISER), purpose=PURPOSE,
        source_organisation=str(cast.county.uuid), recipient_organisation=str(cast.district.uuid),
    )  # fmt: skip
    assert (found.items, found.code) == (frozenset(), Why.NOT_YOURS)


def test_what_it_names_in_its_direction_and_no_more(cast: Cast) -> None:
    version = in_force(cast)
    found = ask(cast, cast.county, cast.district)
    assert (found.items, found.agreement_version) == (frozenset({"identity.name"}), str(version.uuid))
    assert found.until == END
    assert not ask(cast, cast.district, cast.county)
    assert sharing.allowed_fields(found) == {
        f"people.Resident.{name}" for name in ("title", "given_names", "family_name", "known_as")
    }


def test_ones_own_record_is_always_ones_own(cast: Cast) -> None:
    found = ask(cast, cast.district, cast.district)
    assert (found.code, len(found.items)) == (Why.OWN, DataItem.objects.count())


def test_suspended_at_once(cast: Cast) -> None:
    version = in_force(cast)
    assert ask(cast, cast.county, cast.district)
    sharing.suspend_agreement(by=cast.actor(cast.county, Role.GOVERNANCE), version=version, reason="A breach.")
    found = ask(cast, cast.county, cast.district)
    assert (found.items, found.code) == (frozenset(), Why.SUSPENDED)
    assert "is suspended" in found.why


def test_suspending_one_leaves_what_another_allows(cast: Cast) -> None:
    first = in_force(cast, title="First", items=("identity.name", "contact.phone"))
    in_force(cast, title="Second", items=("identity.name",))
    sharing.suspend_agreement(by=cast.actor(cast.county, Role.GOVERNANCE), version=first, reason="A breach.")
    assert ask(cast, cast.county, cast.district).items == {"identity.name"}


def test_one_that_runs_out_in_the_middle_is_a_clear_stop(cast: Cast) -> None:
    in_force(cast)
    assert len(show(cast)) == 1
    with (
        time_machine.travel(datetime(2100, 1, 1, 9, tzinfo=UTC), tick=False),
        pytest.raises(Denied, match=r"ended on 31 December 2099\. What was noted before is kept") as refused,
    ):
        show(cast)
    assert refused.value.code == "sharing-ended"
    assert Disclosure.objects.count() == 1


def test_what_the_agreement_does_not_name_is_not_shown(cast: Cast) -> None:
    in_force(cast)
    with pytest.raises(Denied, match=r"contact\.phone"):
        show(cast, "identity.name", "contact.phone")


def test_the_ledger_says_under_which_version(cast: Cast) -> None:
    first = in_force(cast, title="First", items=("identity.name",))
    second = in_force(cast, title="Second", items=("contact.phone",))
    rows = show(cast, "identity.name", "contact.phone")
    assert {(row.version, tuple(row.items)) for row in rows} == {
        (first, ("identity.name",)), (second, ("contact.phone",)),
    }  # fmt: skip
    event = Event.objects.get(uuid=rows[0].event)
    assert (event.type, event.subject) == ("sharing.disclosed.v1", str(rows[0].person))
    assert list(sharing.disclosures_about(str(rows[0].person))) == [rows[0]] or len(rows) == 2


def test_verification_is_content_with_a_true_ledger(cast: Cast) -> None:
    in_force(cast)
    show(cast)
    seal_all()
    assert verify().problems == []


def test_an_edited_row_is_found(cast: Cast) -> None:
    in_force(cast)
    show(cast)
    seal_all()
    Disclosure.objects.update(person=uuid4())
    assert [problem.what for problem in verify().problems] == ["disclosure-changed"]


def test_a_removed_row_is_found(cast: Cast) -> None:
    in_force(cast)
    show(cast)
    Disclosure.objects.all().delete()
    assert [problem.what for problem in verify().problems] == ["disclosure-removed"]


def test_an_inserted_row_is_found(cast: Cast) -> None:
    in_force(cast)
    row = show(cast)[0]
    row.pk, row.uuid, row.event = None, uuid4(), uuid4()
    row.save(force_insert=True)
    assert [problem.what for problem in verify().problems] == ["disclosure-inserted"]


def test_a_changed_agreement_and_a_forged_signature_are_found(cast: Cast) -> None:
    version = in_force(cast)
    type(version).objects.update(retention="For ever")
    Signature.objects.filter(organisation=cast.county).update(post="Chief Executive")
    assert {problem.what for problem in verify().problems} == {"agreement-changed", "signature-inserted"}


def test_items_are_tied_to_fields_and_to_their_classification() -> None:
    for item in DataItem.objects.all():
        classes = set()
        for name in item.fields:
            app, model, field = name.split(".")
            classes.add(class_of(apps.get_model(app, model), field))
        assert item.is_special == (PrivacyClass.SPECIAL in classes), item.code
        assert PrivacyClass.NONE not in classes, item.code
