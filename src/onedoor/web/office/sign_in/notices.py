"""Telling staff by e-mail that how they sign in was changed or used: they notice where it was not them.

A notice says what and when; from which address on the network it says nowhere, and neither do the events of it.
"""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM

__all__ = ["CODE_USED", "NEW_BROWSER", "SECOND_STEP_FORGOTTEN", "SENTENCES", "tell"]

# By the name allauth gives the notice; its other notices are of pages that we do not have.
SENTENCES = {
    "account/email/password_changed": "The password was changed",
    "account/email/password_reset": "The password was replaced by the link for a forgotten password",
    "account/email/password_set": "A password was set",
    "mfa/email/totp_activated": "An authenticator app was added",
    "mfa/email/totp_deactivated": "The authenticator app was removed",
    "mfa/email/webauthn_added": "A passkey was added",
    "mfa/email/webauthn_removed": "A passkey was removed",
    "mfa/email/recovery_codes_generated": "New recovery codes were made, and the earlier ones no longer work",
}
CODE_USED = "A recovery code was used"
NEW_BROWSER = "Somebody signed in with a browser that was not used for it before"
SECOND_STEP_FORGOTTEN = "An operator removed the second step"


@transaction.atomic
def tell(email: str, sentence: str) -> None:
    """Write the notice to whoever has that address; nobody is told of an account that is not there."""
    account = partners.find_account(email)
    if account is None:
        return
    now = clock.now().astimezone(clock.local_zone())
    values = {
        "name": account.name,
        "text": f"{sentence}, on {now:%-d %B %Y at %H:%M}.",
        # Somebody whose password was changed by another cannot sign in, but still reads their mail.
        "link": settings.PUBLIC_URL + reverse("account_reset_password"),
    }
    messages.send("staff-security", by=SYSTEM, email=account.email, about=str(account.uuid), values=values)
