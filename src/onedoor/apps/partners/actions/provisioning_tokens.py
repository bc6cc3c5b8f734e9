"""Tokens by which an organisation's directory looks after its staff here."""

import secrets

from django.db import transaction

from onedoor.apps.partners.access import require_administrator
from onedoor.apps.partners.actions.checking import check
from onedoor.apps.partners.events import ProvisioningTokenCreated, ProvisioningTokenRevoked
from onedoor.apps.partners.models import Organisation, ProvisioningToken
from onedoor.apps.partners.tokens import hash_of, new_token
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.log import record

__all__ = ["create_provisioning_token", "revoke_provisioning_token"]


@transaction.atomic(durable=True)
def create_provisioning_token(*, by: Actor, organisation: Organisation, name: str) -> tuple[ProvisioningToken, str]:
    """The token's row, and the token itself, which is shown once and not kept. Raises Denied, Invalid."""
    require_administrator(by, organisation)
    prefix = secrets.token_hex(4)
    plain_text = f"{prefix}_{new_token()}"
    token = ProvisioningToken(
        organisation=organisation, name=name.strip(), prefix=prefix, token_hash=hash_of(plain_text)
    )
    check(token)
    token.save()
    happening = ProvisioningTokenCreated(prefix=prefix)
    record(happening, by=by, subject=str(token.uuid), organisation=str(organisation.uuid))
    return token, plain_text


@transaction.atomic(durable=True)
def revoke_provisioning_token(*, by: Actor, token: ProvisioningToken) -> ProvisioningToken:
    """It works no longer; whom it provisioned stays as they are. Raises Denied."""
    require_administrator(by, token.organisation)
    if token.revoked_at is None:
        token.revoked_at = clock.now()
        token.save(update_fields=["revoked_at"])
        happening = ProvisioningTokenRevoked(prefix=token.prefix)
        record(happening, by=by, subject=str(token.uuid), organisation=str(token.organisation.uuid))
    return token
