"""The door to accounts."""

from onedoor.apps.accounts.actions.forgetting import forget_account, leave_erased
from onedoor.apps.accounts.actions.joining import join_account, join_proved, leave_records
from onedoor.apps.accounts.actions.pass_phrases import choose_pass_phrase
from onedoor.apps.accounts.actions.providers import finish_sign_in, sign_in_with_provider, sign_out_by_token
from onedoor.apps.accounts.actions.signing_in import LINK_LASTS, remove_never_used, send_link, sign_in
from onedoor.apps.accounts.actions.speaking import end_speaker
from onedoor.apps.accounts.queries import (
    accounts_of,
    get_account,
    looks_at,
    pass_phrase_set_at,
    records_of,
    speakers_for,
)

__all__ = [
    "LINK_LASTS",
    "accounts_of",
    "choose_pass_phrase",
    "end_speaker",
    "finish_sign_in",
    "forget_account",
    "get_account",
    "join_account",
    "join_proved",
    "leave_erased",
    "leave_records",
    "looks_at",
    "pass_phrase_set_at",
    "records_of",
    "remove_never_used",
    "send_link",
    "sign_in",
    "sign_in_with_provider",
    "sign_out_by_token",
    "speakers_for",
]
