"""Text messages through a gateway that takes JSON over HTTPS.

POST {"id", "to", "from", "text"} with a bearer token to ONEDOOR_TEXT_GATEWAY_URL; any 2xx is taken as accepted, and
`id` in the answer, if there is one, is kept. The same id is sent as Idempotency-Key, so a gateway can drop a repeat.
"""

from typing import Self

import httpx
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from onedoor.apps.messages.data import MessageStatus
from onedoor.apps.messages.senders.base import Envelope, PermanentFailure, Receipt, Sender, TemporaryFailure
from onedoor.apps.messages.senders.trust import web_trust

__all__ = ["HttpTextSender"]

_TIMEOUT_SECONDS = 20
# Request timeout, too early, too many requests: the message itself is not at fault. Nor for refused credentials.
_WORTH_ANOTHER_TRY = {401, 403, 404, 405, 408, 425, 429}


class HttpTextSender(Sender):
    """One client, and so one connection, for a batch."""

    name = "http"

    def __init__(self) -> None:
        if not settings.TEXT_GATEWAY_URL:
            raise ImproperlyConfigured("ONEDOOR_TEXT_SENDER is http, so ONEDOOR_TEXT_GATEWAY_URL must be set.")
        self.client = httpx.Client(
            verify=web_trust(), timeout=_TIMEOUT_SECONDS, follow_redirects=False, trust_env=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def send(self, envelope: Envelope) -> Receipt:
        try:
            answer = self.client.post(
                settings.TEXT_GATEWAY_URL,
                json={"id": envelope.id, "to": envelope.to, "from": settings.TEXT_FROM, "text": envelope.body},
                headers=_headers(envelope),
            )
        except httpx.HTTPError as error:
            raise TemporaryFailure(f"The text gateway could not be reached ({type(error).__name__}).") from None
        if answer.is_success:
            return Receipt(MessageStatus.SENT, _id_in(answer) or envelope.id)
        failure = TemporaryFailure if _may_pass(answer.status_code) else PermanentFailure
        raise failure(f"The text gateway refused the message (HTTP {answer.status_code}).")


def _headers(envelope: Envelope) -> dict[str, str]:
    """A gateway inside our own network may ask for no token; an empty one is no header that may be sent."""
    token = {"Authorization": f"Bearer {settings.TEXT_GATEWAY_TOKEN}"} if settings.TEXT_GATEWAY_TOKEN else {}
    return {**token, "Idempotency-Key": envelope.id}


def _may_pass(status: int) -> bool:
    return status >= 500 or status < 400 or status in _WORTH_ANOTHER_TRY


def _id_in(answer: httpx.Response) -> str:
    try:
        body = answer.json()
    except ValueError:
        return ""
    return str(body.get("id", ""))[:200] if isinstance(body, dict) else ""
