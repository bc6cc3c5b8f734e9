"""Reads of accounts, for the person who signed in."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.people import services as people
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from onedoor.apps.people.models import Representation, Resident
    from onedoor.apps.sharing.models import Disclosure

__all__ = ["accounts_of", "get_account", "looks_at", "pass_phrase_set_at", "records_of", "speakers_for"]

_MOST_LOOKS = 200


def get_account(uuid: str) -> ResidentAccount:
    """Raises Missing."""
    try:
        return ResidentAccount.objects.select_related("record").get(uuid=uuid)
    except (ResidentAccount.DoesNotExist, ValidationError):
        raise Missing("There is no such account.") from None


def accounts_of(record: "Resident") -> list[ResidentAccount]:
    """The accounts that were joined to this very record."""
    return list(ResidentAccount.objects.select_related("record").filter(record=record).order_by("pk"))


def records_of(account: ResidentAccount) -> "list[Resident]":
    """Every body's record of this person, with its holder; none until they have shown who they are."""
    return people.records_of_same_person(account.record) if account.record else []


def looks_at(account: ResidentAccount, *, requests: "Iterable[UUID]" = ()) -> "list[Disclosure]":
    """Every time somebody else was shown or sent something of them, newest first; the last 200.

    `requests`: what they asked for, for what was sent about it before any body kept a record of them.
    """
    uuids = [str(record.uuid) for record in records_of(account)]
    uuids += map(str, requests) if uuids else ()
    return list(sharing.disclosures_about_any(uuids)[:_MOST_LOOKS]) if uuids else []


def pass_phrase_set_at(account: ResidentAccount) -> "datetime | None":
    """When they last chose a pass-phrase; None where they have none."""
    return people.pass_phrase_set_at(records_of(account))


def speakers_for(account: ResidentAccount) -> "list[Representation]":
    """Who may speak for them, with every body."""
    return people.representations_of(records_of(account))
