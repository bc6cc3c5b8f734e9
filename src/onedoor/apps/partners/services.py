"""The door to partners."""

from onedoor.apps.partners.access import (
    get_administered,
    get_api_key_for,
    get_invitation_for,
    get_team_for,
    may_administer,
    may_administer_partnership,
    organisations_administered_by,
)
from onedoor.apps.partners.actions.api_keys import create_api_key, revoke_api_key
from onedoor.apps.partners.actions.areas import serve_area, stop_serving_area
from onedoor.apps.partners.actions.bodies import create_bodies_from_areas
from onedoor.apps.partners.actions.invitations import (
    accept_invitation,
    invite,
    renew_invitation,
    withdraw_invitation,
)
from onedoor.apps.partners.actions.organisations import (
    create_organisation,
    end_organisation,
    succeed_organisation,
    update_organisation,
)
from onedoor.apps.partners.actions.partnership import update_partnership
from onedoor.apps.partners.actions.staff import create_account, grant_role, remove_from_organisation, set_roles
from onedoor.apps.partners.actions.teams import create_team, set_team_members, update_team
from onedoor.apps.partners.queries import (
    actor_for,
    actor_for_api_key,
    current_partnership,
    find_account,
    find_invitation,
    find_organisation,
    get_account,
    get_organisation,
    open_invitations_of,
    organisations,
    organisations_serving,
    posts_of,
    search_organisations,
    staff_of,
    successor_of,
    successors_of,
    teams_of,
)
from onedoor.apps.partners.register import RegisteredBody, register, register_version

__all__ = [
    "RegisteredBody",
    "accept_invitation",
    "actor_for",
    "actor_for_api_key",
    "create_account",
    "create_api_key",
    "create_bodies_from_areas",
    "create_organisation",
    "create_team",
    "current_partnership",
    "end_organisation",
    "find_account",
    "find_invitation",
    "find_organisation",
    "get_account",
    "get_administered",
    "get_api_key_for",
    "get_invitation_for",
    "get_organisation",
    "get_team_for",
    "grant_role",
    "invite",
    "may_administer",
    "may_administer_partnership",
    "open_invitations_of",
    "organisations",
    "organisations_administered_by",
    "organisations_serving",
    "posts_of",
    "register",
    "register_version",
    "remove_from_organisation",
    "renew_invitation",
    "revoke_api_key",
    "search_organisations",
    "serve_area",
    "set_roles",
    "set_team_members",
    "staff_of",
    "stop_serving_area",
    "succeed_organisation",
    "successor_of",
    "successors_of",
    "teams_of",
    "update_organisation",
    "update_partnership",
    "update_team",
    "withdraw_invitation",
]
