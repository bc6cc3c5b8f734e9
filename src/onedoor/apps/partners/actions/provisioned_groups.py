"""Groups of an organisation's directory and who is in them."""

from collections.abc import Collection, Iterable

from django.db import connection, transaction

from onedoor.apps.partners.actions.checking import check
from onedoor.apps.partners.actions.groups import change_groups
from onedoor.apps.partners.actions.provisioning import group_names
from onedoor.apps.partners.events import ProvisionedGroupChanged, ProvisionedGroupRemoved
from onedoor.apps.partners.models import Organisation, ProvisionedGroup, ProvisionedPerson
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events.log import record

__all__ = ["remove_group", "save_group"]


@transaction.atomic(durable=True)
def save_group(
    *, by: Actor, organisation: Organisation, display_name: str, external_id: str = "", members: Collection[str] = (),
    group: ProvisionedGroup | None = None,
) -> ProvisionedGroup:  # fmt: skip
    """A new group, or that one as it is now; `members` are uuids of people of this organisation. Raises Invalid."""
    group = group or ProvisionedGroup(organisation=organisation)
    same_name = ProvisionedGroup.objects.filter(organisation=organisation, display_name=display_name)
    if same_name.exclude(pk=group.pk).exists():
        raise Conflict("There is a group of that displayName.", code="uniqueness")
    people = _people(organisation, members)
    was = (group.display_name, group.external_id, set(group.members.all()) if group.pk else set())
    if group.pk and was == (display_name, external_id, people):
        return group
    concerned = was[2] | people
    before = {person.pk: group_names(person) for person in concerned}
    group.display_name, group.external_id, group.changed_at = display_name, external_id, clock.now()
    group.version += 1 if group.pk else 0
    check(group)
    group.save()
    group.members.set(people)
    _follow(by, concerned, before)
    happening = ProvisionedGroupChanged(people=tuple(sorted(str(person.uuid) for person in people)))
    record(happening, by=by, subject=str(group.uuid), organisation=str(organisation.uuid))
    return group


@transaction.atomic(durable=True)
def remove_group(*, by: Actor, group: ProvisionedGroup) -> None:
    """What it meant is taken from those who were in it."""
    people = set(group.members.select_related("account", "organisation"))
    before = {person.pk: group_names(person) for person in people}
    record(ProvisionedGroupRemoved(), by=by, subject=str(group.uuid), organisation=str(group.organisation.uuid))
    group.delete()
    _follow(by, people, before)


def _people(organisation: Organisation, members: Collection[str]) -> set[ProvisionedPerson]:
    wanted = set(members)
    found = ProvisionedPerson.objects.select_related("account", "organisation").filter(organisation=organisation)
    people = {person for person in found if str(person.uuid) in wanted} if wanted else set()
    if len(people) != len(wanted):
        raise Invalid("A member is nobody we know.", fields={"members": ["A member is nobody we know."]})
    return people


def _follow(by: Actor, people: Iterable[ProvisionedPerson], before: dict[int, set[str]]) -> None:
    assert connection.in_atomic_block, "In the transaction of the change."
    for person in people:
        if person.is_active and person.account is not None:
            change_groups(
                by=by, account=person.account, organisation=person.organisation, before=before[person.pk],
                after=group_names(person),
            )  # fmt: skip
