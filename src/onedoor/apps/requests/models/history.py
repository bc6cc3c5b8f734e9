"""What was said and done, in order, and who wishes to hear of it."""

from django.db import models

from onedoor.apps.requests.data import Status, UpdateKind, Visibility
from onedoor.apps.requests.models.request import Request
from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


class RequestUpdate(Identified):
    """One entry in the history. Written once."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="updates")
    kind = models.CharField(max_length=20, choices=UpdateKind.choices)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC)
    text = EncryptedText(blank=True)
    status = models.CharField(max_length=40, choices=Status.choices, blank=True, help_text="The status from here on.")
    stage_name = models.CharField(max_length=80, blank=True, help_text="Its type’s own name for that.")
    stage_name_cy = models.CharField(max_length=80, blank=True)
    actor = models.CharField(max_length=100, help_text="As in the event log.")
    actor_name = models.CharField(max_length=150, help_text="As shown.")
    organisation = models.ForeignKey(
        "partners.Organisation",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="For whom the actor spoke.",
    )
    account = models.ForeignKey("partners.Account", null=True, on_delete=models.SET_NULL, related_name="+")
    external_id = models.CharField(max_length=100, null=True, blank=True, help_text="Its id in a partner's system.")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "external_id"], name="update_external_id_once"),
        ]
        indexes = [models.Index(fields=["at"], name="update_by_time")]

    class Privacy:
        none = ("kind", "visibility", "status", "stage_name", "stage_name_cy", "external_id", "at")
        personal = ("text", "actor", "actor_name")


class Follower(Identified):
    """Someone who asked to be told what happens to another's request."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="followers")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=10, default="en-gb")
    followed_at = models.DateTimeField(default=clock.now)
    stopped_at = models.DateTimeField(null=True, blank=True)
    came_from = models.ForeignKey(
        Request, null=True, on_delete=models.SET_NULL, related_name="+",
        help_text="The request of theirs that was merged into this one.",
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "email", "phone"], name="follower_once")]

    class Privacy:
        none = ("followed_at", "stopped_at")
        personal = ("email", "phone", "language")

    @property
    def address(self) -> str:
        """Where they are told."""
        return self.email or self.phone
