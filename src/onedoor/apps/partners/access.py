"""Who may run what: an administrator their own organisation, a partnership administrator all of them."""

from django.db.models import QuerySet

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import ApiKey, GroupMeaning, Invitation, Organisation, ProvisioningToken, Team
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Missing

__all__ = [
    "get_administered",
    "get_api_key_for",
    "get_group_meaning_for",
    "get_invitation_for",
    "get_provisioning_token_for",
    "get_team_for",
    "may_administer",
    "may_administer_partnership",
    "organisations_administered_by",
    "require_administrator",
    "require_governance",
    "require_partnership_administrator",
]


def may_administer_partnership(actor: Actor) -> bool:
    """Whether the actor may change the partnership itself and any organisation in it."""
    return actor.kind == "system" or actor.has_role(Role.PARTNERSHIP_ADMINISTRATOR)


def may_administer(actor: Actor, organisation: Organisation) -> bool:
    """Whether the actor may change this organisation, its teams, its staff and its keys."""
    own = str(organisation.uuid) in actor.organisations_as(Role.ADMINISTRATOR)
    return own or may_administer_partnership(actor)


def require_administrator(actor: Actor, organisation: Organisation) -> None:
    """Raises Denied."""
    if not may_administer(actor, organisation):
        raise Denied("You do not administer this organisation.")


def require_partnership_administrator(actor: Actor) -> None:
    """Raises Denied."""
    if not may_administer_partnership(actor):
        raise Denied("Only a partnership administrator may do this.")


def require_governance(actor: Actor, organisation: Organisation | None, missing: str) -> None:
    """Raises Missing unless the actor is the organisation's information governance officer.

    What is no organisation's own (None) is any such officer's.
    """
    governed = actor.organisations_as(Role.GOVERNANCE)
    is_own = bool(governed) if organisation is None else str(organisation.uuid) in governed
    if actor.kind != "system" and not is_own:
        raise Missing(missing)


def organisations_administered_by(actor: Actor) -> QuerySet[Organisation]:
    """Those the actor may change, ended ones too."""
    if may_administer_partnership(actor):
        return Organisation.objects.all()
    return Organisation.objects.filter(uuid__in=actor.organisations_as(Role.ADMINISTRATOR))


def get_administered(actor: Actor, uuid: str) -> Organisation:
    """The organisation, if the actor may change it; raises Missing."""
    organisation = organisations_administered_by(actor).filter(uuid=uuid).first()
    if organisation is None:
        raise Missing("There is no such organisation.")
    return organisation


def get_team_for(actor: Actor, uuid: str) -> Team:
    """The team, if the actor administers its organisation; raises Missing."""
    teams = Team.objects.select_related("organisation")
    team = teams.filter(uuid=uuid, organisation__in=organisations_administered_by(actor)).first()
    if team is None:
        raise Missing("There is no such team.")
    return team


def get_invitation_for(actor: Actor, uuid: str) -> Invitation:
    """The invitation, if the actor administers its organisation; raises Missing."""
    invitations = Invitation.objects.select_related("organisation")
    invitation = invitations.filter(uuid=uuid, organisation__in=organisations_administered_by(actor)).first()
    if invitation is None:
        raise Missing("There is no such invitation.")
    return invitation


def get_api_key_for(actor: Actor, uuid: str) -> ApiKey:
    """The key's row, if the actor administers its organisation; raises Missing."""
    keys = ApiKey.objects.select_related("organisation")
    key = keys.filter(uuid=uuid, organisation__in=organisations_administered_by(actor)).first()
    if key is None:
        raise Missing("There is no such key.")
    return key


def get_group_meaning_for(actor: Actor, uuid: str) -> GroupMeaning:
    """What a group means, if the actor administers the organisation; raises Missing."""
    meanings = GroupMeaning.objects.select_related("organisation")
    meaning = meanings.filter(uuid=uuid, organisation__in=organisations_administered_by(actor)).first()
    if meaning is None:
        raise Missing("There is no such group.")
    return meaning


def get_provisioning_token_for(actor: Actor, uuid: str) -> ProvisioningToken:
    """The token's row, if the actor administers its organisation; raises Missing."""
    tokens = ProvisioningToken.objects.select_related("organisation")
    token = tokens.filter(uuid=uuid, organisation__in=organisations_administered_by(actor)).first()
    if token is None:
        raise Missing("There is no such token.")
    return token
