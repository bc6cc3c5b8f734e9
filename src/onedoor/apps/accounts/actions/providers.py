"""Signing in with a provider, as GOV.UK One Login is: whose account it is, and that it stays theirs."""

from collections.abc import Mapping

from django.db import transaction

from onedoor.apps.accounts.actions.joining import join_proved
from onedoor.apps.accounts.events import (
    AccountLeft,
    AccountOpened,
    AddressChanged,
    IdentityProved,
    SignedInWithProvider,
    SignedOutByProvider,
)
from onedoor.apps.accounts.models import ProviderIdentity, ResidentAccount
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, resident
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import Happening, record
from onedoor.foundation.openid.client import Client, SignedIn, Ticket, finish
from onedoor.foundation.openid.errors import SignInFailed
from onedoor.foundation.openid.identity import Identity, identity_of
from onedoor.foundation.openid.logout import read_logout_token

__all__ = ["finish_sign_in", "sign_in_with_provider", "sign_out_by_token"]


def finish_sign_in(
    *, client: Client, ticket: Ticket | None, answer: Mapping[str, str], identity_issuer: str = ""
) -> tuple[ResidentAccount, str]:
    """The account of whoever came back from the provider, and the token to sign out there with.

    Where the provider proved who they are, the account is joined to their records if they can be told from others’.
    Raises SignInFailed. No transaction is open while the provider is asked.
    """
    signed_in = finish(client, ticket, answer)
    identity = identity_of(client, signed_in, issuer=identity_issuer) if identity_issuer else None
    account = sign_in_with_provider(issuer=client.issuer, subject=signed_in.subject, email=_address_of(signed_in))
    if identity is not None:
        _note_proof(account, client.issuer)
        account = _joined(account, identity)
    return account, signed_in.id_token


def _address_of(signed_in: SignedIn) -> str:
    email = signed_in.person.get("email")
    if not isinstance(email, str) or "@" not in email or signed_in.person.get("email_verified") is not True:
        raise SignInFailed("The provider does not say that the e-mail address is theirs.")
    return email


def _joined(account: ResidentAccount, identity: Identity) -> ResidentAccount:
    if account.record is not None:
        return account
    try:
        return join_proved(
            account=account, names=identity.names, birth_dates=identity.birth_dates, postcodes=identity.postcodes
        )
    except Invalid:
        # They are signed in all the same; what they may still do is ask us.
        return account


@transaction.atomic(durable=True)
def sign_in_with_provider(*, issuer: str, subject: str, email: str) -> ResidentAccount:
    """The account of this subject; `email` is theirs today, the provider has seen to that.

    A subject not met before gets the account of the address: who reads the mailbox could have signed in to it anyway.
    """
    email = email.strip().lower()
    identity = _identity(issuer, subject)
    if identity is None:
        identity = ProviderIdentity.objects.create(account=_account_of(email, issuer), issuer=issuer, subject=subject)
    else:
        _follow_address(identity.account, email)
    now = clock.now()
    account = identity.account
    identity.last_seen_at = account.last_signed_in_at = now
    identity.save(update_fields=["last_seen_at"])
    account.save(update_fields=["last_signed_in_at"])
    _note(account, SignedInWithProvider(issuer=issuer))
    return account


@transaction.atomic(durable=True)
def _note_proof(account: ResidentAccount, issuer: str) -> None:
    account.identities.filter(issuer=issuer).update(proved_at=clock.now())
    _note(account, IdentityProved(issuer=issuer))


def sign_out_by_token(*, client: Client, token: str) -> None:
    """The provider says that somebody signed out there: every visit of theirs here ends. Raises SignInFailed."""
    told = read_logout_token(client, token)
    with transaction.atomic(durable=True):
        identity = _identity(told.issuer, told.subject)
        if identity is not None:
            identity.account.signed_out_at = clock.now()
            identity.account.save(update_fields=["signed_out_at"])
            record(SignedOutByProvider(issuer=told.issuer), by=SYSTEM, subject=str(identity.account.uuid))


def _identity(issuer: str, subject: str) -> ProviderIdentity | None:
    found = ProviderIdentity.objects.select_for_update(of=("self",)).select_related("account")
    return found.filter(issuer=issuer, subject=subject).first()


def _account_of(email: str, issuer: str) -> ResidentAccount:
    account, is_new = ResidentAccount.objects.get_or_create(email=email)
    if is_new:
        _note(account, AccountOpened())
    # An address may pass to somebody else: what was joined to it by the one who had it is not the next one's.
    elif account.identities.filter(issuer=issuer).delete()[0]:
        _leave_record(account)
        account.signed_out_at = clock.now()
        account.save(update_fields=["signed_out_at"])
    return account


def _follow_address(account: ResidentAccount, email: str) -> None:
    """They changed it there. Whoever reads the old mailbox no longer opens the account."""
    if account.email == email:
        return
    other = ResidentAccount.objects.select_for_update().filter(email=email).first()
    if other is not None:
        # Reading both mailboxes they had two accounts; one of another subject has lost the address.
        other.delete()
    account.email = email
    account.link_version += 1
    account.save(update_fields=["email", "link_version"])
    _note(account, AddressChanged())


def _leave_record(account: ResidentAccount) -> None:
    if account.record is not None:
        _note(account, AccountLeft(record=str(account.record.uuid)))
        account.record = account.joined_at = None
        account.save(update_fields=["record", "joined_at"])


def _note(account: ResidentAccount, happening: Happening) -> None:
    record(happening, by=resident(str(account.uuid)), subject=str(account.uuid))
