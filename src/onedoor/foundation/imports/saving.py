"""Bringing tables to what a file says, counting what is new, changed, unchanged and ended."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import models

from onedoor.foundation.imports.report import Report

__all__ = ["end_missing", "save"]

Row = TypeVar("Row", bound=models.Model)
# SQLite takes 250,000 parameters a statement; this keeps well below with thirty columns.
BATCH = 2000


def save(
    report: Report,
    what: str,
    model: type[Row],
    existing: Mapping[Any, Row],
    wanted: Mapping[Any, Row],
    *,
    fields: Sequence[str],
) -> dict[Any, Row]:
    """Create rows whose key is new, update those that differ in `fields`. Returns the saved row of each wanted key."""
    new, changed, saved = [], [], {}
    names = [model._meta.get_field(name).attname for name in fields]  # type: ignore[union-attr]
    for key, row in wanted.items():
        known = existing.get(key)
        if known is None:
            new.append(row)
        elif _take_over(known, row, names):
            changed.append(known)
        saved[key] = known or row
    manager = model._default_manager
    manager.bulk_create(new, batch_size=BATCH)
    if changed:
        manager.bulk_update(changed, list(fields), batch_size=BATCH // 4)
    report.count(what, "new", len(new))
    report.count(what, "changed", len(changed))
    report.count(what, "unchanged", len(wanted) - len(new) - len(changed))
    return saved


def _take_over(known: models.Model, wanted: models.Model, names: Sequence[str]) -> bool:
    differing = [name for name in names if _value(known, name) != _value(wanted, name)]
    for name in differing:
        setattr(known, name, getattr(wanted, name))
    return bool(differing)


def _value(row: models.Model, name: str) -> Any:
    value = getattr(row, name)
    # PostgreSQL gives binary columns back as a view of memory.
    return bytes(value) if isinstance(value, memoryview) else value


def end_missing(
    report: Report, what: str, existing: Mapping[Any, Row], kept: Iterable[Hashable], *, on: date
) -> list[Row]:
    """Give rows the file no longer has that last day, unless they ended before. Rows are dated and never deleted."""
    wanted = set(kept)
    ended = [row for key, row in existing.items() if key not in wanted and getattr(row, "ends_on", None) is None]
    for row in ended:
        row.ends_on = on  # type: ignore[attr-defined]
    if ended:
        type(ended[0])._default_manager.bulk_update(ended, ["ends_on"], batch_size=BATCH // 4)
    report.count(what, "ended", len(ended))
    return ended
