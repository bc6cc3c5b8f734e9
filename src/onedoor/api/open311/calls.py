"""What a call does: from checked values to one action or query of the apps."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5

from onedoor.api.open311 import shapes
from onedoor.api.open311.body import Parameters
from onedoor.api.open311.pictures import picture_named
from onedoor.api.open311.problems import bad, forbidden, missing
from onedoor.api.open311.reading import NewReport, read_report, read_request_query, read_update, read_window
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind, ServiceStatus
from onedoor.apps.partners import services as partners
from onedoor.apps.places import services as places
from onedoor.apps.places.data import Place
from onedoor.apps.requests import services as requests
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.requests.models import Attachment

__all__ = [
    "describe_service",
    "find_requests",
    "find_token",
    "find_updates",
    "get_picture",
    "get_requests",
    "list_services",
    "post_report",
    "post_update",
]

CHANNEL = "open311"


def list_services(given: Parameters) -> list[dict[str, Any]]:
    """Services people can report or ask for here, or those of the body named by `jurisdiction_id`."""
    offered = directory.offered_services(organisation=_jurisdiction(given))
    return [shapes.service(service, has_questions=has_questions) for service, has_questions in offered]


def describe_service(given: Parameters, code: str) -> dict[str, Any]:
    """The questions of one service."""
    _jurisdiction(given)
    service = _service(code)
    return shapes.definition(service, directory.form_of(directory.published_form(service)))


def find_requests(given: Parameters) -> list[dict[str, Any]]:
    """The requests a query asks for, newest first."""
    query = read_request_query(given)
    actor, body = _caller(given), _jurisdiction(given)
    uuids, references = _split_ids(query.ids)
    if query.ids and not (uuids or references):
        return []
    found = requests.published_requests(
        actor=actor,
        uuids=uuids,
        references=references,
        services=query.service_codes,
        statuses=query.statuses,
        raised=(query.from_at, query.to_at),
        updated=(query.updated_from, query.updated_to),
        organisation=body.slug if body else "",
        offset=query.offset,
        limit=query.limit,
    )
    return [shapes.request(one) for one in found]


def get_requests(given: Parameters, identifier: str) -> list[dict[str, Any]]:
    """One or several requests by id, separated by commas; raises Problem 404 where there is none of them."""
    actor, _ = _caller(given), _jurisdiction(given)
    uuids, references = _split_ids(tuple(word.strip() for word in identifier.split(",")))
    found = requests.published_requests(actor=actor, uuids=uuids, references=references) if uuids or references else []
    if not found:
        raise missing("There is no such service request.")
    return [shapes.request(one) for one in found]


def find_token(given: Parameters, token: str) -> list[dict[str, Any]]:
    """Ids are given at once, so a token is the id itself."""
    found = get_requests(given, token.partition(",")[0])
    return [{"service_request_id": found[0]["service_request_id"], "token": token}]


def find_updates(given: Parameters) -> list[dict[str, Any]]:
    """What happened to requests between two moments, oldest first."""
    between = read_window(given)
    actor, body = _caller(given), _jurisdiction(given)
    found = requests.published_updates(actor=actor, between=between, organisation=body.slug if body else "")
    return [shapes.update(one) for one in found]


def get_picture(token: str) -> "Attachment":
    """The picture behind an address that a list gave out."""
    return requests.get_published_picture(picture_named(token))


def post_report(given: Parameters, *, is_test: bool) -> list[dict[str, Any]]:
    """Raise a request; the same report sent again is answered with the request it became."""
    actor = _key_holder(given)
    _jurisdiction(given)
    report = read_report(given)
    service = _service(report.service_code)
    version = directory.known_form(service.pk)
    answers = directory.check_answers(version, report.answers, takes_files=False)
    place = _place(report)
    if is_test:
        return [_tried(service, place)]
    raised = requests.raise_request(
        by=actor,
        service=service,
        place=place,
        kind=service.kind,
        description=report.description,
        channel=CHANNEL,
        answers=answers,
        form=version,
        contactee=report.contactee,
        files=report.files,
        uuid=_uuid_for(actor, report.external_id),
    )
    return [shapes.received(raised)]


def _tried(service: "Service", place: Place | None) -> dict[str, Any]:
    """What the test endpoint answers: who would deal with it. Nothing is kept."""
    responsible = directory.who_provides(service, place)
    notice = f"{responsible.accountable_name or 'Nobody'} would deal with this. Nothing was kept: this is a test."
    return {"service_request_id": "test", "service_notice": notice, "account_id": None}


def post_update(given: Parameters, *, is_test: bool) -> list[dict[str, Any]]:
    """Take an update from the system of a body that works on the request, or that raised it."""
    actor = _key_holder(given)
    _jurisdiction(given)
    update = read_update(given)
    request = requests.get_request_of_partner(actor, update.service_request_id)
    if is_test:
        return [shapes.update_received("test")]
    if requests.may_work_on(actor, request):
        taken = requests.apply_partner_update(
            by=actor,
            request=request,
            external_id=update.update_id,
            status=update.status,
            text=update.description,
            at=update.updated_at,
            files=update.files,
        )
    else:
        taken = requests.add_words_of_partner(
            by=actor,
            request=request,
            external_id=update.update_id,
            text=update.description,
            at=update.updated_at,
            files=update.files,
        )
    return [shapes.update_received(taken.uuid)]


def _uuid_for(actor: Actor, external_id: str) -> UUID | None:
    """The same for the same report of the same system, so that sending it again finds what it became."""
    return uuid5(NAMESPACE_URL, f"open311:{actor}:{external_id}") if external_id else None


def _place(report: NewReport) -> Place | None:
    """The point if there is one, else the address number, else the line of text. Raises Problem 400."""
    if report.latitude is not None and report.longitude is not None:
        place = places.place_at(report.latitude, report.longitude)
        return replace(place, address_text=report.address_text or place.address_text, uprn=report.address_id)
    if report.address_id is not None:
        return places.place_of_address(report.address_id)
    if not report.address_text:
        raise bad("lat and long, address_id or address_string was not provided.")
    found = places.find_place(report.address_text)
    if not isinstance(found, Place):
        raise bad("address_string does not name one address known here. Send lat and long, or address_id.")
    return found


def _service(code: str) -> "Service":
    """A service that can be raised here. Raises Problem 404, as the standard has it for an unknown code."""
    service = directory.known_service(code)
    if service is None or service.kind == RequestKind.NONE or service.status != ServiceStatus.ACTIVE:
        raise missing(f"service_code {code[:120]} was not found.")
    return service


def _caller(given: Parameters) -> Actor | None:
    """Whose key it is; None without one. A key that does not work is refused, not ignored."""
    key = given.first("api_key")
    if not key:
        return None
    actor = partners.actor_for_api_key(key)
    if actor is None:
        raise forbidden("api_key is not valid.")
    return actor


def _key_holder(given: Parameters) -> Actor:
    actor = _caller(given)
    if actor is None:
        raise forbidden("api_key was not provided.")
    return actor


def _jurisdiction(given: Parameters) -> "Organisation | None":
    slug = given.first("jurisdiction_id")
    if not slug:
        return None
    body = partners.find_organisation(slug)
    if body is None:
        raise missing(f"jurisdiction_id {slug[:80]} was not found.")
    return body


def _split_ids(ids: tuple[str, ...]) -> tuple[list[UUID], list[str]]:
    uuids, references = [], []
    for text in ids:
        try:
            uuids.append(UUID(text))
        except ValueError:
            references.append(text.upper()[:9])
    return uuids, references
