"""Reads of messages, wordings and letters."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Replace, Upper

from onedoor.apps.messages import wording
from onedoor.apps.messages.access import messages_visible_to
from onedoor.apps.messages.data import OCCASIONS, Language, MessageChannel, MessageStatus, Wording
from onedoor.apps.messages.defaults import WORDINGS
from onedoor.apps.messages.models import Letter, Message, Template
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = [
    "WordingLanguage",
    "WordingRow",
    "letters_matching",
    "message_counts",
    "message_log",
    "messages_about",
    "messages_in_outbox",
    "preview",
    "wording_in_force",
    "wording_keys",
    "wordings_of",
]


@dataclass(frozen=True, slots=True)
class WordingLanguage:
    """One language in which there is a wording; `is_own` if it was changed here."""

    code: str
    label: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One occasion and channel, with its languages."""

    code: str
    channel: str
    label: str
    channel_label: str
    languages: tuple[WordingLanguage, ...]

    @property
    def behind(self) -> str:
        """A language whose wording still says what it did before the other was changed; empty where none does."""
        is_changed = any(language.is_own for language in self.languages)
        return next((one.label for one in self.languages if is_changed and not one.is_own), "")


def messages_about(uuid: str) -> QuerySet[Message]:
    """What was sent about the thing of that uuid, newest first."""
    return Message.objects.filter(about=str(uuid)).order_by("-created_at", "-id")


def messages_in_outbox(words: str = "") -> QuerySet[Message]:
    """Every message, newest first, or those in which the words stand. Only for development and demonstration."""
    messages = Message.objects.select_related("organisation").order_by("-created_at", "-id")
    return messages.filter(_holding(words)) if words.strip() else messages


def message_log(actor: Actor, *, words: str = "", status: str = "", channel: str = "") -> QuerySet[Message]:
    """Messages the actor may see, newest first; narrowed by whatever is given."""
    found = messages_visible_to(actor).order_by("-created_at", "-id")
    if words.strip():
        found = found.filter(_holding(words))
    if status:
        found = found.filter(status=status)
    return found.filter(channel=channel) if channel else found


def wording_keys() -> Set[tuple[str, str, str]]:
    """(code, channel, language) of every wording there is."""
    return WORDINGS.keys()


def wordings_of(organisation_uuid: str = "") -> list[WordingRow]:
    """Every occasion, with whether the organisation (blank: the partnership) has changed its words. One query."""
    rows = Template.objects.filter(organisation__uuid=organisation_uuid) if organisation_uuid else _changed_for_all()
    own = set(rows.values_list("code", "channel", "language"))
    return [
        WordingRow(
            code=occasion.code,
            channel=channel,
            label=occasion.label,
            channel_label=channel.label,
            languages=tuple(
                WordingLanguage(language, language.label, (occasion.code, channel, language) in own)
                for language in Language
                if (occasion.code, channel, language) in WORDINGS
            ),
        )
        for occasion in OCCASIONS.values()
        for channel in MessageChannel
        if (occasion.code, channel, Language.ENGLISH) in WORDINGS
    ]


def _changed_for_all() -> QuerySet[Template]:
    """The partnership's wordings that no longer say what Onedoor came with."""
    rows = Template.objects.filter(organisation__isnull=True)
    same = [
        row.pk for row in rows if WORDINGS.get((row.code, row.channel, row.language)) == Wording(row.subject, row.body)
    ]
    return rows.exclude(pk__in=same)


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


def _holding(words: str) -> Q:
    words = words.strip()
    return Q(body__icontains=words) | Q(subject__icontains=words) | Q(to__icontains=words)
