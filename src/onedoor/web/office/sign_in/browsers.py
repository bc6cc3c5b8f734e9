"""Browsers in which somebody has signed in before: a signed cookie says so, for a year after the last time."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from onedoor.web.office.sign_in.notices import NEW_BROWSER, tell

__all__ = ["greet", "remember"]

_COOKIE, _SALT, _YEAR = "onedoor_known", "onedoor.known-browser", 365 * 24 * 60 * 60
# Colleagues share the machine at a counter; a cookie has room for these.
_MOST_ACCOUNTS = 20


def greet(request: HttpRequest, response: HttpResponseBase, *, uuid: str, email: str) -> None:
    """Tell the account of a browser it has not signed in with; know the browser from here on."""
    if uuid not in _known(request):
        tell(email, NEW_BROWSER)
    remember(request, response, uuid=uuid)


def remember(request: HttpRequest, response: HttpResponseBase, *, uuid: str) -> None:
    """Know the browser as one of the account's."""
    accounts = [uuid, *(known for known in _known(request) if known != uuid)][:_MOST_ACCOUNTS]
    response.set_signed_cookie(
        _COOKIE,
        ".".join(accounts),
        salt=_SALT,
        max_age=_YEAR,
        path="/account/",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _known(request: HttpRequest) -> list[str]:
    """Uuids, as text; none where the cookie is missing, too old or forged."""
    text = request.get_signed_cookie(_COOKIE, default="", salt=_SALT, max_age=_YEAR)
    return text.split(".") if text else []
