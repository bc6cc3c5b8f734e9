"""What a phone system or a chat sends, signed as Standard Webhooks say."""

import json
import time
from typing import Any

from django.test import Client

from onedoor.foundation.events.webhooks import sign

__all__ = ["post_signed"]


def post_signed(address: str, secret: str, given: Any, *, at: float | None = None) -> Any:
    """Signed twice: with what is no signature, as while a secret is changed, and with the secret."""
    body, moment = json.dumps(given), int(at or time.time())
    headers = {
        "webhook-id": "one", "webhook-timestamp": str(moment),
        "webhook-signature": f"v1,bad {sign(secret, 'one', moment, body.encode())}",
    }  # fmt: skip
    return Client().post(address, body, content_type="application/json", headers=headers)
