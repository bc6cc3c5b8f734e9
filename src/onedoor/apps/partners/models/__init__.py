"""The partnership, its organisations, their teams, and the people who work in them."""

from onedoor.apps.partners.models.account import Account, ApiKey, Invitation, Membership, TeamMembership
from onedoor.apps.partners.models.organisation import (
    Organisation,
    OrganisationArea,
    OrganisationSuccession,
    Partnership,
    Team,
)
from onedoor.apps.partners.models.provisioning import ProvisionedGroup, ProvisionedPerson, ProvisioningToken
from onedoor.apps.partners.models.signing_in import EmailDomain, GroupMeaning, StaffIdentity, StaffProvider

__all__ = [
    "Account",
    "ApiKey",
    "EmailDomain",
    "GroupMeaning",
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationArea",
    "OrganisationSuccession",
    "Partnership",
    "ProvisionedGroup",
    "ProvisionedPerson",
    "ProvisioningToken",
    "StaffIdentity",
    "StaffProvider",
    "Team",
    "TeamMembership",
]
