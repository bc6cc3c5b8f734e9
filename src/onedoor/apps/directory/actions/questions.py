"""Adding, rewording, ordering and retiring what a service asks."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from onedoor.apps.directory.access import must_change_directory
from onedoor.apps.directory.events import QuestionChanged
from onedoor.apps.directory.models import Question, Service
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events import log
from onedoor.foundation.remembering import forget_all

__all__ = ["add_question", "move_question", "restore_question", "retire_question", "update_question"]

CHANGEABLE = frozenset(("label", "label_cy", "hint", "hint_cy", "options", "options_cy", "is_required"))
LISTS = (Question.Kind.CHOICE, Question.Kind.CHOICES)


def _checked(question: Question) -> Question:
    try:
        question.full_clean(exclude=["service"])
    except ValidationError as error:
        raise Invalid("The question cannot be saved as it is.", fields=error.message_dict) from None
    if question.kind in LISTS and len(question.options) < 2:
        raise Invalid("A list needs options.", fields={"options": ["Enter at least two options, one on a line"]})
    if question.kind not in LISTS:
        question.options, question.options_cy = [], {}
    return question


def _tell(question: Question, change: str, by: Actor) -> Question:
    forget_all()
    log.record(QuestionChanged(code=question.code, change=change), by=by, subject=str(question.service.uuid))
    return question


@transaction.atomic(durable=True)
def add_question(
    *, by: Actor, service: Service, label: str, code: str = "", options: Sequence[Sequence[str]] = (), **more: Any
) -> Question:
    """A new question, asked last. Raises Invalid where its code is taken."""
    must_change_directory(by)
    last = service.questions.aggregate(last=Max("order"))["last"] or 0
    question = Question(
        service=service,
        label=label,
        code=code or slugify(label)[:40],
        options=[list(option) for option in options],
        order=last + 10,
        **more,
    )
    if service.questions.filter(code=question.code).exists():
        raise Invalid("Another question has that code.", fields={"code": ["Choose a code no other question has"]})
    _checked(question).save()
    return _tell(question, "added", by)


@transaction.atomic(durable=True)
def update_question(*, by: Actor, question: Question, **changes: Any) -> Question:
    """Reword it. Its code and kind stay: earlier answers were given to them."""
    must_change_directory(by)
    assert changes.keys() <= CHANGEABLE, changes.keys()
    for name, value in changes.items():
        setattr(question, name, value)
    _checked(question).save()
    return _tell(question, "changed", by)


@transaction.atomic(durable=True)
def retire_question(*, by: Actor, question: Question) -> Question:
    """Ask it no more; earlier answers stay readable."""
    return _set_retired(question, True, by)


@transaction.atomic(durable=True)
def restore_question(*, by: Actor, question: Question) -> Question:
    return _set_retired(question, False, by)


def _set_retired(question: Question, is_retired: bool, by: Actor) -> Question:
    must_change_directory(by)
    question.is_retired = is_retired
    question.save(update_fields=["is_retired"])
    return _tell(question, "retired" if is_retired else "restored", by)


@transaction.atomic(durable=True)
def move_question(*, by: Actor, question: Question, places: int) -> Question:
    """Ask it earlier (negative) or later; the order of all is written anew."""
    must_change_directory(by)
    asked = list(question.service.questions.select_for_update().filter(is_retired=False))
    at = asked.index(question)
    asked.insert(max(0, min(len(asked), at + places)), asked.pop(at))
    for order, one in enumerate(asked, start=1):
        one.order = order * 10
    Question.objects.bulk_update(asked, ["order"])
    return _tell(question, "moved", by)
