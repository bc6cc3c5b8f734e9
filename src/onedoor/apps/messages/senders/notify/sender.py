"""GOV.UK Notify by its own client: one template of ((subject)) and ((body)) for e-mail, one of ((body)) for texts.

Wordings stay here, in both languages and by organisation; Notify carries them. `reference` is the message's own id, by
which a repeat is known: Notify itself does not drop one, so before another try it is asked whether it has the message.
"""

import io
import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from onedoor.apps.messages.data import MessageStatus
from onedoor.apps.messages.letters.pdf import letters_as_pdf
from onedoor.apps.messages.senders.base import Envelope, PermanentFailure, Receipt, Sender, TemporaryFailure
from onedoor.apps.messages.senders.notify.statuses import status_of

__all__ = ["NotifyEmailSender", "NotifyLetterSender", "NotifySender", "NotifyTextSender"]

_TIMEOUT_SECONDS = 20
# The name of a key, the service's id and the secret, as Notify gives it.
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_KEY = re.compile(f".*{_UUID}-{_UUID}", re.IGNORECASE)
# A message Notify refuses for what it is. A wrong key or template is our own set-up: put right, the message goes.
_REFUSED = {400, 413}
_SET_UP = re.compile(r"template|api key|live mode|trial mode", re.IGNORECASE)


class NotifySender(Sender):
    """What both kinds share; one session of connections for a batch."""

    name = "notify"

    def __init__(self) -> None:
        if not _KEY.fullmatch(settings.NOTIFY_API_KEY):
            raise ImproperlyConfigured("ONEDOOR_NOTIFY_API_KEY is not a key of GOV.UK Notify.")
        self.client = NotificationsAPIClient(
            settings.NOTIFY_API_KEY, base_url=settings.NOTIFY_URL, timeout=_TIMEOUT_SECONDS
        )
        # What stands in the environment of the process is not for a service that holds people's addresses.
        self.client.request_session.trust_env = False

    def __exit__(self, *_: object) -> None:
        self.client.request_session.close()

    def send(self, envelope: Envelope) -> Receipt:
        try:
            known = self._known(envelope) if envelope.attempt > 1 else None
            answer = known or self.hand_over(envelope)
        except APIError as error:
            raise _failure(error) from None
        status = status_of(str(answer.get("status", ""))) or MessageStatus.SENT
        return Receipt(status, str(answer.get("id", ""))[:200] or envelope.id, self.name)

    def hand_over(self, envelope: Envelope) -> dict[str, Any]:
        raise NotImplementedError

    def _known(self, envelope: Envelope) -> dict[str, Any] | None:
        """What Notify has of the message already, from a try whose answer was lost."""
        found = self.client.get_all_notifications(reference=envelope.id).get("notifications", [])
        return found[0] if found else None


class NotifyEmailSender(NotifySender):
    """E-mail."""

    def hand_over(self, envelope: Envelope) -> dict[str, Any]:
        answer: dict[str, Any] = self.client.send_email_notification(
            envelope.to, settings.NOTIFY_EMAIL_TEMPLATE, {"subject": envelope.subject, "body": envelope.body},
            reference=envelope.id, one_click_unsubscribe_url=envelope.stop_url or None,
        )  # fmt: skip
        return answer


class NotifyTextSender(NotifySender):
    """Text messages."""

    def hand_over(self, envelope: Envelope) -> dict[str, Any]:
        answer: dict[str, Any] = self.client.send_sms_notification(
            envelope.to, settings.NOTIFY_TEXT_TEMPLATE, {"body": envelope.body}, reference=envelope.id
        )
        return answer


class NotifyLetterSender(NotifySender):
    """Letters, made here and printed there."""

    def hand_over(self, envelope: Envelope) -> dict[str, Any]:
        assert envelope.page is not None, "A letter comes with its page."
        file = io.BytesIO(letters_as_pdf([envelope.page]))
        answer: dict[str, Any] = self.client.send_precompiled_letter_notification(envelope.id, file)
        return answer


def _failure(error: APIError) -> TemporaryFailure | PermanentFailure:
    """Only codes are kept: what Notify says may hold the address."""
    kinds = _kinds(error)
    if error.status_code in _REFUSED and not any(_SET_UP.search(text) for text in kinds.values()):
        return PermanentFailure(f"GOV.UK Notify refused the message ({error.status_code} {', '.join(kinds)}).")
    if error.response is None:
        return TemporaryFailure("GOV.UK Notify could not be reached.")
    return TemporaryFailure(f"GOV.UK Notify did not take it ({error.status_code} {', '.join(kinds)}).")


def _kinds(error: APIError) -> dict[str, str]:
    """The kinds of error it names, each with what it says."""
    found = error.message if isinstance(error.message, list) else []
    said = {str(one.get("error", ""))[:60]: str(one.get("message", "")) for one in found if isinstance(one, dict)}
    return said or {"no reason": ""}
