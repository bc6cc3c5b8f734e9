"""The worker's side: handed over, tried again, given up."""

import logging
from datetime import timedelta

import pytest
from django.db import transaction

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.messages.senders.base import Envelope, PermanentFailure, Receipt, TemporaryFailure
from onedoor.apps.messages.senders.outbox.sender import OutboxSender
from onedoor.apps.partners.data import Role
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.backoff import TRIES
from onedoor.foundation.errors import Conflict, Missing
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(cast: Cast) -> Message:
    with transaction.atomic():
        message = messages.send(
            "request-received", by=SYSTEM, email="robin@home.example", organisation=cast.district,
            values={"reference": "7K3M-9PQX"},
        )  # fmt: skip
    assert message is not None
    return message


def fail_with(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def send(self: OutboxSender, envelope: Envelope) -> Receipt:
        raise failure

    monkeypatch.setattr(OutboxSender, "send", send)


def test_the_outbox_delivers(message: Message) -> None:
    assert messages.send_waiting() == 1
    message.refresh_from_db()
    assert (message.status, message.attempts, message.claimed_until) == ("delivered", 1, None)
    assert messages.send_waiting() == 0


def test_a_passing_failure_is_tried_again_later(message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, TemporaryFailure("Busy."))
    messages.send_waiting()
    message.refresh_from_db()
    assert (message.status, message.attempts, message.last_error) == ("waiting", 1, "Busy.")
    assert message.next_attempt_at > clock.now()
    assert messages.send_waiting() == 0


def test_the_last_try_parks_and_a_hand_brings_it_back(
    message: Message, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    Message.objects.update(attempts=TRIES - 1)
    fail_with(monkeypatch, TemporaryFailure("Busy."))
    messages.send_waiting()
    assert messages.message_counts() == {"waiting": 0, "parked": 1}
    messages.retry_message(by=cast.actor(cast.district, Role.ADMINISTRATOR), uuid=str(message.uuid))
    assert messages.message_counts() == {"waiting": 1, "parked": 0}


def test_a_refusal_for_good_is_not_tried_again(message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, PermanentFailure("No such address."))
    messages.send_waiting()
    message.refresh_from_db()
    assert message.status == "bounced"


def test_what_another_worker_claimed_is_left_alone_until_the_claim_runs_out(message: Message) -> None:
    Message.objects.update(claimed_until=clock.now() + timedelta(seconds=60))
    assert messages.send_waiting() == 0
    Message.objects.update(claimed_until=clock.now() - timedelta(seconds=1))
    assert messages.send_waiting() == 1


def test_a_message_under_way_cannot_be_retried(message: Message) -> None:
    with pytest.raises(Conflict):
        messages.retry_message(by=SYSTEM, uuid=str(message.uuid))


def test_another_organisations_message_is_as_if_missing(message: Message, cast: Cast) -> None:
    with pytest.raises(Missing):
        messages.retry_message(by=cast.actor(cast.county, Role.ADMINISTRATOR), uuid=str(message.uuid))


@pytest.mark.parametrize("failure", [None, TemporaryFailure("Busy."), PermanentFailure("Never.")])
def test_the_log_names_nobody(
    message: Message,
    failure: Exception | None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    if failure:
        fail_with(monkeypatch, failure)
    with caplog.at_level(logging.DEBUG):
        messages.send_waiting()
    assert str(message.uuid) in caplog.text
    assert "robin" not in caplog.text
    assert "home.example" not in caplog.text
