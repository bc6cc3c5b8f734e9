"""What came back: a reply to a message, or a word from somebody who was written to."""

from django.db import models

from onedoor.apps.messages.data import ReplyKind
from onedoor.apps.messages.models.message import Message
from onedoor.foundation import clock
from onedoor.foundation.encryption.fields import EncryptedText
from onedoor.foundation.models import Identified


class Reply(Identified):
    """`message` is the last that was sent to that address; none where nothing was."""

    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="replies")
    kind = models.CharField(max_length=10, choices=ReplyKind.choices)
    sender = models.CharField(max_length=254, help_text="Number or address it came from.")
    text = EncryptedText(blank=True)
    carrier_id = models.CharField(max_length=250, unique=True, help_text="The carrier’s own name for it.")
    received_at = models.DateTimeField(default=clock.now)
    # Where an app took it up, as a request takes an answer, it needs nobody.
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["-received_at"], name="reply_by_time")]

    class Privacy:
        none = ("kind", "received_at", "taken_at")
        personal = ("sender", "text", "carrier_id")
