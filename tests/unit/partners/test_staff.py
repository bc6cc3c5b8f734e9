"""Invitations, roles, teams and keys."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import ApiKey, Invitation, Membership
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor, Grant, resident
from onedoor.foundation.errors import Conflict, Denied, Invalid, Missing
from onedoor.foundation.events.models import Event
from tests.conftest import Cast

PASSWORD = "a-long-walk-by-the-water"


def invite(cast: Cast, *, by: Actor = SYSTEM, email: str = "new@teasel-vale.example", role: str = Role.ADVISER) -> str:
    with transaction.atomic():
        return partners.invite(by=by, organisation=cast.district, email=email, role=role)[1]


def test_an_administrator_invites_to_their_own_organisation_only(cast: Cast) -> None:
    invite(cast, by=cast.actor(cast.district, Role.ADMINISTRATOR))
    for by in (cast.actor(cast.county, Role.ADMINISTRATOR), cast.actor(cast.district, Role.SERVICE_MANAGER)):
        with pytest.raises(Denied):
            invite(cast, by=by, email="other@teasel-vale.example")


def test_an_administrator_cannot_make_administrators_of_the_partnership(cast: Cast) -> None:
    by = cast.actor(cast.district, Role.ADMINISTRATOR)
    with pytest.raises(Denied):
        invite(cast, by=by, role=Role.PARTNERSHIP_ADMINISTRATOR)
    with pytest.raises(Denied):
        partners.grant_role(
            by=by,
            account=cast.account(cast.district, Role.ADMINISTRATOR),
            organisation=cast.district,
            role=Role.PARTNERSHIP_ADMINISTRATOR,
        )


def test_the_token_is_not_kept(cast: Cast) -> None:
    token = invite(cast)
    assert token not in str(list(Invitation.objects.values())) + str(list(Event.objects.values()))


def test_accepting_makes_an_account_that_holds_the_role(cast: Cast) -> None:
    token = invite(cast, email=" New@Teasel-Vale.example ")
    account = partners.accept_invitation(by=resident(), token=token, name="Nia Prys", password=PASSWORD)
    assert (account.email, account.check_password(PASSWORD)) == ("new@teasel-vale.example", True)
    assert partners.actor_for(account).grants == {Grant(str(cast.district.uuid), Role.ADVISER)}
    with pytest.raises(Missing):
        partners.accept_invitation(by=resident(), token=token, name="Nia Prys", password=PASSWORD)


@pytest.mark.parametrize(
    ("name", "password", "field"), [("", PASSWORD, "name"), ("Nia", "short", "password"), ("Nia", "", "password")]
)
def test_a_refused_acceptance_leaves_the_invitation_open(cast: Cast, name: str, password: str, field: str) -> None:
    token = invite(cast)
    with pytest.raises(Invalid) as raised:
        partners.accept_invitation(by=resident(), token=token, name=name, password=password)
    assert field in raised.value.fields
    assert partners.find_invitation(token)


def test_somebody_with_an_account_must_be_signed_in_to_accept(cast: Cast) -> None:
    officer = cast.account(cast.county, Role.SERVICE_OFFICER)
    token = invite(cast, email=officer.email)
    with pytest.raises(Denied):
        partners.accept_invitation(by=resident(), token=token, name="Thief", password=PASSWORD)
    partners.accept_invitation(by=partners.actor_for(officer), token=token)
    assert str(cast.district.uuid) in partners.actor_for(officer).organisations


def test_invitations_run_out_and_can_be_renewed_and_withdrawn(cast: Cast) -> None:
    token = invite(cast)
    with time_machine.travel(clock.now() + timedelta(days=15)):
        assert partners.find_invitation(token) is None
        with transaction.atomic():
            invitation, fresh = partners.renew_invitation(by=SYSTEM, invitation=Invitation.objects.get())
        assert partners.find_invitation(fresh) == invitation
        partners.withdraw_invitation(by=SYSTEM, invitation=invitation)
        assert partners.find_invitation(fresh) is None
    with pytest.raises(Conflict):
        partners.withdraw_invitation(by=SYSTEM, invitation=invitation)


def test_nobody_is_invited_twice_or_to_what_they_hold(cast: Cast) -> None:
    invite(cast)
    for email in ("NEW@teasel-vale.example", cast.account(cast.district, Role.ADVISER).email):
        with pytest.raises(Invalid, match="already"):
            invite(cast, email=email)


def test_roles_are_set_and_taken(cast: Cast) -> None:
    adviser = cast.account(cast.district, Role.ADVISER)
    by = cast.actor(cast.district, Role.ADMINISTRATOR)
    partners.set_roles(by=by, account=adviser, organisation=cast.district, roles=[Role.ANALYST])
    assert {grant.role for grant in partners.actor_for(adviser).grants} == {Role.ANALYST}
    partners.set_roles(by=by, account=adviser, organisation=cast.district, roles=[Role.ADVISER])
    assert {grant.role for grant in partners.actor_for(adviser).grants} == {Role.ADVISER}
    assert Event.objects.filter(type="partners.role_ended.v1").count() == 2
    with pytest.raises(Invalid):
        partners.set_roles(by=by, account=adviser, organisation=cast.district, roles=[])


def test_who_is_removed_loses_roles_and_teams_there_only(cast: Cast) -> None:
    adviser = cast.account(cast.district, Role.ADVISER)
    partners.grant_role(by=SYSTEM, account=adviser, organisation=cast.county, role=Role.ADVISER)
    team = partners.create_team(by=SYSTEM, organisation=cast.district, name="Streets")
    partners.set_team_members(by=SYSTEM, team=team, accounts=[adviser])
    partners.remove_from_organisation(by=SYSTEM, account=adviser, organisation=cast.district)
    assert partners.actor_for(adviser).organisations == {str(cast.county.uuid)}
    assert adviser not in partners.staff_of(cast.district)
    assert not team.team_memberships.exists()


def test_the_partnership_keeps_an_administrator(cast: Cast) -> None:
    last = cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR)
    first = cast.account(cast.district, Role.PARTNERSHIP_ADMINISTRATOR)
    partners.remove_from_organisation(by=SYSTEM, account=first, organisation=cast.district)
    with pytest.raises(Conflict):
        partners.remove_from_organisation(by=SYSTEM, account=last, organisation=cast.county)
    assert Membership.objects.on().filter(account=last).exists()


def test_only_people_who_work_there_join_its_teams(cast: Cast) -> None:
    team = partners.create_team(by=SYSTEM, organisation=cast.district, name="Streets")
    with pytest.raises(Invalid):
        partners.set_team_members(by=SYSTEM, team=team, accounts=[cast.account(cast.county, Role.ADVISER)])
    with pytest.raises(Invalid, match="team of that name"):
        partners.create_team(by=SYSTEM, organisation=cast.district, name="Streets")
    partners.update_team(by=SYSTEM, team=team, is_active=False)
    assert list(partners.teams_of(cast.district)) == []


def test_a_key_acts_for_its_organisation_until_revoked(cast: Cast) -> None:
    by = cast.actor(cast.district, Role.ADMINISTRATOR)
    key, text = partners.create_api_key(by=by, organisation=cast.district, name="Street system")
    actor = partners.actor_for_api_key(text)
    assert actor
    assert actor.kind == "partner_system"
    assert actor.grants == {Grant(str(cast.district.uuid), Role.SERVICE_OFFICER)}
    assert ApiKey.objects.get().last_used_on == clock.today()
    assert text not in str(ApiKey.objects.values())
    partners.revoke_api_key(by=by, key=key)
    assert partners.actor_for_api_key(text) is None
    assert partners.actor_for_api_key("") is None


def test_only_the_partnership_gives_keys_for_all(cast: Cast) -> None:
    with pytest.raises(Denied):
        partners.create_api_key(
            by=cast.actor(cast.district, Role.ADMINISTRATOR), organisation=cast.district, name="All",
            may_act_for_all=True,
        )  # fmt: skip
    _, text = partners.create_api_key(by=SYSTEM, organisation=cast.district, name="All", may_act_for_all=True)
    actor = partners.actor_for_api_key(text)
    assert actor
    assert actor.has_role("any_partner")


def test_staff_are_listed_in_two_queries(cast: Cast, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(2):
        listed = [(account, list(account.memberships.all())) for account in partners.staff_of(cast.district)]
    assert len(listed) == len(Role)
    assert all(len(roles) == 1 for _, roles in listed)
