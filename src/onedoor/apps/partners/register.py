"""All bodies, what they serve and who succeeded them, in one read: for those who keep them in memory."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import connection

from onedoor.apps.partners.models import Organisation, OrganisationArea, OrganisationSuccession
from onedoor.foundation.remembering import remembered_briefly

__all__ = ["RegisteredBody", "register", "register_version"]

# A count and the newest row of each table: it changes with every row added or removed. Rows changed in place do not
# show here; who keeps the register in memory also reads it again after a while.
_VERSION = """
    SELECT (SELECT count(*) FROM partners_organisation),
           (SELECT uuid FROM partners_organisation ORDER BY id DESC LIMIT 1),
           (SELECT count(*) FROM partners_organisationarea),
           (SELECT max(id) FROM partners_organisationarea),
           (SELECT count(*) FROM partners_organisationsuccession),
           (SELECT max(id) FROM partners_organisationsuccession)
"""


@dataclass(frozen=True, slots=True)
class RegisteredBody:
    """An organisation; `areas` are (area uuid, from, to), `successors` are (uuid, day it took over)."""

    uuid: str
    name: str
    kind: str
    starts_on: date | None
    ends_on: date | None
    is_partner: bool
    contact: str
    areas: tuple[tuple[str, date | None, date | None], ...]
    successors: tuple[tuple[str, date], ...]


@remembered_briefly
def register_version() -> tuple[object, ...]:
    """Differs from an earlier one where a body, an area served or a succession was added or removed. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSION)
        return tuple(cursor.fetchone())


def register() -> list[RegisteredBody]:
    """Every body there is or was. Three queries."""
    areas: dict[int, list[tuple[str, date | None, date | None]]] = defaultdict(list)
    for organisation, area, starts_on, ends_on in OrganisationArea.objects.values_list(
        "organisation", "area__uuid", "starts_on", "ends_on"
    ):
        areas[organisation].append((str(area), starts_on, ends_on))
    successors: dict[int, list[tuple[str, date]]] = defaultdict(list)
    for predecessor, successor, took_over_on in OrganisationSuccession.objects.values_list(
        "predecessor", "successor__uuid", "took_over_on"
    ):
        successors[predecessor].append((str(successor), took_over_on))
    return [
        RegisteredBody(
            uuid=str(body.uuid),
            name=body.name,
            kind=body.kind,
            starts_on=body.starts_on,
            ends_on=body.ends_on,
            is_partner=body.is_partner,
            contact=body.phone or body.homepage or body.email,
            areas=tuple(areas[body.pk]),
            successors=tuple(successors[body.pk]),
        )
        for body in Organisation.objects.order_by("name")
    ]
