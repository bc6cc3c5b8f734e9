"""Joining an account to the person's records: the matcher, and a check of what only they know."""

from django.db import transaction

from onedoor.apps.accounts.events import AccountJoined, AccountLeft, JoiningRefused
from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.people import services as people
from onedoor.foundation import clock
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record

__all__ = ["join_account", "leave_records"]


def join_account(
    *, account: ResidentAccount, given_names: str, family_name: str, birth_date: str, postcode: str
) -> ResidentAccount:
    """Join it to the records of the one person all this fits, its proven address among it; raises Invalid.

    `birth_date` as yyyy-mm-dd. What is refused is written down too, so that guessing shows.
    """
    found = people.record_of_person_who_knows(
        email=account.email, given_names=given_names, family_name=family_name, birth_date=birth_date, postcode=postcode
    )
    with transaction.atomic(durable=True):
        happening = AccountJoined(record=str(found.uuid)) if found else JoiningRefused()
        record(happening, by=resident(str(account.uuid)), subject=str(account.uuid))
        if found:
            account.record, account.joined_at = found, clock.now()
            account.save(update_fields=["record", "joined_at"])
    if found is None:
        raise Invalid("What you told us fits no record that has your e-mail address.")
    return account


@transaction.atomic(durable=True)
def leave_records(*, account: ResidentAccount) -> ResidentAccount:
    """The record is not theirs after all, or they do not want it here."""
    if account.record is not None:
        happening = AccountLeft(record=str(account.record.uuid))
        record(happening, by=resident(str(account.uuid)), subject=str(account.uuid))
        account.record = account.joined_at = None
        account.save(update_fields=["record", "joined_at"])
    return account
