"""Model fields that are encrypted in the database and plain in Python.

Nothing is found by what such a field holds: only whether it is empty may be asked, for an empty text is stored empty.
"""

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models

from onedoor.foundation.encryption.keys import keyring

__all__ = ["Encrypted", "EncryptedBoolean", "EncryptedJSON", "EncryptedText"]

if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field

_ASKED = frozenset(("exact", "isnull"))


class Encrypted(Field):
    """Base of the kinds: `to_text` and `of_text` say how a value is written."""

    def get_internal_type(self) -> str:
        return "TextField"

    @property
    def place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def to_text(self, value: Any) -> str:
        return str(value)

    def of_text(self, text: str) -> Any:
        return text

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if value is None or hasattr(value, "as_sql"):
            return value
        text = self.to_text(value)
        return keyring().hide(text, self.place) if text else text

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value:
            raise FieldError(f"{self.place} is encrypted: rows cannot be found by what it holds.")
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in _ASKED:
            raise FieldError(f"{self.place} is encrypted: there is no {lookup_name} of it.")
        return super().get_lookup(lookup_name)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        if value is None:
            return None
        return self.of_text(keyring().show(value, self.place) if value else value)


class EncryptedText(Encrypted):
    """Words. `max_length` is checked where they come in; what is stored is longer."""

    def get_prep_value(self, value: Any) -> Any:
        return "" if value == "" else value


class EncryptedBoolean(Encrypted):
    """Yes and no look alike in the database."""

    def to_text(self, value: Any) -> str:
        return "yes" if value else "no"

    def of_text(self, text: str) -> bool:
        return text == "yes"


class EncryptedJSON(Encrypted):
    """What JSON can say."""

    def to_text(self, value: Any) -> str:
        return json.dumps(value)

    def of_text(self, text: str) -> Any:
        return json.loads(text) if text else None
