"""A request: what was asked, where, by whom, who answers for it and where it has got to."""

from datetime import time

from django.db import models
from django.db.models import Q

from onedoor.apps.directory.data import Priority, RequestKind
from onedoor.apps.requests.data import CLOSED_STATUSES, OPEN_STATUSES, STOPPED_STATUSES, Status
from onedoor.foundation import clock, ids
from onedoor.foundation.encryption.fields import EncryptedJSON, EncryptedText
from onedoor.foundation.models import Identified


class ClosingReason(models.Model):
    """Why a request ends, in words the person understands. Editable."""

    code = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=120)
    label_cy = models.CharField("label in Welsh", max_length=120, blank=True)
    wording = models.TextField(help_text="What the person is told.")
    wording_cy = models.TextField("wording in Welsh", blank=True)
    status = models.CharField(max_length=40, choices=Status.choices, default=Status.FIXED)
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order"]

    class Privacy:
        none = ("code", "label", "label_cy", "wording", "wording_cy", "status", "order", "is_active")

    def __str__(self) -> str:
        return self.label

    def wording_in(self, language: str) -> str:
        """What the person is told, in their language where it was written in it."""
        return (language == "cy" and self.wording_cy) or self.wording


class Request(Identified):
    """One need, or a part of one, accountable to exactly one organisation at a time."""

    reference = models.CharField(max_length=9, unique=True, default=ids.new_reference)
    kind = models.CharField(max_length=10, choices=RequestKind.choices, default=RequestKind.REPORT)
    # Those whose index says `False` stand first in one of the indexes below.
    service = models.ForeignKey("directory.Service", on_delete=models.PROTECT, related_name="requests", db_index=False)
    form = models.ForeignKey(
        "directory.FormVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="requests",
        help_text="What was asked, as it stood then.",
    )  # fmt: skip
    description = models.TextField(blank=True)
    status = models.CharField(max_length=40, choices=Status.choices, default=Status.OPEN)
    stage = models.CharField(max_length=40, blank=True, help_text="Code of its type’s state; none at the beginning.")
    stage_name = models.CharField(max_length=80, blank=True)
    stage_name_cy = models.CharField(max_length=80, blank=True)
    is_open = models.BooleanField(default=True, help_text="Whether the status is one of the open ones.")
    priority = models.CharField(max_length=10, choices=Priority.choices, default=Priority.NORMAL)

    # Where it is.
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    uprn = models.PositiveBigIntegerField(null=True, blank=True)
    address_text = models.CharField(max_length=400, blank=True)
    postcode_key = models.CharField(max_length=8, blank=True)
    area_codes = models.JSONField(default=list, help_text="Codes of the areas it lies in, when raised.")

    # Who asked. A resident's record, or only a way to reach them, or nothing.
    resident = models.ForeignKey(
        "people.Resident", null=True, blank=True, on_delete=models.SET_NULL, related_name="requests", db_index=False
    )
    business = models.ForeignKey(
        "people.Business", null=True, blank=True, on_delete=models.SET_NULL, related_name="requests"
    )
    contact_name = models.CharField(max_length=150, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=10, default="en-gb")

    # Who answers for it, and why.
    accountable = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, related_name="requests_accountable", db_index=False
    )
    delivering = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, related_name="requests_delivering", db_index=False
    )
    team = models.ForeignKey("partners.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="requests")
    assigned_to = models.ForeignKey(
        "partners.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="requests", db_index=False
    )
    responsibility_reason = models.CharField(max_length=500)
    responsibility_doubts = models.JSONField(default=list, help_text="Codes of what was doubtful.")

    door = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="requests_taken",
        help_text="Whose adviser took it; none where the person raised it alone.",
    )  # fmt: skip
    channel = models.CharField(max_length=20, help_text="Code of the channel it came by.")
    raised_at = models.DateTimeField(default=clock.now)
    raised_by = models.CharField(max_length=100, help_text="The actor, as in the event log.")
    updated_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(null=True, blank=True)
    unanswered_since = models.DateTimeField(
        null=True, blank=True, help_text="Since then the person has said something and nobody has answered."
    )
    escalated_at = models.DateTimeField(null=True, blank=True, help_text="When somebody else was last told of it.")
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_reason = models.ForeignKey(ClosingReason, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    times_reopened = models.PositiveSmallIntegerField(default=0)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    part_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts",
        help_text="The whole that this body does a part of.",
    )  # fmt: skip
    ends_as = models.ForeignKey(
        ClosingReason, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Its own body is done and this is why; it waits for its parts.",
    )  # fmt: skip
    ends_with = models.TextField(blank=True, help_text="What the person is told then, beside the reason.")
    version = models.PositiveIntegerField(default=1, help_text="Grows with each change, so that none is overwritten.")
    link_version = models.PositiveSmallIntegerField(default=1, help_text="Links with another number no longer open.")
    is_hidden = models.BooleanField(default=False, help_text="Kept off public lists.")
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="Since then it says nothing of who asked.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_open=True, status__in=OPEN_STATUSES, closed_at__isnull=True)
                | Q(is_open=False, status__in=CLOSED_STATUSES, closed_at__isnull=False),
                name="request_open_or_closed",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(status=Status.DUPLICATE),
                name="request_merged_is_duplicate",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="request_point_is_a_pair",
            ),
        ]
        indexes = [
            models.Index(fields=["accountable", "is_open", "due_at"], name="request_queue_accountable"),
            models.Index(fields=["delivering", "is_open", "due_at"], name="request_queue_delivering"),
            # What a queue shows first, and all that its counts ask: the rows themselves are not read for them.
            models.Index(
                fields=["due_at", "id"],
                include=[
                    "accountable",
                    "delivering",
                    "door",
                    "team",
                    "assigned_to",
                    "service",
                    "status",
                    "ends_as",
                    "priority",
                ],
                name="request_open_by_due",
                condition=Q(is_open=True),
            ),
            models.Index(fields=["accountable", "service"], name="request_services_accountable"),
            models.Index(fields=["delivering", "service"], name="request_services_delivering"),
            models.Index(fields=["assigned_to", "is_open"], name="request_by_assignee"),
            models.Index(
                fields=["unanswered_since", "id"],
                include=["accountable", "delivering", "door"],
                name="request_unanswered",
                condition=Q(is_open=True, unanswered_since__isnull=False),
            ),
            models.Index(fields=["door", "-raised_at"], name="request_by_door", condition=Q(door__isnull=False)),
            models.Index(fields=["resident", "-raised_at"], name="request_by_resident"),
            # With the key at its end, so that the newest are read in their order and never sorted.
            models.Index(fields=["raised_at", "id"], name="request_by_raised"),
            models.Index(fields=["updated_at"], name="request_by_updated"),
            models.Index(fields=["service", "is_open", "latitude"], name="request_near"),
            models.Index(fields=["contact_email"], name="request_by_email"),
            models.Index(fields=["contact_phone"], name="request_by_phone"),
        ]

    class Privacy:
        none = (
            "kind", "status", "stage", "stage_name", "stage_name_cy", "is_open", "priority",
            "unanswered_since", "escalated_at",
            "area_codes", "responsibility_doubts", "channel",
            "raised_at", "updated_at", "due_at", "closed_at", "times_reopened", "version",
            "link_version", "is_hidden", "forgotten_at",
        )  # fmt: skip
        personal = (
            "reference", "description", "ends_with", "latitude", "longitude", "uprn", "address_text", "postcode_key",
            "contact_name", "contact_email", "contact_phone", "language", "raised_by", "responsibility_reason",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.reference

    @property
    def is_nobodys(self) -> bool:
        """Whether it stands for no record and under no name; a number that was rung from may stand there."""
        return not (self.resident_id or self.business_id or self.contact_name or self.contact_email)

    @property
    def postcode(self) -> str:
        """As people write it: `SK13 8AB`."""
        key = self.postcode_key
        return f"{key[:-3]} {key[-3:]}" if key else ""

    @property
    def standing(self) -> str:
        """Where it stands in words, by the state of its type where it has one."""
        return self.standing_in("en-gb")

    def standing_in(self, language: str) -> str:
        """As `standing`, in the reader's language where the state was named in it; a shared status is for gettext."""
        if not self.stage_name or self.status in STOPPED_STATUSES:
            return str(Status(self.status).label)
        return (language == "cy" and self.stage_name_cy) or self.stage_name

    @property
    def stands_still(self) -> bool:
        """Whether it is open and the person, somebody outside or another body’s part is awaited: no date holds."""
        return self.is_open and (self.status in STOPPED_STATUSES or self.ends_as_id is not None)

    @property
    def is_overdue(self) -> bool:
        """Whether it is open past its due date, and nobody is awaited."""
        return self.is_open and not self.stands_still and self.due_at is not None and self.due_at < clock.now()

    @property
    def is_due_by_the_hour(self) -> bool:
        """Whether its date is a moment, and not the end of a day."""
        return self.due_at is not None and self.due_at.astimezone(clock.local_zone()).time() != time(23, 59, 59)

    @property
    def days_overdue(self) -> int:
        """Days past its due date, a day that has begun counted whole; 0 where it is not overdue."""
        if not self.is_overdue or self.due_at is None:
            return 0
        return -((self.due_at - clock.now()).days)


class Answer(models.Model):
    """What was answered to one of the service's questions, with the question as it was asked."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="answers")
    code = models.CharField(max_length=50, help_text="Of the question; `code.2` for the second entry of several.")
    label = models.CharField(max_length=300)
    value = EncryptedJSON(help_text="Text, number, date as text, or a list of chosen codes.")
    shown = EncryptedText(max_length=5000, help_text="The answer in words.")
    is_private = models.BooleanField(default=False, help_text="For those who deal with it, and for the person.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "code"], name="answer_once")]

    class Privacy:
        none = ("code", "label", "is_private")
        personal = ("value", "shown")
