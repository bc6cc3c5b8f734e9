"""What an action raises when it cannot do what was asked, in words for the person who asked.

Pages render an error summary from `fields` and keep what was typed; each API renders its own standard's shape.
"""

from collections.abc import Mapping, Sequence

__all__ = ["Conflict", "Denied", "Invalid", "Missing", "OnedoorError"]


class OnedoorError(Exception):
    """Base of every expected failure. `code` is stable and for machines; `message` is for people."""

    code = "error"
    http_status = 400

    def __init__(self, message: str, *, code: str = "", fields: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.code
        self.fields: dict[str, list[str]] = {name: list(texts) for name, texts in (fields or {}).items()}


class Invalid(OnedoorError):
    """Something given cannot be accepted; `fields` says what and why."""

    code = "invalid"
    http_status = 400


class Missing(OnedoorError):
    """There is no such thing, or this actor may not know that there is: the two look the same from outside."""

    code = "missing"
    http_status = 404


class Denied(OnedoorError):
    """The actor knows the thing exists and may not do this to it."""

    code = "denied"
    http_status = 403


class Conflict(OnedoorError):
    """The thing changed since it was read, or is in a state that does not allow this."""

    code = "conflict"
    http_status = 409
