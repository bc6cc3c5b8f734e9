"""Requests as machines read them."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

__all__ = [
    "OpenReport",
    "PublishedRequest",
    "PublishedUpdate",
]


class OpenReport(NamedTuple):
    """One row of the open data: what everyone may know of a report, and nothing else is read for it."""

    uuid: UUID
    service_name: str
    service_slug: str
    status: str
    is_open: bool
    accountable_name: str
    raised_at: datetime
    closed_at: datetime | None
    latitude: float
    longitude: float


class PublishedRequest(NamedTuple):
    """One row of the lists machines read. `is_theirs`: the reader may have all of it."""

    uuid: UUID
    reference: str
    status: str
    is_open: bool
    service_name: str
    service_lgsl: int | None
    service_slug: str
    description: str
    accountable_name: str
    raised_at: datetime
    updated_at: datetime
    due_at: datetime | None
    address_text: str
    postcode: str
    uprn: int | None
    latitude: float | None
    longitude: float | None
    closing_wording: str
    picture: UUID | None
    is_theirs: bool
    stage_name: str = ""


class PublishedUpdate(NamedTuple):
    """One entry of a request's history, as machines read it."""

    uuid: UUID
    request_uuid: UUID
    status: str
    at: datetime
    text: str
    picture: UUID | None
    is_theirs: bool
    stage_name: str = ""
