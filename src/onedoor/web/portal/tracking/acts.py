"""What a person does to their request by themselves. Each act is counted as a contact."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Outcome
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind
from onedoor.apps.feedback import services as feedback
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, NewFile, Status
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["add", "follow", "has_said", "may_say", "occasion_of", "say_how_it_went", "withdraw"]


def _count(request: "Request", by: Actor) -> None:
    contacts.record_self_service(
        by=by,
        channel="web",
        service=request.service,
        responsible=request.accountable,
        request=request,
        outcome=Outcome.REQUEST_UPDATED,
    )


def add(request: "Request", *, by: Actor, text: str, uploads: "Iterable[UploadedFile[bytes]]") -> None:
    """More words or photos, or the answer to what was asked."""
    files = [NewFile(upload.name or "photo", upload.read()) for upload in uploads]
    requests.answer(by=by, request=request, text=text, files=files)
    _count(request, by)


def withdraw(request: "Request", *, by: Actor) -> None:
    """It need not be done any more."""
    requests.withdraw(by=by, request=request)
    _count(request, by)


def follow(request: "Request", *, by: Actor, email: str, phone: str, language: str) -> None:
    """Tell this person too."""
    requests.follow(by=by, request=request, email=email, phone=phone, language=language)
    _count(request, by)


def occasion_of(request: "Request") -> int:
    """A request opened again is asked about again."""
    return request.times_reopened + 1


def has_said(request: "Request") -> bool:
    """Whether the person has said how it went, this time."""
    said = feedback.feedback_for(str(request.uuid))
    return any(one.occasion == occasion_of(request) for one in said)


def may_say(request: "Request") -> bool:
    """Whether there is something to say: it is over, not taken back by the person, and nothing was said yet."""
    return not request.is_open and request.status != Status.CANCELLED and not has_said(request)


def say_how_it_went(request: "Request", *, by: Actor, face: int, reason_code: str, words: str, is_sorted: str) -> str:
    """Keep what was said; `no` opens the request again, `complain` starts a complaint about it.

    What came of it: `opened`, `complaint`, or nothing. Raises Invalid for a complaint without words.
    """
    if is_sorted == "complain" and not words.strip():
        raise Invalid("Say what went wrong.", fields={"words": [gettext("Say what went wrong")]})
    complaint = None
    if is_sorted == "complain" and request.kind != RequestKind.COMPLAINT:
        # First, since it may be refused: nothing was said then, and what was typed can be sent again.
        complaint = _complain(request, by=by, words=words)
    feedback.give_feedback(
        by=by,
        about=str(request.uuid),
        occasion=occasion_of(request),
        service=request.service,
        organisation=request.accountable,
        face=face,
        reason_code=reason_code,
        words=words,
        is_sorted=is_sorted == "yes",
    )
    if complaint is not None:
        _count(complaint, by)
        return "complaint"
    if is_sorted == "yes" or request.is_open or request.merged_into_id is not None:
        return ""
    requests.reopen(by=by, request=request, text=words)
    _count(request, by)
    return "opened"


def _complain(request: "Request", *, by: Actor, words: str) -> "Request":
    """About the body that answers for it, whoever did the work."""
    service = directory.find_service("complaint") or request.service
    contactee = Contactee(request.contact_name, request.contact_email, request.contact_phone, request.language)
    done = f", which {request.delivering} did" if request.delivering_id != request.accountable_id else ""
    return requests.raise_request(
        by=by, service=service, place=None, kind=RequestKind.COMPLAINT, description=words, channel="web",
        contactee=contactee, resident=request.resident, organisation=request.accountable, about=request,
        reason=f"{request.accountable} answers for {request.reference}{done}.",
    )  # fmt: skip
