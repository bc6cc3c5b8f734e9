"""Raising a request: who answers for it and why, by when, and who is told."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from onedoor.apps.assets.data import NearAsset
from onedoor.apps.directory.data import VOICES, RequestKind, Target
from onedoor.apps.messages import services as messages
from onedoor.apps.requests.actions.answering import Answerable, chosen, responsible
from onedoor.apps.requests.actions.changing import enter, message_values, tell_person
from onedoor.apps.requests.actions.clocks import promise, start_clock
from onedoor.apps.requests.actions.keeping import attach, keeping
from onedoor.apps.requests.actions.saving import drop_saved_draft
from onedoor.apps.requests.actions.sharing_out import note_routing, route
from onedoor.apps.requests.data import Contactee, NewFile, PlaceLike, Rule, UpdateKind
from onedoor.apps.requests.events import RequestRaised
from onedoor.apps.requests.models import Answer, Complaint, Request
from onedoor.apps.requests.tokens import normalise_address
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.asking import CheckedAnswer
from onedoor.foundation.errors import Denied, Invalid
from onedoor.foundation.events.log import record
from onedoor.foundation.keeping import KeptFile
from onedoor.foundation.retrying import retried_when_reference_is_taken
from onedoor.foundation.rows import insert

if TYPE_CHECKING:
    from onedoor.apps.directory.models import FormVersion, Service
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.people.models import Business, Resident

__all__ = ["raise_request", "tell_team"]

_LONGEST_DESCRIPTION = 10_000


@retried_when_reference_is_taken
def raise_request(
    *,
    by: Actor,
    service: "Service",
    place: PlaceLike | None,
    kind: str,
    description: str,
    channel: str,
    answers: Sequence[CheckedAnswer] = (),
    form: "FormVersion | None" = None,
    copy: str = "",
    contactee: Contactee = Contactee(),  # noqa: B008 - frozen
    resident: "Resident | None" = None,
    business: "Business | None" = None,
    files: Sequence[NewFile] = (),
    organisation: "Organisation | None" = None,
    reason: str = "",
    uuid: UUID | None = None,
    door: "Organisation | None" = None,
    about: Request | None = None,
    asset: NearAsset | None = None,
) -> Request:
    """Raise a request with the body that answers for the service at the place; staff may name another, and say why.

    `answers` come from `directory.services.check_answers`, given to that version of the service's `form`. With `uuid`
    chosen by the caller, sending the same form twice gives the same request. `door` is the body whose
    adviser takes it. `asset` is the thing it is about: it travels as an answer, and its owner answers for the request.
    `copy` is what they answered, to be sent to them; `about` is the request a complaint is about. Raises Invalid where
    something needed is missing, or nobody provides the service there: it says whom to ask instead.
    """
    _check(by, service, place, kind, description, contactee, organisation)
    if known := _sent_before(uuid, by):
        return known
    # Found out before the transaction: on SQLite all others who write wait for it to end.
    found = chosen(by, organisation, reason) if organisation else responsible(service, place, asset)
    answers = [*answers, asset.answer] if asset else answers
    request = _new_request(by, service, place, kind, description.strip(), channel, contactee, resident, found)
    request.uuid, request.door, request.form = uuid or request.uuid, door, form
    request.business = business
    rule = route(request)
    target = promise(request, at=request.raised_at)
    try:
        with keeping(files) as kept, transaction.atomic(durable=True):
            _write(request, by, answers, kept, target, rule)
            if kind == RequestKind.COMPLAINT:
                Complaint.objects.create(request=request, about=about)
            if copy:
                tell_person(request, "request-copy", text=copy)
            if uuid:
                drop_saved_draft(uuid)
            return request
    except IntegrityError:
        # Sent twice at the same moment, neither could see the other: the unique uuid let one through.
        if known := _sent_before(uuid, by):
            return known
        raise


def _write(
    request: Request, by: Actor, answers: Sequence[CheckedAnswer], kept: Sequence[KeptFile], target: Target,
    rule: Rule | None,
) -> None:  # fmt: skip
    """The request with its clock and history, and everybody told of it."""
    insert(request)
    start_clock(request, at=request.raised_at, target=target)
    _note(request, answers, kept, by)
    note_routing(request, rule)
    _announce(request, len(kept), by)


def _sent_before(uuid: UUID | None, by: Actor) -> Request | None:
    """What the same form of the same sender became."""
    if uuid is None:
        return None
    return Request.objects.select_related("service", "accountable").filter(uuid=uuid, raised_by=str(by)).first()


def _check(
    by: Actor,
    service: "Service",
    place: PlaceLike | None,
    kind: str,
    description: str,
    contactee: Contactee,
    organisation: "Organisation | None",
) -> None:
    # Whoever complains, praises or suggests says whom about, resident or not.
    if organisation is not None and by.kind == "resident" and kind not in VOICES:
        raise Denied("Only staff choose who answers for a request.")
    problems: dict[str, list[str]] = {}
    if kind not in (RequestKind.REPORT, RequestKind.REQUEST, *VOICES):
        problems["kind"] = ["Say whether this is a report, a request, a complaint, praise or a suggestion."]
    if len(description) > _LONGEST_DESCRIPTION:
        problems["description"] = [f"Write {_LONGEST_DESCRIPTION:,} characters or fewer."]
    # A complaint that says whom it is about can be answered wherever it was.
    if service.needs_place and place is None and not (kind in VOICES and organisation is not None):
        problems["place"] = ["Say where it is."]
    if service.needs_contact and not contactee.can_be_reached:
        problems["email"] = ["Give an e-mail address or a phone number: this cannot be done without one."]
    if problems:
        raise Invalid("Something is missing or cannot be accepted.", fields=problems)


def _new_request(
    by: Actor,
    service: "Service",
    place: PlaceLike | None,
    kind: str,
    description: str,
    channel: str,
    contactee: Contactee,
    resident: "Resident | None",
    answerable: Answerable,
) -> Request:
    now = clock.now()
    return Request(
        reference=ids.new_reference(),
        kind=kind,
        service=service,
        description=description,
        **_where(place),
        resident=resident,
        contact_name=contactee.name.strip()[:150],
        contact_email=normalise_address(contactee.email),
        contact_phone=normalise_address(contactee.phone),
        language=contactee.language,
        accountable=answerable.accountable,
        delivering=answerable.delivering,
        responsibility_reason=answerable.reason,
        responsibility_doubts=list(answerable.doubts),
        channel=channel,
        raised_at=now,
        updated_at=now,
        raised_by=str(by),
    )


def _where(place: PlaceLike | None) -> dict[str, object]:
    if place is None:
        return {}
    return {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "uprn": place.uprn,
        "address_text": place.address_text[:400],
        "postcode_key": place.postcode.replace(" ", "").upper()[:8],
        "area_codes": [area.code for area in place.areas],
    }


def _note(request: Request, answers: Sequence[CheckedAnswer], kept: Sequence[KeptFile], by: Actor) -> None:
    enter(request, UpdateKind.RAISED, by=by, at=request.raised_at)
    attach(request, kept, by=by)
    for one in answers:
        insert(
            Answer(
                request=request,
                code=one.code,
                label=one.label,
                value=one.value,
                shown=one.shown,
                is_private=one.is_private,
            )
        )


def _announce(request: Request, file_count: int, by: Actor) -> None:
    happening = RequestRaised(
        reference=request.reference,
        service=str(request.service.uuid),
        kind=request.kind,
        channel=request.channel,
        accountable=str(request.accountable.uuid),
        delivering=str(request.delivering.uuid),
        due_at=request.due_at.isoformat() if request.due_at else "",
        doubts=list(request.responsibility_doubts),
        area_codes=list(request.area_codes),
        files=file_count,
    )
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    tell_person(request, "request-received")
    tell_team(request)


def tell_team(request: Request) -> None:
    """Write to the team, or to the body itself where there is none, that there is new work. A building block."""
    address = request.team.email if request.team and request.team.email else request.delivering.email
    if address:
        values = message_values(request, address=address, language="en-gb")
        values["link"] = f"{settings.PUBLIC_URL}/desk/queue/{request.uuid}/"
        messages.send(
            "staff-new-request",
            by=SYSTEM,
            email=address,
            organisation=request.accountable,
            about=str(request.uuid),
            values=values,
        )
