"""Which carriers there are, and which ones the settings choose for a channel."""

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from onedoor.apps.messages.data import MessageChannel
from onedoor.apps.messages.senders.base import Sender
from onedoor.apps.messages.senders.failover import FailoverSender
from onedoor.apps.messages.senders.http.sender import HttpTextSender
from onedoor.apps.messages.senders.notify.sender import NotifyEmailSender, NotifyLetterSender, NotifyTextSender
from onedoor.apps.messages.senders.outbox.sender import OutboxSender
from onedoor.apps.messages.senders.post.sender import FolderSender, PrintSender
from onedoor.apps.messages.senders.smtp.sender import SmtpSender

__all__ = ["SENDERS", "sender_for"]

SENDERS: Mapping[MessageChannel, Mapping[str, type[Sender]]] = {
    MessageChannel.EMAIL: {"smtp": SmtpSender, "notify": NotifyEmailSender, "outbox": OutboxSender},
    MessageChannel.TEXT: {"http": HttpTextSender, "notify": NotifyTextSender, "outbox": OutboxSender},
    MessageChannel.LETTER: {
        "print": PrintSender,
        "folder": FolderSender,
        "notify": NotifyLetterSender,
        "outbox": OutboxSender,
    },
}


def sender_for(channel: MessageChannel) -> Sender:
    """A new carrier for the channel, as its setting names it; where it names several, they stand in for each other."""
    chosen = {
        MessageChannel.EMAIL: settings.EMAIL_SENDER, MessageChannel.TEXT: settings.TEXT_SENDER,
        MessageChannel.LETTER: settings.LETTER_SENDER,
    }[channel]  # fmt: skip
    names = [name.strip() for name in chosen.split(",")]
    unknown = [name for name in names if name not in SENDERS[channel]]
    if unknown:
        known = ", ".join(SENDERS[channel])
        raise ImproperlyConfigured(f"ONEDOOR_{channel.upper()}_SENDER is {chosen!r}; it must be of {known}.")
    senders = [SENDERS[channel][name]() for name in names]
    return senders[0] if len(senders) == 1 else FailoverSender(senders)
