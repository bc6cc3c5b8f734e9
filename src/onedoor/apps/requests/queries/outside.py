"""What was asked of somebody without an account: as the team sees it, and as whoever has the link does."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q, QuerySet

from onedoor.apps.partners.data import Role
from onedoor.apps.requests.models import Attachment, OutsideQuestion, Request
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = [
    "asked_outside_about",
    "digest_of",
    "find_question_by_message",
    "get_outside_picture",
    "get_outside_question",
    "open_questions",
    "outside_names",
    "outside_pictures",
    "outside_questions_of",
    "outside_questions_told",
]

_GONE = "This link does not open a question, or no longer does: it was answered, taken back, or is too old."


def digest_of(secret: str) -> str:
    """The secret is long and random, so that a plain digest cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def open_questions(request: Request) -> QuerySet[OutsideQuestion]:
    """Those that still wait for an answer."""
    return request.outside_questions.filter(ended_at=None).select_related("organisation", "request")


def outside_questions_of(request: Request, actor: Actor) -> QuerySet[OutsideQuestion]:
    """What the actor's own bodies asked about it, oldest first."""
    return request.outside_questions.filter(organisation__uuid__in=actor.organisations)


def get_outside_question(token: str) -> OutsideQuestion:
    """The open question of that link. Raises Missing, the same for what never was, is over, or went to another body."""
    question = _answerable().filter(digest=digest_of(token)).first()
    if question is None:
        raise Missing(_GONE)
    return question


def find_question_by_message(message: UUID, *, sender: str) -> OutsideQuestion | None:
    """The open question that went out by this message, to the address that now writes back."""
    return _answerable().filter(message=message, email__iexact=sender).first()


def _answerable() -> QuerySet[OutsideQuestion]:
    related = ("organisation", "request__service", "request__accountable", "request__delivering")
    held = Q(organisation=F("request__accountable")) | Q(organisation=F("request__delivering"))
    waiting = OutsideQuestion.objects.filter(held, ended_at=None, expires_at__gt=clock.now(), request__is_open=True)
    return waiting.select_related(*related)


def outside_names(questions: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Who was asked and about which request, by question, as the person may be told.

    A private person's name is theirs, so that it is empty. What was forgotten since is not there.
    """
    found = OutsideQuestion.objects.filter(uuid__in=set(questions)).values_list(
        "uuid", "name", "is_body", "request__reference"
    )
    return {uuid: (name if is_body else "", reference) for uuid, name, is_body, reference in found}


def asked_outside_about(actor: Actor, reference: str) -> str:
    """For governance officers: uuid of the request their own bodies asked somebody outside about; empty for no such."""
    own = actor.organisations_as(Role.GOVERNANCE)
    asked = OutsideQuestion.objects.filter(request__reference=reference, organisation__uuid__in=own)
    return str(asked.values_list("request__uuid", flat=True).first() or "")


def outside_questions_told(questions: Iterable[UUID]) -> QuerySet[OutsideQuestion]:
    """Those of these that are still there, to tell whoever was asked that something changed."""
    return OutsideQuestion.objects.filter(uuid__in=set(questions)).select_related("request").order_by("asked_at", "id")


def outside_pictures(question: OutsideQuestion) -> QuerySet[Attachment]:
    """The pictures that go with it, of those that are still there."""
    chosen = Attachment.objects.filter(request=question.request_id, uuid__in=question.pictures)
    return chosen.filter(content_type__startswith="image/").order_by("id")


def get_outside_picture(token: str, uuid: UUID) -> Attachment:
    """One of them; raises Missing."""
    found = outside_pictures(get_outside_question(token)).filter(uuid=uuid).first()
    if found is None:
        raise Missing(_GONE)
    return found
