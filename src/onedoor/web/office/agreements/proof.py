"""Whether the person at the screen is still the one who signed in."""

from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from onedoor.apps.partners import services as partners

__all__ = ["is_proven"]


def is_proven(request: HttpRequest, given: str) -> bool:
    """The account's password, or what its authenticator app shows now. Counted, as every asking for it is."""
    account = partners.get_account(str(getattr(request.user, "uuid", "")))
    if not ratelimit.consume(request, action="reauthenticate", user=account):
        return False
    if account.check_password(given):
        return True
    app = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    return bool(app and app.wrap().validate_code(given.replace(" ", "")))
