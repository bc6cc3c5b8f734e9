"""Breaking the glass: seeing what no agreement opens, for somebody's safety, and answering for it."""

from django.db import models

from onedoor.apps.sharing.data import EmergencyReason, ReviewOutcome
from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


class Emergency(Identified):
    """Somebody broke the glass: an adviser in one contact, until that is closed; an officer for an hour, `ends_at`.

    What they saw stands in the ledger.
    """

    contact = models.UUIDField(unique=True, help_text="An officer’s is no contact’s: a number of its own.")
    ends_at = models.DateTimeField(null=True, blank=True, help_text="Of an officer without a contact.")
    organisation = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, related_name="emergencies", help_text="For whom they acted."
    )
    reason = models.CharField(max_length=20, choices=EmergencyReason.choices)
    words = EncryptedText(help_text="What was happening, in the words of who broke it.")
    actor = models.CharField(max_length=100, help_text="As in the event log.")
    actor_name = models.CharField(max_length=150)
    broken_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-broken_at"]

    class Privacy:
        none = ("contact", "reason", "broken_at", "ends_at")
        personal = ("actor", "actor_name")
        special = ("words",)

    @property
    def is_live(self) -> bool:
        """Of an officer’s: whether it still opens anything."""
        return self.ends_at is not None and self.ends_at > clock.now()


class EmergencyReview(Identified):
    """What one of the bodies concerned found, looking back."""

    emergency = models.ForeignKey(Emergency, on_delete=models.PROTECT, related_name="reviews")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=ReviewOutcome.choices)
    words = EncryptedText(blank=True)
    actor = models.CharField(max_length=100, help_text="As in the event log.")
    reviewed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["reviewed_at"]
        constraints = [
            models.UniqueConstraint(fields=["emergency", "organisation"], name="emergency_reviewed_once_by_each")
        ]

    class Privacy:
        none = ("outcome", "reviewed_at")
        personal = ("actor",)
        special = ("words",)
