"""Who may change what in the directory. Everyone may read it: nothing in it is about a person."""

from typing import TYPE_CHECKING

from onedoor.apps.directory.models import Provision
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = [
    "may_change_directory",
    "may_change_for",
    "must_change_directory",
    "must_change_for",
    "must_change_provision",
]


def may_change_directory(actor: Actor) -> bool:
    """Services, their wording and questions, rules about kinds of body: what concerns every member."""
    return actor.kind == "system" or actor.has_role(Role.PARTNERSHIP_ADMINISTRATOR)


def may_change_for(actor: Actor, organisation: "Organisation | None") -> bool:
    """What one body says of itself: what it provides, its targets, hours and costs."""
    if organisation is None or may_change_directory(actor):
        return may_change_directory(actor)
    return str(organisation.uuid) in actor.organisations_as(Role.ADMINISTRATOR)


def must_change_directory(actor: Actor) -> None:
    if not may_change_directory(actor):
        raise Denied("Only an administrator of the partnership may change this.")


def must_change_for(actor: Actor, organisation: "Organisation | None") -> None:
    if not may_change_for(actor, organisation):
        raise Denied("Only an administrator of that organisation may change this.")


def must_change_provision(actor: Actor, provision: Provision) -> None:
    must_change_for(actor, provision.organisation)
