"""Ending the sessions of staff: every browser of theirs is signed out at its next page."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import F

from onedoor.apps.partners.events import SessionsEnded
from onedoor.apps.partners.models import Account
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.log import record

__all__ = ["end_sessions"]


def end_sessions(*, by: Actor, accounts: Iterable[Account], organisation: str = "") -> None:
    """A building block. What a session is known by holds this number: none made before it is known any more."""
    assert connection.in_atomic_block, "Sessions end in the transaction of what ends them."
    for account in accounts:
        Account.objects.filter(pk=account.pk).update(session_version=F("session_version") + 1)
        record(SessionsEnded(), by=by, subject=str(account.uuid), organisation=organisation)
