"""E-mail over SMTP, as set by the ONEDOOR_SMTP_ variables."""

import smtplib
import ssl
from typing import Self
from urllib.parse import urlparse

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from onedoor.apps.messages.data import MessageStatus
from onedoor.apps.messages.senders.base import Envelope, PermanentFailure, Receipt, Sender, TemporaryFailure
from onedoor.apps.messages.senders.trust import system_trust

__all__ = ["SmtpSender"]


class _Backend(EmailBackend):
    @property
    def ssl_context(self) -> ssl.SSLContext:
        return system_trust()


class SmtpSender(Sender):
    """One connection for a batch; plain text; the Message-ID is made of the message's own id."""

    name = "smtp"

    def __init__(self) -> None:
        self.backend = _Backend()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.backend.close()

    def send(self, envelope: Envelope) -> Receipt:
        message_id = f"<{envelope.id}@{urlparse(settings.PUBLIC_URL).hostname}>"
        email = EmailMessage(
            envelope.subject,
            envelope.body,
            to=[envelope.to],
            headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated", **_ending(envelope)},
            connection=self.backend,
        )
        try:
            self.backend.open()
            email.send()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            # What is left of a conversation after an error is not worth guessing: the next message opens a new one.
            self.backend.close()
            raise _failure(error) from None
        return Receipt(MessageStatus.SENT, message_id)


def _ending(envelope: Envelope) -> dict[str, str]:
    """The button of mail programs that ends such messages (RFC 8058)."""
    if not envelope.stop_url:
        return {}
    return {"List-Unsubscribe": f"<{envelope.stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _failure(error: Exception) -> TemporaryFailure | PermanentFailure:
    """5xx for this message means never; everything else may pass. Only codes are kept: texts may hold addresses."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = min(code for code, _ in error.recipients.values())
        return _by_code(code, "The address was refused")
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPAuthenticationError | smtplib.SMTPConnectError):
        # Our own set-up is at fault, not the message; putting it right lets the message through.
        return TemporaryFailure(f"The mail server did not accept us (SMTP {error.smtp_code}).")
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code, "The mail server refused the message")
    if isinstance(error, ValueError):
        return PermanentFailure("The address or subject cannot be written as an e-mail.")
    return TemporaryFailure(f"The mail server could not be reached ({type(error).__name__}).")


def _by_code(code: int, text: str) -> TemporaryFailure | PermanentFailure:
    failure = PermanentFailure if code >= 500 else TemporaryFailure
    return failure(f"{text} (SMTP {code}).")
