"""Files people and teams add. The bytes stand outside the web root, under a name of our own."""

from django.db import models

from onedoor.apps.requests.data import Visibility
from onedoor.apps.requests.models.history import RequestUpdate
from onedoor.apps.requests.models.request import Request
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class Attachment(Identified):
    """One file, its type judged by content, its metadata removed."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="attachments")
    update = models.ForeignKey(
        RequestUpdate,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="attachments",
        help_text="The entry it came with; none where it came with the request itself.",
    )
    file = models.FileField(max_length=200)
    original_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=60)
    size_bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC)
    organisation = models.ForeignKey("partners.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    added_by = models.CharField(max_length=100, help_text="As in the event log.")
    added_at = models.DateTimeField(default=clock.now)

    class Privacy:
        none = ("content_type", "size_bytes", "sha256", "visibility", "added_at")
        personal = ("file", "original_name", "added_by")
