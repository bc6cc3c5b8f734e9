"""Keys by which partners' systems call our interfaces."""

import secrets

from django.db import transaction

from onedoor.apps.partners.access import require_administrator, require_partnership_administrator
from onedoor.apps.partners.actions.checking import check
from onedoor.apps.partners.events import ApiKeyCreated, ApiKeyRevoked
from onedoor.apps.partners.models import ApiKey, Organisation
from onedoor.apps.partners.tokens import hash_of, new_token
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.log import record

__all__ = ["create_api_key", "revoke_api_key"]


@transaction.atomic(durable=True)
def create_api_key(
    *, by: Actor, organisation: Organisation, name: str, may_act_for_all: bool = False
) -> tuple[ApiKey, str]:
    """The key's row, and the key itself, which is shown once and not kept. Raises Denied, Invalid."""
    require_administrator(by, organisation)
    if may_act_for_all:
        require_partnership_administrator(by)
    prefix = secrets.token_hex(4)
    plain_text = f"{prefix}_{new_token()}"
    key = ApiKey(
        organisation=organisation, name=name.strip(), prefix=prefix, key_hash=hash_of(plain_text),
        may_act_for_all=may_act_for_all,
    )  # fmt: skip
    check(key)
    key.save()
    happening = ApiKeyCreated(prefix=prefix, may_act_for_all=may_act_for_all)
    record(happening, by=by, subject=str(key.uuid), organisation=str(organisation.uuid))
    return key, plain_text


@transaction.atomic(durable=True)
def revoke_api_key(*, by: Actor, key: ApiKey) -> ApiKey:
    """The key works no longer; one revoked already stays as it is. Raises Denied."""
    require_administrator(by, key.organisation)
    if key.revoked_at is None:
        key.revoked_at = clock.now()
        key.save(update_fields=["revoked_at"])
        happening = ApiKeyRevoked(prefix=key.prefix)
        record(happening, by=by, subject=str(key.uuid), organisation=str(key.organisation.uuid))
    return key
