"""Which carriers there are, and which one the settings choose for a channel."""

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from onedoor.apps.messages.data import MessageChannel
from onedoor.apps.messages.senders.base import Sender
from onedoor.apps.messages.senders.http.sender import HttpTextSender
from onedoor.apps.messages.senders.outbox.sender import OutboxSender
from onedoor.apps.messages.senders.smtp.sender import SmtpSender

__all__ = ["SENDERS", "sender_for"]

SENDERS: Mapping[MessageChannel, Mapping[str, type[Sender]]] = {
    MessageChannel.EMAIL: {"smtp": SmtpSender, "outbox": OutboxSender},
    MessageChannel.TEXT: {"http": HttpTextSender, "outbox": OutboxSender},
}


def sender_for(channel: MessageChannel) -> Sender:
    """A new carrier for the channel, by ONEDOOR_EMAIL_SENDER or ONEDOOR_TEXT_SENDER."""
    name = settings.EMAIL_SENDER if channel == MessageChannel.EMAIL else settings.TEXT_SENDER
    try:
        return SENDERS[channel][name]()
    except KeyError:
        known = ", ".join(SENDERS[channel])
        raise ImproperlyConfigured(
            f"ONEDOOR_{channel.upper()}_SENDER is {name!r}; it must be one of {known}."
        ) from None
