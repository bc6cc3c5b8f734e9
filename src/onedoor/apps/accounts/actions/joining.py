"""Joining an account to the person's records: the matcher, and a check of what only they know."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.accounts.events import AccountJoined, AccountLeft, JoiningRefused
from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.people import services as people
from onedoor.foundation import clock
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.people.models import Resident

__all__ = ["join_account", "join_proved", "leave_records"]


def join_account(
    *, account: ResidentAccount, given_names: str, family_name: str, birth_date: str, postcode: str
) -> ResidentAccount:
    """Join it to the records of the one person all this fits, its proven address among it; raises Invalid.

    `birth_date` as yyyy-mm-dd. What is refused is written down too, so that guessing shows.
    """
    found = people.record_of_person_who_knows(
        email=account.email, given_names=given_names, family_name=family_name, birth_date=birth_date, postcode=postcode
    )
    _join(account, found)
    if found is None:
        raise Invalid("What you told us fits no record that has your e-mail address.")
    return account


def join_proved(
    *, account: ResidentAccount, names: Sequence[tuple[str, str]], birth_dates: Sequence[str], postcodes: Sequence[str]
) -> ResidentAccount:
    """As `join_account`, by what a provider proved: any of these names (given, family), birth dates as yyyy-mm-dd and
    postcodes. The proof stands in for what only they know; a record with another address will do. Raises Invalid.
    """
    found = people.record_of_proved_person(
        email=account.email, names=names, birth_dates=birth_dates, postcodes=postcodes
    )
    _join(account, found)
    if found is None:
        raise Invalid("Who you were proved to be fits no record, or those of several people.")
    return account


@transaction.atomic(durable=True)
def _join(account: ResidentAccount, found: "Resident | None") -> None:
    happening = AccountJoined(record=str(found.uuid)) if found else JoiningRefused()
    record(happening, by=resident(str(account.uuid)), subject=str(account.uuid))
    if found:
        account.record, account.joined_at = found, clock.now()
        account.save(update_fields=["record", "joined_at"])


@transaction.atomic(durable=True)
def leave_records(*, account: ResidentAccount) -> ResidentAccount:
    """The record is not theirs after all, or they do not want it here."""
    if account.record is not None:
        happening = AccountLeft(record=str(account.record.uuid))
        record(happening, by=resident(str(account.uuid)), subject=str(account.uuid))
        account.record = account.joined_at = None
        account.save(update_fields=["record", "joined_at"])
    return account
