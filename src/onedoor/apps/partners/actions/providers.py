"""Setting up the provider with which an organisation's staff sign in, and putting an end to it."""

from collections.abc import Iterable

from django.db import connection, transaction

from onedoor.apps.partners.access import may_administer_partnership, require_administrator
from onedoor.apps.partners.actions.checking import check
from onedoor.apps.partners.actions.sessions import end_sessions
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.events import StaffProviderChanged, StaffProviderRemoved
from onedoor.apps.partners.models import Account, EmailDomain, Membership, Organisation, StaffProvider
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Invalid
from onedoor.foundation.events.log import record

__all__ = ["remove_provider", "set_provider"]

_FIELDS = (
    "issuer", "client_id", "proof", "second_step_values", "groups_claim", "is_on", "is_only_way", "break_glass",
)  # fmt: skip


@transaction.atomic(durable=True)
def set_provider(
    *, by: Actor, organisation: Organisation, email_domains: Iterable[str] | None = None, **changes: object
) -> StaffProvider:
    """Set it up or change it. Raises Denied, Invalid.

    Whose e-mail addresses it may speak for (`email_domains`) and what it says of two steps is the partnership's to
    believe. An administrator of the organisation alone who names another issuer leaves it without: it could call
    itself anybody there.
    """
    require_administrator(by, organisation)
    provider = StaffProvider.objects.select_for_update().filter(organisation=organisation).first()
    provider = provider or StaffProvider(organisation=organisation)
    held = provider.second_step_values
    is_over_all = may_administer_partnership(by)
    if not is_over_all and (email_domains is not None or changes.get("second_step_values", held) != held):
        raise Denied("Only a partnership administrator may say which addresses are theirs, and what two steps are.")
    changed = [name for name in _FIELDS if name in changes and getattr(provider, name) != changes[name]]
    for name in changed:
        setattr(provider, name, changes[name])
    check(provider)
    provider.save()
    if {"issuer", "client_id"} & set(changed):
        _forget_identities(by, provider)
        if not is_over_all:
            email_domains, provider.second_step_values = [], []
            provider.save(update_fields=["second_step_values"])
    if email_domains is not None and _set_domains(provider, email_domains):
        changed.append("email_domains")
    _check_only_way(provider)
    if not provider.is_on and "is_on" in changed:
        _forget_identities(by, provider)
    if changed:
        happening = StaffProviderChanged(fields=tuple(sorted(changed)))
        record(happening, by=by, subject=str(provider.uuid), organisation=str(organisation.uuid))
    return provider


@transaction.atomic(durable=True)
def remove_provider(*, by: Actor, organisation: Organisation) -> None:
    """Nobody signs in with it any more, and whoever did is signed out. Raises Denied."""
    require_administrator(by, organisation)
    provider = StaffProvider.objects.select_for_update().filter(organisation=organisation).first()
    if provider is None:
        return
    _forget_identities(by, provider)
    record(StaffProviderRemoved(), by=by, subject=str(provider.uuid), organisation=str(organisation.uuid))
    provider.delete()


def _forget_identities(by: Actor, provider: StaffProvider) -> None:
    """Those it spoke for are signed out and, should it speak again, matched anew."""
    assert connection.in_atomic_block, "In the transaction of what changes."
    accounts = list(Account.objects.filter(identities__provider=provider))
    provider.identities.all().delete()
    end_sessions(by=by, accounts=accounts, organisation=str(provider.organisation.uuid))


def _set_domains(provider: StaffProvider, domains: Iterable[str]) -> bool:
    wanted = {domain.strip().lower().removeprefix("@") for domain in domains if domain.strip()}
    held = set(provider.domains.values_list("domain", flat=True))
    taken = EmailDomain.objects.filter(domain__in=wanted).exclude(provider=provider).first()
    if taken is not None:
        text = f"{taken.domain} belongs to {taken.provider.organisation}."
        raise Invalid(text, fields={"email_domains": [text]})
    provider.domains.exclude(domain__in=wanted).delete()
    for domain in sorted(wanted - held):
        row = EmailDomain(provider=provider, domain=domain)
        try:
            check(row)
        except Invalid as error:
            raise Invalid(error.message, fields={"email_domains": error.fields.get("domain", [])}) from error
        row.save()
    return wanted != held


def _check_only_way(provider: StaffProvider) -> None:
    """Nobody locks themselves out: somebody must be able to come in when the provider cannot."""
    if not provider.is_only_way:
        return
    holding = Membership.objects.on().filter(
        organisation=provider.organisation, account=provider.break_glass, account__is_active=True,
        role__in=(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR),
    )  # fmt: skip
    if provider.break_glass is None or not holding.exists():
        text = "Choose an administrator of the organisation who may still come in with a password."
        raise Invalid(text, fields={"break_glass": [text]})
