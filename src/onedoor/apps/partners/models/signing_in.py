"""How the staff of an organisation sign in with their own body's provider, and what its groups mean here."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from onedoor.apps.partners.data import ProviderProof, Role
from onedoor.apps.partners.models.account import Account
from onedoor.apps.partners.models.organisation import Organisation, Team
from onedoor.foundation import clock
from onedoor.foundation.models import Identified

is_domain = RegexValidator(
    r"^(?=.{3,253}$)([a-z0-9](-?[a-z0-9])*\.)+[a-z]{2,63}$", "Enter a domain, like teasel-vale.example."
)


class StaffProvider(Identified):
    """An organisation's own OpenID provider. Its secret or key lies in a file the operator puts there."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="provider")
    issuer = models.CharField(max_length=255)
    client_id = models.CharField(max_length=255)
    proof = models.CharField(max_length=10, choices=ProviderProof.choices, default=ProviderProof.SECRET)
    second_step_values = models.JSONField(
        default=list, blank=True, help_text="Values of `amr` or `acr` that say two steps were used."
    )
    groups_claim = models.CharField(max_length=100, blank=True, help_text="The claim that names groups or roles.")
    is_on = models.BooleanField(default=False)
    is_only_way = models.BooleanField(
        default=False, help_text="Passwords and passkeys no longer open the organisation."
    )
    break_glass = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="The administrator who may sign in without the provider.",
    )  # fmt: skip
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(is_only_way=False) | Q(is_on=True), name="provider_only_way_is_on")
        ]

    class Privacy:
        none = (
            "issuer", "client_id", "proof", "second_step_values", "groups_claim", "is_on", "is_only_way", "created_at",
        )  # fmt: skip


class EmailDomain(models.Model):
    """Staff with such an address belong to this provider's organisation; the partnership says so."""

    provider = models.ForeignKey(StaffProvider, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=253, unique=True, validators=[is_domain])

    class Meta:
        ordering = ["domain"]

    class Privacy:
        none = ("domain",)


class StaffIdentity(models.Model):
    """Whom a provider means by a subject: matched by e-mail address once, by this ever after."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="identities")
    provider = models.ForeignKey(StaffProvider, on_delete=models.CASCADE, related_name="identities")
    subject = models.CharField(max_length=255)
    groups = models.JSONField(default=list, help_text="Of those with a meaning here, what the provider said last.")
    first_seen_at = models.DateTimeField(default=clock.now)
    last_seen_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "subject"], name="staff_identity_once"),
            models.UniqueConstraint(fields=["provider", "account"], name="staff_identity_one_for_each_account"),
        ]

    class Privacy:
        none = ("groups", "first_seen_at", "last_seen_at")
        personal = ("subject",)


class GroupMeaning(Identified):
    """Whoever is in this group at their own body has this role here, or works in this team."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="group_meanings")
    group = models.CharField(max_length=255, help_text="Its name or key, as the provider or the provisioning says it.")
    role = models.CharField(max_length=40, choices=Role.choices, blank=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["group"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "group", "role", "team"], name="group_meaning_once"),
            models.CheckConstraint(
                condition=Q(role="", team__isnull=False) | (~Q(role="") & Q(team__isnull=True)),
                name="group_means_role_or_team",
            ),
        ]

    class Privacy:
        none = ("group", "role")
