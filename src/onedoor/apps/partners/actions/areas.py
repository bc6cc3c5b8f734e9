"""Which areas an organisation serves, and from when to when."""

from datetime import date

from django.db import transaction

from onedoor.apps.partners.access import require_partnership_administrator
from onedoor.apps.partners.events import AreaServed, AreaServiceEnded
from onedoor.apps.partners.models import Organisation, OrganisationArea
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events.log import record

__all__ = ["serve_area", "serve_area_in_transaction", "stop_serving_area"]


@transaction.atomic(durable=True)
def serve_area(
    *,
    by: Actor,
    organisation: Organisation,
    area_uuid: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> OrganisationArea:
    """The organisation serves the area between those days; one that it serves already is left as it is.

    Raises Denied; Missing where there is no such area; Invalid where the days are the wrong way round.
    """
    require_partnership_administrator(by)
    return serve_area_in_transaction(
        by=by, organisation=organisation, area_uuid=area_uuid, starts_on=starts_on, ends_on=ends_on
    )


def serve_area_in_transaction(
    *,
    by: Actor,
    organisation: Organisation,
    area_uuid: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> OrganisationArea:
    """As `serve_area`, as a part of a larger action."""
    if starts_on and ends_on and ends_on < starts_on:
        text = "The last day must be on or after the first."
        raise Invalid(text, fields={"ends_on": [text]})
    area_id = _area_id(area_uuid)
    served, is_new = OrganisationArea.objects.get_or_create(
        organisation=organisation, area_id=area_id, starts_on=starts_on, defaults={"ends_on": ends_on}
    )
    if is_new:
        happening = AreaServed(area=area_uuid, starts_on=starts_on.isoformat() if starts_on else "")
        record(happening, by=by, subject=str(organisation.uuid), organisation=str(organisation.uuid))
    return served


@transaction.atomic(durable=True)
def stop_serving_area(*, by: Actor, organisation: Organisation, area_uuid: str, ends_on: date) -> None:
    """That day is the last on which the organisation serves the area. Raises Denied, Missing."""
    require_partnership_administrator(by)
    if not organisation.areas_served.on(ends_on).filter(area__uuid=area_uuid).update(ends_on=ends_on):
        raise Missing("The organisation does not serve that area.")
    happening = AreaServiceEnded(area=area_uuid, ends_on=ends_on.isoformat())
    record(happening, by=by, subject=str(organisation.uuid), organisation=str(organisation.uuid))


def _area_id(uuid: str) -> int:
    areas = OrganisationArea._meta.get_field("area").related_model
    found = areas._default_manager.filter(uuid=uuid).values_list("pk", flat=True).first()
    if found is None:
        raise Missing("There is no such area.")
    return int(found)
