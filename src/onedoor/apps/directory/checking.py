"""Checking what a person answered to a service's questions."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from onedoor.apps.directory.data import CheckedAnswer
from onedoor.apps.directory.models import Question, Service
from onedoor.apps.directory.queries import known_questions
from onedoor.foundation.errors import Invalid

__all__ = ["check_answers"]

MOST_CHARACTERS = {Question.Kind.TEXT: 200, Question.Kind.LONG_TEXT: 4000}


class _Wrong(Exception):
    """What is wrong with one answer, for the person who gave it."""


def check_answers(service: Service, given: Mapping[str, Sequence[str]]) -> list[CheckedAnswer]:
    """The answers as they are stored and shown, in the order of the questions; unanswered optional ones are left out.

    `given` is by question code. Raises Invalid with a field `attribute-<code>` for each answer that will not do.
    Codes that are no question of this service are passed over: machines send more than was asked.
    """
    checked, wrong = [], {}
    for question in known_questions(service.pk):
        values = [text for value in given.get(question.code, ()) if (text := str(value).strip())]
        try:
            answer = _check(question, values)
        except _Wrong as problem:
            wrong[f"attribute-{question.code}"] = [str(problem)]
        else:
            checked += [answer] if answer else []
    if wrong:
        raise Invalid("Some answers are missing or cannot be used.", code="answers", fields=wrong)
    return checked


def _check(question: Question, values: Sequence[str]) -> CheckedAnswer | None:
    if not values:
        if question.is_required:
            raise _Wrong(f"Answer “{question.label}”")
        return None
    if question.kind in (Question.Kind.CHOICE, Question.Kind.CHOICES):
        value, shown = _chosen(question, values)
    elif len(values) > 1:
        raise _Wrong(f"Give one answer to “{question.label}”")
    else:
        value, shown = _written(question, values[0])
    return CheckedAnswer(question.code, question.label, value, shown)


def _chosen(question: Question, values: Sequence[str]) -> tuple[str, str]:
    labels = {str(code): str(label) for code, label in question.options}
    if question.kind == Question.Kind.CHOICE and len(values) > 1:
        raise _Wrong(f"Choose one answer to “{question.label}”")
    if any(value not in labels for value in values):
        raise _Wrong(f"Choose from the list for “{question.label}”")
    chosen = [code for code in labels if code in values]
    return ",".join(chosen), ", ".join(labels[code] for code in chosen)


def _written(question: Question, text: str) -> tuple[str, str]:
    if question.kind == Question.Kind.NUMBER:
        return _number(question, text)
    if question.kind == Question.Kind.DATE:
        return _date(question, text)
    most = MOST_CHARACTERS[Question.Kind(question.kind)]
    if len(text) > most:
        raise _Wrong(f"“{question.label}” must be {most:,} characters or fewer")
    return text, text


def _number(question: Question, text: str) -> tuple[str, str]:
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= Decimal(10) ** 15:
        raise _Wrong(f"“{question.label}” must be a number, like 3")
    plain = f"{number:f}"
    return plain, plain


def _date(question: Question, text: str) -> tuple[str, str]:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        raise _Wrong(f"“{question.label}” must be a real date, like 2026-03-27") from None
    return day.isoformat(), f"{day.day} {day:%B %Y}"
