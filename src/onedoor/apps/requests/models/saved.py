"""What somebody began to fill in and has not sent: kept for them until they come back by the link, or for a month."""

from django.db import models

from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedJSON
from onedoor.foundation.models import Identified


class SavedDraft(Identified):
    """Its uuid becomes the request's. `digest` is of the secret in the link, which is kept nowhere."""

    service = models.ForeignKey("directory.Service", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    email = models.EmailField()
    content = EncryptedJSON(help_text="What was answered so far, as the portal keeps it in a session.")
    file_keys = models.JSONField(default=list, help_text="Files that wait with it in the private store.")
    saved_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="saved_draft_by_end")]

    class Privacy:
        none = ("digest", "file_keys", "saved_at", "expires_at")
        personal = ("email",)
        special = ("content",)
