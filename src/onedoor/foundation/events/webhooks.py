"""An event as it leaves the house: CloudEvents 1.0 in JSON, signed as Standard Webhooks. Pure.

https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onedoor.foundation.events.models import Event

__all__ = ["CONTENT_TYPE", "as_cloudevent", "is_signed", "new_secret", "sign", "signed_headers"]

CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"
_PREFIX = "whsec_"
# What is signed longer ago, or in the future, may have been written down and sent again.
_SECONDS_GOOD = 300


def as_cloudevent(event: "Event", source: str) -> bytes:
    """The body of every try: the same bytes each time, so that a repeat is the same in every way but its timestamp."""
    attributes: dict[str, Any] = {
        "specversion": "1.0",
        "id": str(event.uuid),
        "source": source,
        "type": event.type,
        "time": event.occurred_at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "actor": event.actor,
        "data": event.data,
    }
    # CloudEvents forbids empty attributes.
    if event.subject:
        attributes["subject"] = event.subject
    if event.organisation:
        attributes["organisation"] = event.organisation
    return json.dumps(attributes, ensure_ascii=False, separators=(",", ":")).encode()


def new_secret() -> str:
    """`whsec_` and 32 random bytes in base64."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def sign(secret: str, identifier: str, timestamp: int, body: bytes) -> str:
    """`v1,<base64 HMAC-SHA256>` over id, timestamp and body. Raises ValueError for a secret that is not one."""
    if not secret.startswith(_PREFIX):
        raise ValueError("A webhook secret begins with whsec_.")
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("A webhook secret is base64 after whsec_.") from error
    signed = f"{identifier}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def signed_headers(
    secrets_in_force: Sequence[str], identifier: str, timestamp: int, body: bytes
) -> list[tuple[str | bytes, str | bytes]]:
    """Headers of one try; signed with each secret in force, so that a receiver can change over in its own time."""
    return [
        ("content-type", CONTENT_TYPE),
        ("user-agent", "Onedoor"),
        ("webhook-id", identifier),
        ("webhook-timestamp", str(timestamp)),
        ("webhook-signature", " ".join(sign(secret, identifier, timestamp, body) for secret in secrets_in_force)),
    ]


def is_signed(secret: str, headers: Mapping[str, str], body: bytes, *, now: float) -> bool:
    """Whether somebody with the secret sent this body lately: `headers` are webhook-id, -timestamp and -signature."""
    identifier, text = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not identifier or not (text.isascii() and text.isdigit()) or abs(now - int(text)) > _SECONDS_GOOD:
        return False
    expected = sign(secret, identifier, int(text), body).encode()
    given = headers.get("webhook-signature", "").split()
    return any(hmac.compare_digest(expected, one.encode()) for one in given)
