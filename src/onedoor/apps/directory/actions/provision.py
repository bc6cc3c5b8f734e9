"""Saying who provides a service, and until when."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from onedoor.apps.directory.access import may_change_directory, must_change_for, must_change_provision
from onedoor.apps.directory.events import ProvisionAdded, ProvisionEnded
from onedoor.apps.directory.memory import forget
from onedoor.apps.directory.models import Interaction, Provision, Service
from onedoor.apps.directory.overview import area_rows
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import OrganisationKind
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation, Team
    from onedoor.apps.places.models import Area

__all__ = ["add_provision", "end_provision"]


@transaction.atomic(durable=True)
def add_provision(
    *,
    by: Actor,
    service: Service,
    kinds: Sequence[str] = (),
    organisation: "Organisation | None" = None,
    area_uuid: str = "",
    delivering: "Organisation | None" = None,
    team: "Team | None" = None,
    interaction: Interaction | None = None,
    is_provided: bool = True,
    ask_instead: str = "",
    source: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Provision:
    """A rule: these kinds of body or this body provide the service, everywhere they serve or in this area.

    With `is_provided` off it says that nobody does there, and `ask_instead` whom to ask; only the partnership says so.
    Raises Invalid, also where a body's own administrator names an area that the body does not serve; Missing where
    there is no such area.
    """
    must_change_for(by, organisation if is_provided else None)
    _check(kinds, organisation, team, is_provided, starts_on, ends_on)
    area_id = _area_id(area_uuid)
    if organisation and area_id and not may_change_directory(by):
        _refuse_foreign_ground(organisation, area_id)
    provision = Provision.objects.create(
        service=service,
        kinds=list(kinds),
        organisation=organisation,
        area_id=area_id,
        delivering=delivering,
        team=team,
        interaction=interaction,
        is_provided=is_provided,
        ask_instead=ask_instead,
        source=source,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    log.record(_added(provision), by=by, subject=str(service.uuid), organisation=_uuid(organisation))
    forget()
    return provision


def _check(
    kinds: Sequence[str],
    organisation: "Organisation | None",
    team: "Team | None",
    is_provided: bool,
    starts_on: date | None,
    ends_on: date | None,
) -> None:
    wrong: dict[str, list[str]] = {}
    if is_provided and not kinds and organisation is None:
        wrong["organisation"] = ["Choose an organisation, or kinds of organisation"]
    if kinds and organisation is not None:
        wrong["organisation"] = ["Choose an organisation or kinds of organisation, not both"]
    if unknown := [kind for kind in kinds if kind not in OrganisationKind.values]:
        wrong["kinds"] = [f"There is no kind of organisation “{unknown[0]}”"]
    if team is not None and (organisation is None or team.organisation_id != organisation.pk):
        wrong["team"] = ["Choose a team of the organisation"]
    if starts_on and ends_on and ends_on < starts_on:
        wrong["ends_on"] = ["The last day must be on or after the first"]
    if wrong:
        raise Invalid("The rule cannot be saved as it is.", fields=wrong)


def _refuse_foreign_ground(organisation: "Organisation", area_id: int) -> None:
    """A rule for an area outranks the partnership's own: a body makes one where it serves, and nowhere else."""
    serves: Any = partners.areas_served_by(organisation)
    # A body that names no areas serves everywhere, because the partnership left it so.
    if not serves.exists() or area_rows().filter(_lies_in(serves.on()), pk=area_id).exists():
        return
    problem = f"{organisation.name} does not serve this area. {partners.who_says_where_bodies_serve()}"
    raise Invalid("The rule cannot be saved as it is.", fields={"area_code": [problem]})


def _lies_in(served: Any) -> Q:
    areas = served.values("area")
    return Q(pk__in=areas) | Q(parent_links__parent__in=areas)


def _uuid(thing: "Organisation | Area | None") -> str:
    return str(thing.uuid) if thing else ""


def _area_id(uuid: str) -> int | None:
    if not uuid:
        return None
    area = area_rows().filter(uuid=uuid).first()
    if area is None:
        raise Missing("There is no such area.")
    return int(area.pk)


def _added(provision: Provision) -> ProvisionAdded:
    return ProvisionAdded(
        provision=str(provision.uuid),
        kinds=tuple(provision.kinds),
        area=_uuid(provision.area),
        is_provided=provision.is_provided,
        starts_on=provision.starts_on.isoformat() if provision.starts_on else "",
    )


@transaction.atomic(durable=True)
def end_provision(*, by: Actor, provision: Provision, ends_on: date) -> Provision:
    """The rule holds until that day, that day included. What was answered by it stays explained."""
    must_change_provision(by, provision)
    if provision.starts_on and ends_on < provision.starts_on:
        raise Invalid("It has not begun by then.", fields={"ends_on": ["The last day must be on or after the first"]})
    provision.ends_on = ends_on
    provision.updated_at = clock.now()
    provision.save(update_fields=["ends_on", "updated_at"])
    log.record(
        ProvisionEnded(provision=str(provision.uuid), ends_on=ends_on.isoformat()),
        by=by,
        subject=str(provision.service.uuid),
        organisation=_uuid(provision.organisation),
    )
    forget()
    return provision
