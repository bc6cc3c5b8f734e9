"""Choices and frozen values that cross the border of requests."""

from django.db.models import TextChoices

__all__ = ["CLOSED_STATUSES", "OPEN_STATUSES", "Status", "UpdateKind", "Visibility"]


class Status(TextChoices):
    """Where a request has got to; the words UK councils' Open311 systems share."""

    OPEN = "open", "Received"
    INVESTIGATING = "investigating", "Being looked into"
    PLANNED = "planned", "Planned"
    ACTION_SCHEDULED = "action_scheduled", "Work booked in"
    IN_PROGRESS = "in_progress", "Being worked on"
    WAITING = "waiting", "Waiting for the person"
    FIXED = "fixed", "Done"
    NO_FURTHER_ACTION = "no_further_action", "No further action"
    DUPLICATE = "duplicate", "Same as another report"
    NOT_RESPONSIBLE = "not_councils_responsibility", "Not for any partner"
    INTERNAL_REFERRAL = "internal_referral", "Passed on"
    CANCELLED = "cancelled", "Withdrawn"
    CLOSED = "closed", "Closed"


OPEN_STATUSES = (
    Status.OPEN, Status.INVESTIGATING, Status.PLANNED, Status.ACTION_SCHEDULED, Status.IN_PROGRESS, Status.WAITING,
)  # fmt: skip
CLOSED_STATUSES = tuple(status for status in Status if status not in OPEN_STATUSES)


class Visibility(TextChoices):
    """Who reads a note."""

    PUBLIC = "public", "The person and everyone working on it"
    PRIVATE = "private", "Only the organisation that wrote it"


class UpdateKind(TextChoices):
    """What an entry in a request's history is."""

    RAISED = "raised", "Raised"
    NOTE = "note", "Note"
    QUESTION = "question", "Question to the person"
    ANSWER = "answer", "Added by the person"
    CHASE = "chase", "Chased"
    STATUS = "status", "Status"
    ASSIGNED = "assigned", "Assigned"
    PASSED_ON = "passed_on", "Passed on"
    MERGED = "merged", "Merged"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
