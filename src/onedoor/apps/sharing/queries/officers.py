"""Who is told about what an organisation shares."""

from typing import TYPE_CHECKING

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["officers_of"]


def officers_of(organisation: "Organisation") -> tuple[tuple[str, str], ...]:
    """Names and e-mail addresses of its governance officers; where it has none, its own address."""
    staff = partners.staff_of(organisation)
    officers = [one for one in staff if any(held.role == Role.GOVERNANCE for held in one.memberships.all())]
    if not officers and organisation.email:
        return ((organisation.name, organisation.email),)
    return tuple((one.name, one.email) for one in officers)
