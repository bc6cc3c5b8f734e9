"""Carrying events to their subscribers, at least once each.

The database is used by the calling thread only; the pool's threads only post. A subscriber that is slow or away holds
up nobody but itself.
"""

import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from onedoor.foundation import clock
from onedoor.foundation.backoff import TRIES, retry_after
from onedoor.foundation.claims import claim
from onedoor.foundation.events.models import Delivery, Event, Subscription
from onedoor.foundation.events.posting import CouldNotPost, Poster
from onedoor.foundation.events.webhooks import as_cloudevent, signed_headers

__all__ = ["Deliverer", "carry_inside"]

_BATCH = 200
_THREADS = 12
# After a connection that failed the rest of the batch waits this long, without a try counted against it.
_PAUSE_SECONDS = 30
_OLD_SECRET_LASTS = timedelta(days=1)
logger = logging.getLogger(__name__)

# Kinds of subscription that need no network: what carries them writes into this database, in the same transaction.
_INSIDE: dict[str, Callable[[Event, Subscription], None]] = {}


def carry_inside(kind: str, carrier: Callable[[Event, Subscription], None]) -> None:
    """Let an app carry one kind of subscription itself, exactly once each."""
    _INSIDE[kind] = carrier


@dataclass(frozen=True, slots=True)
class _Parcel:
    """One delivery, ready to post without the database."""

    delivery: int
    attempts: int
    event: str
    body: bytes


@dataclass(slots=True)
class _Outcome:
    """What became of one subscription's batch."""

    delivered: list[int] = field(default_factory=list)
    failed: list[tuple[_Parcel, str]] = field(default_factory=list)
    untried: list[int] = field(default_factory=list)
    pause: float = 0.0


class Deliverer:
    """Call `step` over and over; `close` waits for what is in the air."""

    def __init__(self, threads: int = _THREADS) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="deliver")
        self._poster = Poster()
        self._flights: dict[Future[_Outcome], int] = {}

    def step(self) -> int:
        """Note what came back, send what is due; how many deliveries were noted or sent."""
        moved = self._land(wait_seconds=0.02 if self._flights else 0)
        busy = set(self._flights.values())
        due = Delivery.objects.filter(status=Delivery.Status.WAITING, next_attempt_at__lte=clock.now())
        wanted = Subscription.objects.filter(is_active=True, id__in=due.values("subscription_id")).exclude(id__in=busy)
        for subscription in wanted:
            moved += self._start(subscription)
        return moved

    def run_dry(self) -> int:
        """Step until nothing is due or in the air; how many deliveries were moved."""
        total = 0
        while (moved := self.step()) or self._flights:
            total += moved
        return total

    def close(self) -> None:
        while self._flights:
            self._land(wait_seconds=1)
        self._pool.shutdown()
        self._poster.close()

    def _start(self, subscription: Subscription) -> int:
        waiting = Delivery.objects.filter(status=Delivery.Status.WAITING, subscription=subscription)
        ids = claim(waiting, _BATCH)
        if not ids:
            return 0
        if subscription.kind in _INSIDE:
            return _carry_all_inside(subscription, ids)
        flight = self._pool.submit(_post_all, self._poster, subscription, _parcels(ids), _in_force(subscription))
        self._flights[flight] = subscription.pk
        return len(ids)

    def _land(self, wait_seconds: float) -> int:
        done, _ = wait(self._flights, timeout=wait_seconds, return_when=FIRST_COMPLETED)
        outcomes = [flight.result() for flight in done]
        if outcomes:
            _note(outcomes)
        for flight in done:
            del self._flights[flight]
        return sum(len(outcome.delivered) + len(outcome.failed) for outcome in outcomes)


def _in_force(subscription: Subscription) -> list[str]:
    changed_at = subscription.secret_changed_at
    is_old_in_force = subscription.old_secret and changed_at and clock.now() - changed_at < _OLD_SECRET_LASTS
    return [subscription.secret, subscription.old_secret] if is_old_in_force else [subscription.secret]


def _parcels(ids: Sequence[int]) -> list[_Parcel]:
    deliveries = Delivery.objects.filter(id__in=ids).select_related("event").order_by("id")
    return [
        _Parcel(row.pk, row.attempts, str(row.event.uuid), as_cloudevent(row.event, settings.PUBLIC_URL))
        for row in deliveries
    ]


def _post_all(poster: Poster, subscription: Subscription, parcels: Sequence[_Parcel], secrets: list[str]) -> _Outcome:
    """Runs in the pool. Stops early where nobody answers, and before the claim runs out."""
    outcome = _Outcome()
    stop_at = time.monotonic() + settings.CLAIM_SECONDS / 2
    for place, parcel in enumerate(parcels):
        if outcome.pause or time.monotonic() > stop_at:
            outcome.untried = [untried.delivery for untried in parcels[place:]]
            break
        headers = signed_headers(secrets, parcel.event, int(time.time()), parcel.body)
        try:
            status = poster.post(subscription.address, headers, parcel.body)
        except CouldNotPost as error:
            outcome.failed.append((parcel, f"No answer ({error})."))
            outcome.pause = _PAUSE_SECONDS
            continue
        if 200 <= status < 300:
            outcome.delivered.append(parcel.delivery)
        else:
            outcome.failed.append((parcel, f"Answered {status}."))
    return outcome


@transaction.atomic(durable=True)
def _note(outcomes: Sequence[_Outcome]) -> None:
    """One update for all that arrived; a worker that dies before it sends them again, under the same ids."""
    now = clock.now()
    waiting = Delivery.objects.filter(status=Delivery.Status.WAITING)
    delivered = [delivery for outcome in outcomes for delivery in outcome.delivered]
    waiting.filter(id__in=delivered).update(
        status=Delivery.Status.DELIVERED,
        delivered_at=now,
        attempts=F("attempts") + 1,
        claimed_until=None,
        last_error="",
    )
    for outcome in outcomes:
        _put_back(outcome)
        for parcel, reason in outcome.failed:
            _note_failure(parcel, reason)


def _put_back(outcome: _Outcome) -> None:
    later = clock.now() + timedelta(seconds=outcome.pause)
    Delivery.objects.filter(id__in=outcome.untried, status=Delivery.Status.WAITING).update(
        claimed_until=None, next_attempt_at=later
    )


def _note_failure(parcel: _Parcel, reason: str) -> None:
    attempts = parcel.attempts + 1
    status = Delivery.Status.PARKED if attempts >= TRIES else Delivery.Status.WAITING
    Delivery.objects.filter(id=parcel.delivery, status=Delivery.Status.WAITING).update(
        status=status,
        attempts=attempts,
        next_attempt_at=clock.now() + retry_after(attempts),
        claimed_until=None,
        last_error=reason,
    )
    logger.warning("event %s not delivered, try %d, now %s: %s", parcel.event, attempts, status, reason)


def _carry_all_inside(subscription: Subscription, ids: Sequence[int]) -> int:
    carried = 0
    for delivery in Delivery.objects.filter(id__in=ids).select_related("event").order_by("id"):
        with transaction.atomic(durable=True):
            # Marked first: the row is then locked, and nobody else can carry it meanwhile.
            changed = Delivery.objects.filter(pk=delivery.pk, status=Delivery.Status.WAITING).update(
                status=Delivery.Status.DELIVERED,
                delivered_at=clock.now(),
                attempts=F("attempts") + 1,
                claimed_until=None,
            )
            if changed:
                _INSIDE[subscription.kind](delivery.event, subscription)
        carried += changed
    return carried
