"""Services, definitions, requests and updates as GeoReport v2 writes them, before they become XML or JSON."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson
from django.conf import settings

from onedoor.api.open311.pictures import picture_address
from onedoor.api.open311.statuses import extended_status, plain_status
from onedoor.apps.directory.data import ServiceStatus
from onedoor.apps.requests.data import PublishedRequest, PublishedUpdate, Status
from onedoor.foundation.asking import Asked, Form, as_words, offered_at_once

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.requests.models import Request

__all__ = ["definition", "discovery", "moment", "received", "request", "service", "update", "update_received"]

Shape = dict[str, Any]

# When what discovery says last changed: the day this interface came into being.
_CHANGESET = "2026-01-05T00:00:00Z"
_TO_THE_SECOND = orjson.OPT_UTC_Z | orjson.OPT_OMIT_MICROSECONDS
_SPECIFICATIONS = (
    "http://wiki.open311.org/GeoReport_v2",
    "https://github.com/mysociety/FixMyStreet/wiki/Open311-FMS---Proposed-differences-to-Open311",
)
_DATA_TYPES = {
    "long_text": "text",
    "address": "text",
    "number": "number",
    "money": "number",
    "date": "datetime",
    "choice": "singlevaluelist",
    "choices": "multivaluelist",
}


def moment(at: datetime | None) -> str | None:
    """A W3C date-time in UTC, to the second."""
    return orjson.dumps(at.astimezone(UTC), option=_TO_THE_SECOND)[1:-1].decode() if at else None


def discovery(contact: str) -> Shape:
    """Where the endpoints are, and whom to ask for a key."""
    endpoints = [
        {
            "specification": _SPECIFICATIONS[0],
            "url": f"{settings.PUBLIC_URL}/open311/{path}",
            "changeset": _CHANGESET,
            "type": type,
            "formats": ["text/xml", "application/json"],
        }
        for type, path in (("production", "v2"), ("test", "test/v2"))
    ]
    return {
        "changeset": _CHANGESET,
        "contact": contact,
        "key_service": f"Ask an administrator of your organisation in the partnership for a key. {contact}",
        "endpoints": endpoints,
    }


def service_code(lgsl: int | None, slug: str) -> str:
    """The number in the Local Government Service List; the partnership's own services go by their short name."""
    return str(lgsl) if lgsl else slug


def service(found: "Service", *, has_questions: bool) -> Shape:
    """One row of the service list. `metadata` is text: a JSON boolean is not what clients compare with."""
    marks = [] if found.is_public else ["private"]
    if found.status == ServiceStatus.TEMPORARILY_CLOSED:
        marks.append("inactive")
    words = [word.strip() for word in found.keywords.split(",") if word.strip()]
    return {
        "service_code": service_code(found.lgsl, found.slug),
        "service_name": found.name,
        "description": found.summary or found.description,
        "metadata": "true" if has_questions else "false",
        "type": "realtime",
        "keywords": ", ".join((*marks, *words)),
        "group": found.topic,
        "groups": [found.topic] if found.topic else [],
    }


def definition(found: "Service", form: Form) -> Shape:
    """The questions of a service as attributes. Files are not among them: they come as media."""
    asked = [one for one in offered_at_once(form, {}, {}) if one.question.kind != "file"]
    return {
        "service_code": service_code(found.lgsl, found.slug),
        "attributes": [_attribute(one, order, form) for order, one in enumerate(asked, start=1)],
    }


def _attribute(asked: Asked, order: int, form: Form) -> Shape:
    question = asked.question
    return {
        "variable": True,
        "code": asked.key,
        "datatype": _DATA_TYPES.get(question.kind, "string"),
        # The standard has no word for "if": what hangs on another answer is said in the description.
        "required": question.is_required and not asked.live,
        "datatype_description": _description(asked, form),
        "order": order,
        "description": question.label,
        "values": [{"key": option.code, "name": option.label} for option in question.options],
    }


def _description(asked: Asked, form: Form) -> str:
    page, code = asked.step.page, asked.question.code
    said = [asked.question.hint, *(f"{as_words(condition, form)}." for condition in asked.live)]
    if page.repeats:
        said.append(f"For each {page.entry or 'entry'}: the next is {code}.2, up to {code}.{page.entries}.")
    return " ".join(filter(None, said))


def request(found: PublishedRequest) -> Shape:
    """One request. Some validators want an address on every row, so the position stands in where there is none."""
    has_point = found.latitude is not None and found.longitude is not None
    position = f"{found.latitude:.5f}, {found.longitude:.5f}" if has_point else ""
    return {
        "service_request_id": str(found.uuid),
        "status": plain_status(found.is_open),
        "status_notes": found.closing_wording or found.stage_name or Status(found.status).label,
        "extended_status": extended_status(found.status),
        "service_name": found.service_name,
        "service_code": service_code(found.service_lgsl, found.service_slug),
        "description": found.description,
        "agency_responsible": found.accountable_name,
        "service_notice": f"Reference {found.reference}" if found.reference else None,
        "requested_datetime": moment(found.raised_at),
        "updated_datetime": moment(found.updated_at),
        "expected_datetime": moment(found.due_at),
        "address": found.address_text or position or found.postcode or "Not about one place",
        "address_id": str(found.uprn) if found.uprn else None,
        "zipcode": found.postcode or None,
        "lat": found.latitude,
        "long": found.longitude,
        "media_url": picture_address(found.picture),
    }


def update(found: PublishedUpdate) -> Shape:
    """One update. A sender may not take an empty text, so the status in words stands in for none."""
    return {
        "update_id": str(found.uuid),
        "service_request_id": str(found.request_uuid),
        "status": extended_status(found.status),
        "updated_datetime": moment(found.at),
        "description": found.text or found.stage_name or Status(found.status).label,
        "media_url": picture_address(found.picture),
    }


def received(raised: "Request") -> Shape:
    """The answer to a POST of a request: its id at once, never a token to ask again with."""
    return {
        "service_request_id": str(raised.uuid),
        "service_notice": f"{raised.accountable.name} deals with this. Reference {raised.reference}",
        "account_id": None,
    }


def update_received(uuid: object) -> Shape:
    """The answer to a POST of an update."""
    return {"update_id": str(uuid), "account_id": None}
