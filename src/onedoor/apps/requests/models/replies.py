"""Words that teams answer with again and again, and colleagues named in a note."""

from django.db import models

from onedoor.apps.requests.data import Status
from onedoor.apps.requests.models.history import RequestUpdate
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class ReplyTemplate(Identified):
    """One answer in both languages; without a body for all, without a service or status for any."""

    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="reply_templates"
    )
    service = models.ForeignKey(
        "directory.Service", null=True, blank=True, on_delete=models.CASCADE, related_name="reply_templates"
    )
    status = models.CharField(max_length=40, choices=Status.choices, blank=True, help_text="The status it goes with.")
    name = models.CharField(max_length=80)
    text = models.TextField(help_text="Names nobody: ((name)) and its like are filled in.")
    text_cy = models.TextField("text in Welsh", blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["name", "id"]

    class Privacy:
        none = ("status", "name", "text", "text_cy", "changed_at")

    def __str__(self) -> str:
        return self.name

    def text_in(self, language: str) -> str:
        """In the person's language, where it was written in it."""
        return (language == "cy" and self.text_cy) or self.text


class Mention(Identified):
    """A colleague was named in a note, and told."""

    update = models.ForeignKey(RequestUpdate, on_delete=models.CASCADE, related_name="mentions")
    account = models.ForeignKey("partners.Account", on_delete=models.CASCADE, related_name="mentions")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["update", "account"], name="mention_once")]
        indexes = [models.Index(fields=["account", "read_at"], name="mention_by_account")]

    class Privacy:
        none = ("read_at",)
