"""Choices and frozen values that cross the border of partners."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account

__all__ = [
    "ALWAYS_TWO_STEPS",
    "OrganisationKind",
    "PersonGiven",
    "Post",
    "ProviderProof",
    "Role",
    "StaffVisit",
    "every_role",
]


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
    EMERGENCY_OFFICER = "emergency_officer", "Emergency officer"
    PARTNERSHIP_ADMINISTRATOR = "partnership_administrator", "Partnership administrator"


class ProviderProof(TextChoices):
    """By what an organisation's own provider knows us."""

    SECRET = "secret", "A client secret"
    KEY = "key", "A private key (private_key_jwt)"


# Who can give others access to people’s records, sign for a body, or open what no agreement opens: no partnership lets
# them do with one step.
ALWAYS_TWO_STEPS = (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR, Role.GOVERNANCE, Role.EMERGENCY_OFFICER)


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
    """Who signed in, with which provider (its uuid), whether with two steps, and the provider's token of it."""

    account: "Account"
    provider: str
    has_second_step: bool
    id_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PersonGiven:
    """Somebody as their organisation's directory has them; `attributes` are names and addresses in SCIM's own shape."""

    user_name: str
    external_id: str = ""
    is_active: bool = True
    roles: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def email(self) -> str:
        """The first address that is called primary, or the first; else the user name, if it looks like one."""
        addresses = [one for one in self.attributes.get("emails") or [] if one.get("value")]
        addresses.sort(key=lambda one: not one.get("primary"))
        text = str(addresses[0]["value"] if addresses else self.user_name).strip().lower()
        return text if addresses or "@" in text else ""

    @property
    def name(self) -> str:
        """As colleagues see it; empty where nothing was given."""
        name = self.attributes.get("name") or {}
        parts = f"{name.get('givenName') or ''} {name.get('familyName') or ''}".strip()
        return str(self.attributes.get("displayName") or parts or name.get("formatted") or "")
