"""The log, its seals, and what is still to be delivered. Ids are text and there are no foreign keys out of here."""

from datetime import UTC

from django.db import models
from django.db.models import Q

from onedoor.foundation import clock, ids
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.events.sealing import seal_digest


class Seal(models.Model):
    """A Merkle root over a batch of events, signed and chained to the seal before it."""

    sequence = models.PositiveBigIntegerField(unique=True)
    event_count = models.PositiveIntegerField()
    root = models.CharField(max_length=64, help_text="Hex SHA-256 Merkle root over the batch's entries, in id order.")
    entries = models.BinaryField(help_text="Uuid and content hash of each event, 48 bytes each, to say which changed.")
    previous = models.CharField(max_length=64, blank=True, help_text="Hex SHA-256 of the seal before this one.")
    digest = models.CharField(max_length=64, unique=True, help_text="Hex SHA-256 of everything above and when.")
    signature = models.CharField(max_length=128, help_text="Hex Ed25519 signature of the digest.")
    key_id = models.CharField(max_length=16)
    sealed_at = models.DateTimeField(default=clock.now)

    class Privacy:
        none = (
            "sequence", "event_count", "root", "entries", "previous", "digest", "signature", "key_id", "sealed_at",
        )  # fmt: skip

    def expected_digest(self) -> str:
        """What `digest` must be for what the seal says."""
        return seal_digest(
            sequence=self.sequence,
            count=self.event_count,
            root=self.root,
            previous=self.previous,
            sealed_at=self.sealed_at.astimezone(UTC).isoformat(timespec="microseconds"),
            key_id=self.key_id,
        )


class Event(models.Model):
    """Something that happened. Written once, in the transaction of what it tells of, and never changed."""

    uuid = models.UUIDField(unique=True, default=ids.new_uuid, editable=False)
    type = models.CharField(max_length=100, help_text="As in `requests.request_raised.v1`.")
    occurred_at = models.DateTimeField(default=clock.now)
    actor = models.CharField(max_length=100, help_text="`staff:<uuid>`, `resident:<uuid>`, `system:onedoor`.")
    organisation = models.CharField(max_length=40, blank=True, help_text="Uuid, as text, of the body it concerns.")
    subject = models.CharField(max_length=100, blank=True, help_text="Uuid, as text, of the thing it happened to.")
    data = models.JSONField(default=dict, help_text="Ids, codes, numbers and dates only; never words about a person.")
    seal = models.ForeignKey(Seal, null=True, on_delete=models.PROTECT, related_name="events")

    class Meta:
        indexes = [
            models.Index(fields=["subject", "id"], name="event_by_subject"),
            models.Index(fields=["type", "id"], name="event_by_type"),
            models.Index(fields=["id"], condition=Q(seal__isnull=True), name="event_unsealed"),
        ]

    class Privacy:
        none = ("type", "occurred_at", "organisation", "data")
        personal = ("actor", "subject")

    def __str__(self) -> str:
        return f"{self.type} {self.uuid}"


class Subscription(models.Model):
    """Where events go: another organisation's endpoint, a mailbox, or a reader inside the house."""

    class Kind(models.TextChoices):
        WEBHOOK = "webhook", "Webhook"
        EMAIL = "email", "E-mail"

    uuid = models.UUIDField(unique=True, default=ids.new_uuid, editable=False)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    organisation = models.CharField(max_length=40, blank=True, help_text="Only events of this body; blank for all.")
    types = models.JSONField(default=list, help_text="Event types or prefixes, as in `requests.`; empty for all.")
    address = models.CharField(max_length=500, help_text="URL or e-mail address.")
    secret = EncryptedText(blank=True, help_text="Standard Webhooks secret, `whsec_…`.")
    old_secret = EncryptedText(blank=True, help_text="Signed with as well for a day after a change.")
    secret_changed_at = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now)

    class Privacy:
        none = (
            "name", "kind", "organisation", "types", "address", "secret_changed_at", "is_active", "created_at",
        )  # fmt: skip
        personal = ("secret", "old_secret")

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One event on its way to one subscriber."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting"
        DELIVERED = "delivered", "Delivered"
        PARKED = "parked", "Parked"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries")
    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="deliveries")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)
    claimed_until = models.DateTimeField(null=True, help_text="A worker that died leaves this behind; it runs out.")
    last_error = models.CharField(max_length=500, blank=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "subscription"], name="delivery_once_each"),
            models.CheckConstraint(
                condition=Q(status="delivered", delivered_at__isnull=False)
                | (~Q(status="delivered") & Q(delivered_at__isnull=True)),
                name="delivery_delivered_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["subscription", "next_attempt_at"], condition=Q(status="waiting"), name="delivery_waiting"
            ),
        ]

    class Privacy:
        none = ("status", "attempts", "next_attempt_at", "claimed_until", "last_error", "delivered_at")


class Heartbeat(models.Model):
    """A worker says that it is alive. Rows of workers that went away are removed after a day."""

    worker = models.CharField(max_length=200, unique=True, help_text="Host name and process id.")
    started_at = models.DateTimeField(default=clock.now)
    beaten_at = models.DateTimeField(default=clock.now)
    chores = models.JSONField(
        default=dict, help_text="How often each chore ran and failed, and whether it did the last time."
    )

    class Privacy:
        none = ("worker", "started_at", "beaten_at", "chores")
