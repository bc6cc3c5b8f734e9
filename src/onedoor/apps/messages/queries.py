"""Reads of messages, wordings and letters."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Replace, Upper

from onedoor.apps.messages import wording
from onedoor.apps.messages.data import MessageStatus, Wording
from onedoor.apps.messages.defaults import WORDINGS
from onedoor.apps.messages.models import Letter, Message, Template

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["letters_matching", "message_counts", "messages_about", "messages_in_outbox", "preview", "wording_in_force"]


def messages_about(uuid: str) -> QuerySet[Message]:
    """What was sent about the thing of that uuid, newest first."""
    return Message.objects.filter(about=str(uuid)).order_by("-created_at", "-id")


def messages_in_outbox(words: str = "") -> QuerySet[Message]:
    """Every message, newest first, or those in which the words stand. Only for development and demonstration."""
    messages = Message.objects.select_related("organisation").order_by("-created_at", "-id")
    words = words.strip()
    if not words:
        return messages
    return messages.filter(Q(body__icontains=words) | Q(subject__icontains=words) | Q(to__icontains=words))


def letters_matching(text: str, *, limit: int = 10) -> list[Letter]:
    """Letters in use whose reference (spaces and hyphens do not matter) or title holds the text."""
    text = text.strip()
    if not text:
        return []
    key = "".join(character for character in text.upper() if character.isalnum())
    letters = Letter.objects.on().select_related("organisation")
    letters = letters.annotate(key=Upper(Replace(Replace(Replace(F("reference"), Value("-")), Value(" ")), Value("/"))))
    wanted = Q(title__icontains=text) | (Q(key__contains=key) if key else Q())
    # A match from the start of the reference is what a caller reading it out means.
    return sorted(letters.filter(wanted)[:200], key=lambda letter: (not letter.key.startswith(key), letter.key))[:limit]


def wording_in_force(
    code: str, channel: str, language: str, organisation: "Organisation | None"
) -> tuple[Wording, Template | None]:
    """What an editor starts from: the organisation's wording, else the partnership's, else the one we came with."""
    rows = Template.objects.filter(code=code, channel=channel, language=language)
    own = rows.filter(organisation=organisation).first()
    found = own or rows.filter(organisation__isnull=True).first()
    if found is not None:
        return Wording(found.subject, found.body), own
    return WORDINGS[code, channel, language], None


def preview(text: Wording, values: Mapping[str, str]) -> Wording:
    """The wording as a person would read it, with example values."""
    return wording.fill(text, values)


def message_counts() -> dict[str, int]:
    """How many messages stand in each state that needs something done: waiting, parked."""
    counts = dict.fromkeys((MessageStatus.WAITING.value, MessageStatus.PARKED.value), 0)
    rows = Message.objects.filter(status__in=counts).values_list("status").annotate(Count("id"))
    return counts | dict(rows)
