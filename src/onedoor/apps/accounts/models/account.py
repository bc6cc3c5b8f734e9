"""An e-mail address somebody has shown to be theirs, and the record that is theirs as well."""

from django.db import models

from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class ResidentAccount(Identified):
    """Opened by asking for a link. There is no password: whoever reads the mailbox signs in."""

    email = models.EmailField(unique=True, help_text="In lower case.")
    link_version = models.PositiveIntegerField(default=0, help_text="Counted up when a link is used: each opens once.")
    # Of the joined records of a person one stands for all: links may change, and this follows them.
    record = models.ForeignKey(
        "people.Resident", null=True, on_delete=models.SET_NULL, related_name="accounts",
        help_text="Shown to be theirs by what they know.",
    )  # fmt: skip
    joined_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    last_signed_in_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["last_signed_in_at", "created_at"], name="account_never_used")]

    class Privacy:
        none = ("link_version", "joined_at", "created_at", "last_signed_in_at")
        personal = ("email",)

    def __str__(self) -> str:
        return str(self.uuid)
