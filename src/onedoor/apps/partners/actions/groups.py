"""What groups at an organisation's own body mean here, and giving people what they mean."""

from collections.abc import Collection

from django.db import connection, transaction

from onedoor.apps.partners.access import require_administrator
from onedoor.apps.partners.actions.checking import check
from onedoor.apps.partners.actions.staff import end_roles_in_transaction, grant_role_in_transaction, refuse_greater_role
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.events import GroupMeaningRemoved, GroupMeaningSet
from onedoor.apps.partners.models import Account, GroupMeaning, Membership, Organisation, Team, TeamMembership
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record

__all__ = ["change_groups", "change_roles", "remove_group_meaning", "set_group_meaning"]


@transaction.atomic(durable=True)
def set_group_meaning(
    *, by: Actor, organisation: Organisation, group: str, role: str = "", team: Team | None = None
) -> GroupMeaning:
    """From the next time we hear of somebody in it, they get the role or the team. Raises Denied, Invalid."""
    require_administrator(by, organisation)
    refuse_greater_role(by, role)
    if role == Role.PARTNERSHIP_ADMINISTRATOR:
        text = "Nobody comes to run the whole partnership by a group: give that role to them by name."
        raise Invalid(text, fields={"meaning": [text]})
    if bool(role) == (team is not None) or (team is not None and team.organisation_id != organisation.pk):
        text = "Choose a role, or a team of the organisation."
        raise Invalid(text, fields={"meaning": [text]})
    meaning = GroupMeaning(organisation=organisation, group=group.strip(), role=role, team=team)
    if GroupMeaning.objects.filter(organisation=organisation, group=meaning.group, role=role, team=team).exists():
        raise Invalid("It means this already.", fields={"group": ["It means this already."]})
    check(meaning)
    meaning.save()
    happening = GroupMeaningSet(role=role, team=str(team.uuid) if team else "")
    record(happening, by=by, subject=str(meaning.uuid), organisation=str(organisation.uuid))
    return meaning


@transaction.atomic(durable=True)
def remove_group_meaning(*, by: Actor, meaning: GroupMeaning) -> None:
    """Nobody gets anything by it any more; who has it keeps it. Raises Denied."""
    require_administrator(by, meaning.organisation)
    record(GroupMeaningRemoved(), by=by, subject=str(meaning.uuid), organisation=str(meaning.organisation.uuid))
    meaning.delete()


def change_groups(
    *, by: Actor, account: Account, organisation: Organisation, before: Collection[str], after: Collection[str]
) -> None:
    """Somebody was in these groups and is now in those: only what differs is given and taken. A building block.

    What was given to them by hand stays theirs.
    """
    meanings = list(organisation.group_meanings.select_related("team"))
    were, are = ([meaning for meaning in meanings if meaning.group in groups] for groups in (before, after))
    change_roles(
        by=by, account=account, organisation=organisation,
        before={meaning.role for meaning in were} - {""}, after={meaning.role for meaning in are} - {""},
    )  # fmt: skip
    left = {meaning.team for meaning in were if meaning.team} - {meaning.team for meaning in are}
    TeamMembership.objects.filter(account=account, team__in=left).delete()
    if Membership.objects.on().filter(account=account, organisation=organisation).exists():
        for meaning in are:
            if meaning.team is not None:
                TeamMembership.objects.get_or_create(account=account, team=meaning.team)


def change_roles(
    *, by: Actor, account: Account, organisation: Organisation, before: Collection[str], after: Collection[str]
) -> None:
    """Give the roles that are new and take those that are gone. A building block, which does not ask who may."""
    assert connection.in_atomic_block, "Roles change in the transaction of what changes them."
    held = Membership.objects.on().filter(account=account, organisation=organisation)
    holds = set(held.values_list("role", flat=True))
    known = set(Role.values)
    for role in sorted((set(after) & known) - holds):
        grant_role_in_transaction(by=by, account=account, organisation=organisation, role=role, starts_on=clock.today())
    end_roles_in_transaction(by, account, organisation, (set(before) - set(after)) & holds)
