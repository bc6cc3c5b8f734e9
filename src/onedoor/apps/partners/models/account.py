"""Staff: who they are, where they work and as what, and the keys partners' systems use."""

from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models.organisation import Organisation, Team
from onedoor.foundation import clock
from onedoor.foundation.models import Dated, DatedQuerySet, Identified


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; e-mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").strip().lower())


class Account(Identified, AbstractBaseUser):
    """A member of staff of any partner. What they may do stands in their memberships, not here."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now)
    session_version = models.PositiveIntegerField(default=0, help_text="Counted up to end every session.")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = AccountManager()

    class Privacy:
        none = ("password", "last_login", "is_active", "created_at", "session_version")
        personal = ("email", "name")

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is known by: the password, as ever, and the number that ends them all."""
        salt = "onedoor.partners.session"
        return salted_hmac(
            salt, f"{self.session_version}:{self.password}", secret=secret, algorithm="sha256"
        ).hexdigest()

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]


class Membership(Dated):
    """A role in an organisation, for a time. One person may work for several."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=40, choices=Role.choices)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "organisation", "role"], name="membership_once_per_role")
        ]

    class Privacy:
        none = ("role",)


class TeamMembership(models.Model):
    """Someone works in a team."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="team_memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="team_memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "team"], name="team_membership_once")]


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations together."""

    def open(self) -> Self:
        """Neither taken up nor withdrawn; those that have run out can still be renewed."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(Identified):
    """An offer to join an organisation in a role, taken up by a link sent to the address."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=40, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True, help_text="Hex SHA-256; the token itself is not kept.")
    invited_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_not_both_accepted_and_withdrawn",
            )
        ]

    @property
    def has_run_out(self) -> bool:
        return self.expires_at <= clock.now()

    class Privacy:
        none = ("role", "token_hash", "created_at", "expires_at", "accepted_at", "withdrawn_at")
        personal = ("email", "name")


class ApiKey(Identified):
    """A partner's system may call an interface with this key."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=8, unique=True, help_text="The first characters, to tell keys apart.")
    key_hash = models.CharField(max_length=64, unique=True, help_text="Hex SHA-256; the key itself is not kept.")
    may_act_for_all = models.BooleanField(default=False, help_text="May update any partner’s requests.")
    created_at = models.DateTimeField(default=clock.now)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        none = ("name", "prefix", "key_hash", "may_act_for_all", "created_at", "last_used_on", "revoked_at")
