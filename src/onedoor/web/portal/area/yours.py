"""What is yours at a place."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import OrganisationKind
from onedoor.apps.places.data import Place

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation

__all__ = ["YourService", "bodies", "names_of", "topics"]

_LESS_WANTED = {OrganisationKind.NATIONAL, OrganisationKind.COMPANY}
# Councils first: most of what people ask for is theirs.
_ORDER = (
    OrganisationKind.UNITARY,
    OrganisationKind.DISTRICT,
    OrganisationKind.COUNTY,
    OrganisationKind.PARISH,
    OrganisationKind.NHS,
    OrganisationKind.POLICE,
    OrganisationKind.FIRE,
)
# The kinds of area that people know by name.
_KNOWN = ("parish", "ward", "district", "unitary", "county")


@dataclass(frozen=True, slots=True)
class YourService:
    """A service, and the body that answers for it where you live (empty where nobody does)."""

    service: "Service"
    name: str
    summary: str
    body: str
    does_something: bool


def bodies(place: Place) -> "list[Organisation]":
    """Those that serve the place, councils first; national bodies and companies left out."""
    found = partners.organisations_serving([area.uuid for area in place.areas])
    wanted = [body for body in found if body.kind not in _LESS_WANTED]
    rank = {kind: at for at, kind in enumerate(_ORDER)}
    return sorted(wanted, key=lambda body: rank.get(OrganisationKind(body.kind), len(_ORDER)))


def names_of(place: Place) -> str:
    """The areas the place is in, as a person would say them: "Mill ward, Linsmouth"."""
    in_welsh = get_language() == "cy"
    names = [(in_welsh and area.name_cy) or area.name for area in place.areas if area.type in _KNOWN]
    return ", ".join(dict.fromkeys(names))


def topics(place: Place) -> dict[str, list[YourService]]:
    """Every service by topic, with who answers for it here."""
    language = get_language() or "en-gb"
    names = {str(body.uuid): body.name_in(language) for body in partners.organisations()}
    return {
        topic: [_yours(service, place, language, names) for service in services]
        for topic, services in directory.services_by_topic(language=language).items()
    }


def _yours(service: "Service", place: Place, language: str, names: dict[str, str]) -> YourService:
    found = directory.who_provides(service, place)
    return YourService(
        service=service,
        name=service.name_in(language),
        summary=service.summary_in(language),
        body=names.get(found.accountable or "", ""),
        does_something=service.kind != RequestKind.NONE,
    )
