"""Several carriers for one channel: the next is asked where one cannot take a message just now."""

import logging
import time
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Self

from onedoor.apps.messages.senders.base import Envelope, Receipt, Sender, TemporaryFailure

__all__ = ["FailoverSender"]

# After so many failures on end a carrier is left alone for a time, so that a batch does not wait for it each time.
_FAILURES, _LEFT_ALONE_SECONDS = 3, 60.0
_failed: dict[str, tuple[int, float]] = {}
logger = logging.getLogger(__name__)


class FailoverSender(Sender):
    """In the order given. A refusal for good is final: another carrier would refuse it as well, or send it twice."""

    name = "failover"

    def __init__(self, senders: Sequence[Sender]) -> None:
        self.senders = senders
        self._open = ExitStack()

    def __enter__(self) -> Self:
        for sender in self.senders:
            self._open.enter_context(sender)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def send(self, envelope: Envelope) -> Receipt:
        reasons = []
        for sender in self._in_turn():
            try:
                receipt = sender.send(envelope)
            except TemporaryFailure as failure:
                reasons.append(f"{sender.name}: {failure.reason}")
                _note(sender.name, is_failed=True)
                logger.warning("message %s not taken by %s, the next is asked", envelope.id, sender.name)
            else:
                _note(sender.name, is_failed=False)
                return Receipt(receipt.status, receipt.carrier_id, sender.name)
        raise TemporaryFailure(" ".join(reasons))

    def _in_turn(self) -> list[Sender]:
        """Those left alone come last: where all fail, all are asked."""
        return sorted(self.senders, key=lambda sender: _is_left_alone(sender.name))


def _note(name: str, *, is_failed: bool) -> None:
    _failed[name] = (_failed.get(name, (0, 0.0))[0] + 1, time.monotonic()) if is_failed else (0, 0.0)


def _is_left_alone(name: str) -> bool:
    count, at = _failed.get(name, (0, 0.0))
    return count >= _FAILURES and time.monotonic() - at < _LEFT_ALONE_SECONDS
