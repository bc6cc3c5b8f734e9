"""From a draft to an agreement in force, and back."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import AgreementVersion, Party
from onedoor.foundation.errors import Conflict, Denied, Invalid
from onedoor.foundation.events.models import Event
from tests.agreements import PURPOSE, draft, in_force, offered, sign
from tests.conftest import Cast


def boss(cast: Cast) -> Any:
    return cast.actor(cast.county, Role.GOVERNANCE)


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.GOVERNANCE])
def test_only_a_governance_officer_draws_one_up(cast: Cast, role: str) -> None:
    with pytest.raises(Denied):
        sharing.draft_agreement(by=cast.actor(cast.county, role), owner=cast.county, title="Ours", kind="regular")


def test_another_bodys_officer_changes_nothing(cast: Cast) -> None:
    theirs = cast.actor(cast.district, Role.GOVERNANCE)
    version = draft(cast)
    with pytest.raises(Denied):
        sharing.change_draft(by=theirs, version=version, population="All")
    with pytest.raises(Denied):
        sharing.offer_agreement(by=theirs, version=version)
    with pytest.raises(Denied):
        sharing.sign_agreement(
            by=theirs, version=version, organisation=cast.county, name="x", post="y",
            account=cast.account(cast.district, Role.GOVERNANCE),
        )  # fmt: skip


def test_an_empty_draft_says_all_that_is_lacking(cast: Cast) -> None:
    version = sharing.draft_agreement(by=boss(cast), owner=cast.county, title="New", kind="regular")
    with pytest.raises(Invalid) as refused:
        sharing.offer_agreement(by=boss(cast), version=version)
    said = " ".join(refused.value.fields["version"])
    assert "At least two controllers" in said
    assert "Carrowshire County Council has no lawful basis" in said
    assert "It names nothing that is shared" in said


def test_no_basis_is_put_in_for_a_council(cast: Cast) -> None:
    version = sharing.draft_agreement(by=boss(cast), owner=cast.county, title="New", kind="regular")
    assert {party.article6 for party in version.parties.all()} == {""}


def test_consent_needs_its_reason(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        sharing.set_party(by=boss(cast), version=draft(cast), organisation=cast.district, article6="consent")
    assert "consent_reason" in refused.value.fields


def test_special_category_needs_a_condition(cast: Cast) -> None:
    version = draft(cast, items=("needs.interpreter",))
    sharing.set_party(by=boss(cast), version=version, organisation=cast.district, article6="public-task")
    with pytest.raises(Invalid) as refused:
        sharing.offer_agreement(by=boss(cast), version=version)
    assert "Teasel Vale District Council has no condition" in " ".join(refused.value.fields["version"])


def test_the_police_have_a_law_of_their_own(cast: Cast) -> None:
    version = draft(cast)
    police = {"article6": "law-enforcement", "schedule8": "4"}
    sharing.set_party(by=boss(cast), version=version, organisation=cast.district, **police)
    with pytest.raises(Invalid):
        sharing.set_party(
            by=boss(cast), version=version, organisation=cast.district, **police, article9="public-health"
        )


def test_in_force_when_the_last_controller_signed(cast: Cast) -> None:
    version = sign(cast, offered(cast), cast.county)
    assert version.status == "awaiting"
    assert sign(cast, version, cast.district).status == "in_force"
    types = list(Event.objects.filter(subject=str(version.uuid)).order_by("id").values_list("type", flat=True))
    assert types[-3:] == [f"sharing.agreement_{end}.v1" for end in ("signed", "signed", "in_force")]


def test_a_later_start_waits_for_its_day(cast: Cast) -> None:
    version = draft(cast)
    sharing.change_draft(by=boss(cast), version=version, in_force_from=date(2026, 4, 1))
    sharing.offer_agreement(by=boss(cast), version=version)
    assert sign(cast, version).status == "awaiting"
    assert sharing.start_due() == 0
    with time_machine.travel(datetime(2026, 4, 1, 9, tzinfo=UTC), tick=False):
        assert sharing.start_due() == 1
    version.refresh_from_db()
    assert version.status == "in_force"


def test_what_was_offered_is_frozen(cast: Cast) -> None:
    version = offered(cast)
    with pytest.raises(Conflict):
        sharing.change_draft(by=boss(cast), version=version, population="All")
    with pytest.raises(Conflict):
        sharing.set_party(by=boss(cast), version=version, organisation=cast.district)
    AgreementVersion.objects.filter(pk=version.pk).update(population="Everybody")
    with pytest.raises(Conflict):
        sign(cast, version)


def test_a_signature_is_in_ones_own_name_and_once(cast: Cast) -> None:
    version, account = offered(cast), cast.account(cast.county, Role.GOVERNANCE)
    with pytest.raises(Invalid) as refused:
        sharing.sign_agreement(
            by=boss(cast), version=version, organisation=cast.county, account=account, name="Somebody", post=""
        )
    assert set(refused.value.fields) == {"name", "post"}
    sign(cast, version, cast.county)
    with pytest.raises(Conflict):
        sign(cast, version, cast.county)


def test_a_new_version_takes_the_place_of_the_old(cast: Cast) -> None:
    first = in_force(cast)
    second = sharing.draft_next_version(by=boss(cast), version=first)
    with pytest.raises(Conflict):
        sharing.draft_next_version(by=boss(cast), version=first)
    ends = {"giver": cast.county, "receiver": cast.district}
    sharing.share_items(by=boss(cast), version=second, purpose=PURPOSE, items=["contact.phone"], **ends)
    said = [(one.before, one.after) for one in sharing.differences(first, second)]
    assert ("Name", "No longer shared") in said
    assert ("Not shared before", "Phone numbers") in said
    sharing.change_draft(by=boss(cast), version=second, in_force_from=date(2026, 3, 1), review_on=date(2027, 1, 1))
    sharing.offer_agreement(by=boss(cast), version=second)
    assert sign(cast, second).status == "in_force"
    first.refresh_from_db()
    assert first.status == "superseded"


def test_suspended_with_a_reason_by_any_party_and_resumed_by_the_owner(cast: Cast) -> None:
    version, theirs = in_force(cast), cast.actor(cast.district, Role.GOVERNANCE)
    with pytest.raises(Invalid):
        sharing.suspend_agreement(by=theirs, version=version, reason=" ")
    assert sharing.suspend_agreement(by=theirs, version=version, reason="A breach.").status == "suspended"
    with pytest.raises(Denied):
        sharing.resume_agreement(by=theirs, version=version)
    assert sharing.resume_agreement(by=boss(cast), version=version).status == "in_force"


def test_what_ran_out_is_ended(cast: Cast) -> None:
    version = in_force(cast)
    with time_machine.travel(datetime(2100, 1, 1, 9, tzinfo=UTC), tick=False):
        assert sharing.end_due() == 1
    version.refresh_from_db()
    assert (version.status, version.end_reason) == ("ended", "It ran out.")


def test_one_that_disagrees_with_another_is_told(cast: Cast) -> None:
    in_force(cast, title="First")
    second = draft(cast, title="Second", items=("identity.name", "contact.phone"))
    assert "only this one allows Phone numbers" in sharing.contradictions(second)[0]
    assert "everything that either allows may be shared" in sharing.contradictions(second)[0]


@pytest.mark.parametrize(
    "changes",
    [{"status": "in_force"}, {"status": "awaiting"}, {"status": "suspended"}, {"in_force_to": date(2020, 1, 1)}],
)
def test_the_database_keeps_the_promises_too(cast: Cast, changes: dict[str, Any]) -> None:
    version = draft(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        AgreementVersion.objects.filter(pk=version.pk).update(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"article6": ""}, {"article6": "consent"}, {"article6": "law-enforcement"}, {"schedule8": "4"},
        {"has_special": True, "article9": ""},
    ],
)  # fmt: skip
def test_so_it_does_for_parties(cast: Cast, changes: dict[str, Any]) -> None:
    offered(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.update(**changes)


def test_officers_of_all_parties_are_reminded_once(cast: Cast) -> None:
    in_force(cast)
    with time_machine.travel(datetime(2026, 8, 20, 9, tzinfo=UTC), tick=False):
        assert messages.write_agreement_reminders() == 1
        assert messages.write_agreement_reminders() == 0
    written = Message.objects.filter(template_code="staff-agreement-reminder")
    assert {message.to for message in written} == {"governance@carrowshire.example", "governance@teasel-vale.example"}
    assert "is to be reviewed by 1 September 2026" in written[0].body
