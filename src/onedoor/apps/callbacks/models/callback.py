"""One promise to ring, and what was tried."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from onedoor.apps.callbacks.data import AttemptResult, CallbackOutcome, CallbackStatus
from onedoor.apps.callbacks.models.line import Line
from onedoor.foundation import clock, ids
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified

_SOON, _TRIES = 30, 3


class Callback(Identified):
    """Somebody waits to be rung. The number, the name and the words came with the promise."""

    reference = models.CharField(max_length=9, unique=True, default=ids.new_reference)
    line = models.ForeignKey(Line, null=True, blank=True, on_delete=models.PROTECT, related_name="callbacks")
    organisation = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, related_name="callbacks", help_text="Who rings."
    )
    team = models.ForeignKey("partners.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    account = models.ForeignKey(
        "partners.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="callbacks",
        help_text="Who is to ring; none until somebody takes it.",
    )  # fmt: skip
    door = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="At whose door it was promised.",
    )  # fmt: skip
    promised_by = models.ForeignKey(
        "partners.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    contact = models.UUIDField(null=True, blank=True, help_text="The contact it was promised in.")
    resident = models.ForeignKey(
        "people.Resident", null=True, blank=True, on_delete=models.SET_NULL, related_name="callbacks"
    )
    name = models.CharField(max_length=150, blank=True)
    phone = models.CharField(max_length=40, blank=True, help_text="E.164.")
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, default="en-gb")
    reason = EncryptedText(max_length=1000, blank=True)
    answers = EncryptedText(blank=True, help_text="To the questions of the line, one on a line.")
    warning = EncryptedText(max_length=300, blank=True, help_text="Before ringing, as in: do not leave a message.")
    window_from = models.DateTimeField()
    window_to = models.DateTimeField()
    status = models.CharField(max_length=10, choices=CallbackStatus.choices, default=CallbackStatus.WAITING)
    outcome = models.CharField(max_length=12, choices=CallbackOutcome.choices, blank=True)
    booked_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    times_moved = models.PositiveSmallIntegerField(default=0)
    soon_told_at = models.DateTimeField(null=True, blank=True)
    overdue_told_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="Since then it says nothing of anybody.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(window_to__gt=F("window_from")), name="call_back_window_in_order"),
            models.CheckConstraint(
                condition=Q(status=CallbackStatus.WAITING, closed_at__isnull=True)
                | (~Q(status=CallbackStatus.WAITING) & Q(closed_at__isnull=False)),
                name="call_back_closed_has_time",
            ),
            models.CheckConstraint(
                condition=(Q(status=CallbackStatus.DONE) & ~Q(outcome=""))
                | (~Q(status=CallbackStatus.DONE) & Q(outcome="")),
                name="call_back_done_has_outcome",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["organisation", "window_to"], name="call_back_waiting", condition=Q(status="waiting")),
            models.Index(fields=["line", "window_from"], name="call_back_by_window"),
            models.Index(fields=["organisation", "closed_at"], name="call_back_by_end"),
        ]

    class Privacy:
        none = (
            "contact", "window_from", "window_to", "status", "outcome", "booked_at", "closed_at", "times_moved",
            "soon_told_at", "overdue_told_at", "forgotten_at",
        )  # fmt: skip
        personal = ("reference", "name", "phone", "email", "language", "reason", "answers", "warning")

    @property
    def is_waiting(self) -> bool:
        return self.status == CallbackStatus.WAITING

    @property
    def is_overdue(self) -> bool:
        return self.is_waiting and clock.now() > self.window_to

    @property
    def is_due(self) -> bool:
        """Its window has begun."""
        return self.is_waiting and self.window_from <= clock.now() <= self.window_to

    @property
    def soon_at(self) -> datetime:
        """From when its window is about to end."""
        return self.window_to - timedelta(minutes=self.line.soon_minutes if self.line else _SOON)

    @property
    def is_soon_overdue(self) -> bool:
        return self.is_due and clock.now() >= self.soon_at

    @property
    def minutes_left(self) -> int:
        """Until its window ends; negative once it has."""
        return round((self.window_to - clock.now()).total_seconds() / 60)

    @property
    def tries_needed(self) -> int:
        return self.line.tries if self.line else _TRIES

    def __str__(self) -> str:
        return self.reference


class Attempt(models.Model):
    """One try to reach them."""

    callback = models.ForeignKey(Callback, on_delete=models.CASCADE, related_name="attempts")
    result = models.CharField(max_length=10, choices=AttemptResult.choices)
    account = models.ForeignKey("partners.Account", null=True, on_delete=models.SET_NULL, related_name="+")
    note = EncryptedText(max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "id"]

    class Privacy:
        none = ("result", "at")
        personal = ("note",)
