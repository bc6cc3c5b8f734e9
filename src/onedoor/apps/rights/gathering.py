"""Everything held of a person, by the body that holds it, with what of it is held back.

What may name somebody else is hidden by default, and given where the officer of the body says so with a reason.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Field
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from onedoor.apps.people import services as people
from onedoor.apps.rights.data import HeldField, HeldRow, HeldSection
from onedoor.apps.rights.labels import LABELS
from onedoor.foundation.holdings import Holding, Subject, find_holdings

if TYPE_CHECKING:
    from onedoor.apps.people.models import Resident

__all__ = ["bodies_holding", "gather", "row_as_held", "rows_of", "subject_of"]

# (row, field) to whether it is hidden, and why.
Said = Mapping[tuple[str, str], tuple[bool, str]]


def subject_of(records: "Iterable[Resident]", *, email: str = "") -> Subject:
    """Whose data is looked for; `email` was shown to be theirs."""
    found = list(records)
    points = [point.normalised for record in found for point in people.contact_points_of(record)]
    return Subject(
        records=frozenset(record.pk for record in found),
        uuids=frozenset(str(record.uuid) for record in found),
        emails=frozenset((email,)) - {""},
        addresses=frozenset(points),
    )


def bodies_holding(subject: Subject) -> list[str]:
    """Uuids of the bodies that hold anything of theirs, those that keep a record of them first."""
    found: dict[str, None] = {}
    for holding, rows in _rows(subject):
        for row in rows:
            found.setdefault(holding.body(row))
    found.pop("", None)
    return list(found)


def gather(
    subject: Subject, *, bodies: Mapping[str, Said], lead: str, after: Callable[[], None] = lambda: None
) -> list[HeldSection]:
    """What these bodies (by uuid, with what their officers said) hold, by kind; `after` is called with each kind done.

    What no body holds, or one that has no part in the case, is the `lead` body's to answer for.
    """
    sections = []
    for holding, rows in _rows(subject):
        held = []
        for row in rows:
            body = holding.body(row) or lead
            if body in bodies:
                held.append(_held(holding, row, body, bodies[body]))
        if held:
            sections.append(HeldSection(holding.label, str(holding.title), tuple(held)))
        after()
    return sections


def rows_of(subject: Subject, label: str, body: str) -> "list[Any]":
    """What that body holds of one kind."""
    return [
        row for holding in find_holdings() if holding.label == label
        for row in holding.rows(subject) if holding.body(row) == body
    ]  # fmt: skip


def row_as_held(row: Any) -> HeldRow | None:
    """One row as its own body would give it to the person; None where nothing of its kind is given."""
    holding = next((one for one in find_holdings() if one.label == row._meta.label), None)
    return _held(holding, row, "", {}) if holding else None


def _rows(subject: Subject) -> "Iterator[tuple[Holding, list[Any]]]":
    """Each kind of thing with its rows; what is found is itself what later kinds may be about."""
    about = set(subject.uuids)
    for holding in find_holdings():
        known = Subject(subject.records, frozenset(about), subject.emails, subject.addresses)
        rows = list(holding.rows(known))
        about.update(str(row.uuid) for row in rows if hasattr(row, "uuid"))
        yield holding, rows


def _held(holding: Holding, row: Any, body: str, said: Said) -> HeldRow:
    key, others = f"{holding.label}:{row.pk}", holding.others(row)
    fields = [_field(holding, row, name, name in others, said.get((key, name))) for name in holding.fields]
    words = [HeldField("", label, text, text, False, False) for label, text in holding.words(row).items()]
    held = HeldRow(key, body, (*words, *(one for one in fields if one.text)))
    file = getattr(row, holding.file) if holding.file else None
    if not file:
        return held
    shown = _field(holding, row, holding.file, holding.file in others, said.get((key, holding.file)))
    return HeldRow(key, body, (*held.fields, shown), str(file.name), str(file.name).rpartition("/")[2], shown.is_hidden)


def _field(holding: Holding, row: Any, name: str, may_name_others: bool, said: tuple[bool, str] | None) -> HeldField:
    field = holding.model._meta.get_field(name)
    assert isinstance(field, Field), "Only fields that hold a value are personal."
    is_hidden, why = said or (may_name_others, "")
    value = getattr(row, name)
    return HeldField(name, _label(field), _text(row, field, value), _plain(value), may_name_others, is_hidden, why)


def _label(field: "Field[Any, Any]") -> str:
    return str(LABELS.get(field.name) or field.verbose_name.capitalize())


def _text(row: Any, field: "Field[Any, Any]", value: Any) -> str:
    """As a person reads it; empty where nothing is held."""
    if value in ("", None):
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)


def _plain(value: Any) -> object:
    """As a machine reads it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | list | None) else str(value)
