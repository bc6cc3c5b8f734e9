"""What Notify's states mean here. https://docs.notifications.service.gov.uk/python.html#get-message-status"""

from onedoor.apps.messages.data import MessageStatus

__all__ = ["status_of"]

_SENT = (
    "created", "sending", "pending", "sent", "accepted", "received", "pending-virus-check",
)  # fmt: skip
_BOUNCED = (
    "permanent-failure", "temporary-failure", "technical-failure", "cancelled", "validation-failed",
    "virus-scan-failed",
)  # fmt: skip
_STATUSES = {
    **dict.fromkeys(_SENT, MessageStatus.SENT), **dict.fromkeys(_BOUNCED, MessageStatus.BOUNCED),
    "delivered": MessageStatus.DELIVERED,
}  # fmt: skip


def status_of(word: str) -> MessageStatus | None:
    """None for a word that is not known."""
    return _STATUSES.get(word)
