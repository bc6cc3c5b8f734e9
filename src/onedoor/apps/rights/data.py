"""Choices and frozen values that cross the border of rights."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

__all__ = [
    "CORRECTABLE",
    "GROUPS",
    "CaseKind",
    "Decision",
    "HeldField",
    "HeldRow",
    "HeldSection",
    "PackageStatus",
]


class CaseKind(TextChoices):
    """What a person may ask (UK GDPR articles 15 to 21), and taking back a permission (article 7)."""

    ACCESS = "access", _("A copy of what is kept about me")
    CORRECTION = "correction", _("Put something right")
    ERASURE = "erasure", _("Erase what is kept about me")
    RESTRICTION = "restriction", _("Keep it, and stop using it")
    OBJECTION = "objection", _("Stop letting others know about me")
    WITHDRAWAL = "withdrawal", _("Take back a permission")


class Decision(TextChoices):
    """What one body answered."""

    AGREED = "agreed", _("Agreed")
    PARTLY = "partly", _("Agreed in part")
    REFUSED = "refused", _("Refused")


class PackageStatus(TextChoices):
    """Where the copy has got to."""

    WAITING = "waiting", _("Being made")
    READY = "ready", _("Ready")
    GONE = "gone", _("No longer kept")


# How the queue is divided.
GROUPS: Mapping[str, str] = MappingProxyType(
    {"due": "To answer", "mine": "Mine", "overdue": "Overdue", "paused": "Waiting for proof", "done": "Done"}
)
# What of a record may be put right here, as `people` takes it, and which data item it is.
CORRECTABLE: Mapping[str, str] = MappingProxyType(
    {
        "given_names": "identity.name",
        "family_name": "identity.name",
        "birth_date": "identity.birth_date",
        "address_text": "address.home",
        "postcode": "address.home",
        "phones": "contact.phone",
        "emails": "contact.email",
        "help_needed": "needs.help",
    }
)


@dataclass(frozen=True, slots=True)
class HeldField:
    """One thing held. `is_hidden`: not given to the person; `why` where an officer said so or otherwise."""

    name: str
    label: str
    text: str
    value: object
    may_name_others: bool
    is_hidden: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One row, known in a case by its `key`; `file` is where its file is kept, empty where it has none."""

    key: str
    body: str
    fields: tuple[HeldField, ...]
    file: str = ""
    file_name: str = ""
    is_file_hidden: bool = False


@dataclass(frozen=True, slots=True)
class HeldSection:
    """What one body holds of one kind."""

    label: str
    title: str
    rows: tuple[HeldRow, ...]
