"""Taking back a permission: it stops at once, and the bodies concerned note that it has."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from onedoor.apps.accounts import services as accounts
from onedoor.apps.rights.actions.opening import Asked, open_case
from onedoor.apps.rights.data import CaseKind
from onedoor.apps.rights.models import Case
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import clock
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Missing
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.accounts.models import ResidentAccount
    from onedoor.apps.sharing.models import PersonsPermission

__all__ = ["permission_of", "withdraw"]


def permission_of(account: "ResidentAccount", uuid: str) -> "PersonsPermission":
    """One the person gave; raises Missing."""
    try:
        found = sharing.permissions_of(accounts.records_of(account)).filter(uuid=uuid).first()
    except ValidationError:
        found = None
    if found is None:
        raise Missing("There is no such permission.")
    return found


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def withdraw(*, account: "ResidentAccount", permission: str, language: str = "en-gb") -> Case:
    """By the person, signed in. Raises Missing, Conflict where it does not hold any more."""
    found = permission_of(account, permission)
    by = resident(str(account.uuid))
    sharing.withdraw_permission(by=by, permission=found)
    case = Case(
        resident=account.record, email=account.email, language=language, asked_by=str(by), channel="web",
        assurance="signed_in", identity_shown_at=clock.now(),
    )  # fmt: skip
    asked = Asked(CaseKind.WITHDRAWAL, recipient=found.recipient, purpose=found.purpose, permission=found)
    return open_case(case, asked, accounts.records_of(account), by=by)
