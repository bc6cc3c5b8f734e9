"""Asking somebody without an account by e-mail, who answers once by its link. The clock stands still.

What they are told of a person stands in the ledger of disclosures, where the person reads it.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from onedoor.apps.messages import services as messages
from onedoor.apps.requests.access import attachments_visible_to
from onedoor.apps.requests.actions.changing import enter, lock, lock_for_work, move_to, refuse_closed, save, words
from onedoor.apps.requests.actions.courses import back_at_work
from onedoor.apps.requests.actions.keeping import attach, keeping
from onedoor.apps.requests.actions.mentioning import tell_staff
from onedoor.apps.requests.data import NewFile, Status, UpdateKind, Visibility
from onedoor.apps.requests.events import OutsideAnswered, OutsideAsked
from onedoor.apps.requests.models import OutsideQuestion, Request, RequestUpdate
from onedoor.apps.requests.queries.outside import digest_of, get_outside_question, open_questions
from onedoor.apps.requests.tokens import normalise_address
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events.log import record
from onedoor.foundation.keeping import KeptFile

__all__ = ["answer_outside", "answer_outside_in_transaction", "ask_outside", "expire_questions", "take_back_question"]

_MOST_DAYS, _AT_ONCE = 60, 100


@transaction.atomic(durable=True)
def ask_outside(
    *, by: Actor, request: Request, name: str, email: str, text: str, days: int = 14, shows_place: bool = True,
    shows_words: bool = False, pictures: Sequence[str] = (), is_body: bool = False, version: int | None = None,
) -> OutsideQuestion:  # fmt: skip
    """Send the question, and with it what is named here and nothing else. The link is good for so many days.

    `is_body`: a business or another body, whose name the person may be told. Raises Invalid where an address is wrong
    or has not answered yet, where a picture is not there, or for the days; Denied where the person objects to anybody
    being told, Conflict where their record is not to be used.
    """
    text = words(text, missing="Write what you want to ask.")
    locked = lock_for_work(request, by=by, version=version)
    refuse_closed(locked)
    _refuse_restricted(locked)
    email = normalise_address(email)
    _check(locked, by, name, email, days, pictures)
    now, secret = clock.now(), secrets.token_urlsafe(24)
    move_to(locked, Status.WITH_OTHERS, at=now)
    update = enter(
        locked, UpdateKind.ASKED_OUTSIDE, by=by, text=f"{name.strip()}, {email}: {text}", at=now,
        visibility=Visibility.PRIVATE,
    )  # fmt: skip
    assert update.organisation is not None, "Whoever works on a request does so for a body."
    question = OutsideQuestion.objects.create(
        request=locked, organisation=update.organisation, name=name.strip()[:150], is_body=is_body, email=email,
        question=text,
        shows_place=shows_place, shows_words=shows_words, pictures=list(pictures), digest=digest_of(secret),
        asked_by=by.name, asked_at=now, expires_at=now + timedelta(days=days),
    )  # fmt: skip
    enter(locked, UpdateKind.STATUS, by=by, at=now)
    save(locked)
    happening = OutsideAsked(question=str(question.uuid), expires_at=question.expires_at.isoformat())
    record(happening, by=by, subject=str(locked.uuid), organisation=str(update.organisation.uuid))
    _write_down(question, by=by)
    _send(question, secret)
    return question


def _refuse_restricted(request: Request) -> None:
    if request.resident is not None and request.resident.restricted_at is not None:
        raise Conflict("Their record is kept and not used for now, so nothing of it may be sent to anybody outside.")


def _write_down(question: OutsideQuestion, *, by: Actor) -> None:
    """In the ledger, where anybody asked for this. Whoever has no record stands there by the request."""
    request = question.request
    if request.resident is None and not (request.contact_name or request.contact_email or request.contact_phone):
        return
    told = {
        "told.question": True, "told.place": question.shows_place, "told.words": question.shows_words,
        "told.pictures": bool(question.pictures),
    }  # fmt: skip
    sharing.disclose_outside(
        by=by, person=str(request.resident.uuid if request.resident else request.uuid), source=question.organisation,
        items=[code for code, is_told in told.items() if is_told], outside=question.uuid,
    )  # fmt: skip


def _check(request: Request, by: Actor, name: str, email: str, days: int, pictures: Sequence[str]) -> None:
    problems: dict[str, list[str]] = {}
    if not name.strip():
        problems["name"] = ["Enter who is asked"]
    try:
        validate_email(email)
    except ValidationError:
        problems["email"] = ["Enter an e-mail address like name@example.com"]
    if open_questions(request).filter(email=email).exists():
        problems["email"] = [f"{email} was asked already and has not answered yet. Take that question back first."]
    if not 1 <= days <= _MOST_DAYS:
        problems["days"] = [f"Enter a number from 1 to {_MOST_DAYS}"]
    if pictures and attachments_visible_to(by, request).filter(uuid__in=pictures).count() != len(set(pictures)):
        problems["pictures"] = ["Choose from the photos of this request."]
    if problems:
        raise Invalid("Something is missing or cannot be sent.", fields=problems)


def _send(question: OutsideQuestion, secret: str) -> None:
    expires = question.expires_at.astimezone(clock.local_zone())
    sent = messages.send(
        "outside-question",
        by=SYSTEM,
        email=question.email,
        organisation=question.organisation,
        about=str(question.request.uuid),
        values={
            "name": question.name,
            "organisation": question.organisation.name,
            "reference": question.request.reference,
            "text": question.question,
            "link": f"{settings.PUBLIC_URL}/answer/{secret}/",
            "due": f"{expires:%-d %B %Y}",
        },
    )
    if sent is not None:
        question.message = sent.uuid
        question.save(update_fields=["message"])


def answer_outside(*, token: str, text: str, files: Sequence[NewFile] = ()) -> OutsideQuestion:
    """What whoever has the link says, once. The body that asked reads it. Raises Missing where the link is spent."""
    question = get_outside_question(token)
    text = words(text, missing="Write your answer.")
    with keeping(files) as kept, transaction.atomic(durable=True):
        return answer_outside_in_transaction(question, text=text, kept=kept)


def answer_outside_in_transaction(
    question: OutsideQuestion, *, text: str, kept: Sequence[KeptFile] = ()
) -> OutsideQuestion:
    """`answer_outside` as a part of something larger."""
    locked = lock(question.request)
    found = open_questions(locked).select_for_update(of=("self",)).filter(pk=question.pk).first()
    if found is None:
        raise Missing("This question was answered already, or taken back.")
    now, by = clock.now(), _outsider(found)
    update = enter(
        locked, UpdateKind.OUTSIDE, by=by, text=text, at=now, visibility=Visibility.PRIVATE,
        organisation=found.organisation,
    )  # fmt: skip
    attach(locked, kept, by=by, update=update, visibility=Visibility.PRIVATE, organisation=found.organisation)
    _end(found, locked, at=now, answer=update)
    record(
        OutsideAnswered(question=str(found.uuid), is_answered=True), by=by, subject=str(locked.uuid),
        organisation=str(found.organisation.uuid),
    )  # fmt: skip
    _tell_holder(locked, f"{found.name} has answered your question on {locked.reference}.")
    return found


def _outsider(question: OutsideQuestion) -> Actor:
    return Actor(kind="resident", id=f"outside-{question.uuid}", name=question.name)


@transaction.atomic(durable=True)
def take_back_question(*, by: Actor, request: Request, question: str, version: int | None = None) -> OutsideQuestion:
    """The link opens nothing any more. Raises Missing where there is no such open question of this request."""
    locked = lock_for_work(request, by=by, version=version)
    found = open_questions(locked).filter(uuid=question).first()
    if found is None:
        raise Missing("There is no such question.")
    _end_unanswered(found, locked, by=by, said=f"The question to {found.name} was taken back.")
    return found


def expire_questions() -> int:
    """End those nobody answered in time; how many. The request goes on, and whoever has it is told."""
    due = OutsideQuestion.objects.filter(ended_at=None, expires_at__lt=clock.now()).select_related("request")
    questions = list(due[:_AT_ONCE])
    for question in questions:
        _expire(question)
    return len(questions)


@transaction.atomic(durable=True)
def _expire(question: OutsideQuestion) -> None:
    locked = lock(question.request)
    found = OutsideQuestion.objects.select_related("organisation").filter(pk=question.pk, ended_at=None).first()
    if found is None:
        return
    said = f"{found.name} has not answered in time. The link they were sent opens nothing any more."
    _end_unanswered(found, locked, by=SYSTEM, said=said)
    if locked.is_open:
        _tell_holder(locked, f"{found.name} has not answered your question on {locked.reference} in time.")


def _end_unanswered(question: OutsideQuestion, request: Request, *, by: Actor, said: str) -> None:
    now = clock.now()
    enter(
        request, UpdateKind.OUTSIDE, by=by, text=said, at=now, visibility=Visibility.PRIVATE,
        organisation=question.organisation,
    )  # fmt: skip
    _end(question, request, at=now)
    record(
        OutsideAnswered(question=str(question.uuid), is_answered=False), by=by, subject=str(request.uuid),
        organisation=str(question.organisation.uuid),
    )  # fmt: skip


def _end(question: OutsideQuestion, request: Request, *, at: datetime, answer: RequestUpdate | None = None) -> None:
    """The last open question ended lets the clock go on; the request stands where it stood."""
    question.ended_at, question.answer = at, answer
    question.save()
    if request.status == Status.WITH_OTHERS and not open_questions(request).exists():
        status, state = back_at_work(request)
        move_to(request, status, at=at, state=state)
        enter(request, UpdateKind.STATUS, by=SYSTEM, at=at, organisation=question.organisation)
    save(request)


def _tell_holder(request: Request, text: str) -> None:
    team = request.team.email if request.team else ""
    if to := (request.assigned_to or team or request.delivering.email):
        tell_staff(request, to, text=text)
