"""A case: what somebody asked about their information. Each body that holds any answers for its own part."""

from datetime import date

from django.db import models
from django.db.models import Q

from onedoor.apps.rights.data import CaseKind, Decision
from onedoor.apps.rights.models.lists import RefusalGround
from onedoor.foundation import clock, ids
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


class Case(Identified):
    """Asked once, of everybody. No body sees another's part."""

    reference = models.CharField(max_length=9, unique=True, default=ids.new_reference)
    kind = models.CharField(max_length=12, choices=CaseKind.choices)
    resident = models.ForeignKey(
        "people.Resident", null=True, on_delete=models.SET_NULL, related_name="rights_cases",
        help_text="The record they were known by when they asked; stands for all of theirs.",
    )  # fmt: skip
    records = models.JSONField(default=list, help_text="Uuids of all records of theirs, as they were joined then.")
    words = EncryptedText(blank=True, help_text="What they said, of their health as well.")
    # What exactly is wrong, or objected to.
    item = models.CharField(max_length=60, blank=True, help_text="Of a correction: the field that is wrong.")
    should_be = EncryptedText(max_length=400, blank=True)
    purpose = models.CharField(max_length=60, blank=True, help_text="Of an objection: code; empty for any.")
    recipient = models.ForeignKey("partners.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    permission = models.ForeignKey("sharing.PersonsPermission", null=True, on_delete=models.SET_NULL, related_name="+")
    email = models.EmailField(blank=True, help_text="Where they are written to; empty where that is not safe.")
    language = models.CharField(max_length=10, default="en-gb")
    asked_by = models.CharField(max_length=100, help_text="As in the event log.")
    channel = models.CharField(max_length=20, help_text="Code of the channel it came by.")
    contact = models.UUIDField(null=True, help_text="The conversation it was asked in.")
    door = models.ForeignKey("partners.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    assurance = models.CharField(max_length=12, blank=True, help_text="How sure it is who asked.")
    asked_at = models.DateTimeField(default=clock.now)
    identity_asked_at = models.DateTimeField(null=True, blank=True)
    identity_shown_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="Since then it says nothing of anybody.")

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(identity_asked_at__isnull=False) | Q(identity_shown_at__isnull=False),
                name="case_identity_shown_or_asked",
            )
        ]
        indexes = [models.Index(fields=["resident", "-asked_at"], name="case_by_resident")]

    class Privacy:
        none = (
            "kind", "channel", "contact", "assurance", "asked_at", "identity_asked_at", "identity_shown_at",
            "closed_at", "forgotten_at",
        )  # fmt: skip
        personal = ("reference", "records", "item", "purpose", "email", "language", "asked_by")
        special = ("words", "should_be")

    def __str__(self) -> str:
        return self.reference

    @property
    def is_paused(self) -> bool:
        """Whether it waits for the person to show who they are."""
        return self.identity_shown_at is None

    @property
    def kind_shown(self) -> str:
        return str(CaseKind(self.kind).label)


class Part(Identified):
    """What one body answers for."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parts")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="rights_parts")
    is_lead = models.BooleanField(default=False, help_text="Answers for what the shared front office itself holds.")
    due_on = models.DateField(null=True, blank=True, help_text="None while the person is asked who they are.")
    extended_at = models.DateTimeField(null=True, blank=True)
    extension_reason = models.TextField(blank=True)
    assigned_to = models.ForeignKey("partners.Account", null=True, on_delete=models.SET_NULL, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    reason = models.TextField(blank=True, help_text="What the person is told.")
    ground = models.ForeignKey(RefusalGround, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=100, blank=True, help_text="As in the event log.")
    decided_by_name = models.CharField(max_length=150, blank=True)
    carried_out_at = models.DateTimeField(null=True, blank=True, help_text="When what was agreed was erased.")
    carried_out_by = models.CharField(max_length=100, blank=True, help_text="As in the event log.")
    counts = models.JSONField(default=dict, blank=True, help_text="What was erased: class of data to how many.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "organisation"], name="rights_part_once"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True) | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="rights_part_decided_with_time",
            ),
            models.CheckConstraint(
                condition=Q(decision__in=("", Decision.AGREED)) | (Q(ground__isnull=False) & ~Q(reason="")),
                name="rights_part_refused_with_ground",
            ),
            models.CheckConstraint(
                condition=Q(extended_at__isnull=True) | ~Q(extension_reason=""), name="rights_part_extended_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "decided_at", "due_on"], name="rights_part_queue")]

    class Privacy:
        none = ("is_lead", "due_on", "extended_at", "decision", "decided_at", "carried_out_at", "counts")
        personal = ("extension_reason", "reason", "decided_by", "decided_by_name", "carried_out_by")

    @property
    def is_decided(self) -> bool:
        return self.decided_at is not None

    @property
    def waits_for_erasure(self) -> bool:
        """Whether it was agreed that something is erased, and is not yet."""
        agreed = self.decision in (Decision.AGREED, Decision.PARTLY)
        return self.case.kind == CaseKind.ERASURE and agreed and self.carried_out_at is None

    @property
    def is_done(self) -> bool:
        return self.is_decided and not self.waits_for_erasure

    @property
    def decision_shown(self) -> str:
        return str(Decision(self.decision).label) if self.decision else ""

    def is_overdue(self, day: date | None = None) -> bool:
        return not self.is_decided and self.due_on is not None and self.due_on < (day or clock.today())


class ToldOutside(models.Model):
    """Somebody outside the partnership who had been told something with a question, and was told of it (article 19)."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="told_outside")
    name = models.CharField(max_length=150, help_text="Of whoever was told.")
    is_body = models.BooleanField(default=False, help_text="A business or another body, whom the person may know of.")
    email = models.EmailField()
    reference = models.CharField(max_length=20, help_text="Of the request they had been asked about.")
    told_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["part", "email", "reference"], name="told_outside_once")]

    class Privacy:
        none = ("is_body", "reference", "told_at")
        personal = ("name", "email")

    @property
    def shown(self) -> str:
        """As the person may be told: a private person's name is theirs."""
        return self.name if self.is_body else ""


class Told(models.Model):
    """Another body that had been shown what was then put right, erased or restricted, and was told (article 19)."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="told")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    last_shown_at = models.DateTimeField()
    told_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["part", "organisation"], name="told_once")]

    class Privacy:
        none = ("last_shown_at", "told_at")
