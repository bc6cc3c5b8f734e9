"""Choices and frozen values that cross the border of contacts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices

if TYPE_CHECKING:
    from onedoor.apps.people.data import ResidentMatch, SeenResident

__all__ = [
    "FACTS_NEEDED",
    "LIVE",
    "WRITTEN",
    "Assurance",
    "CallState",
    "Caller",
    "Cause",
    "ContactStatus",
    "FoundPeople",
    "ItemAction",
    "MailKind",
    "MailSecurity",
    "NotOpen",
    "Outcome",
    "Proposal",
    "QueueKind",
    "Step",
    "Worked",
]

# So many facts about themselves somebody must know before they are believed.
FACTS_NEEDED = 3


class Assurance(TextChoices):
    """How sure we are who is speaking."""

    UNVERIFIED = "unverified", "Not shown yet"
    FACTS = "facts", "Knew three facts"
    PASS_PHRASE = "pass_phrase", "Gave their pass-phrase"
    SIGNED_IN = "signed_in", "Signed in"
    DOCUMENT = "document", "Showed a document"


class ContactStatus(TextChoices):
    """Whether someone is still being dealt with."""

    OPEN = "open", "Open"
    PARKED = "parked", "Parked"
    CLOSED = "closed", "Wrapped up"
    CANCELLED = "cancelled", "Started by mistake"


# Of a contact that is not over.
LIVE = (ContactStatus.OPEN, ContactStatus.PARKED)


class Outcome(TextChoices):
    """How a contact, or one question in it, ended."""

    RESOLVED = "resolved", "Sorted while they were with us"
    REQUEST_RAISED = "request_raised", "Request raised"
    REQUEST_UPDATED = "request_updated", "Request added to or chased"
    ADVISED = "advised", "Advice given"
    SIGNPOSTED = "signposted", "Sent to another body"
    TRANSFERRED = "transferred", "Transferred"
    ABANDONED = "abandoned", "Cut off or gave up"
    CALL_PROMISED = "call_promised", "Call-back promised"


class ItemAction(TextChoices):
    """What was done about one question."""

    RAISED = "raised", "Raised a request"
    ADDED = "added", "Added to a request"
    CHASED = "chased", "Chased a request"
    REOPENED = "reopened", "Opened a request again"
    LOOKED_UP = "looked_up", "Looked up a request"
    ADVISED = "advised", "Gave advice"
    SIGNPOSTED = "signposted", "Sent to another body"
    PROMISED_CALL = "promised_call", "Promised a call-back"


class CallState(TextChoices):
    """What a phone system says of a call."""

    RINGING = "ringing", "Ringing"
    ANSWERED = "answered", "Answered"
    ENDED = "ended", "Over"


class QueueKind(TextChoices):
    """What comes in there."""

    PHONE = "phone", "Calls of a phone system"
    CHAT = "chat", "Chats of a website"


class MailKind(TextChoices):
    """What an e-mail is."""

    WORDS = "words", "Somebody wrote"
    CHAT = "chat", "Somebody wrote in a chat"
    ANSWER = "answer", "We answered"
    MACHINE = "machine", "Sent by a machine"
    LOOP = "loop", "Machines that answer each other"


# What somebody wrote to us, which can be answered.
WRITTEN = (MailKind.WORDS, MailKind.CHAT)


class MailSecurity(TextChoices):
    """How the way to a mail server is kept private."""

    TLS = "tls", "TLS"
    STARTTLS = "starttls", "STARTTLS"
    NONE = "none", "None: only on this machine"


class Worked(TextChoices):
    """Whether sending somebody on helped them, in their own word."""

    YES = "yes", "It worked"
    NOT_YET = "not_yet", "Not tried yet"
    NO = "no", "It did not work"


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


@dataclass(frozen=True, slots=True)
class NotOpen:
    """A body whose records an adviser does not see, why, and what would open them."""

    organisation: str
    why: str


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """Whom a line may mean, and of which bodies nobody was looked for. The same whoever is there."""

    matches: "tuple[ResidentMatch, ...]" = ()
    not_searched: tuple[NotOpen, ...] = ()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who a contact is with, as far as may be seen now.

    `resident` is None where nothing of the record is open any more: `stopped` says why. While the person has not
    shown who they are, only their name and how to treat them is there; `to_ask` are codes of facts they may be asked.
    """

    resident: "SeenResident | None"
    is_sure: bool
    needs_purpose: bool
    to_ask: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    has_pass_phrase: bool = False
    is_shown: bool = False
    why_not_told: str = ""
    closed: tuple[str, ...] = ()
    why_closed: str = ""
    stopped: str = ""

    @property
    def is_restricted(self) -> bool:
        """Whether the record is kept and not used, and nothing more of it is shown for that."""
        return self.resident is not None and bool(self.resident.restricted_at and self.resident.closed)

    @property
    def is_open(self) -> bool:
        """Whether the record is shown as far as it may be."""
        if self.is_restricted:
            return False
        return self.resident is not None and self.is_sure and (self.resident.is_own or not self.needs_purpose)
