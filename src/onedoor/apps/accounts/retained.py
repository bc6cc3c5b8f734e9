"""What accounts keep of people, for `apps.retention`. No body's own: they are the shared front office's."""

from datetime import datetime

from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.accounts.services import forget_account
from onedoor.foundation.forgetting import Why
from onedoor.foundation.retained import DataClass, Rows, keep


def _due(body: int | None, before: datetime) -> Rows:
    used = ResidentAccount.objects.filter(last_signed_in_at__lt=before)
    return used if body is None else used.none()


keep(
    DataClass(
        "accounts", "Accounts of the public", "the day it was last signed in to", 24,
        "Onedoor’s working default. Say in the privacy notice what you choose.", True, "last_signed_in_at",
        due=_due,
        of_residents=lambda rows, residents: rows.filter(record__in=residents),
        forget=lambda account, by: forget_account(by=by, account=account, why=Why.RETENTION),
        name=lambda account: f"account of {account.created_at:%-d %B %Y}",
    )
)  # fmt: skip
