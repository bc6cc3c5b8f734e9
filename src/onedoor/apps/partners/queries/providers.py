"""How bodies sign their own staff in, and the directories that tell of them."""

from django.db.models import QuerySet

from onedoor.apps.partners.models import (
    Account,
    GroupMeaning,
    Membership,
    Organisation,
    ProvisionedGroup,
    ProvisionedPerson,
    ProvisioningToken,
    StaffProvider,
)
from onedoor.apps.partners.queries.staff import _may_come_in
from onedoor.apps.partners.tokens import hash_of
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = [
    "get_provider",
    "group_meanings_of",
    "has_providers",
    "provider_for_address",
    "provider_of",
    "provider_that_must_be_used",
    "provisioned_groups_of",
    "provisioned_people_of",
    "provisioner_for_token",
    "provisioning_tokens_of",
]


def provider_that_must_be_used(account: Account) -> StaffProvider | None:
    """The provider without which this account can do nothing at all; None where a password is good for something."""
    held = Membership.objects.on().filter(account=account)
    if held.filter(_may_come_in(account, "")).exists():
        return None
    first = held.select_related("organisation__provider__organisation").first()
    return first.organisation.provider if first else None


def get_provider(slug: str) -> StaffProvider:
    """The organisation's own provider, if its staff may sign in with it; raises Missing."""
    provider = StaffProvider.objects.select_related("organisation").filter(organisation__slug=slug, is_on=True).first()
    if provider is None:
        raise Missing("There is no such page.")
    return provider


def provider_for_address(email: str) -> StaffProvider | None:
    """The provider of whoever has such an e-mail address, by its domain."""
    domain = email.strip().lower().rpartition("@")[2]
    providers = StaffProvider.objects.select_related("organisation").filter(is_on=True, domains__domain=domain)
    return providers.first()


def has_providers() -> bool:
    """Whether any organisation's staff sign in with a provider of its own."""
    return StaffProvider.objects.filter(is_on=True).exists()


def provider_of(organisation: Organisation) -> StaffProvider | None:
    """On or off, with its domains; None where none was ever set up."""
    return StaffProvider.objects.filter(organisation=organisation).prefetch_related("domains").first()


def group_meanings_of(organisation: Organisation) -> QuerySet[GroupMeaning]:
    """What groups at its own body mean here, by group."""
    return organisation.group_meanings.select_related("team").order_by("group")


def provisioner_for_token(text: str) -> tuple[Actor, Organisation] | None:
    """The directory whose token this is, and the one organisation whose staff it looks after; or None."""
    token = ProvisioningToken.objects.select_related("organisation").filter(token_hash=hash_of(text), revoked_at=None)
    found = token.first()
    if found is None:
        return None
    if found.last_used_on != clock.today():
        ProvisioningToken.objects.filter(pk=found.pk).update(last_used_on=clock.today())
    # No role: what it may do stands in the actions it may call, and in nothing a person opens.
    return Actor(kind="partner_system", id=str(found.uuid), name=found.name), found.organisation


def provisioning_tokens_of(organisation: Organisation) -> QuerySet[ProvisioningToken]:
    """Its tokens, newest first, revoked ones too."""
    return organisation.provisioning_tokens.order_by("-created_at")


def provisioned_people_of(organisation: Organisation) -> QuerySet[ProvisionedPerson]:
    """Everybody its directory has sent, active or not, in the order they came; with their groups."""
    return organisation.provisioned_people.select_related("account", "organisation").prefetch_related("groups")


def provisioned_groups_of(organisation: Organisation) -> QuerySet[ProvisionedGroup]:
    """The groups of its directory, with who is in them."""
    return organisation.provisioned_groups.select_related("organisation").prefetch_related("members")
