"""Who is told of events, and by what way. Which actors may do this is decided by `subscriptions_of`.

Roles are words of the partners app, so the ones that count are settings of this module's callers: here they are the
plain codes, and a test holds them to the partners' list.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Count, Q, QuerySet

from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Invalid, Missing
from onedoor.foundation.events.happenings import (
    DeliveriesRetried,
    SecretChanged,
    SubscriptionChanged,
    SubscriptionTested,
)
from onedoor.foundation.events.log import Happening, record
from onedoor.foundation.events.models import Delivery, Event, Subscription
from onedoor.foundation.events.posting import check_address
from onedoor.foundation.events.webhooks import new_secret

__all__ = [
    "ROLE_IN_ALL",
    "ROLE_IN_OWN",
    "change_subscription",
    "create_subscription",
    "delivery_counts",
    "get_subscription_for",
    "parked_deliveries_of",
    "retry_parked",
    "rotate_secret",
    "send_test",
    "subscriptions_of",
]

ROLE_IN_ALL = "partnership_administrator"
ROLE_IN_OWN = "administrator"


def subscriptions_of(actor: Actor) -> QuerySet[Subscription]:
    """All of them for those who administer the partnership; otherwise those of the actor's organisations."""
    subscriptions = Subscription.objects.order_by("name", "id").annotate(
        waiting=Count("deliveries", filter=Q(deliveries__status=Delivery.Status.WAITING)),
        parked=Count("deliveries", filter=Q(deliveries__status=Delivery.Status.PARKED)),
    )
    if _is_over_all(actor):
        return subscriptions
    return subscriptions.filter(organisation__in=actor.organisations_as(ROLE_IN_OWN))


def get_subscription_for(actor: Actor, uuid: str) -> Subscription:
    """Raises Missing."""
    try:
        return subscriptions_of(actor).get(uuid=uuid)
    except (Subscription.DoesNotExist, ValidationError):
        raise Missing("There is no such subscription.") from None


def parked_deliveries_of(subscription: Subscription) -> QuerySet[Delivery]:
    """Deliveries that were given up, newest first."""
    parked = Delivery.objects.filter(subscription=subscription, status=Delivery.Status.PARKED)
    return parked.select_related("event").order_by("-id")


def delivery_counts() -> dict[str, int]:
    """How many deliveries wait and how many were given up."""
    counts = {Delivery.Status.WAITING.value: 0, Delivery.Status.PARKED.value: 0}
    return counts | dict(Delivery.objects.filter(status__in=counts).values_list("status").annotate(Count("id")))


@transaction.atomic(durable=True)
def create_subscription(
    *, by: Actor, name: str, kind: str, address: str, organisation: str = "", types: Sequence[str] = ()
) -> Subscription:
    """Tell somebody of events from now on. `organisation` is a uuid as text, blank for every body's events."""
    _check_may(by, organisation)
    subscription = Subscription(kind=kind, organisation=organisation, created_at=clock.now())
    if kind == Subscription.Kind.WEBHOOK:
        subscription.secret = new_secret()
    return _save(subscription, by, name=name, address=address, types=types)


@transaction.atomic(durable=True)
def change_subscription(
    *, by: Actor, uuid: str, name: str, address: str, types: Sequence[str] = (), is_active: bool = True
) -> Subscription:
    """While a subscription is paused nothing is kept for it; what was waiting already goes on waiting."""
    subscription = get_subscription_for(by, uuid)
    subscription.is_active = is_active
    return _save(subscription, by, name=name, address=address, types=types)


@transaction.atomic(durable=True)
def rotate_secret(*, by: Actor, uuid: str) -> str:
    """A new secret, returned this once. The old one is signed with as well for a day."""
    subscription = get_subscription_for(by, uuid)
    if subscription.kind != Subscription.Kind.WEBHOOK:
        raise Missing("Only webhooks have a secret.")
    subscription.old_secret, subscription.secret = subscription.secret, new_secret()
    subscription.secret_changed_at = clock.now()
    subscription.save()
    _record(subscription, SecretChanged(), by)
    secret: str = subscription.secret
    return secret


@transaction.atomic(durable=True)
def send_test(*, by: Actor, uuid: str) -> Event:
    """An event that goes to this subscription alone, paused or not."""
    subscription = get_subscription_for(by, uuid)
    return record(
        SubscriptionTested(),
        by=by,
        subject=str(subscription.uuid),
        organisation=subscription.organisation,
        to=subscription,
    )


@transaction.atomic(durable=True)
def retry_parked(*, by: Actor, subscription_uuid: str = "") -> int:
    """Try again what was given up, of one subscription or of all the actor looks after; how many there were."""
    chosen = [get_subscription_for(by, subscription_uuid)] if subscription_uuid else list(subscriptions_of(by))
    total = 0
    for subscription in chosen:
        count = parked_deliveries_of(subscription).update(
            status=Delivery.Status.WAITING, attempts=0, next_attempt_at=clock.now(), claimed_until=None
        )
        if count:
            _record(subscription, DeliveriesRetried(count=count), by)
        total += count
    return total


def _is_over_all(actor: Actor) -> bool:
    return actor.kind == "system" or actor.has_role(ROLE_IN_ALL)


def _check_may(actor: Actor, organisation: str) -> None:
    if not _is_over_all(actor) and organisation not in actor.organisations_as(ROLE_IN_OWN):
        raise Denied("You cannot do this for that organisation.")


def _save(subscription: Subscription, by: Actor, *, name: str, address: str, types: Sequence[str]) -> Subscription:
    subscription.name, subscription.types = name.strip(), [word.strip() for word in types if word.strip()]
    subscription.address = address.strip()
    problems = _problems_of(subscription)
    if problems:
        raise Invalid("The subscription was not saved.", fields=problems)
    subscription.save()
    _record(subscription, SubscriptionChanged(kind=subscription.kind, is_active=subscription.is_active), by)
    return subscription


def _problems_of(subscription: Subscription) -> dict[str, list[str]]:
    problems: dict[str, list[str]] = {}
    if not subscription.name or len(subscription.name) > 100:
        problems["name"] = ["Enter a name of at most 100 characters."]
    if subscription.kind not in Subscription.Kind.values:
        problems["kind"] = ["Choose how events are sent."]
    if len(subscription.address) > 500:
        problems["address"] = ["Keep the address to 500 characters."]
    elif subscription.kind == Subscription.Kind.WEBHOOK:
        try:
            check_address(subscription.address)
        except Invalid as error:
            problems |= error.fields
    elif not _is_email(subscription.address):
        problems["address"] = ["Enter an e-mail address, like name@example.org."]
    return problems


def _is_email(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _record(subscription: Subscription, happening: Happening, by: Actor) -> Any:
    return record(happening, by=by, subject=str(subscription.uuid), organisation=subscription.organisation)
