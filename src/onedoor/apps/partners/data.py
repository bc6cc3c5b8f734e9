"""Choices and frozen values that cross the border of partners."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account

__all__ = ["ALWAYS_TWO_STEPS", "OrganisationKind", "Post", "ProviderProof", "Role", "StaffVisit", "every_role"]


class OrganisationKind(TextChoices):
    """What kind of body an organisation is. Which kind provides a service is the directory's to say."""

    COUNTY = "county", "County council"
    DISTRICT = "district", "District or borough council"
    UNITARY = "unitary", "Unitary council"
    PARISH = "parish", "Parish or town council"
    NHS = "nhs", "NHS body"
    POLICE = "police", "Police"
    FIRE = "fire", "Fire and rescue"
    CHARITY = "charity", "Voluntary organisation"
    HOUSING = "housing", "Housing association"
    NATIONAL = "national", "National body"
    COMPANY = "company", "Company"


class Role(TextChoices):
    """What a member of staff may do in one organisation."""

    ADVISER = "adviser", "Adviser"
    SERVICE_OFFICER = "service_officer", "Service team member"
    SERVICE_MANAGER = "service_manager", "Service team manager"
    ANALYST = "analyst", "Analyst"
    ADMINISTRATOR = "administrator", "Administrator"
    GOVERNANCE = "governance", "Information governance officer"
    REVIEWER = "reviewer", "Record reviewer"
    PARTNERSHIP_ADMINISTRATOR = "partnership_administrator", "Partnership administrator"


class ProviderProof(TextChoices):
    """By what an organisation's own provider knows us."""

    SECRET = "secret", "A client secret"
    KEY = "key", "A private key (private_key_jwt)"


# Who can give others access to people’s records, or sign for a body: no partnership lets them do with one step.
ALWAYS_TWO_STEPS = (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR, Role.GOVERNANCE)


def every_role() -> list[str]:
    """The default of a rule by role: nobody is left out unasked."""
    return list(Role.values)


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody is at one organisation. `organisation` is its uuid as text."""

    organisation: str
    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class StaffVisit:
    """Who signed in, with which provider (its uuid), and whether with two steps."""

    account: "Account"
    provider: str
    has_second_step: bool
