"""The ledger of disclosures, as the person reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from onedoor.apps.sharing import services as sharing

if TYPE_CHECKING:
    from onedoor.apps.sharing.models import Disclosure

__all__ = ["Look", "looks_in_words"]


@dataclass(frozen=True, slots=True)
class Look:
    """One time a body was shown what another knows of the person: when, who, what, whose, why and by what right."""

    at: datetime
    by: str
    of: str
    items: tuple[str, ...]
    purpose: str
    right: str
    by_uuid: str
    purpose_code: str
    is_emergency: bool


def looks_in_words(rows: "Iterable[Disclosure]", language: str) -> list[Look]:
    """In the order of the rows."""
    items, purposes = sharing.item_names(language), sharing.purpose_names(language)
    return [
        Look(
            at=row.disclosed_at,
            by=row.recipient.name_in(language),
            of=row.source.name_in(language),
            items=tuple(items.get(code, code) for code in row.items),
            purpose=purposes.get(row.purpose, row.purpose),
            right=_right(row),
            by_uuid=str(row.recipient.uuid),
            purpose_code=row.purpose,
            is_emergency=row.emergency is not None,
        )
        for row in rows
    ]


def _right(row: "Disclosure") -> str:
    if row.version is not None:
        return row.version.agreement.title
    return _("Somebody could have come to harm")
