"""Teams and who works in them."""

from collections.abc import Iterable

from django.db import transaction

from onedoor.apps.partners.access import require_administrator
from onedoor.apps.partners.actions.checking import apply_changes, check
from onedoor.apps.partners.events import TeamChanged, TeamCreated, TeamMembersChanged
from onedoor.apps.partners.models import Account, Membership, Organisation, Team, TeamMembership
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record

__all__ = ["create_team", "set_team_members", "update_team"]


@transaction.atomic(durable=True)
def create_team(*, by: Actor, organisation: Organisation, name: str, email: str = "") -> Team:
    """A new team of the organisation. Raises Denied, Invalid."""
    require_administrator(by, organisation)
    team = Team(organisation=organisation, name=name.strip(), email=email)
    _refuse_same_name(team)
    check(team)
    team.save()
    record(TeamCreated(), by=by, subject=str(team.uuid), organisation=str(organisation.uuid))
    return team


@transaction.atomic(durable=True)
def update_team(*, by: Actor, team: Team, **changes: object) -> Team:
    """Change its name, its mailbox, or whether it takes work. Raises Denied, Invalid."""
    require_administrator(by, team.organisation)
    wanted = Team(pk=team.pk, organisation=team.organisation, name=str(changes.get("name", team.name)))
    _refuse_same_name(wanted)
    changed = apply_changes(team, changes, allowed=frozenset({"name", "email", "is_active"}))
    if changed:
        record(TeamChanged(fields=changed), by=by, subject=str(team.uuid), organisation=str(team.organisation.uuid))
    return team


@transaction.atomic(durable=True)
def set_team_members(*, by: Actor, team: Team, accounts: Iterable[Account]) -> Team:
    """Exactly these people work in the team. Raises Denied, or Invalid for one who does not work there."""
    require_administrator(by, team.organisation)
    wanted = {account.pk: account for account in accounts}
    works_here = Membership.objects.on().filter(organisation=team.organisation, account__in=wanted)
    if set(wanted) - set(works_here.values_list("account_id", flat=True)):
        text = f"Choose people who work for {team.organisation}."
        raise Invalid(text, fields={"accounts": [text]})
    team.team_memberships.exclude(account__in=wanted).delete()
    for account in wanted.values():
        TeamMembership.objects.get_or_create(team=team, account=account)
    happening = TeamMembersChanged(accounts=tuple(sorted(str(account.uuid) for account in wanted.values())))
    record(happening, by=by, subject=str(team.uuid), organisation=str(team.organisation.uuid))
    return team


def _refuse_same_name(team: Team) -> None:
    if Team.objects.filter(organisation=team.organisation, name=team.name).exclude(pk=team.pk).exists():
        text = f"{team.organisation} has a team of that name."
        raise Invalid(text, fields={"name": [text]})
