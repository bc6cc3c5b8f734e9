"""Signing in by a link in an e-mail. A link opens one account once, for half an hour."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils.crypto import constant_time_compare

from onedoor.apps.accounts.events import AccountOpened, SignedIn
from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.messages import services as messages
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Missing
from onedoor.foundation.events.log import record

__all__ = ["LINK_LASTS", "remove_never_used", "send_link", "sign_in"]

LINK_LASTS = timedelta(minutes=30)
# Whoever typed an address that is not theirs has left it behind.
_NEVER_USED_AFTER = timedelta(days=1)
_SALT = "onedoor.accounts.link"


@transaction.atomic(durable=True)
def send_link(*, by: Actor, email: str, language: str = "en-gb") -> None:
    """Write to the address, whoever it belongs to. Nobody is told whether it was known."""
    account, is_new = ResidentAccount.objects.get_or_create(email=email.strip().lower())
    if is_new:
        record(AccountOpened(), by=by, subject=str(account.uuid))
    token = signing.dumps([account.uuid.hex, account.link_version], salt=_SALT)
    link = f"{settings.PUBLIC_URL}/you/open/{token}/"
    messages.send("account-link", by=by, email=account.email, language=language, values={"link": link})


@transaction.atomic(durable=True)
def sign_in(*, token: str) -> ResidentAccount:
    """The account the link opens, which it never does again; raises Missing for one that opens nothing (any more)."""
    try:
        uuid, version = signing.loads(token, salt=_SALT, max_age=LINK_LASTS)
    except (signing.BadSignature, ValueError):
        raise _nothing() from None
    account = ResidentAccount.objects.select_for_update().filter(uuid=uuid).first()
    if account is None or not constant_time_compare(str(account.link_version), str(version)):
        raise _nothing()
    account.link_version += 1
    account.last_signed_in_at = clock.now()
    account.save(update_fields=["link_version", "last_signed_in_at"])
    record(SignedIn(), by=resident(str(account.uuid)), subject=str(account.uuid))
    return account


def remove_never_used() -> int:
    """Addresses that were typed and never opened; how many."""
    before = clock.now() - _NEVER_USED_AFTER
    return ResidentAccount.objects.filter(last_signed_in_at=None, created_at__lt=before).delete()[0]


def _nothing() -> Missing:
    return Missing("This link was used already, or is too old. Ask for a new one.")
