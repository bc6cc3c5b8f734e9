"""Where calls and chats come in, and calls as the phone system announces them."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from onedoor.apps.contacts.data import QueueKind
from onedoor.apps.contacts.models.contact import Contact
from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


class Queue(Identified):
    """A queue of a phone system, or a chat: what it says of its calls and chats is signed with the queue’s secret."""

    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="queues")
    kind = models.CharField(max_length=5, choices=QueueKind.choices, default=QueueKind.PHONE)
    code = models.SlugField(max_length=60, unique=True, help_text="What the other system calls it.")
    name = models.CharField(max_length=120)
    number = models.CharField(max_length=40, blank=True, help_text="What people dial.")
    answer_within = models.PositiveSmallIntegerField(default=20, help_text="Seconds; figures of today count by it.")
    secret = EncryptedText()
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    class Privacy:
        none = ("kind", "code", "name", "number", "answer_within", "is_active")
        personal = ("secret",)

    def __str__(self) -> str:
        return self.name


class Call(Identified):
    """One call: rang, was answered or given up, ended. Who rings is a number and nobody's record."""

    queue = models.ForeignKey(Queue, on_delete=models.PROTECT, related_name="calls")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="calls")
    call_id = models.CharField(max_length=120, help_text="The phone system’s own name for it.")
    caller_number = models.CharField(max_length=40, blank=True, help_text="E.164; empty where it is withheld.")
    rang_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="calls")
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="Since then it says nothing of anybody.")

    class Meta:
        ordering = ["rang_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["queue", "call_id"], name="call_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("rang_at")), name="call_rang_first"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "rang_at"],
                condition=Q(answered_at__isnull=True, ended_at__isnull=True), name="call_waiting",
            ),
            models.Index(fields=["organisation", "-rang_at"], name="call_by_time"),
        ]  # fmt: skip

    class Privacy:
        none = ("call_id", "rang_at", "answered_at", "ended_at", "forgotten_at")
        personal = ("caller_number",)

    @property
    def seconds_waited(self) -> int:
        """Until it was answered or given up; until now while it rings."""
        return max(round(((self.answered_at or self.ended_at or clock.now()) - self.rang_at).total_seconds()), 0)

    @property
    def is_late(self) -> bool:
        return timedelta(seconds=self.seconds_waited) > timedelta(seconds=self.queue.answer_within)

    def __str__(self) -> str:
        return self.call_id
