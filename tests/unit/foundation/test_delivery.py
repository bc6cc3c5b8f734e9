"""Events reach their subscribers, or wait, or are given up and brought back by hand."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.backoff import TRIES
from onedoor.foundation.events import subscriptions
from onedoor.foundation.events.delivery import Deliverer
from onedoor.foundation.events.log import Happening, Told, record, record_all
from onedoor.foundation.events.posting import CouldNotPost, Poster
from onedoor.foundation.events.webhooks import sign
from onedoor.foundation.models import Delivery, Event, Subscription
from tests.receivers import Receiver, http_receiver
from tests.reference import event_table
from tests.unit.foundation.conftest import Named

pytestmark = pytest.mark.django_db
Happened = Callable[..., list[Event]]


@pytest.fixture(autouse=True)
def loopback_allowed(settings: Any) -> None:
    settings.WEBHOOK_PRIVATE_HOSTS = True


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with http_receiver() as receiver:
        yield receiver


@pytest.fixture
def deliverer() -> Iterator[Deliverer]:
    deliverer = Deliverer(threads=2)
    yield deliverer
    deliverer.close()


def subscribe(url: str, types: Sequence[str] = ("tests.",), organisation: str = "") -> Subscription:
    return subscriptions.create_subscription(
        by=SYSTEM, name="Partner", kind="webhook", address=url, types=types, organisation=organisation
    )


def make_due() -> None:
    Delivery.objects.update(next_attempt_at=clock.now() - timedelta(seconds=1))


def test_what_names_somebody_goes_to_its_own_body_alone() -> None:
    """Not to another's, nor to one for every organisation; what is nobody's own goes nowhere."""
    own, _, _ = (subscribe("https://a.example/in", organisation=body) for body in ("a", "b", ""))
    with transaction.atomic():
        record(Named(), by=SYSTEM, organisation="a")
        record_all([Told(Named()), Told(Named(), organisation="a")], by=SYSTEM)
    assert list(Delivery.objects.values_list("subscription", flat=True)) == [own.pk, own.pk]


def test_every_event_about_somebodys_record_says_so() -> None:
    """Whoever adds one has to think of who hears of it."""
    event_table()
    named = ("record", "records", "resident", "person")
    for kind in Happening.__subclasses__():
        if kind.__module__.startswith("onedoor.") and {field.name for field in fields(kind)} & set(named):
            assert kind.names_somebody or kind.type.endswith(("imported.v1", "trained.v1")), kind.type


def test_an_event_arrives_as_a_signed_cloudevent(receiver: Receiver, deliverer: Deliverer, happened: Happened) -> None:
    subscription = subscribe(receiver.url)
    (event,) = happened(1, subject="thing")
    deliverer.run_dry()
    headers, body = receiver.received[0]
    content = json.loads(body)
    assert headers["content-type"].startswith("application/cloudevents+json")
    assert content["specversion"] == "1.0"
    assert (content["id"], content["type"], content["subject"]) == (str(event.uuid), "tests.tried.v1", "thing")
    assert content["data"] == {"number": 0}
    expected = sign(subscription.secret, headers["webhook-id"], int(headers["webhook-timestamp"]), body)
    assert headers["webhook-signature"] == expected
    assert Delivery.objects.get().status == "delivered"


def test_the_signature_is_the_one_of_the_standards_own_example() -> None:
    body = b'{"test": 2432232314}'
    signature = sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_only_what_was_asked_for_goes_out(receiver: Receiver, deliverer: Deliverer, happened: Happened) -> None:
    subscribe(receiver.url, types=["requests."])
    subscribe(receiver.url, organisation="another")
    happened(2, organisation="one")
    assert deliverer.run_dry() == 0
    assert receiver.received == []


def test_a_failure_is_tried_again_under_the_same_id(
    receiver: Receiver, deliverer: Deliverer, happened: Happened
) -> None:
    receiver.answers = [500, 204]
    subscribe(receiver.url)
    happened(1)
    deliverer.run_dry()
    delivery = Delivery.objects.get()
    assert (delivery.status, delivery.attempts, delivery.last_error) == ("waiting", 1, "Answered 500.")
    assert delivery.next_attempt_at > clock.now()
    make_due()
    deliverer.run_dry()
    assert len(set(receiver.ids)) == 1
    assert receiver.received[0][1] == receiver.received[1][1]


def test_a_redirect_is_not_followed(receiver: Receiver, deliverer: Deliverer, happened: Happened) -> None:
    receiver.answers = [302]
    subscribe(receiver.url)
    happened(1)
    deliverer.run_dry()
    assert len(receiver.received) == 1
    assert Delivery.objects.get().last_error == "Answered 302."


def test_the_last_try_parks_and_the_command_brings_it_back(
    receiver: Receiver, deliverer: Deliverer, happened: Happened
) -> None:
    receiver.answers = [500, 204]
    subscription = subscribe(receiver.url)
    happened(1)
    Delivery.objects.update(attempts=TRIES - 1)
    deliverer.run_dry()
    assert subscriptions.delivery_counts() == {"waiting": 0, "parked": 1}
    call_command("events", "retry", "--subscription", str(subscription.uuid))
    deliverer.run_dry()
    assert subscriptions.delivery_counts() == {"waiting": 0, "parked": 0}


def test_one_that_is_away_costs_one_try_and_holds_up_nobody(
    receiver: Receiver, deliverer: Deliverer, happened: Happened
) -> None:
    away = subscribe("http://127.0.0.1:9/")
    there = subscribe(receiver.url)
    happened(5)
    deliverer.run_dry()
    assert Delivery.objects.filter(subscription=there, status="delivered").count() == 5
    assert sorted(Delivery.objects.filter(subscription=away).values_list("attempts", flat=True)) == [0, 0, 0, 0, 1]


def test_both_secrets_are_signed_with_for_a_day(receiver: Receiver, deliverer: Deliverer, happened: Happened) -> None:
    subscription = subscribe(receiver.url)
    old = subscription.secret
    new = subscriptions.rotate_secret(by=SYSTEM, uuid=str(subscription.uuid))
    happened(1)
    deliverer.run_dry()
    headers, body = receiver.received[0]
    expected = [sign(secret, headers["webhook-id"], int(headers["webhook-timestamp"]), body) for secret in (new, old)]
    assert headers["webhook-signature"].split() == expected


def test_a_paused_subscription_gets_a_test_when_taken_up_again(
    receiver: Receiver, deliverer: Deliverer, happened: Happened
) -> None:
    subscription = subscribe(receiver.url, types=["nothing."])
    event = subscriptions.send_test(by=SYSTEM, uuid=str(subscription.uuid))
    deliverer.run_dry()
    assert receiver.ids == [str(event.uuid)]


def test_our_own_network_is_out_of_bounds(receiver: Receiver, settings: Any) -> None:
    settings.WEBHOOK_PRIVATE_HOSTS = False
    poster = Poster()
    with pytest.raises(CouldNotPost):
        poster.post(receiver.url, [], b"{}")
    poster.close()
    assert receiver.received == []
