"""What happens to the event log itself."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = ["DeliveriesRetried", "SecretChanged", "SubscriptionChanged", "SubscriptionTested"]


@dataclass(frozen=True)
class SubscriptionChanged(Happening):
    """A subscription was made, changed, paused or taken up again."""

    type = "foundation.subscription_changed.v1"
    kind: str
    is_active: bool


@dataclass(frozen=True)
class SubscriptionTested(Happening):
    """Somebody asked for a test; it goes to that subscription alone."""

    type = "foundation.subscription_tested.v1"


@dataclass(frozen=True)
class SecretChanged(Happening):
    """A subscription has a new secret; the old one is signed with for another day."""

    type = "foundation.subscription_secret_changed.v1"


@dataclass(frozen=True)
class DeliveriesRetried(Happening):
    """Parked deliveries are tried again."""

    type = "foundation.deliveries_retried.v1"
    count: int
