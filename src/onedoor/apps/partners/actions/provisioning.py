"""Looking after staff as their organisation's directory says: only its own, and only what they are there."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from onedoor.apps.partners.actions.checking import check
from onedoor.apps.partners.actions.groups import change_groups, change_roles
from onedoor.apps.partners.actions.sessions import end_sessions
from onedoor.apps.partners.actions.staff import create_account_in_transaction, end_roles_in_transaction
from onedoor.apps.partners.data import PersonGiven, Role
from onedoor.apps.partners.events import PersonDeprovisioned, PersonProvisioned, ProvisionedPersonChanged
from onedoor.apps.partners.models import (
    Account,
    EmailDomain,
    Membership,
    Organisation,
    ProvisionedPerson,
    TeamMembership,
)
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events.log import record

__all__ = ["EVERYBODY", "change_person", "given_of", "group_names", "provision_person", "remove_person"]

# A group everybody is in whom the directory sends and who is active.
EVERYBODY = "*"
# Whoever runs it all is made so by somebody who does, never by a directory.
_NEVER = {Role.PARTNERSHIP_ADMINISTRATOR.value}


@transaction.atomic(durable=True)
def provision_person(*, by: Actor, organisation: Organisation, given: PersonGiven) -> ProvisionedPerson:
    """Somebody works here, with the account of their address or a new one. Raises Invalid, Conflict.

    Without an address they wait: they have an account, and what goes with it, once the directory says one.
    """
    person = ProvisionedPerson(organisation=organisation, is_active=False)
    _find_account(by, person, given)
    _write(person, given)
    if given.is_active:
        _give(by, person, after=_rights(person))
    happening = PersonProvisioned(account=str(person.account.uuid) if person.account else "", is_active=given.is_active)
    record(happening, by=by, subject=str(person.uuid), organisation=str(organisation.uuid))
    return person


@transaction.atomic(durable=True)
def change_person(*, by: Actor, person: ProvisionedPerson, given: PersonGiven) -> ProvisionedPerson:
    """They are now as given; nothing happens where that is how they were. Raises Invalid, Conflict.

    Deactivated, they lose every role and team in this organisation, by whomever given, and every session ends; what
    they are elsewhere they remain. Active again, they have what the directory says, and nothing else.
    """
    locked = ProvisionedPerson.objects.select_for_update(of=("self",)).select_related("account", "organisation")
    person = locked.get(pk=person.pk)
    if given == given_of(person):
        return person
    was_active, before = person.is_active, _rights(person)
    _find_account(by, person, given)
    _write(person, given)
    _follow_account(person, given)
    if given.is_active:
        _give(by, person, before=before, after=_rights(person))
    elif was_active:
        _take_all(by, person)
    happening = ProvisionedPersonChanged(is_active=given.is_active)
    record(happening, by=by, subject=str(person.uuid), organisation=str(person.organisation.uuid))
    return person


@transaction.atomic(durable=True)
def remove_person(*, by: Actor, person: ProvisionedPerson) -> None:
    """As deactivated, and the directory knows them no more. The account, and what they did, stays. Raises Conflict."""
    if person.is_active:
        _take_all(by, person)
    organisation = str(person.organisation.uuid)
    happening = PersonDeprovisioned(account=str(person.account.uuid) if person.account else "")
    record(happening, by=by, subject=str(person.uuid), organisation=organisation)
    person.delete()


def given_of(person: ProvisionedPerson) -> PersonGiven:
    """The person as the directory would give them today."""
    return PersonGiven(
        user_name=person.user_name, external_id=person.external_id, is_active=person.is_active,
        roles=tuple(person.roles), attributes=person.attributes,
    )  # fmt: skip


def group_names(person: ProvisionedPerson) -> set[str]:
    """What their groups are called, by name and by key."""
    pairs = person.groups.values_list("display_name", "external_id")
    return {name for pair in pairs for name in pair if name}


def _rights(person: ProvisionedPerson) -> tuple[frozenset[str], frozenset[str]]:
    """Roles named by the directory itself, and groups that may mean some; none for who is not active."""
    if not person.is_active or person.account is None:
        return frozenset(), frozenset()
    roles = {role for role in map(_role, person.roles) if role} - _NEVER
    return frozenset(roles), frozenset({EVERYBODY, *group_names(person)})


def _role(text: str) -> str:
    """By code or by name; empty for what is no role here."""
    known = {role.value: role.value for role in Role} | {str(role.label).lower(): role.value for role in Role}
    return str(known.get(text.strip().lower(), ""))


def _give(
    by: Actor, person: ProvisionedPerson, *, after: tuple[Collection[str], Collection[str]],
    before: tuple[Collection[str], Collection[str]] = ((), ()),
) -> None:  # fmt: skip
    account, organisation = person.account, person.organisation
    if account is None:
        return
    change_roles(by=by, account=account, organisation=organisation, before=before[0], after=after[0])
    change_groups(by=by, account=account, organisation=organisation, before=before[1], after=after[1])


def _take_all(by: Actor, person: ProvisionedPerson) -> None:
    if person.account is None:
        return
    held = Membership.objects.on().filter(account=person.account, organisation=person.organisation)
    end_roles_in_transaction(by, person.account, person.organisation, set(held.values_list("role", flat=True)))
    TeamMembership.objects.filter(account=person.account, team__organisation=person.organisation).delete()
    end_sessions(by=by, accounts=[person.account], organisation=str(person.organisation.uuid))


def _find_account(by: Actor, person: ProvisionedPerson, given: PersonGiven) -> None:
    """Whose they are, where that is not known yet. Raises Invalid, Conflict."""
    organisation = person.organisation
    others = ProvisionedPerson.objects.filter(organisation=organisation).exclude(pk=person.pk)
    if others.filter(user_name_key=given.user_name.lower()).exists():
        raise Conflict("There is somebody of that userName.", code="uniqueness")
    if person.account is not None or not given.email:
        return
    try:
        validate_email(given.email)
    except ValidationError:
        text = "Give a work e-mail address."
        raise Invalid(text, fields={"emails": [text]}) from None
    account = Account.objects.filter(email=given.email).first()
    if account is None:
        name = given.name or given.email
        person.account = create_account_in_transaction(by=by, email=given.email, name=name[:150], password=None)
        person.made_account = True
        return
    works_here = Membership.objects.on().filter(account=account, organisation=organisation).exists()
    domains = EmailDomain.objects.filter(provider__organisation=organisation, domain=given.email.rpartition("@")[2])
    if not works_here and not domains.exists():
        raise Conflict("The address is that of somebody else. Invite them instead.", code="uniqueness")
    if others.filter(account=account).exists():
        raise Conflict("There is somebody with that e-mail address.", code="uniqueness")
    person.account = account


def _write(person: ProvisionedPerson, given: PersonGiven) -> None:
    person.user_name, person.user_name_key = given.user_name, given.user_name.lower()
    person.external_id, person.is_active = given.external_id, given.is_active
    person.roles, person.attributes = list(given.roles), dict(given.attributes)
    person.changed_at = clock.now()
    if person.pk:
        person.version += 1
    check(person)
    person.save()


def _follow_account(person: ProvisionedPerson, given: PersonGiven) -> None:
    """Name and address of an account that came with them and is nobody else's as well. Whoever may change the address
    of an account may take it over."""
    account = person.account
    if account is None or not person.made_account:
        return
    if Membership.objects.filter(account=account).exclude(organisation=person.organisation).exists():
        return
    account.name = given.name[:150] or account.name
    if given.email and not Account.objects.filter(email=given.email).exists():
        account.email = given.email
    check(account)
    account.save(update_fields=["name", "email"])
