"""Links that open one request for one address, and proof for those who only have the reference.

A link carries the request, a digest of the address it was sent to and the number of its generation. It opens
nothing once the generation is revoked, or the address is no longer the person's or a follower's.
"""

import hmac
from datetime import timedelta

import phonenumbers
from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from onedoor.apps.requests.data import LinkHolder
from onedoor.apps.requests.models import Request
from onedoor.foundation.errors import Missing

__all__ = ["holder_of_token", "is_proof", "link_token", "normalise_address", "request_for_token", "tracking_link"]

_SALT = "onedoor.requests.link"
_LONGEST = timedelta(days=2 * 365)


def normalise_address(text: str) -> str:
    """An e-mail address in lower case, or a phone number as E.164, so that two spellings compare equal."""
    text = text.strip().lower()
    if not text or "@" in text:
        return text
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return "".join(character for character in text if character.isalnum())
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def link_token(request: Request, address: str) -> str:
    """The signed end of a link for this e-mail address or phone number."""
    content = [request.uuid.hex, _digest(address), request.link_version]
    return signing.dumps(content, salt=_SALT)


def tracking_link(request: Request, address: str) -> str:
    """The whole link, as it stands in a message."""
    return f"{settings.PUBLIC_URL}/track/{link_token(request, address)}/"


def holder_of_token(token: str) -> LinkHolder:
    """Whose link this is; raises Missing where it opens nothing (any more)."""
    try:
        uuid, digest, version = signing.loads(token, salt=_SALT, max_age=_LONGEST)
    except (signing.BadSignature, ValueError):
        raise _nothing() from None
    request = Request.objects.select_related("service", "accountable", "delivering", "closing_reason").filter(uuid=uuid)
    found = request.first()
    if found is None or found.link_version != version:
        raise _nothing()
    for address in (found.contact_email, found.contact_phone):
        if address and hmac.compare_digest(_digest(address), digest):
            return LinkHolder(found, address, is_owner=True)
    for follower in found.followers.filter(stopped_at=None):
        if hmac.compare_digest(_digest(follower.address), digest):
            return LinkHolder(found, follower.address, is_owner=False)
    raise _nothing()


def request_for_token(token: str) -> Request:
    """The request, for the person who asked; a follower's link raises Missing, as does one that opens nothing."""
    holder = holder_of_token(token)
    if not holder.is_owner:
        raise _nothing()
    return holder.request


def is_proof(request: Request | None, proof: str) -> bool:
    """Whether the text is the e-mail address, phone number or postcode given when the request was raised.

    Takes the same steps for a request that does not exist, so that the time taken tells nothing.
    """
    given = normalise_address(proof)
    given_postcode = "".join(character for character in proof.upper() if character.isalnum())
    matches = [
        _is_same(normalise_address(request.contact_email if request else ""), given),
        _is_same(normalise_address(request.contact_phone if request else ""), given),
        _is_same(_private_postcode(request), given_postcode),
    ]
    return any(matches)


def _private_postcode(request: Request | None) -> str:
    # Everyone can read where a public report lies, so there the postcode proves nothing.
    if request is None or request.service.is_public:
        return ""
    return request.postcode_key


def _is_same(expected: str, given: str) -> bool:
    return hmac.compare_digest(expected.encode(), given.encode()) and bool(expected)


def _digest(address: str) -> str:
    return salted_hmac(_SALT, normalise_address(address), algorithm="sha256").hexdigest()[:24]


def _nothing() -> Missing:
    return Missing("This link does not open a request, or no longer does.")
