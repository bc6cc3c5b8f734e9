"""Which areas an organisation serves, and from when to when."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from onedoor.apps.partners.access import require_partnership_administrator
from onedoor.apps.partners.events import AreaServed, AreaServiceEnded
from onedoor.apps.partners.models import Organisation, OrganisationArea
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events.log import record

__all__ = ["areas_by_code", "areas_of_type", "serve_area", "serve_area_in_transaction", "stop_serving_area"]


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
    served, _ = serve_area_in_transaction(
        by=by, organisation=organisation, area_uuid=area_uuid, starts_on=starts_on, ends_on=ends_on
    )
    return served


def serve_area_in_transaction(
    *,
    by: Actor,
    organisation: Organisation,
    area_uuid: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> tuple[OrganisationArea, bool]:
    """As `serve_area`, as a part of a larger action; also whether it is new."""
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
    return served, is_new


@transaction.atomic(durable=True)
def serve_area_named(
    *,
    by: Actor,
    organisation: Organisation,
    area: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> OrganisationArea:
    """As `serve_area`, by the area's code or name as typed. Raises Invalid where it is none, or one of several."""
    require_partnership_administrator(by)
    found = _areas().on(starts_on).filter(Q(code__iexact=area.strip()) | Q(name__iexact=area.strip()))
    matches = list(found.select_related("type").order_by("type__rank", "name")[:6])
    if not matches:
        text = f"There is no area called {area}. Check the spelling, or use its code."
        raise Invalid(text, fields={"area": [text]})
    if len({match.code for match in matches}) > 1:
        named = ", ".join(f"{match.name} ({match.type.name}): {match.code}" for match in matches)
        text = f"Several areas are called that. Enter one of the codes: {named}."
        raise Invalid(text, fields={"area": [text]})
    served, _ = serve_area_in_transaction(
        by=by, organisation=organisation, area_uuid=str(matches[0].uuid), starts_on=starts_on, ends_on=ends_on
    )
    return served


@transaction.atomic(durable=True)
def stop_serving_area(*, by: Actor, organisation: Organisation, area_uuid: str, ends_on: date) -> None:
    """That day is the last on which the organisation serves the area. Raises Denied, Missing."""
    require_partnership_administrator(by)
    if not organisation.areas_served.on(ends_on).filter(area__uuid=area_uuid).update(ends_on=ends_on):
        raise Missing("The organisation does not serve that area.")
    happening = AreaServiceEnded(area=area_uuid, ends_on=ends_on.isoformat())
    record(happening, by=by, subject=str(organisation.uuid), organisation=str(organisation.uuid))


def areas_by_code(codes: Iterable[str]) -> dict[str, list[str]]:
    """Uuids, as text, of the areas that bear each code; one code may name areas of several types."""
    found: dict[str, list[str]] = {}
    for code, uuid in _areas().filter(code__in=list(codes)).values_list("code", "uuid"):
        found.setdefault(code, []).append(str(uuid))
    return found


def areas_of_type(type_code: str) -> list[tuple[str, str, str]]:
    """(uuid as text, code, name) of every area of the type that is there today."""
    rows = _areas().on().filter(type__code=type_code).order_by("name").values_list("uuid", "code", "name")
    return [(str(uuid), code, name) for uuid, code, name in rows]


def _area_id(uuid: str) -> int:
    found = _areas().filter(uuid=uuid).values_list("pk", flat=True).first()
    if found is None:
        raise Missing("There is no such area.")
    return int(found)


def _areas() -> Any:
    # Through our own foreign key: the model itself belongs to places.
    return OrganisationArea._meta.get_field("area").related_model._default_manager
