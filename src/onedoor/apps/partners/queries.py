"""Reads of the partnership and its bodies."""

from onedoor.apps.partners.models import Account, Membership, Organisation, Partnership
from onedoor.foundation.actors import Actor, Grant
from onedoor.foundation.errors import Missing

__all__ = ["actor_for", "current_partnership", "get_organisation"]


def current_partnership() -> Partnership:
    """The one partnership; an unsaved, unnamed one before it is set up."""
    return Partnership.objects.first() or Partnership(name="Onedoor")


def get_organisation(uuid: str) -> Organisation:
    """The organisation of that uuid; raises Missing."""
    try:
        return Organisation.objects.get(uuid=uuid)
    except Organisation.DoesNotExist:
        raise Missing("There is no such organisation.") from None


def actor_for(account: Account) -> Actor:
    """The account as an actor, with the roles it holds today. One query."""
    memberships = Membership.objects.on().filter(account=account).values_list("organisation__uuid", "role")
    grants = frozenset(Grant(organisation=str(organisation), role=role) for organisation, role in memberships)
    return Actor(kind="staff", id=str(account.uuid), name=account.name, grants=grants)
