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
    "BreakGlassUsed",
    "GroupMeaningRemoved",
    "GroupMeaningSet",
    "InvitationAccepted",
    "InvitationRenewed",
    "InvitationWithdrawn",
    "OrganisationChanged",
    "OrganisationCreated",
    "OrganisationEnded",
    "OrganisationSucceeded",
    "OrganisationsImported",
    "PartnershipChanged",
    "PersonDeprovisioned",
    "PersonProvisioned",
    "ProvisionedGroupChanged",
    "ProvisionedGroupRemoved",
    "ProvisionedPersonChanged",
    "ProvisioningTokenCreated",
    "ProvisioningTokenRevoked",
    "RoleEnded",
    "RoleGranted",
    "SecondStepRuleChanged",
    "SessionsEnded",
    "StaffIdentityMatched",
    "StaffInvited",
    "StaffProviderChanged",
    "StaffProviderRemoved",
    "StaffSignedInWithProvider",
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


@dataclass(frozen=True)
class StaffProviderChanged(Happening):
    """How an organisation's staff sign in was set up or changed; `fields` names what changed."""

    type: ClassVar[str] = "partners.staff_provider_changed.v1"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class StaffProviderRemoved(Happening):
    type: ClassVar[str] = "partners.staff_provider_removed.v1"


@dataclass(frozen=True)
class StaffIdentityMatched(Happening):
    """A provider's subject was matched to the account by its e-mail address, once."""

    type: ClassVar[str] = "partners.staff_identity_matched.v1"


@dataclass(frozen=True)
class StaffSignedInWithProvider(Happening):
    type: ClassVar[str] = "partners.staff_signed_in_with_provider.v1"


@dataclass(frozen=True)
class BreakGlassUsed(Happening):
    """Somebody came in without the provider that is otherwise the only way, as they may."""

    type: ClassVar[str] = "partners.break_glass_used.v1"


@dataclass(frozen=True)
class SessionsEnded(Happening):
    """Every session of the account was ended."""

    type: ClassVar[str] = "partners.sessions_ended.v1"


@dataclass(frozen=True)
class GroupMeaningSet(Happening):
    """A group at the organisation's own body means this role here, or this team (uuid)."""

    type: ClassVar[str] = "partners.group_meaning_set.v1"
    role: str
    team: str


@dataclass(frozen=True)
class GroupMeaningRemoved(Happening):
    type: ClassVar[str] = "partners.group_meaning_removed.v1"


@dataclass(frozen=True)
class ProvisioningTokenCreated(Happening):
    """A directory may look after its organisation's staff with the token of this prefix."""

    type: ClassVar[str] = "partners.provisioning_token_created.v1"
    prefix: str


@dataclass(frozen=True)
class ProvisioningTokenRevoked(Happening):
    type: ClassVar[str] = "partners.provisioning_token_revoked.v1"
    prefix: str


@dataclass(frozen=True)
class PersonProvisioned(Happening):
    """An organisation's directory sent somebody who works there; `account` is theirs (uuid), or empty."""

    type: ClassVar[str] = "partners.person_provisioned.v1"
    account: str
    is_active: bool


@dataclass(frozen=True)
class ProvisionedPersonChanged(Happening):
    """What the directory says of them changed; not active, they have no role or session left there."""

    type: ClassVar[str] = "partners.provisioned_person_changed.v1"
    is_active: bool


@dataclass(frozen=True)
class PersonDeprovisioned(Happening):
    type: ClassVar[str] = "partners.person_deprovisioned.v1"
    account: str


@dataclass(frozen=True)
class ProvisionedGroupChanged(Happening):
    """`people` are the uuids of everybody now in the group, as the directory knows them here."""

    type: ClassVar[str] = "partners.provisioned_group_changed.v1"
    people: tuple[str, ...]


@dataclass(frozen=True)
class ProvisionedGroupRemoved(Happening):
    type: ClassVar[str] = "partners.provisioned_group_removed.v1"
