"""Choices and frozen values that cross the border of contacts."""

from dataclasses import dataclass

from django.db.models import TextChoices

__all__ = ["Cause", "ContactStatus", "ItemAction", "Outcome", "Proposal", "Step"]


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
    REOPENED = "reopened", "Opened a request again"
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


class Cause(TextChoices):
    """Codes the rules propose and figures count by. How each is worded stands in the database, and can be edited."""

    UNCLEAR = "unclear", "Something we sent or published was unclear"
    SIGNPOST = "signpost", "Sent to the wrong place"
    REPEAT_INFO = "repeat_info", "Telling us again what we were told"
    CHASE = "chase", "Chasing progress"
    CLOSED_EARLY = "closed_early", "Closed before it was sorted"
    MISSED_APPOINTMENT = "missed_appointment", "We missed an appointment"
    NOT_ONLINE = "not_online", "Should have been online"


@dataclass(frozen=True, slots=True)
class Proposal:
    """How the system would wrap a contact up, and why. `cause_code` is empty where it was not avoidable."""

    outcome: Outcome
    is_avoidable: bool
    cause_code: str
    because: str
