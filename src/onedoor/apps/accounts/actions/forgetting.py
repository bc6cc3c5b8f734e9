"""Forgetting an account: nothing is counted by it, so nothing of it stays."""

from onedoor.apps.accounts.events import AccountForgotten
from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.messages import services as messages
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, require_transaction

__all__ = ["forget_account"]


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
