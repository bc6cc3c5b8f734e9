"""Choices that cross the border of messages."""

from django.db.models import TextChoices

__all__ = ["MessageChannel", "MessageStatus"]


class MessageChannel(TextChoices):
    """How a message travels."""

    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"


class MessageStatus(TextChoices):
    """Where a message has got to."""

    WAITING = "waiting", "Waiting to be sent"
    SENT = "sent", "Handed over"
    DELIVERED = "delivered", "Delivered"
    BOUNCED = "bounced", "Could not be delivered"
    PARKED = "parked", "Given up after several tries"
