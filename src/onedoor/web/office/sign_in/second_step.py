"""Whether whoever has this visit signed in to it with two steps. That the account could is not enough: a visit begun
with a stolen password must not become a good one when the owner of the account sets up a second step."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

__all__ = ["has_second_step", "note_second_step"]

_KEY = "second_step"


def has_second_step(request: HttpRequest) -> bool:
    """By a code, a passkey, or because their own body’s provider says so."""
    if request.session.get(_KEY) == str(request.user.pk):
        return True
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def note_second_step(request: HttpRequest, user: Any) -> None:
    """In this visit they have just shown or set up the second step. Kept with whose it was."""
    request.session[_KEY] = str(user.pk)
