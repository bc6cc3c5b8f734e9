"""Writing a message to a person, in the transaction of what it tells of. It is sent afterwards, by the worker."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import phonenumbers
from django.db import connection
from django.db.models import Q

from onedoor.apps.messages import wording
from onedoor.apps.messages.actions.wishes import is_wanted
from onedoor.apps.messages.data import OCCASIONS, Language, MessageChannel, MessageStatus, Wording
from onedoor.apps.messages.defaults import WORDINGS
from onedoor.apps.messages.events import MessageWritten
from onedoor.apps.messages.models import Message, Template
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record
from onedoor.foundation.remembering import remembered
from onedoor.foundation.rows import insert

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["send"]

# Numbers that may be a mobile's. A text to a landline is lost, or read out by a machine in the night.
_CAN_BE_TEXTED = {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE}
# Ofcom keeps these mobile numbers for stories; the number tables call them invalid, demonstrations use them.
_IN_STORIES = "+447700900"


def send(
    code: str,
    *,
    by: Actor,
    email: str = "",
    phone: str = "",
    address: str = "",
    language: str = Language.ENGLISH,
    organisation: "Organisation | None" = None,
    about: str = "",
    values: Mapping[str, str],
    channel: str | None = None,
) -> Message | None:
    """Write the message for an occasion (a building block); None where there is no way to reach the person, or they
    do not want messages of its kind. One that lacks what it must say is parked, and says what.

    E-mail goes before text, and both before a letter, unless `channel` says which. `address` is for a letter, a line
    for each line of the envelope, the name first. `about` is the uuid, as text, of what it tells of. The wording
    is the organisation's or else the partnership's, in the person's language or else English. ((organisation)) is
    filled by itself.
    """
    assert connection.in_atomic_block, "A message is written in the transaction of what it tells of."
    way = _way_to(code, email, phone, channel, address)
    if way is None or not is_wanted(way[1], OCCASIONS[code].purpose):
        return None
    used_channel, to = way
    used_language, chosen = _wording_for(code, used_channel, language, organisation)
    given = _named(organisation, used_language) | dict(values)
    filled, lacking = wording.fill(chosen, given), wording.lacking(chosen, given, OCCASIONS[code])
    message = Message(
        channel=used_channel,
        to=to,
        language=used_language,
        subject=filled.subject[:200],
        body=filled.body,
        organisation=organisation,
        template_code=code,
        about=about,
        # Without what it is about it makes no sense: somebody looks before it goes.
        status=MessageStatus.PARKED if lacking else MessageStatus.WAITING,
        last_error=f"There was nothing to put in {lacking}." if lacking else "",
    )
    insert(message)
    happening = MessageWritten(code=code, channel=used_channel, language=used_language, about=about)
    record(happening, by=by, subject=str(message.uuid), organisation=str(organisation.uuid) if organisation else "")
    return message


def _way_to(code: str, email: str, phone: str, channel: str | None, address: str) -> tuple[MessageChannel, str] | None:
    if code not in OCCASIONS:
        raise Invalid(f"There is no message called {code}.", code="unknown-message")
    has_text = (code, MessageChannel.TEXT, Language.ENGLISH) in WORDINGS
    if email.strip() and channel in (None, MessageChannel.EMAIL):
        return MessageChannel.EMAIL, email.strip()
    number = _textable(phone) if has_text and channel in (None, MessageChannel.TEXT) else ""
    if number:
        return MessageChannel.TEXT, number
    # A name and two lines are the least that reaches a door.
    is_postal = len(address.splitlines()) > 2 and channel in (None, MessageChannel.LETTER)
    return (MessageChannel.LETTER, address.strip()[:254]) if is_postal else None


def _textable(phone: str) -> str:
    """The number in E.164 if a text can reach it, or nothing."""
    try:
        number = phonenumbers.parse(phone, "GB")
    except phonenumbers.NumberParseException:
        return ""
    text = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    is_mobile = phonenumbers.number_type(number) in _CAN_BE_TEXTED or text.startswith(_IN_STORIES)
    return text if is_mobile else ""


def _wording_for(
    code: str, channel: MessageChannel, language: str, organisation: "Organisation | None"
) -> tuple[str, Wording]:
    """Language before organisation: a person who asked for Welsh is better served by the partnership's Welsh.

    A letter says what an e-mail would.
    """
    channel = MessageChannel.EMAIL if channel == MessageChannel.LETTER else channel
    written = _written(code, channel, organisation.pk if organisation else None)
    for candidate in (language, Language.ENGLISH):
        for is_own in (True, False):
            if (candidate, is_own) in written:
                return candidate, written[candidate, is_own]
        if (code, channel, candidate) in WORDINGS:
            return candidate, WORDINGS[code, channel, candidate]
    raise AssertionError(f"{code} has no English wording to be sent by {channel}.")


@remembered
def _written(code: str, channel: str, organisation_id: int | None) -> dict[tuple[str, bool], Wording]:
    """The organisation's wordings and the partnership's, by language and whether it is the organisation's own."""
    rows = Template.objects.filter(Q(organisation=None) | Q(organisation=organisation_id), code=code, channel=channel)
    return {(row.language, row.organisation_id is not None): Wording(row.subject, row.body) for row in rows}


def _named(organisation: "Organisation | None", language: str) -> dict[str, str]:
    if organisation is None:
        return {}
    welsh = organisation.name_cy if language == Language.WELSH else ""
    return {"organisation": welsh or organisation.name}
