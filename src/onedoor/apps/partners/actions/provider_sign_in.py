"""Staff who come back from their own body's provider: who they are here. It makes nobody staff."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from onedoor.apps.partners.actions.groups import change_groups
from onedoor.apps.partners.actions.sessions import end_sessions
from onedoor.apps.partners.data import ProviderProof, StaffVisit
from onedoor.apps.partners.events import BreakGlassUsed, StaffIdentityMatched, StaffSignedInWithProvider
from onedoor.apps.partners.models import Account, Membership, StaffIdentity, StaffProvider
from onedoor.apps.partners.queries.staff import actor_for
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events.log import record
from onedoor.foundation.openid.client import Client, SignedIn, Ticket, finish, sign_out_address
from onedoor.foundation.openid.errors import SignInFailed
from onedoor.foundation.openid.logout import read_logout_token

__all__ = [
    "client_of",
    "finish_staff_sign_in",
    "note_break_glass",
    "secret_path",
    "sign_out_staff_by_token",
    "staff_sign_out_address",
]


def secret_path(provider: StaffProvider) -> Path:
    """Where the operator puts the secret or the key. Administrators name no files: they could read others'."""
    ending = "pem" if provider.proof == ProviderProof.KEY else "secret"
    return Path(settings.SIGN_IN_SECRETS_DIR) / f"{provider.organisation.slug}.{ending}"


def client_of(provider: StaffProvider) -> Client:
    """Us, as the provider knows us; raises SignInFailed where the secret or key is not there."""
    try:
        secret = secret_path(provider).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SignInFailed(f"{secret_path(provider).name} cannot be read.", code="setup") from error
    is_key = provider.proof == ProviderProof.KEY
    return Client(
        issuer=provider.issuer, client_id=provider.client_id, key=secret if is_key else "",
        secret="" if is_key else secret, scopes=("openid", "email", "profile"),
    )  # fmt: skip


def finish_staff_sign_in(*, provider: StaffProvider, ticket: Ticket | None, answer: Mapping[str, str]) -> StaffVisit:
    """Raises SignInFailed; its code is `unknown` for somebody who is not on the staff of this organisation here."""
    signed_in = finish(client_of(provider), ticket, answer)
    with transaction.atomic(durable=True):
        identity = _identity(provider, signed_in)
        account = identity.account
        _refuse_others(provider, account)
        _follow_groups(provider, identity, signed_in)
        identity.last_seen_at = clock.now()
        identity.save(update_fields=["last_seen_at", "groups"])
        record(
            StaffSignedInWithProvider(), by=actor_for(account), subject=str(account.uuid),
            organisation=str(provider.organisation.uuid),
        )  # fmt: skip
    return StaffVisit(account, str(provider.uuid), _has_second_step(provider, signed_in), signed_in.id_token)


@transaction.atomic(durable=True)
def note_break_glass(*, account: Account) -> None:
    """They signed in without the provider that is otherwise the only way, as they may: it is written down."""
    for provider in StaffProvider.objects.filter(break_glass=account, is_only_way=True).select_related("organisation"):
        organisation = str(provider.organisation.uuid)
        record(BreakGlassUsed(), by=actor_for(account), subject=str(account.uuid), organisation=organisation)


def staff_sign_out_address(
    *, provider: str | None, id_token: str, come_back_to: str
) -> tuple[StaffProvider, str] | None:
    """Whose provider that uuid is, and where the browser signs out there as well; None where it cannot."""
    if provider is None or not id_token:
        return None
    found = StaffProvider.objects.select_related("organisation").filter(uuid=provider, is_on=True).first()
    if found is None:
        return None
    try:
        address = sign_out_address(client_of(found), id_token=id_token, come_back_to=come_back_to)
    except SignInFailed:
        return None
    return (found, address) if address else None


def sign_out_staff_by_token(*, provider: StaffProvider, token: str) -> None:
    """Somebody signed out at their provider: every session of theirs ends. Raises SignInFailed."""
    told = read_logout_token(client_of(provider), token)
    with transaction.atomic(durable=True):
        accounts = Account.objects.filter(identities__provider=provider, identities__subject=told.subject)
        end_sessions(by=SYSTEM, accounts=accounts, organisation=str(provider.organisation.uuid))


def _identity(provider: StaffProvider, signed_in: SignedIn) -> StaffIdentity:
    known = provider.identities.select_related("account").filter(subject=signed_in.subject).first()
    if known is not None:
        return known
    account = _account_by_address(provider, signed_in.person)
    if provider.identities.filter(account=account).exists():
        # An address may pass to a colleague; whose account it is then, a person decides.
        raise SignInFailed("The account belongs to another subject of the provider.", code="unknown")
    identity = StaffIdentity.objects.create(provider=provider, account=account, subject=signed_in.subject)
    organisation = str(provider.organisation.uuid)
    record(StaffIdentityMatched(), by=SYSTEM, subject=str(account.uuid), organisation=organisation)
    return identity


def _account_by_address(provider: StaffProvider, person: Mapping[str, Any]) -> Account:
    """By an address the provider may speak for. Entra ID never says `email_verified`: it owns the domain it is asked
    about, which the partnership has confirmed; where a provider says that an address is not verified, it is not."""
    addresses = [str(person.get(name) or "").strip().lower() for name in ("email", "preferred_username", "upn")]
    domains = set(provider.domains.values_list("domain", flat=True))
    for address in addresses:
        if address.rpartition("@")[2] in domains and person.get("email_verified") in {None, True, "true"}:
            account = Account.objects.filter(email=address).first()
            if account is not None:
                return account
    raise SignInFailed("Nobody on the staff has such an address.", code="unknown")


def _refuse_others(provider: StaffProvider, account: Account) -> None:
    works_here = Membership.objects.on().filter(account=account, organisation=provider.organisation)
    if not account.is_active or not works_here.exists():
        raise SignInFailed("They do not work for this organisation here.", code="unknown")


def _follow_groups(provider: StaffProvider, identity: StaffIdentity, signed_in: SignedIn) -> None:
    if not provider.groups_claim:
        return
    said = signed_in.person.get(provider.groups_claim)
    groups = [str(group) for group in said] if isinstance(said, list) else [str(said)] if said else []
    meant = set(provider.organisation.group_meanings.values_list("group", flat=True))
    after = sorted(meant & set(groups))
    change_groups(
        by=SYSTEM, account=identity.account, organisation=provider.organisation, before=identity.groups, after=after
    )
    identity.groups = after


def _has_second_step(provider: StaffProvider, signed_in: SignedIn) -> bool:
    """By the signed ID token alone: who asks for user information may be told anything."""
    methods = signed_in.claims.get("amr")
    said = {*(methods if isinstance(methods, list) else []), signed_in.claims.get("acr")}
    return bool(said & set(provider.second_step_values))
