"""The ledger: who was shown what of whom."""

from typing import Any

from django.db import models
from django.db.models import Q

from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class Disclosure(Identified):
    """One showing or sending, bound by its digest to an event of the sealed log. Written once, never changed.

    No foreign keys to what may be merged or removed: the ledger outlives what it speaks of.
    """

    person = models.UUIDField()
    purpose = models.CharField(max_length=60, help_text="Code of the purpose.")
    source = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey("partners.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    # By right of one of these two; or to somebody outside, by the source alone.
    version = models.ForeignKey(
        "sharing.AgreementVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="disclosures"
    )
    emergency = models.ForeignKey(
        "sharing.Emergency", null=True, blank=True, on_delete=models.PROTECT, related_name="disclosures"
    )
    outside = models.UUIDField(
        null=True, blank=True, help_text="The question that was sent to somebody who is no body of the partnership."
    )
    items = models.JSONField(help_text="Codes of the data items, in order.")
    contact = models.UUIDField(null=True, blank=True, help_text="The conversation in which it was needed.")
    actor = models.CharField(max_length=100, help_text="As in the event log: `staff:<uuid>`.")
    disclosed_at = models.DateTimeField(default=clock.now)
    event = models.UUIDField(unique=True, help_text="The event that says the same.")
    digest = models.CharField(max_length=64, help_text="Hex SHA-256 of all of the above but the event.")

    class Meta:
        ordering = ["-disclosed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(version__isnull=False, emergency=None, outside=None)
                | Q(version=None, emergency__isnull=False, outside=None)
                | Q(version=None, emergency=None, outside__isnull=False),
                name="disclosure_by_one_right",
            ),
            models.CheckConstraint(
                condition=Q(recipient=None, outside__isnull=False) | Q(recipient__isnull=False, outside=None),
                name="disclosure_to_a_body_or_outside",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-disclosed_at"], name="disclosure_by_person"),
            models.Index(fields=["contact", "person"], name="disclosure_by_contact"),
            models.Index(fields=["-disclosed_at"], name="disclosure_by_time"),
        ]

    class Privacy:
        none = ("purpose", "outside", "contact", "actor", "disclosed_at", "event", "digest")
        personal = ("person", "items")

    def content(self) -> dict[str, Any]:
        """What the digest is over, needing `source`, `recipient`, `version` and `emergency`."""
        return ledger_content(
            uuid=self.uuid, person=self.person, purpose=self.purpose, source=self.source.uuid,
            recipient=self.recipient.uuid if self.recipient else "", version=self.version.uuid if self.version else "",
            emergency=self.emergency.uuid if self.emergency else "", outside=self.outside, items=self.items,
            contact=self.contact, actor=self.actor, disclosed_at=self.disclosed_at,
        )  # fmt: skip


def ledger_content(**fields: Any) -> dict[str, Any]:
    """The fields of one row as text, the same in every database."""
    moment = fields.pop("disclosed_at")
    items, contact = list(fields.pop("items")), fields.pop("contact")
    words = {name: str(value or "") for name, value in fields.items()}
    return {**words, "items": items, "contact": str(contact or ""), "disclosed_at": int(moment.timestamp() * 1_000_000)}
