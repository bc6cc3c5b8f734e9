"""Wording by organisation and language, and the log of what was sent."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from onedoor.apps.messages.data import MessageChannel, MessageStatus
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class Template(models.Model):
    """Wording for one occasion; an organisation's own goes before the partnership's."""

    organisation = models.ForeignKey(
        "partners.Organisation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="message_templates",
    )
    code = models.SlugField(max_length=60, help_text="The occasion, as in `request-received`.")
    channel = models.CharField(max_length=10, choices=MessageChannel.choices)
    language = models.CharField(max_length=10, default="en-gb")
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(help_text="With ((placeholders)).")
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        # Two constraints, because SQLite takes two nulls for different.
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code", "channel", "language"], name="template_once_per_organisation"
            ),
            models.UniqueConstraint(
                fields=["code", "channel", "language"],
                condition=Q(organisation__isnull=True),
                name="template_once_for_all",
            ),
        ]

    class Privacy:
        none = ("code", "channel", "language", "subject", "body", "updated_at")


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages together."""

    def sent_to(self, addresses: Iterable[str], or_else: Q | None = None) -> "MessageQuerySet":
        """To one of those addresses or numbers, however they were written; `or_else` these as well."""
        wanted = Q(to_lower__in=[address.strip().lower() for address in addresses])
        return self.alias(to_lower=Lower("to")).filter(wanted if or_else is None else wanted | or_else)


class Message(Identified):
    """One message to one person. It is written in the transaction of what it tells of, and sent afterwards."""

    channel = models.CharField(max_length=10, choices=MessageChannel.choices)
    to = models.CharField(max_length=254)
    language = models.CharField(max_length=10, default="en-gb")
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, on_delete=models.PROTECT, related_name="messages_sent"
    )
    template_code = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=40, blank=True, help_text="Uuid, as text, of what it tells of.")
    status = models.CharField(max_length=10, choices=MessageStatus.choices, default=MessageStatus.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)
    next_attempt_at = models.DateTimeField(default=clock.now)
    claimed_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    carrier = models.CharField(max_length=20, blank=True, help_text="Which sender took it.")
    carrier_id = models.CharField(max_length=250, blank=True, help_text="Message-ID, or the gateway's own name for it.")
    last_error = models.CharField(max_length=500, blank=True)
    delivered_at = models.DateTimeField(null=True, help_text="When the carrier said that it had arrived.")

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["carrier_id"], condition=~Q(carrier_id=""), name="message_by_carrier_id"),
            models.Index(Lower("to"), F("id").desc(), name="message_by_address"),
            models.Index(fields=["next_attempt_at"], condition=Q(status="waiting"), name="message_waiting"),
            models.Index(fields=["about"], name="message_by_about"),
        ]

    class Privacy:
        none = (
            "channel", "template_code", "status", "attempts", "created_at", "next_attempt_at", "claimed_until",
            "sent_at", "carrier", "carrier_id", "last_error", "delivered_at",
        )  # fmt: skip
        personal = ("to", "language", "subject", "body", "about")
