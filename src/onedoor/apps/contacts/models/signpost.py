"""Somebody was sent on: where to, what they were given of it, and whether it worked."""

from django.db import models
from django.db.models import Q

from onedoor.apps.contacts.data import Worked
from onedoor.apps.contacts.models.contact import ContactItem
from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


class Signpost(Identified):
    """`address` is kept only where they agreed to be asked later."""

    item = models.ForeignKey(ContactItem, on_delete=models.CASCADE, related_name="signposts")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    to_body = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="signposts",
        help_text="Where it is one of the partnership.",
    )  # fmt: skip
    service = models.ForeignKey("directory.Service", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, help_text="Whom they were sent to.")
    details = models.TextField(blank=True, help_text="How that is reached, as it was told.")
    channel = models.CharField(max_length=10, blank=True, help_text="How it was sent; empty: only told.")
    address = EncryptedText(max_length=254, blank=True)
    language = models.CharField(max_length=10, default="en-gb")
    at = models.DateTimeField(default=clock.now)
    ask_on = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    worked = models.CharField(max_length=8, choices=Worked.choices, blank=True)
    words = EncryptedText(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="Since then it says nothing of anybody.")

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, worked="") | Q(answered_at__isnull=False) & ~Q(worked=""),
                name="signpost_answer_has_time",
            )
        ]
        indexes = [
            models.Index(fields=["ask_on"], condition=Q(asked_at__isnull=True), name="signpost_to_ask"),
            models.Index(fields=["-at"], name="signpost_by_time"),
        ]

    class Privacy:
        none = ("place", "details", "channel", "at", "ask_on", "asked_at", "worked", "answered_at", "forgotten_at")
        personal = ("address", "language", "words")

    def __str__(self) -> str:
        return self.place
