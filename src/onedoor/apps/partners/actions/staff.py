"""Staff: accounts and the roles they hold in organisations."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from onedoor.apps.partners.access import may_administer_partnership, require_administrator
from onedoor.apps.partners.actions.checking import check, invalid
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.events import AccountCreated, RoleEnded, RoleGranted
from onedoor.apps.partners.models import Account, Membership, Organisation, TeamMembership
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid
from onedoor.foundation.events.log import record

__all__ = [
    "create_account",
    "create_account_in_transaction",
    "end_roles_in_transaction",
    "grant_role",
    "grant_role_in_transaction",
    "remove_from_organisation",
    "set_roles",
]


@transaction.atomic(durable=True)
def create_account(*, by: Actor, email: str, name: str, password: str | None = None) -> Account:
    """An account with no role yet; people are usually invited instead. Raises Denied, Invalid."""
    if not may_administer_partnership(by):
        raise Denied("Accounts are made by accepting an invitation.")
    return create_account_in_transaction(by=by, email=email, name=name, password=password)


def create_account_in_transaction(*, by: Actor, email: str, name: str, password: str | None) -> Account:
    """As `create_account`, as a part of a larger action and without asking who may."""
    account = Account(email=email.strip().lower(), name=name.strip())
    if password is not None:
        _check_password(password, account)
    account.set_password(password)
    check(account)
    account.save()
    record(AccountCreated(), by=by, subject=str(account.uuid))
    return account


@transaction.atomic(durable=True)
def grant_role(
    *,
    by: Actor,
    account: Account,
    organisation: Organisation,
    role: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """The person holds the role there between those days. Raises Denied, Invalid."""
    require_administrator(by, organisation)
    refuse_greater_role(by, role)
    return grant_role_in_transaction(
        by=by, account=account, organisation=organisation, role=role, starts_on=starts_on, ends_on=ends_on
    )


def grant_role_in_transaction(
    *,
    by: Actor,
    account: Account,
    organisation: Organisation,
    role: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """As `grant_role`, as a part of a larger action and without asking who may."""
    if role not in Role.values:
        raise Invalid("Choose a role.", fields={"role": ["Choose a role."]})
    # One row a role: a role held before and again is the same row, and the log keeps the earlier time.
    membership, _ = Membership.objects.update_or_create(
        account=account, organisation=organisation, role=role, defaults={"starts_on": starts_on, "ends_on": ends_on}
    )
    record(RoleGranted(role=role), by=by, subject=str(account.uuid), organisation=str(organisation.uuid))
    return membership


@transaction.atomic(durable=True)
def set_roles(*, by: Actor, account: Account, organisation: Organisation, roles: Iterable[str]) -> Account:
    """The person holds exactly these roles in the organisation from now on. Raises Denied, Invalid, Conflict."""
    require_administrator(by, organisation)
    wanted = set(roles)
    if not wanted:
        text = "Choose at least one role, or remove the person instead."
        raise Invalid(text, fields={"roles": [text]})
    held = _roles_today(account, organisation)
    for role in held ^ wanted:
        refuse_greater_role(by, role)
    for role in sorted(wanted - held):
        grant_role_in_transaction(by=by, account=account, organisation=organisation, role=role, starts_on=clock.today())
    end_roles_in_transaction(by, account, organisation, held - wanted)
    return account


@transaction.atomic(durable=True)
def remove_from_organisation(*, by: Actor, account: Account, organisation: Organisation) -> None:
    """The person works there no longer: no role, no team. What they did stays theirs. Raises Denied, Conflict."""
    require_administrator(by, organisation)
    held = _roles_today(account, organisation)
    for role in held:
        refuse_greater_role(by, role)
    end_roles_in_transaction(by, account, organisation, held)
    TeamMembership.objects.filter(account=account, team__organisation=organisation).delete()


def refuse_greater_role(by: Actor, role: str) -> None:
    """An administrator of one organisation cannot make themselves administrator of all. Raises Denied."""
    if role == Role.PARTNERSHIP_ADMINISTRATOR and not may_administer_partnership(by):
        raise Denied("Only a partnership administrator may give or take that role.")


def _roles_today(account: Account, organisation: Organisation) -> set[str]:
    held = Membership.objects.on().filter(account=account, organisation=organisation)
    return set(held.values_list("role", flat=True))


def end_roles_in_transaction(by: Actor, account: Account, organisation: Organisation, roles: set[str]) -> None:
    """As a part of a larger action and without asking who may; raises Conflict for the last who runs it all."""
    if Role.PARTNERSHIP_ADMINISTRATOR in roles:
        _refuse_last_administrator(account, organisation)
    yesterday = clock.today() - timedelta(days=1)
    for role in sorted(roles):
        Membership.objects.filter(account=account, organisation=organisation, role=role).update(ends_on=yesterday)
        record(RoleEnded(role=role), by=by, subject=str(account.uuid), organisation=str(organisation.uuid))


def _refuse_last_administrator(account: Account, organisation: Organisation) -> None:
    """Locked against two administrators removing each other at once."""
    rows = Membership.objects.on().select_for_update().filter(role=Role.PARTNERSHIP_ADMINISTRATOR)
    others = [row for row in rows if (row.account_id, row.organisation_id) != (account.pk, organisation.pk)]
    if not others:
        raise Conflict("Somebody else must be partnership administrator first.")


def _check_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise invalid(error, "password") from error
