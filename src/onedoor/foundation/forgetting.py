"""What every app's building blocks of forgetting share: why something is forgotten, and what remains of a row.

To forget is to write over what a row says of a person and leave the row: what figures need (when, which service, which
body, how it ended) stays, and nothing that is counted changes. Which fields say something of a person is read from
their classification, so that a new field is forgotten too.
"""

from enum import StrEnum
from typing import Any

from django.db import connection, models

from onedoor.foundation.privacy import personal_fields

__all__ = ["Why", "forget_fields", "require_transaction", "unsaid"]


class Why(StrEnum):
    """Why somebody's data goes. It stands in the event, so it is a code and never words."""

    RETENTION = "retention"
    ERASURE = "erasure"
    OBJECTION = "objection"
    WITHDRAWAL = "withdrawal"


def require_transaction() -> None:
    assert connection.in_atomic_block, "Something is forgotten in the transaction of why."


def unsaid(model: type[models.Model], *, keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """Every personal and special category field of the model but those to keep, as a row that says nothing has it."""
    fields = [model._meta.get_field(name) for name in personal_fields(model) if name not in keep]
    return {field.name: None if field.null else field.get_default() for field in fields}  # type: ignore[union-attr]


def forget_fields(row: models.Model, *, keep: tuple[str, ...] = (), **changes: Any) -> None:
    """Write the row as one that says nothing of anybody, with these changes."""
    values = unsaid(type(row), keep=keep) | changes
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
