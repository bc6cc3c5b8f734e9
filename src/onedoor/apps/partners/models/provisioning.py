"""Staff as an organisation's own directory describes them (SCIM), and the tokens it shows."""

from django.db import models

from onedoor.apps.partners.models.account import Account
from onedoor.apps.partners.models.organisation import Organisation
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class ProvisioningToken(Identified):
    """An organisation's directory looks after its staff with this token."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="provisioning_tokens")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=8, unique=True, help_text="The first characters, to tell tokens apart.")
    token_hash = models.CharField(max_length=64, unique=True, help_text="Hex SHA-256; the token itself is not kept.")
    created_at = models.DateTimeField(default=clock.now)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        none = ("name", "prefix", "token_hash", "created_at", "last_used_on", "revoked_at")


class ProvisionedPerson(Identified):
    """Somebody as one organisation's directory has them. What it says stays apart from the account, which may be
    another organisation's as well."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="provisioned_people")
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.CASCADE, related_name="provisioned_as",
        help_text="None while the directory has not said their address.",
    )  # fmt: skip
    user_name = models.CharField(max_length=254)
    user_name_key = models.CharField(max_length=254, help_text="In lower case: upper and lower are one.")
    external_id = models.CharField(max_length=254, blank=True)
    is_active = models.BooleanField(default=True)
    roles = models.JSONField(default=list, blank=True, help_text="Roles the directory names itself.")
    attributes = models.JSONField(default=dict, blank=True, help_text="Names and addresses as it gave them.")
    made_account = models.BooleanField(default=False, help_text="The account came with it: it may be renamed by it.")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "user_name_key"], name="provisioned_user_name_once"),
            models.UniqueConstraint(fields=["organisation", "account"], name="provisioned_account_once"),
        ]
        indexes = [models.Index(fields=["organisation", "external_id"], name="provisioned_by_external_id")]

    class Privacy:
        none = ("external_id", "is_active", "roles", "made_account", "version", "created_at", "changed_at")
        personal = ("user_name", "user_name_key", "attributes")


class ProvisionedGroup(Identified):
    """A group in the organisation's directory. What it means here, administrators say."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="provisioned_groups")
    display_name = models.CharField(max_length=255)
    external_id = models.CharField(max_length=254, blank=True)
    members = models.ManyToManyField(ProvisionedPerson, related_name="groups")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "display_name"], name="provisioned_group_once")]

    class Privacy:
        none = ("display_name", "external_id", "version", "created_at", "changed_at")
