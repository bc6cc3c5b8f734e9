"""Choices, occasions and frozen values that cross the border of messages."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

__all__ = [
    "OCCASIONS",
    "OPTIONAL",
    "PLACEHOLDERS",
    "SIGNS_IN",
    "Language",
    "MessageChannel",
    "MessageStatus",
    "Occasion",
    "Purpose",
    "ReplyKind",
    "Wording",
]


class MessageChannel(TextChoices):
    """How a message travels."""

    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"
    LETTER = "letter", "Letter"


class MessageStatus(TextChoices):
    """Where a message has got to."""

    WAITING = "waiting", "Waiting to be sent"
    SENT = "sent", "Handed over"
    DELIVERED = "delivered", "Delivered"
    BOUNCED = "bounced", "Could not be delivered"
    PARKED = "parked", "Given up after several tries"


class ReplyKind(TextChoices):
    """What it is that came back."""

    WORDS = "words", "A reply"
    STOP = "stop", "They want no more of it"
    MACHINE = "machine", "Sent by a machine"


class Purpose(TextChoices):
    """What a message is for. What is needed cannot be switched off: it was asked for, or the law wants it told."""

    NEEDED = "needed", _("What you asked for, and what we must tell you")
    NEWS = "news", _("News of what you asked for")
    FOLLOWED = "followed", _("News of what you follow")
    ASKING = "asking", _("Asking how it went")


# What people may choose not to hear of.
OPTIONAL = (Purpose.NEWS, Purpose.FOLLOWED, Purpose.ASKING)


class Language(TextChoices):
    """Languages people are written to in."""

    ENGLISH = "en-gb", "English"
    WELSH = "cy", "Cymraeg"


@dataclass(frozen=True, slots=True)
class Wording:
    """A subject (blank for text messages) and a body, with ((placeholders)) or with them filled."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a message is sent; `required` placeholders must stand in its wording, `optional` ones may."""

    code: str
    label: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    purpose: str = Purpose.NEEDED

    @property
    def placeholders(self) -> tuple[str, ...]:
        return self.required + self.optional


# Whoever reads one of these can sign in as the person written to: the log of what was sent does not show them.
SIGNS_IN = frozenset(("account-link", "draft-saved", "outside-question", "staff-invitation", "staff-password-reset"))

PLACEHOLDERS = {
    "reference": "the request's reference, as in 7K3M-9PQX",
    "service": "the name of the service",
    "organisation": "the name of the organisation that answers for it",
    "link": "the address of the page to open",
    "text": "what was written: the update, the question or the reason",
    "subject": "what somebody wrote about, in their words",
    "place": "whom somebody was sent to",
    "name": "the name of the person written to",
    "due": "the date by which it should be done",
    "good": "the address that says it went well, with one press",
    "fair": "the address that says it went neither well nor badly",
    "poor": "the address that says it went badly",
}

OCCASIONS = {
    occasion.code: occasion
    for occasion in (
        Occasion(
            "request-received", "A request was received", ("reference",),
            ("service", "organisation", "link", "name", "due", "text"),
        ),
        Occasion("draft-saved", "Somebody keeps what they have not sent yet", ("link",), ("service", "due")),
        Occasion(
            "request-copy", "A copy of what somebody answered", ("reference", "text"),
            ("service", "organisation", "link", "name", "due"),
        ),
        Occasion(
            "request-updated", "A request has news", ("reference", "text"),
            ("service", "organisation", "link", "name", "due"), Purpose.NEWS,
        ),
        Occasion(
            "request-question", "The service team asks the person something", ("reference", "text", "link"),
            ("service", "organisation", "name", "due"),
        ),
        Occasion(
            "request-closed", "A request is closed", ("reference", "text"),
            ("service", "organisation", "link", "name", "due", "good", "fair", "poor"),
        ),
        Occasion(
            "request-follow", "Somebody follows a request", ("reference",),
            ("service", "organisation", "link", "name", "due", "text"), Purpose.FOLLOWED,
        ),
        Occasion("alert-confirm", "Somebody asks for news of an area", ("place", "link"), ()),
        Occasion("alert-news", "New reports in an area", ("place", "text", "link"), (), Purpose.FOLLOWED),
        Occasion(
            "callback-booked", "A call was booked", ("reference", "due"), ("service", "organisation", "link", "name")
        ),
        Occasion(
            "callback-moved", "A call was moved", ("reference", "due"), ("service", "organisation", "link", "name")
        ),
        Occasion(
            "callback-missed", "Somebody could not be reached", ("reference",),
            ("service", "organisation", "link", "name", "due"),
        ),
        Occasion(
            "callback-cancelled", "A call was taken back", ("reference",),
            ("service", "organisation", "link", "name", "due"),
        ),
        Occasion(
            "callback-soon", "A call is due soon (to whoever rings)", ("reference", "due", "link"),
            ("service", "organisation"),
        ),
        Occasion(
            "callback-overdue", "A call is overdue (to whoever rings)", ("reference", "due", "link"),
            ("service", "organisation"),
        ),
        Occasion("mail-received", "An e-mail came to a desk", ("reference",), ("organisation", "text")),
        Occasion("mail-answer", "An adviser answers an e-mail", ("text", "reference"), ("organisation", "subject")),
        Occasion(
            "signpost-sent", "Somebody was sent on", ("place",),
            ("text", "service", "organisation", "link", "reference")
        ),
        Occasion(
            "signpost-asked", "Did it work to send them on?", ("place", "link"),
            ("text", "service", "organisation", "reference"), Purpose.ASKING,
        ),
        Occasion(
            "staff-invitation", "A member of staff is invited", ("link",), ("organisation", "name", "text", "due")
        ),
        Occasion("account-link", "Somebody signs in to see what is theirs", ("link",), ()),
        Occasion(
            "rights-received", "Somebody asked about their information", ("reference", "link"), ("service", "text")
        ),
        Occasion(
            "rights-news", "News of what somebody asked about their information", ("reference", "text", "link"),
            ("service", "organisation"),
        ),
        Occasion("staff-rights", "Somebody asks about their information", ("text", "link"), ("name",)),
        Occasion("staff-password-reset", "A member of staff forgot their password", ("link",), ("name",)),
        Occasion("staff-agreement-reminder", "An agreement is to be reviewed or ends", ("text", "link"), ("name",)),
        Occasion("staff-emergency", "Somebody broke the glass in an emergency", ("text", "link"), ("name",)),
        Occasion("staff-alert", "An alert about risk is to be looked at again", ("text", "link"), ("name",)),
        Occasion("staff-knowledge", "An article is to be looked at, or answered for", ("text", "link"), ("name",)),
        Occasion("staff-security", "How a member of staff signs in was changed or used", ("text", "link"), ("name",)),
        Occasion(
            "staff-escalation", "Requests are late, or soon will be", ("text", "link"), ("organisation", "reference")
        ),
        Occasion("staff-gone", "What a team was passed by a slip has gone back", ("text",), ()),
        Occasion("staff-look", "A member of staff is to look at a request", ("text", "link"), ("name",)),
        Occasion(
            "outside-question", "Somebody without an account is asked something", ("text", "link"),
            ("name", "organisation", "reference", "due"),
        ),
        Occasion(
            "outside-changed", "What somebody without an account was told has changed", ("text",),
            ("name", "organisation", "reference"),
        ),
        Occasion(
            "staff-new-request", "A team has a new request", ("reference", "link"),
            ("service", "organisation", "name", "due", "text"),
        ),
    )
}  # fmt: skip
