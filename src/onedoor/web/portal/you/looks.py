"""The ledger of disclosures, as the person reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from onedoor.apps.requests import services as requests
from onedoor.apps.sharing import services as sharing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from onedoor.apps.sharing.models import Disclosure

__all__ = ["Look", "looks_in_words"]


@dataclass(frozen=True, slots=True)
class Look:
    """One time somebody was shown what a body knows of the person: when, who, what, whose, why and by what right.

    `about` is the reference of the request somebody outside was asked about.
    """

    at: datetime
    by: str
    of: str
    items: tuple[str, ...]
    purpose: str
    right: str
    by_uuid: str
    purpose_code: str
    is_emergency: bool
    is_outside: bool
    about: str


def looks_in_words(rows: "Iterable[Disclosure]", language: str) -> list[Look]:
    """In the order of the rows."""
    rows = list(rows)
    items, purposes = sharing.item_names(language), sharing.purpose_names(language)
    asked = requests.outside_names(row.outside for row in rows if row.outside)
    return [
        Look(
            at=row.disclosed_at,
            by=row.recipient.name_in(language) if row.recipient else _outsider(row, asked),
            of=row.source.name_in(language),
            items=tuple(items.get(code, code) for code in row.items),
            purpose=purposes.get(row.purpose, row.purpose),
            right=_right(row),
            by_uuid=str(row.recipient.uuid) if row.recipient else "",
            purpose_code=row.purpose,
            is_emergency=row.emergency is not None,
            is_outside=row.outside is not None,
            about=asked[row.outside][1] if row.outside in asked else "",
        )
        for row in rows
    ]


def _outsider(row: "Disclosure", asked: "Mapping[UUID, tuple[str, str]]") -> str:
    """A firm by its name. Who somebody private is stays with the body that asked them."""
    name, _reference = asked.get(row.outside, ("", "")) if row.outside else ("", "")
    return name or _("Somebody outside")


def _right(row: "Disclosure") -> str:
    if row.outside is not None:
        return _("They needed to ask, to deal with what you asked for")
    if row.version is not None:
        return row.version.agreement.title
    return _("Somebody could have come to harm")
