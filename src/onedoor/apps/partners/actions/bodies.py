"""Police, fire and NHS bodies made from the areas that are named after them."""

from dataclasses import dataclass

from django.db import transaction

from onedoor.apps.partners.access import require_partnership_administrator
from onedoor.apps.partners.actions.areas import areas_of_type, serve_area_in_transaction
from onedoor.apps.partners.actions.organisations import free_slug
from onedoor.apps.partners.data import OrganisationKind
from onedoor.apps.partners.events import OrganisationCreated
from onedoor.apps.partners.models import Organisation
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.log import record

__all__ = ["create_bodies_from_areas"]


@dataclass(frozen=True, slots=True)
class _Naming:
    """The area “Derbyshire” is served by “Derbyshire Police”, unless the area's name has such a word already."""

    kind: OrganisationKind
    telling: tuple[str, ...]
    before: str = ""
    after: str = ""

    def name_for(self, area: str) -> str:
        is_named = any(word in area.lower() for word in self.telling)
        return area if is_named else f"{self.before}{area}{self.after}"


NAMINGS = {
    "police_force": _Naming(OrganisationKind.POLICE, ("police", "constabulary"), after=" Police"),
    "fire_authority": _Naming(OrganisationKind.FIRE, ("fire",), after=" Fire and Rescue Service"),
    "nhs_commissioner": _Naming(OrganisationKind.NHS, ("nhs", "board"), before="NHS "),
}


@transaction.atomic(durable=True)
def create_bodies_from_areas(*, by: Actor, is_partner: bool = False) -> list[Organisation]:
    """A body for each police force, fire authority and NHS commissioner area that has none yet. Raises Denied."""
    require_partnership_administrator(by)
    made = []
    for type_code, naming in NAMINGS.items():
        known = set(Organisation.objects.filter(kind=naming.kind).values_list("code", flat=True))
        for uuid, code, area in areas_of_type(type_code):
            if code not in known:
                name = naming.name_for(area)
                body = Organisation.objects.create(
                    kind=naming.kind, name=name, slug=free_slug(name), code=code, is_partner=is_partner
                )
                happening = OrganisationCreated(kind=naming.kind, code=code)
                record(happening, by=by, subject=str(body.uuid), organisation=str(body.uuid))
                serve_area_in_transaction(by=by, organisation=body, area_uuid=uuid)
                made.append(body)
    return made
