"""Changing what messages say."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.messages import wording
from onedoor.apps.messages.access import check_may_word
from onedoor.apps.messages.data import OCCASIONS, Language, MessageChannel, Wording
from onedoor.apps.messages.defaults import WORDINGS
from onedoor.apps.messages.events import TemplateChanged, TemplateRemoved
from onedoor.apps.messages.models import Template
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events.log import record
from onedoor.foundation.installing import never_installed
from onedoor.foundation.remembering import forget_all

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["install_defaults", "remove_template", "save_template"]


@transaction.atomic(durable=True)
def save_template(
    *,
    by: Actor,
    organisation: "Organisation | None",
    code: str,
    channel: str,
    language: str,
    subject: str,
    body: str,
) -> Template:
    """Write or change a wording; None stands for the partnership. Raises Invalid naming wrong placeholders."""
    check_may_word(by, organisation)
    text = Wording(subject=subject.strip() if channel == MessageChannel.EMAIL else "", body=body.strip())
    _check(code, channel, language, text)
    template, _ = Template.objects.update_or_create(
        organisation=organisation,
        code=code,
        channel=channel,
        language=language,
        defaults={"subject": text.subject, "body": text.body, "updated_at": clock.now()},
    )
    forget_all()
    happening = TemplateChanged(code=code, channel=channel, language=language)
    record(happening, by=by, subject=f"template:{template.pk}", organisation=_uuid(organisation))
    return template


@transaction.atomic(durable=True)
def remove_template(*, by: Actor, organisation: "Organisation | None", code: str, channel: str, language: str) -> None:
    """Give up a wording for the one behind it: the partnership's, or the one Onedoor came with."""
    check_may_word(by, organisation)
    removed, _ = Template.objects.filter(
        organisation=organisation, code=code, channel=channel, language=language
    ).delete()
    if not removed:
        raise Missing("There is no such wording.")
    forget_all()
    record(TemplateRemoved(code=code, channel=channel, language=language), by=by, organisation=_uuid(organisation))


@transaction.atomic(durable=True)
def install_defaults() -> None:
    """Add the wordings that never came. What was changed stays; one given up leaves the one Onedoor comes with."""
    new = never_installed("messages.template", map("/".join, WORDINGS))
    there = set(Template.objects.filter(organisation__isnull=True).values_list("code", "channel", "language"))
    Template.objects.bulk_create(
        Template(code=code, channel=channel, language=language, subject=text.subject, body=text.body)
        for (code, channel, language), text in WORDINGS.items()
        if "/".join((code, channel, language)) in new and (code, channel, language) not in there
    )


def _check(code: str, channel: str, language: str, text: Wording) -> None:
    if code not in OCCASIONS or channel not in MessageChannel.values or language not in Language.values:
        raise Missing("There is no such message.")
    if (code, channel, Language.ENGLISH) not in WORDINGS:
        raise Missing("There is no such message.")
    problems = wording.problems_of(text, OCCASIONS[code])
    if channel == MessageChannel.EMAIL and not text.subject:
        problems["subject"] = ["Enter a subject."]
    if len(text.subject) > 150:
        problems["subject"] = ["Keep the subject to 150 characters."]
    if problems:
        raise Invalid("The wording was not saved.", fields=problems)


def _uuid(organisation: "Organisation | None") -> str:
    return str(organisation.uuid) if organisation else ""
