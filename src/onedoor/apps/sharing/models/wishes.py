"""What a person said about passing on what is known of them: permission given or not, and sharing they object to."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from onedoor.apps.sharing.data import PermissionKind
from onedoor.foundation import clock
from onedoor.foundation.models import Identified

__all__ = ["Pause", "PersonsPermission"]


class PersonsPermission(Identified):
    """An answer to one question: may that body be told, may you be referred. The last that has not ended holds.

    Permission to refer somebody is a courtesy and a promise, never the lawful basis of what is done then.
    """

    kind = models.CharField(max_length=10, choices=PermissionKind.choices)
    resident = models.ForeignKey("people.Resident", on_delete=models.CASCADE, related_name="permissions")
    purpose = models.CharField(max_length=60, help_text="Code of the purpose.")
    recipient = models.ForeignKey(
        "partners.Organisation", null=True, on_delete=models.PROTECT, related_name="+",
        help_text="Who may be told; none where they may be referred to whoever can help.",
    )  # fmt: skip
    is_given = models.BooleanField(help_text="Off: they were asked, and said no.")
    words = models.CharField(max_length=500, help_text="What they were asked, as it was put to them.")
    asked_by = models.CharField(max_length=100, help_text="As in the event log.")
    asked_by_name = models.CharField(max_length=150, blank=True)
    channel = models.CharField(max_length=20, help_text="Code of the channel.")
    said_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="Taken back, or answered anew.")
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["-said_at"]
        constraints = [
            models.UniqueConstraint(
                "resident", "kind", "purpose", Coalesce("recipient", 0), condition=Q(ended_at__isnull=True),
                name="permission_one_answer_holds",
            ),
            models.CheckConstraint(
                condition=Q(kind=PermissionKind.REFER) | Q(recipient__isnull=False), name="permission_names_who_is_told"
            ),
            models.CheckConstraint(
                condition=Q(is_withdrawn=False) | Q(ended_at__isnull=False, is_given=True),
                name="permission_withdrawn_was_given",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["recipient", "purpose", "resident"], name="permission_by_recipient")]

    class Privacy:
        none = ("kind", "purpose", "channel", "said_at", "ended_at")
        personal = ("is_given", "is_withdrawn", "words", "asked_by", "asked_by_name")

    @property
    def holds(self) -> bool:
        return self.is_given and self.ended_at is None


class Pause(Identified):
    """A record is not let known to a body for a purpose, whatever agreements say: the person objects."""

    resident = models.ForeignKey("people.Resident", on_delete=models.CASCADE, related_name="pauses")
    recipient = models.ForeignKey(
        "partners.Organisation", null=True, on_delete=models.PROTECT, related_name="+", help_text="None: nobody."
    )
    purpose = models.CharField(max_length=60, blank=True, help_text="Code of the purpose; empty: for none.")
    about = models.UUIDField(help_text="The case in which they object.")
    paused_at = models.DateTimeField(default=clock.now)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-paused_at"]
        indexes = [
            models.Index(fields=["resident"], name="pause_in_force", condition=Q(lifted_at__isnull=True)),
            models.Index(fields=["about"], name="pause_by_case"),
        ]

    class Privacy:
        none = ("about", "paused_at", "lifted_at")
        personal = ("purpose",)
