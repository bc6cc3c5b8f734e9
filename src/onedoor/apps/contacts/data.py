"""Choices that cross the border of contacts."""

from django.db.models import TextChoices

__all__ = ["ContactStatus", "ItemAction", "Outcome", "Step"]


class ContactStatus(TextChoices):
    """Whether someone is still being dealt with."""

    OPEN = "open", "Open"
    PARKED = "parked", "Parked"
    CLOSED = "closed", "Wrapped up"
    CANCELLED = "cancelled", "Started by mistake"


class Outcome(TextChoices):
    """How a contact, or one question in it, ended."""

    RESOLVED = "resolved", "Sorted while they were with us"
    REQUEST_RAISED = "request_raised", "Request raised"
    REQUEST_UPDATED = "request_updated", "Request added to or chased"
    ADVISED = "advised", "Advice given"
    SIGNPOSTED = "signposted", "Sent to another body"
    TRANSFERRED = "transferred", "Transferred"
    ABANDONED = "abandoned", "Cut off or gave up"


class ItemAction(TextChoices):
    """What was done about one question."""

    RAISED = "raised", "Raised a request"
    ADDED = "added", "Added to a request"
    CHASED = "chased", "Chased a request"
    LOOKED_UP = "looked_up", "Looked up a request"
    ADVISED = "advised", "Gave advice"
    SIGNPOSTED = "signposted", "Sent to another body"


class Step(TextChoices):
    """Where in a contact time goes. Recorded by the system, never typed."""

    IDENTIFY = "identify", "Finding who it is"
    NEED = "need", "Finding the need"
    PLACE = "place", "Finding the place"
    HANDLE = "handle", "Doing what was asked"
    WRAP_UP = "wrap_up", "Wrapping up"
