"""Where a request can stand, and what else is chosen from a list."""

from django.db.models import TextChoices

__all__ = [
    "CLOSED_STATUSES",
    "HISTORY",
    "NOTES",
    "OPEN_STATUSES",
    "PERSONS_WORDS",
    "STOPPED_STATUSES",
    "ComplaintOutcome",
    "FeedOf",
    "Given",
    "RulesState",
    "Status",
    "ToldOfLate",
    "UpdateKind",
    "Visibility",
]


# What agreements call a request: what was asked for and what became of it; and what staff noted about it.
HISTORY, NOTES = "requests.history", "requests.notes"


class Status(TextChoices):
    """Where a request has got to; the words UK councils' Open311 systems share."""

    OPEN = "open", "Received"
    INVESTIGATING = "investigating", "Being looked into"
    PLANNED = "planned", "Planned"
    ACTION_SCHEDULED = "action_scheduled", "Work booked in"
    IN_PROGRESS = "in_progress", "Being worked on"
    WAITING = "waiting", "Waiting for the person"
    WITH_OTHERS = "with_others", "Waiting for somebody else"
    FIXED = "fixed", "Done"
    NO_FURTHER_ACTION = "no_further_action", "No further action"
    DUPLICATE = "duplicate", "Same as another report"
    NOT_RESPONSIBLE = "not_councils_responsibility", "Not for any partner"
    INTERNAL_REFERRAL = "internal_referral", "Passed on"
    CANCELLED = "cancelled", "Withdrawn"
    CLOSED = "closed", "Closed"


OPEN_STATUSES = (
    Status.OPEN, Status.INVESTIGATING, Status.PLANNED, Status.ACTION_SCHEDULED, Status.IN_PROGRESS, Status.WAITING,
    Status.WITH_OTHERS,
)  # fmt: skip


# While somebody else is awaited the clock of the body that holds it stands still.
STOPPED_STATUSES = (Status.WAITING, Status.WITH_OTHERS)


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
    ASKED_OUTSIDE = "asked_other", "Somebody else was asked"
    OUTSIDE = "other_said", "What they answered"
    STATUS = "status", "Status"
    ASSIGNED = "assigned", "Assigned"
    DATE = "date", "Date moved"
    ESCALATED = "escalated", "Escalated"
    PASSED_ON = "passed_on", "Passed on"
    MERGED = "merged", "Merged"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    MODERATED = "moderated", "What the public sees"


# What somebody says for the person, and waits for an answer to.
PERSONS_WORDS = (UpdateKind.ANSWER, UpdateKind.CHASE, UpdateKind.REOPENED)


class ComplaintOutcome(TextChoices):
    """What a complaint came to, as ombudsmen name it."""

    UPHELD = "upheld", "Upheld"
    PARTLY = "partly", "Upheld in part"
    NOT_UPHELD = "not_upheld", "Not upheld"


class RulesState(TextChoices):
    """Where a set of routing rules stands."""

    DRAFT = "draft", "Being written"
    PUBLISHED = "published", "Holds today"
    REPLACED = "replaced", "Held before"


class Given(TextChoices):
    """Who takes a request that a rule sends to a team."""

    NOBODY = "", "Nobody yet"
    DUTY = "duty", "Whoever is on duty by the rota"
    LEAST = "least", "Whoever in the team has least open"


class ToldOfLate(TextChoices):
    """Who is told that a request is late."""

    HOLDER = "holder", "Whoever has it, or else its team"
    TEAM = "team", "Its team"
    MANAGERS = "managers", "The service managers of the organisation"
    ADDRESS = "address", "An e-mail address"


class FeedOf(TextChoices):
    """What stands in somebody's own calendar program."""

    MINE = "mine", "What I have taken on"
    ALL = "all", "All the work of the organisations I work for"
