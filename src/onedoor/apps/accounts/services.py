"""The door to accounts."""

from onedoor.apps.accounts.actions.joining import join_account, leave_records
from onedoor.apps.accounts.actions.signing_in import LINK_LASTS, remove_never_used, send_link, sign_in
from onedoor.apps.accounts.queries import get_account, looks_at, records_of

__all__ = [
    "LINK_LASTS",
    "get_account",
    "join_account",
    "leave_records",
    "looks_at",
    "records_of",
    "remove_never_used",
    "send_link",
    "sign_in",
]
