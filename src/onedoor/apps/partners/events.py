"""What happens in partners. Ids, codes and dates only: never a name or an address."""

from dataclasses import dataclass
from typing import ClassVar

from onedoor.foundation.events.log import Happening

__all__ = [
    "AccountCreated",
    "ApiKeyCreated",
    "ApiKeyRevoked",
    "AreaServed",
    "AreaServiceEnded",
    "InvitationAccepted",
    "InvitationRenewed",
    "InvitationWithdrawn",
    "OrganisationChanged",
    "OrganisationCreated",
    "OrganisationEnded",
    "OrganisationSucceeded",
    "OrganisationsImported",
    "PartnershipChanged",
    "RoleEnded",
    "RoleGranted",
    "SecondStepRuleChanged",
    "StaffInvited",
    "TeamChanged",
    "TeamCreated",
    "TeamMembersChanged",
]


@dataclass(frozen=True)
class PartnershipChanged(Happening):
    """Name, brand or contact of the partnership; `fields` names what changed."""

    type: ClassVar[str] = "partners.partnership_changed.v1"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class SecondStepRuleChanged(Happening):
    """`roles` now sign in with two steps, beside those that always do."""

    type: ClassVar[str] = "partners.second_step_rule_changed.v1"
    roles: tuple[str, ...]


@dataclass(frozen=True)
class OrganisationCreated(Happening):
    type: ClassVar[str] = "partners.organisation_created.v1"
    kind: str
    code: str


@dataclass(frozen=True)
class OrganisationChanged(Happening):
    type: ClassVar[str] = "partners.organisation_changed.v1"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class OrganisationEnded(Happening):
    """`ends_on` is its last day, as ISO 8601."""

    type: ClassVar[str] = "partners.organisation_ended.v1"
    ends_on: str


@dataclass(frozen=True)
class OrganisationSucceeded(Happening):
    """From `took_over_on` (ISO 8601) the successor (uuid) answers for what the subject did."""

    type: ClassVar[str] = "partners.organisation_succeeded.v1"
    successor: str
    took_over_on: str


@dataclass(frozen=True)
class OrganisationsImported(Happening):
    """A file of organisations was imported; how many rows were new and how many changed."""

    type: ClassVar[str] = "partners.organisations_imported.v1"
    new: int
    changed: int


@dataclass(frozen=True)
class AreaServed(Happening):
    """`area` is the area's uuid; `starts_on` is ISO 8601, or empty for since always."""

    type: ClassVar[str] = "partners.area_served.v1"
    area: str
    starts_on: str


@dataclass(frozen=True)
class AreaServiceEnded(Happening):
    type: ClassVar[str] = "partners.area_service_ended.v1"
    area: str
    ends_on: str


@dataclass(frozen=True)
class TeamCreated(Happening):
    type: ClassVar[str] = "partners.team_created.v1"


@dataclass(frozen=True)
class TeamChanged(Happening):
    type: ClassVar[str] = "partners.team_changed.v1"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class TeamMembersChanged(Happening):
    """`accounts` are the uuids of everyone now in the team."""

    type: ClassVar[str] = "partners.team_members_changed.v1"
    accounts: tuple[str, ...]


@dataclass(frozen=True)
class AccountCreated(Happening):
    type: ClassVar[str] = "partners.account_created.v1"


@dataclass(frozen=True)
class RoleGranted(Happening):
    """The subject is the account; the event's organisation is where the role is held."""

    type: ClassVar[str] = "partners.role_granted.v1"
    role: str


@dataclass(frozen=True)
class RoleEnded(Happening):
    type: ClassVar[str] = "partners.role_ended.v1"
    role: str


@dataclass(frozen=True)
class StaffInvited(Happening):
    type: ClassVar[str] = "partners.staff_invited.v1"
    role: str


@dataclass(frozen=True)
class InvitationRenewed(Happening):
    type: ClassVar[str] = "partners.invitation_renewed.v1"


@dataclass(frozen=True)
class InvitationWithdrawn(Happening):
    type: ClassVar[str] = "partners.invitation_withdrawn.v1"


@dataclass(frozen=True)
class InvitationAccepted(Happening):
    type: ClassVar[str] = "partners.invitation_accepted.v1"
    account: str


@dataclass(frozen=True)
class ApiKeyCreated(Happening):
    type: ClassVar[str] = "partners.api_key_created.v1"
    prefix: str
    may_act_for_all: bool


@dataclass(frozen=True)
class ApiKeyRevoked(Happening):
    type: ClassVar[str] = "partners.api_key_revoked.v1"
    prefix: str
