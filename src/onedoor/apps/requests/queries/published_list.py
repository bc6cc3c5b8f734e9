"""The list of requests that machines ask for all day, by statements of our own: a third of what a query set takes.

Who may read what is said in `published`, its neighbour.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Self
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind, ServiceName
from onedoor.apps.partners import services as partners
from onedoor.apps.requests import access
from onedoor.apps.requests.data import STOPPED_STATUSES, PublishedRequest, Visibility
from onedoor.apps.requests.models import Attachment, ClosingReason, Request
from onedoor.foundation.actors import Actor
from onedoor.foundation.rows import select

__all__ = ["public_pictures", "published_requests"]

_COLUMNS = (
    "id", "uuid", "reference", "status", "is_open", "service_id", "description", "accountable_id", "delivering_id",
    "raised_by", "raised_at", "updated_at", "due_at", "address_text", "postcode_key", "uprn", "latitude", "longitude",
    "closing_reason_id", "stage_name",
)  # fmt: skip
_NEVER = "1 = 0"


class _Row(NamedTuple):
    """What is read of a request: the columns above, in their order."""

    id: int
    uuid: UUID
    reference: str
    status: str
    is_open: bool
    service: int
    description: str
    accountable: int
    delivering: int
    raised_by: str
    raised_at: datetime
    updated_at: datetime
    due_at: datetime | None
    address_text: str
    postcode: str
    uprn: int | None
    latitude: float | None
    longitude: float | None
    closing_reason: int | None
    stage_name: str


def published_requests(
    *,
    actor: Actor | None,
    uuids: Sequence[UUID] = (),
    references: Sequence[str] = (),
    services: Sequence[str] = (),
    statuses: Sequence[str] = (),
    raised: tuple[datetime | None, datetime | None] = (None, None),
    updated: tuple[datetime | None, datetime | None] = (None, None),
    organisation: str = "",
    offset: int = 0,
    limit: int = 1000,
) -> list[PublishedRequest]:
    """Newest first. `services` are LGSL numbers or slugs; `organisation` is the slug of a body; empty means all.

    One statement on one table, whose names are put to it afterwards: the database reads the newest from an index, also
    in the minutes after many rows came, when it knows little of them.
    """
    names = directory.recent_service_names()
    reader = _Reader.of(actor)
    theirs, mine = reader.condition()
    where = _Where()
    public = [key for key, service in names.items() if service.is_public]
    # `IS TRUE` keeps the database from gathering all requests of these services before it looks for the newest.
    of_public = f"({_among('service_id', public)}) IS TRUE"
    where.add(f"(NOT is_hidden AND kind = %s AND {of_public} OR {theirs})", RequestKind.REPORT, *mine)
    if uuids or references:
        # Only those who may read it whole may ask by the reference a person was given.
        digits = [uuid.hex for uuid in uuids]
        asked = f"({_places('uuid', digits)} OR {_places('reference', references)} AND {theirs})"
        where.add(asked, *digits, *references, *mine)
    if services:
        codes = set(services)
        where.add(_among("service_id", [key for key, one in names.items() if codes & {one.slug, str(one.lgsl)}]))
    if statuses:
        where.add(_places("status", statuses), *statuses)
    if organisation:
        body = partners.find_organisation(organisation)
        where.add("%s IN (accountable_id, delivering_id)", body.pk if body else 0)
    where.between("raised_at", raised)
    where.between("updated_at", updated)
    rest = f"WHERE {where.text} ORDER BY raised_at DESC, id DESC LIMIT %s OFFSET %s"
    rows = [_Row(*row) for row in select(Request, _COLUMNS, rest, (*where.given, limit, offset))]
    return _named(rows, names, reader)


class _Where:
    """Conditions that must all hold, and the values at their places."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.given: list[Any] = []

    @property
    def text(self) -> str:
        return " AND ".join(self.conditions)

    def add(self, condition: str, *given: Any) -> None:
        self.conditions.append(condition)
        self.given.extend(given)

    def between(self, column: str, ends: tuple[datetime | None, datetime | None]) -> None:
        for sign, end in zip((">=", "<="), ends, strict=True):
            if end:
                self.add(f"{column} {sign} %s", connection.ops.adapt_datetimefield_value(end))


def _among(column: str, keys: Collection[int]) -> str:
    """Our own whole numbers may stand in the statement."""
    return f"{column} IN ({', '.join(map(str, keys))})" if keys else _NEVER


def _places(column: str, values: Collection[str]) -> str:
    return f"{column} IN ({', '.join(['%s'] * len(values))})" if values else _NEVER


@dataclass(frozen=True, slots=True)
class _Reader:
    """Whose requests are told in full: those of `bodies` (keys), and those `name` raised."""

    name: str
    bodies: frozenset[int]

    @classmethod
    def of(cls, actor: Actor | None) -> Self:
        if actor is None:
            return cls("", frozenset())
        bodies = map(partners.known_organisation, actor.organisations_as(*access.SERVICE_ROLES))
        return cls(str(actor), frozenset(body.pk for body in bodies))

    def may_read(self, row: _Row) -> bool:
        """The rule of `condition`, of a row that was read."""
        is_mine = row.accountable in self.bodies or row.delivering in self.bodies
        return is_mine or (bool(self.name) and row.raised_by == self.name)

    def condition(self) -> tuple[str, list[str]]:
        if not self.name:
            return _NEVER, []
        bodies = f"{_among('accountable_id', self.bodies)} OR {_among('delivering_id', self.bodies)}"
        return f"({bodies} OR raised_by = %s)", [self.name]


def _named(rows: list[_Row], services: Mapping[int, ServiceName], reader: _Reader) -> list[PublishedRequest]:
    """The rows with the names of service and body, what was said at their end, and for its reader the first picture."""
    if not services.keys() >= {row.service for row in rows}:
        # A service began between the two readings.
        services = directory.service_names()
    bodies = partners.organisation_names({row.accountable for row in rows})
    closed = {row.closing_reason for row in rows if row.closing_reason}
    wordings = dict(ClosingReason.objects.filter(pk__in=closed).values_list("pk", "wording")) if closed else {}
    pictures = _first_pictures([row.id for row in rows if reader.may_read(row)])
    return [
        _published(row, services[row.service], bodies[row.accountable], wordings, pictures, reader.may_read(row))
        for row in rows
    ]


def _published(
    row: _Row,
    service: ServiceName,
    body: str,
    wordings: Mapping[int, str],
    pictures: Mapping[int, UUID],
    is_theirs: bool,
) -> PublishedRequest:
    return PublishedRequest(
        uuid=row.uuid,
        reference=row.reference if is_theirs else "",
        status=row.status,
        is_open=row.is_open,
        service_name=service.name,
        service_lgsl=service.lgsl,
        service_slug=service.slug,
        description=row.description if is_theirs else "",
        accountable_name=body,
        raised_at=row.raised_at,
        updated_at=row.updated_at,
        due_at=row.due_at,
        address_text=row.address_text,
        postcode=row.postcode if is_theirs else "",
        uprn=row.uprn if is_theirs else None,
        latitude=row.latitude,
        longitude=row.longitude,
        closing_wording=wordings[row.closing_reason] if row.closing_reason else "",
        picture=pictures.get(row.id),
        is_theirs=is_theirs,
        stage_name=row.stage_name if row.status not in STOPPED_STATUSES else "",
    )


def _first_pictures(requests: list[int]) -> dict[int, UUID]:
    """The standard's rows have room for one."""
    if not requests:
        return {}
    found = public_pictures().filter(request__in=requests, update=None).order_by("-id").values_list("request", "uuid")
    return dict(found)


def public_pictures() -> QuerySet[Attachment]:
    """Those that the people who may read a request whole may see with it."""
    return Attachment.objects.filter(visibility=Visibility.PUBLIC, content_type__startswith="image/")
