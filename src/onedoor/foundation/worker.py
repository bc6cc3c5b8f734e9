"""The one background process: a thread for each chore, a heartbeat, and an orderly end. See ADR 0001."""

import logging
import os
import socket
import threading
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from django.db import DatabaseError, close_old_connections

from onedoor.foundation import clock
from onedoor.foundation.chores import Chore
from onedoor.foundation.models import Heartbeat

__all__ = ["Worker", "failing_chores", "seconds_since_heartbeat"]

_BEAT_SECONDS = 5.0
_PAUSE_AFTER_FAILURE_SECONDS = 5.0
# Four heartbeats missed in a row: it is not there any more.
_ALIVE = timedelta(seconds=20)
_FORGET_AFTER = timedelta(days=1)
logger = logging.getLogger(__name__)


class Worker:
    """`run` returns after `stop` was called and every chore has ended the piece it was at."""

    def __init__(self, chores: Sequence[Chore]) -> None:
        self.chores = chores
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self._names = [chore.name for chore in chores]
        self._ending = threading.Event()
        self._runs: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()
        self._failing: set[str] = set()

    def stop(self) -> None:
        self._ending.set()

    def run(self) -> None:
        threads = [threading.Thread(target=self._repeat, args=(chore,), name=chore.name) for chore in self.chores]
        for thread in threads:
            thread.start()
        while not self._ending.wait(_BEAT_SECONDS if self._beat() else 1):
            close_old_connections()
        for thread in threads:
            thread.join()
        Heartbeat.objects.filter(worker=self.name).delete()

    def _repeat(self, chore: Chore) -> None:
        while not self._ending.is_set():
            close_old_connections()
            if pause := self.attempt(chore):
                self._ending.wait(pause)
        if chore.close is not None:
            chore.close()

    def attempt(self, chore: Chore) -> float:
        """Once; how long until it is tried again. The edge of the process: whatever goes wrong is logged."""
        try:
            done = chore.run()
        except Exception:
            logger.exception("chore %s failed", chore.name)
            self._failures[chore.name] += 1
            self._failing.add(chore.name)
            return _PAUSE_AFTER_FAILURE_SECONDS
        self._runs[chore.name] += 1
        self._failing.discard(chore.name)
        return 0 if done else chore.every

    def _beat(self) -> bool:
        """Say that this worker is alive; False where the database does not answer just now."""
        now = clock.now()
        chores = {name: [self._runs[name], self._failures[name], name in self._failing] for name in self._names}
        try:
            Heartbeat.objects.update_or_create(worker=self.name, defaults={"beaten_at": now, "chores": chores})
            Heartbeat.objects.filter(beaten_at__lt=now - _FORGET_AFTER).delete()
        except DatabaseError:
            logger.warning("the heartbeat could not be written")
            return False
        return True


def seconds_since_heartbeat() -> float | None:
    """How long ago any worker was last heard of; None if there never was one."""
    last = Heartbeat.objects.order_by("-beaten_at").values_list("beaten_at", flat=True).first()
    return None if last is None else (clock.now() - last).total_seconds()


def failing_chores() -> list[str]:
    """Names of what went wrong the last time a worker that is alive tried it."""
    alive = Heartbeat.objects.filter(beaten_at__gte=clock.now() - _ALIVE).values_list("chores", flat=True)
    return sorted(
        {name for chores in alive for name, (_runs, _failures, *is_failing) in chores.items() if any(is_failing)}
    )
