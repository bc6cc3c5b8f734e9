"""Forgetting an account: nothing is counted by it, so nothing of it stays."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from onedoor.apps.accounts.events import AccountForgotten, AccountJoined
from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.messages import services as messages
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, require_transaction

if TYPE_CHECKING:
    from onedoor.apps.people.models import Resident

__all__ = ["forget_account", "leave_erased"]


def forget_account(*, by: Actor, account: ResidentAccount, why: Why) -> None:
    """Delete the account, its address and what was sent to that address to sign in (a building block).

    Its own holder may, Onedoor, and information governance officers; to all others it is Missing. Whoever is signed
    in with it is signed out by there being none.
    """
    require_transaction()
    is_own = by.kind == "resident" and by.id == str(account.uuid)
    if not is_own and by.kind != "system" and not by.has_role(Role.GOVERNANCE):
        raise Missing("There is no such account.")
    messages.forget_messages(by=by, why=why, to=account.email, code="account-link")
    happening = AccountForgotten(why=why.value, record=str(account.record.uuid) if account.record else "")
    log.record(happening, by=by, subject=str(account.uuid))
    account.delete()


def leave_erased(
    *, by: Actor, records: Iterable[str], left: "Resident | None", why: Why, addresses: Iterable[str] = ()
) -> int:
    """What becomes of accounts joined to those of the records (uuids) that were forgotten; how many accounts went.

    They go on with the record that is `left` of the person; where none is, they go, and so do those that have one of
    the `addresses` and were joined to nothing. A building block; the caller has checked that the actor may.
    """
    require_transaction()
    theirs = Q(record__uuid__in=list(records), record__forgotten_at__isnull=False)
    theirs |= Q(record=None, email__in=[address.lower() for address in addresses if address])
    count = 0
    for account in ResidentAccount.objects.filter(theirs).select_related("record").order_by("pk"):
        if left is None:
            forget_account(by=by, account=account, why=why)
            count += 1
        elif account.record is not None:
            account.record = left
            account.save(update_fields=["record"])
            log.record(AccountJoined(record=str(left.uuid)), by=by, subject=str(account.uuid))
    return count
