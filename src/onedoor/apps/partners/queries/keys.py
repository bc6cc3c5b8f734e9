"""The keys by which other systems come in."""

from uuid import UUID

from django.db.models import QuerySet

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import (
    ApiKey,
    Organisation,
)
from onedoor.apps.partners.tokens import hash_of
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor, Grant
from onedoor.foundation.rows import ask

__all__ = ["actor_for_api_key", "api_keys_of"]

# Asked with every call of a machine, and therefore not put together anew each time.
_KEY = """
    SELECT api_key.uuid, api_key.name, api_key.may_act_for_all, api_key.last_used_on, body.uuid
    FROM partners_apikey AS api_key JOIN partners_organisation AS body ON body.id = api_key.organisation_id
    WHERE api_key.key_hash = %s AND api_key.revoked_at IS NULL
"""


def api_keys_of(organisation: Organisation) -> QuerySet[ApiKey]:
    """Its keys, newest first, revoked ones too."""
    return organisation.api_keys.order_by("-created_at")


def actor_for_api_key(text: str) -> Actor | None:
    """The partner's system whose key this is, or None. It acts as service staff of its organisation."""
    found = ask(_KEY, [hash_of(text)])
    if not found:
        return None
    uuid, name, may_act_for_all, last_used_on, organisation_uuid = found[0]
    if str(last_used_on) != str(clock.today()):
        ApiKey.objects.filter(uuid=uuid).update(last_used_on=clock.today())
    organisation = str(UUID(str(organisation_uuid)))
    grants = {Grant(organisation, Role.SERVICE_OFFICER)}
    if may_act_for_all:
        grants.add(Grant(organisation, "any_partner"))
    return Actor(kind="partner_system", id=str(UUID(str(uuid))), name=name, grants=frozenset(grants))
