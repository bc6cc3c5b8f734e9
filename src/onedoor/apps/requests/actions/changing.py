"""What every change to a request shares: the lock, the entry in the history, and telling people.

Building blocks: each asserts that its caller's transaction is open.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection

from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.apps.requests import access
from onedoor.apps.requests.actions.clocks import end_clock, start_clock, stop_clock, wind_clock
from onedoor.apps.requests.data import (
    CLOSED_STATUSES,
    PERSONS_WORDS,
    STOPPED_STATUSES,
    Status,
    UpdateKind,
    Visibility,
)
from onedoor.apps.requests.models import Follower, Request, RequestUpdate
from onedoor.apps.requests.stages import RECEIVED, State
from onedoor.apps.requests.tokens import tracking_link
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.rows import insert

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account, Organisation

__all__ = [
    "account_of",
    "enter",
    "lock",
    "lock_for_work",
    "message_values",
    "move_to",
    "organisation_of",
    "refuse_closed",
    "save",
    "send_to",
    "tell",
    "tell_person",
    "words",
]

_LONGEST_TEXT = 10_000
# What a message about something closed asks with one press each: placeholder and face, as feedback has them.
_FACES = {"good": 1, "fair": 0, "poor": -1}


def lock(request: Request, *, version: int | None = None) -> Request:
    """The request as it is now, nobody else able to change it until the transaction ends.

    Raises Conflict where it has moved on from the `version` the actor was looking at.
    """
    assert connection.in_atomic_block, "A request is locked in the transaction that changes it."
    locked = (
        Request.objects.select_for_update(of=("self",))
        .select_related("service", "accountable", "delivering", "closing_reason", "ends_as", "part_of")
        .get(pk=request.pk)
    )
    if version is not None and locked.version != version:
        raise Conflict("Someone else changed this request while you were writing. Check what changed, then send again.")
    return locked


def lock_for_work(request: Request, *, by: Actor, version: int | None = None) -> Request:
    """As `lock`, for those who may work on it; raises Missing for anyone else."""
    locked = lock(request, version=version)
    if not access.may_work_on(by, locked):
        raise Missing("There is no such request.")
    return locked


def refuse_closed(request: Request) -> None:
    """Raises Conflict where the request has ended."""
    if not request.is_open:
        raise Conflict(f"{request.reference} is already closed. Reopen it first.")


def words(text: str, *, field: str = "text", missing: str = "Write what you want to say.") -> str:
    """The text without blank ends; raises Invalid where nothing is left, or it is far too long."""
    text = text.strip()
    if not text:
        raise Invalid(missing, fields={field: [missing]})
    if len(text) > _LONGEST_TEXT:
        problem = f"Write {_LONGEST_TEXT:,} characters or fewer; you wrote {len(text):,}."
        raise Invalid(problem, fields={field: [problem]})
    return text


def move_to(request: Request, status: Status, *, at: datetime, state: State | None = None) -> None:
    """Set the status and what follows from it, the clock of the body that holds it among it. Not saved.

    `state` is the one of its type that it goes to. While somebody is awaited it keeps the one it stood in.
    """
    _keep_time(request, status, at)
    if status not in STOPPED_STATUSES:
        is_own = state is not None and state.code != RECEIVED
        request.stage, request.stage_name, request.stage_name_cy = (
            (state.code, state.name, state.name_cy) if is_own and state else ("", "", "")
        )
    request.status = status
    request.is_open = status not in CLOSED_STATUSES
    request.closed_at = None if request.is_open else at
    if request.is_open:
        request.closing_reason = None
    if status != Status.DUPLICATE:
        request.merged_into = None


def _keep_time(request: Request, status: Status, at: datetime) -> None:
    will_be_open = status not in CLOSED_STATUSES
    if request.is_open and not will_be_open:
        end_clock(request, at=at)
    elif will_be_open and not request.is_open:
        start_clock(request, at=at)
    if will_be_open and (status in STOPPED_STATUSES) != (request.status in STOPPED_STATUSES):
        change = stop_clock if status in STOPPED_STATUSES else wind_clock
        change(request, at=at)


def save(request: Request, *, is_change: bool = True) -> None:
    """Write a changed request back under its next version; what was only said does not stand in others' way."""
    request.updated_at = clock.now()
    request.version += is_change
    request.save()


def enter(
    request: Request,
    kind: UpdateKind,
    *,
    by: Actor,
    text: str = "",
    visibility: Visibility = Visibility.PUBLIC,
    at: datetime | None = None,
    external_id: str | None = None,
    organisation: "Organisation | None" = None,
) -> RequestUpdate:
    """Write an entry in the history. It carries the status that holds from here on.

    What nobody said but Onedoor did is private to the `organisation`, where one is named.
    """
    update = RequestUpdate(
        request=request,
        kind=kind,
        visibility=visibility,
        text=text,
        status=request.status,
        **_stage_of(request),
        actor=str(by),
        actor_name=by.name,
        organisation=organisation or organisation_of(by, request),
        account=account_of(by),
        external_id=external_id,
        at=at or clock.now(),
    )
    insert(update)
    _note_unanswered(request, update)
    return update


def _stage_of(request: Request) -> dict[str, str]:
    if request.status in STOPPED_STATUSES:
        return {}
    return {"stage_name": request.stage_name, "stage_name_cy": request.stage_name_cy}


def _note_unanswered(request: Request, update: RequestUpdate) -> None:
    """The person's word stands until a body has said something to them. The request is not saved."""
    if update.kind in PERSONS_WORDS:
        request.unanswered_since = request.unanswered_since or update.at
    elif update.visibility == Visibility.PUBLIC and (update.text or update.kind == UpdateKind.STATUS):
        request.unanswered_since = None


def organisation_of(by: Actor, request: Request) -> "Organisation | None":
    """For whom the actor speaks here: a body of this request if they work for it, else their own."""
    if by.kind not in {"staff", "partner_system"} or not by.organisations:
        return None
    for body in (request.accountable, request.delivering):
        if str(body.uuid) in by.organisations:
            return body
    return partners.known_organisation(min(by.organisations))


def account_of(by: Actor) -> "Account | None":
    """The staff account behind the actor, if there is one."""
    if by.kind != "staff":
        return None
    return partners.get_account(by.id)


def tell(request: Request, template: str, *, by: Actor, text: str = "") -> None:
    """Send the person and each follower a message; the person not where they did it themselves.

    Of a part they hear through the whole, but a question comes from the part, so that the answer goes there.
    """
    if request.part_of is not None and template != "request-question":
        tell(request.part_of, "request-updated", by=by, text=f"{request.accountable.name}: {text}")
        return
    if by.kind != "resident":
        tell_person(request, template, text=text)
    for follower in request.followers.filter(stopped_at=None):
        follower.request = request
        send_to(follower, "request-follow", text=text)


def send_to(follower: Follower, template: str, *, text: str) -> None:
    """Send one follower a message."""
    _send(template, follower.request, follower.email, follower.phone, follower.language, text)


def tell_person(request: Request, template: str, *, text: str = "") -> None:
    """Send the person who asked a message, if they may and can be reached."""
    if not _may_contact_person(request):
        return
    if address := _postal_address(request):
        _send(template, request, "", "", request.language, text, address=address)
    else:
        _send(template, request, request.contact_email, request.contact_phone, request.language, text)


def _may_contact_person(request: Request) -> bool:
    if request.resident is not None:
        return request.resident.is_safe_to_contact
    return bool(request.contact_email or request.contact_phone)


def _postal_address(request: Request) -> str:
    """A line for each line of the envelope, of whoever likes to be written to by post."""
    record = request.resident
    if record is None or record.preferred_channel != "post" or not record.address_text:
        return ""
    lines = [line.strip() for line in record.address.split(",")]
    return "\n".join([record.full_name, *lines])


def _send(
    template: str, request: Request, email: str, phone: str, language: str, text: str, *, address: str = ""
) -> None:
    messages.send(
        template,
        by=SYSTEM,
        address=address,
        email=email,
        phone="" if email else phone,
        language=language,
        organisation=request.accountable,
        about=str(request.uuid),
        values=message_values(request, address=email or phone, language=language, text=text),
    )


def message_values(request: Request, *, address: str, language: str, text: str = "") -> dict[str, str]:
    """What the placeholders of a message about this request stand for."""
    is_welsh = language == "cy"
    due = request.due_at.astimezone(clock.local_zone()) if request.due_at else None
    link = tracking_link(request, address)
    return {
        "reference": request.reference,
        "service": (is_welsh and request.service.name_cy) or request.service.name,
        "organisation": (is_welsh and request.accountable.name_cy) or request.accountable.name,
        "link": link,
        "text": text,
        "name": request.contact_name,
        **{name: f"{link}?face={face}" for name, face in _FACES.items()},
        "due": f"{due:%-d %B %Y}" if due else "",
    }
