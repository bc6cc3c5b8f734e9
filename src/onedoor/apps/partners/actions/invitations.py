"""Invitations: the way anybody becomes a member of staff."""

from datetime import timedelta

from django.db import connection, transaction

from onedoor.apps.partners.access import require_administrator
from onedoor.apps.partners.actions.checking import check
from onedoor.apps.partners.actions.staff import (
    create_account_in_transaction,
    grant_role_in_transaction,
    refuse_greater_role,
)
from onedoor.apps.partners.events import InvitationAccepted, InvitationRenewed, InvitationWithdrawn, StaffInvited
from onedoor.apps.partners.models import Account, Invitation, Membership, Organisation
from onedoor.apps.partners.queries.staff import actor_for, find_invitation
from onedoor.apps.partners.tokens import hash_of, new_token
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid, Missing
from onedoor.foundation.events.log import record

__all__ = ["accept_invitation", "invite", "renew_invitation", "withdraw_invitation"]

# Long enough for a fortnight's leave to be over.
LIFETIME = timedelta(days=14)


def invite(*, by: Actor, organisation: Organisation, email: str, role: str, name: str = "") -> tuple[Invitation, str]:
    """The invitation, and the token that its link must carry, which is not kept. Raises Denied, Invalid.

    A building block: the caller sends the link in the same transaction, so that no invitation goes unsent.
    """
    assert connection.in_atomic_block, "An invitation is made in the transaction that sends it."
    require_administrator(by, organisation)
    refuse_greater_role(by, role)
    email = email.strip().lower()
    _refuse_pointless(organisation, email, role)
    token = new_token()
    invitation = Invitation(
        organisation=organisation, email=email, name=name.strip(), role=role, token_hash=hash_of(token),
        invited_by=Account.objects.filter(uuid=by.id).first() if by.kind == "staff" else None,
        expires_at=clock.now() + LIFETIME,
    )  # fmt: skip
    check(invitation)
    invitation.save()
    record(StaffInvited(role=role), by=by, subject=str(invitation.uuid), organisation=str(organisation.uuid))
    return invitation, token


def renew_invitation(*, by: Actor, invitation: Invitation) -> tuple[Invitation, str]:
    """A new token, which makes the old one useless, and a fresh fortnight. A building block, as `invite`."""
    assert connection.in_atomic_block, "An invitation is renewed in the transaction that sends it."
    require_administrator(by, invitation.organisation)
    _refuse_finished(invitation)
    token = new_token()
    invitation.token_hash, invitation.expires_at = hash_of(token), clock.now() + LIFETIME
    invitation.save(update_fields=["token_hash", "expires_at"])
    organisation = str(invitation.organisation.uuid)
    record(InvitationRenewed(), by=by, subject=str(invitation.uuid), organisation=organisation)
    return invitation, token


@transaction.atomic(durable=True)
def withdraw_invitation(*, by: Actor, invitation: Invitation) -> Invitation:
    """The link works no longer. Raises Denied, Conflict."""
    require_administrator(by, invitation.organisation)
    _refuse_finished(invitation)
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    organisation = str(invitation.organisation.uuid)
    record(InvitationWithdrawn(), by=by, subject=str(invitation.uuid), organisation=organisation)
    return invitation


@transaction.atomic(durable=True)
def accept_invitation(*, by: Actor, token: str, name: str = "", password: str = "") -> Account:
    """Take the invitation up: with a new account, or with the account of that address, which must be signed in.

    Raises Missing where the token is unknown, used, withdrawn or too old; Denied where it is somebody else's;
    Invalid where name or password will not do.
    """
    invitation = find_invitation(token, lock=True)
    if invitation is None:
        raise Missing("This invitation has been used, withdrawn or has run out.")
    account = Account.objects.filter(email=invitation.email).first()
    if account is None:
        account = _new_account(by, invitation, name, password)
    elif by.id != str(account.uuid):
        raise Denied("Sign in with the invited e-mail address first.")
    actor = actor_for(account)
    grant_role_in_transaction(
        by=actor, account=account, organisation=invitation.organisation, role=invitation.role, starts_on=clock.today()
    )
    invitation.accepted_at, invitation.accepted_by = clock.now(), account
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    happening = InvitationAccepted(account=str(account.uuid))
    record(happening, by=actor, subject=str(invitation.uuid), organisation=str(invitation.organisation.uuid))
    return account


def _new_account(by: Actor, invitation: Invitation, name: str, password: str) -> Account:
    if not name.strip():
        raise Invalid("Enter your name.", fields={"name": ["Enter your name."]})
    return create_account_in_transaction(by=by, email=invitation.email, name=name, password=password)


def _refuse_pointless(organisation: Organisation, email: str, role: str) -> None:
    holds = Membership.objects.on().filter(account__email=email, organisation=organisation, role=role)
    if holds.exists():
        text = "That person has this role here already."
        raise Invalid(text, fields={"email": [text]})
    if Invitation.objects.open().filter(organisation=organisation, email=email, role=role).exists():
        text = "That person has been invited already. You can send the invitation again."
        raise Invalid(text, fields={"email": [text]})


def _refuse_finished(invitation: Invitation) -> None:
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Conflict("That invitation has been used or withdrawn.")
