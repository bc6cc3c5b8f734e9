"""Addresses under which a partner's system fetches a picture that a list named to it.

A list is read with a key, its pictures without: clients fetch `media_url` as any other address. So the address is
signed by us and opens that one picture for an hour; whoever needs it later reads the list again.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from onedoor.api.open311.problems import missing

__all__ = ["picture_address", "picture_named"]

_SALT = "onedoor.open311.picture"
_OPENS_FOR = timedelta(hours=1)


def picture_address(uuid: UUID | None) -> str | None:
    """The whole address, good from now on for an hour; None for no picture."""
    if uuid is None:
        return None
    token = signing.dumps(uuid.hex, salt=_SALT)
    return f"{settings.PUBLIC_URL}{reverse('open311:picture', kwargs={'token': token})}"


def picture_named(token: str) -> UUID:
    """Which picture the address opens; raises Problem 404 where it opens none, or no longer does."""
    try:
        return UUID(signing.loads(token, salt=_SALT, max_age=_OPENS_FOR))
    except signing.BadSignature:
        raise missing("There is no picture here, or no longer. Ask for the request again for a new address.") from None
