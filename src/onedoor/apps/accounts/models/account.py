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
    signed_out_at = models.DateTimeField(null=True, help_text="Of all browsers: visits begun before it have ended.")

    class Meta:
        indexes = [models.Index(fields=["last_signed_in_at", "created_at"], name="account_never_used")]

    class Privacy:
        none = ("link_version", "joined_at", "created_at", "last_signed_in_at", "signed_out_at")
        personal = ("email",)

    def __str__(self) -> str:
        return str(self.uuid)


class ProviderIdentity(models.Model):
    """Somebody at a provider of sign-in, and the account that is theirs. Addresses change there; this does not."""

    account = models.ForeignKey(ResidentAccount, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255, help_text="The provider’s own key of them, for us alone.")
    first_seen_at = models.DateTimeField(default=clock.now)
    last_seen_at = models.DateTimeField(default=clock.now)
    proved_at = models.DateTimeField(null=True, help_text="When the provider last proved who they are.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_once"),
            models.UniqueConstraint(fields=["issuer", "account"], name="identity_one_for_each_account"),
        ]

    class Privacy:
        none = ("issuer", "first_seen_at", "last_seen_at", "proved_at")
        personal = ("subject",)
