"""The register of letters and pages that people get in touch about."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.messages.access import check_may_word
from onedoor.apps.messages.events import LetterChanged
from onedoor.apps.messages.models import Letter
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["add_letter", "change_letter"]


@transaction.atomic(durable=True)
def add_letter(
    *, by: Actor, organisation: "Organisation", reference: str, title: str, starts_on: date | None = None
) -> Letter:
    """Register a letter under the reference printed on it."""
    check_may_word(by, organisation)
    letter = Letter(
        organisation=organisation, reference=reference.strip().upper(), title=title.strip(), starts_on=starts_on
    )
    return _save(letter, by)


@transaction.atomic(durable=True)
def change_letter(
    *, by: Actor, letter: Letter, title: str, starts_on: date | None = None, ends_on: date | None = None
) -> Letter:
    """Rename a letter or say until when it was sent; its reference is printed and stays."""
    check_may_word(by, letter.organisation)
    letter.title, letter.starts_on, letter.ends_on = title.strip(), starts_on, ends_on
    return _save(letter, by)


def _save(letter: Letter, by: Actor) -> Letter:
    _check(letter)
    letter.save()
    happening = LetterChanged(reference=letter.reference)
    record(happening, by=by, subject=f"letter:{letter.pk}", organisation=str(letter.organisation.uuid))
    return letter


def _check(letter: Letter) -> None:
    problems: dict[str, list[str]] = {}
    if not letter.reference:
        problems["reference"] = ["Enter the reference printed on the letter."]
    elif len(letter.reference) > 40:
        problems["reference"] = ["Keep the reference to 40 characters."]
    same = Letter.objects.filter(organisation=letter.organisation, reference=letter.reference).exclude(pk=letter.pk)
    if letter.reference and same.exists():
        problems["reference"] = ["There is already a letter with this reference."]
    if not letter.title:
        problems["title"] = ["Enter what the letter is called."]
    elif len(letter.title) > 200:
        problems["title"] = ["Keep the title to 200 characters."]
    if letter.starts_on and letter.ends_on and letter.ends_on < letter.starts_on:
        problems["ends_on"] = ["The last day must not be before the first."]
    if problems:
        raise Invalid("The letter was not saved.", fields=problems)
