"""Why a sign-in with a provider did not come about."""

from onedoor.foundation.errors import OnedoorError

__all__ = ["SignInFailed"]


class SignInFailed(OnedoorError):
    """`code` says why, for pages to put into words: refused, unavailable, setup, stale, level, untrusted."""

    code = "untrusted"
    http_status = 400
