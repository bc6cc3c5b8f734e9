"""The partnership, its organisations, their teams, and the people who work in them."""

from onedoor.apps.partners.models.account import Account, ApiKey, Invitation, Membership, TeamMembership
from onedoor.apps.partners.models.organisation import (
    Organisation,
    OrganisationArea,
    OrganisationSuccession,
    Partnership,
    Team,
)

__all__ = [
    "Account",
    "ApiKey",
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationArea",
    "OrganisationSuccession",
    "Partnership",
    "Team",
    "TeamMembership",
]
