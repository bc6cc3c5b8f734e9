"""The classification of personal data. Each model says it of its own fields in an inner class:

    class Privacy:
        none = ("status",)
        personal = ("given_names", "birth_date")
        special = ("disability",)

Primary keys and `uuid` count as `none`; a foreign key says no more than that a link exists, and is `none` too.
`tests/house` fails on a field that is not classified; exports, logs and the scrubber read it through `class_of`.
"""

from enum import StrEnum
from typing import Any

from django.db import models

__all__ = ["PrivacyClass", "class_of", "personal_fields", "unclassified_fields"]


class PrivacyClass(StrEnum):
    """How much a field says about a living person (UK GDPR articles 4 and 9)."""

    NONE = "none"
    PERSONAL = "personal"
    SPECIAL = "special"


def _is_implied(field: Any) -> bool:
    return bool(field.primary_key or field.is_relation or field.name == "uuid")


def class_of(model: type[models.Model], field_name: str) -> PrivacyClass | None:
    """The class of one field, or None where nobody has said."""
    for owner in model.__mro__:
        declared = owner.__dict__.get("Privacy")
        for privacy_class in PrivacyClass:
            if field_name in getattr(declared, privacy_class.value, ()):
                return privacy_class
    return PrivacyClass.NONE if _is_implied(model._meta.get_field(field_name)) else None


def personal_fields(model: type[models.Model]) -> list[str]:
    """Names of the concrete fields that are personal or special category."""
    wanted = (PrivacyClass.PERSONAL, PrivacyClass.SPECIAL)
    return [field.name for field in model._meta.concrete_fields if class_of(model, field.name) in wanted]


def unclassified_fields(model: type[models.Model]) -> list[str]:
    """Names of the concrete fields nobody has classified."""
    return [field.name for field in model._meta.concrete_fields if class_of(model, field.name) is None]
