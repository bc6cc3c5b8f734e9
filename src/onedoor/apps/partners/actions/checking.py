"""Turning Django's validation of a row into our error, field by field."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from onedoor.foundation.errors import Invalid
from onedoor.foundation.remembering import forget_all

__all__ = ["apply_changes", "check", "invalid"]


def invalid(error: ValidationError, field: str = "") -> Invalid:
    """The error with the same words; those that belong to no field are put under `field`."""
    if not hasattr(error, "error_dict"):
        return Invalid(error.messages[0], fields={field or "": error.messages})
    fields = {field if name == NON_FIELD_ERRORS else name: texts for name, texts in error.message_dict.items()}
    return Invalid("Some answers need to be put right.", fields=fields)


def check(row: models.Model) -> None:
    """Raises Invalid if the row breaks a rule of its model."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise invalid(error) from error


def apply_changes(row: models.Model, changes: dict[str, object], *, allowed: frozenset[str]) -> tuple[str, ...]:
    """Set and save what differs; returns the names of the fields that changed, in order. Raises Invalid."""
    unknown = set(changes) - allowed
    if unknown:
        raise TypeError(f"{type(row).__name__} has nothing to change called {', '.join(sorted(unknown))}.")
    changed = tuple(sorted(name for name, value in changes.items() if getattr(row, name) != value))
    for name in changed:
        setattr(row, name, changes[name])
    if changed:
        check(row)
        row.save(update_fields=changed)
        forget_all()
    return changed
