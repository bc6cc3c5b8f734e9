"""A contact has items (the questions in it) and steps (where the time went)."""

from uuid import UUID, uuid5

from django.db import models
from django.db.models import Q

from onedoor.apps.contacts.data import Assurance, ContactStatus, ItemAction, Outcome, Step
from onedoor.foundation import clock, ids
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


class AvoidableCause(models.Model):
    """Why a contact need not have happened. Editable; `source` says where the wording comes from."""

    code = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=120)
    help_text = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order"]

    class Privacy:
        none = ("code", "label", "help_text", "source", "order", "is_active")

    def __str__(self) -> str:
        return self.label


class Contact(Identified):
    """One conversation. The person may come later, or never."""

    reference = models.CharField(max_length=9, unique=True, default=ids.new_reference)
    channel = models.ForeignKey("directory.Channel", on_delete=models.PROTECT, related_name="contacts")
    organisation = models.ForeignKey(
        "partners.Organisation",
        null=True,
        on_delete=models.PROTECT,
        related_name="contacts",
        help_text="Whose door it came to.",
    )
    adviser = models.ForeignKey("partners.Account", null=True, on_delete=models.SET_NULL, related_name="contacts")
    resident = models.ForeignKey(
        "people.Resident", null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts"
    )
    business = models.ForeignKey(
        "people.Business", null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts",
        help_text="For which somebody speaks, where it is not a person that asks.",
    )  # fmt: skip
    representation = models.ForeignKey(
        "people.Representation", null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts",
        help_text="By which somebody else speaks for the person; none: they speak themselves.",
    )  # fmt: skip
    caller_name = models.CharField(
        max_length=300, blank=True, help_text="The name they were known by when they were chosen: our own note."
    )
    caller_number = models.CharField(max_length=40, blank=True, help_text="E.164.")
    # What may be looked at, and by what right.
    purpose = models.CharField(max_length=60, blank=True, help_text="Code of what it is for; empty until stated.")
    assurance = models.CharField(max_length=12, choices=Assurance.choices, default=Assurance.UNVERIFIED)
    facts_checked = models.JSONField(default=list, blank=True, help_text="Codes of what was right; never the answers.")
    is_emergency = models.BooleanField(default=False, help_text="The glass was broken in it.")
    proved_requests = models.JSONField(
        default=list, blank=True, help_text="Uuids of requests of which the person gave reference and proof."
    )
    # A wrong door is one the person was sent to, or took for another's: nobody's own mistake.
    meant_for = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The body the person thought they had reached, or had tried first, where it is another.",
    )  # fmt: skip
    was_transferred = models.BooleanField(default=False, help_text="Passed to us by another team or body.")
    # The main matter of the contact, copied from its first item so that figures need one table.
    service = models.ForeignKey(
        "directory.Service", null=True, blank=True, on_delete=models.PROTECT, related_name="contacts"
    )
    responsible = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="contacts_caused",
        help_text="The body the matter is for; avoidable contact counts as its own.",
    )  # fmt: skip
    status = models.CharField(max_length=10, choices=ContactStatus.choices, default=ContactStatus.OPEN)
    opened_at = models.DateTimeField(default=clock.now)
    parked_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    handling_seconds = models.PositiveIntegerField(null=True, help_text="Time open and not parked.")
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    is_avoidable = models.BooleanField(null=True, help_text="Null: not judged.")
    cause = models.ForeignKey(AvoidableCause, null=True, blank=True, on_delete=models.PROTECT, related_name="contacts")
    letter = models.ForeignKey(
        "onedoor_messages.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="contacts"
    )
    source = models.ForeignKey(
        "knowledge.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts",
        help_text="Which article answered it.",
    )  # fmt: skip
    handed_by = models.ForeignKey(
        "partners.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="Which colleague it came from.",
    )  # fmt: skip
    handed_at = models.DateTimeField(null=True, blank=True, help_text="Until it is taken up.")
    handover_note = EncryptedText(max_length=1000, blank=True)
    # What the system proposed before anyone judged, so that agreement can be measured.
    proposed_outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    proposed_avoidable = models.BooleanField(null=True, help_text="Null: nothing was proposed.")
    proposed_cause = models.ForeignKey(
        AvoidableCause, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_because = models.CharField(max_length=300, blank=True)
    note = EncryptedText(blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="Since then it says nothing of anybody.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["open", "parked"], closed_at__isnull=True)
                | Q(status__in=["closed", "cancelled"], closed_at__isnull=False),
                name="contact_closed_has_time",
            ),
            models.CheckConstraint(condition=~Q(status="closed") | ~Q(outcome=""), name="contact_closed_has_outcome"),
            models.CheckConstraint(
                condition=Q(is_avoidable=True, cause__isnull=False)
                | Q(cause__isnull=True) & (Q(is_avoidable=False) | Q(is_avoidable__isnull=True)),
                name="contact_cause_if_avoidable",
            ),
        ]
        indexes = [
            models.Index(fields=["opened_at"], name="contact_by_time"),
            models.Index(fields=["adviser", "status"], name="contact_by_adviser"),
            models.Index(fields=["resident", "-opened_at"], name="contact_by_resident"),
            models.Index(fields=["responsible", "opened_at"], name="contact_by_responsible"),
            models.Index(fields=["service", "opened_at"], name="contact_by_service"),
            models.Index(fields=["caller_number", "-opened_at"], name="contact_by_number"),
        ]

    class Privacy:
        none = (
            "status", "opened_at", "parked_at", "closed_at", "handling_seconds", "outcome", "is_avoidable",
            "was_transferred", "proposed_outcome", "proposed_avoidable", "proposed_because", "purpose", "assurance",
            "facts_checked", "is_emergency", "proved_requests", "forgotten_at", "handed_at",
        )  # fmt: skip
        personal = ("reference", "caller_name", "caller_number", "note", "handover_note")

    @property
    def is_shown(self) -> bool:
        """Whether whoever speaks has shown who they are."""
        return self.assurance != Assurance.UNVERIFIED

    @property
    def is_sure(self) -> bool:
        """Whether what stands in the record may be told: they have shown who they are, and may speak about this."""
        return self.is_shown and (self.representation is None or self.representation.tells(self.purpose, clock.today()))

    @property
    def may_decide(self) -> bool:
        """Whether what is decided in it is the person's decision: their own, or by who decides in their place."""
        return self.is_sure and (self.representation is None or self.representation.decides)

    @property
    def is_proved(self) -> bool:
        """Whether the person is speaking, and it is shown by more than what somebody near to them may know as well."""
        return self.representation is None and self.assurance in (Assurance.DOCUMENT, Assurance.SIGNED_IN)

    @property
    def is_live(self) -> bool:
        """Someone is still being dealt with."""
        return self.status in (ContactStatus.OPEN, ContactStatus.PARKED)

    def __str__(self) -> str:
        return self.reference


class ContactItem(Identified):
    """One question in a contact, in the person's words, and what was done about it."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="items")
    words = EncryptedText(max_length=300, blank=True)
    service = models.ForeignKey("directory.Service", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    responsible = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    request = models.ForeignKey(
        "requests.Request", null=True, blank=True, on_delete=models.SET_NULL, related_name="contact_items"
    )
    action = models.CharField(max_length=20, choices=ItemAction.choices, blank=True)
    outcome = models.CharField(
        max_length=20, choices=Outcome.choices, blank=True, help_text="How it ended; known when the contact is over."
    )
    note = EncryptedText(blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "id"]

    class Privacy:
        none = ("action", "outcome", "at")
        personal = ("words", "note")

    @property
    def request_uuid(self) -> UUID:
        """The uuid of the request raised for it: known beforehand, so that one sent twice, or cut off, is found."""
        return uuid5(self.uuid, "request")


class ContactStep(models.Model):
    """A stretch of time in a contact."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=Step.choices)
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=Q(ended_at__isnull=True), name="contact_one_step_at_a_time"
            )
        ]

    class Privacy:
        none = ("step", "started_at", "ended_at")
