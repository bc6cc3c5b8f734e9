"""`onedoor worker`: deliver events, send messages, seal the log and run the apps' chores until told to stop."""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from onedoor.foundation.chores import find_chores
from onedoor.foundation.encryption.rotating import require_readable
from onedoor.foundation.worker import Worker


class Command(BaseCommand):
    """As many as wanted may run at the same time, on as many machines. SIGTERM and SIGINT end it in order."""

    help = "Run the background worker until it is told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        require_readable()
        worker = Worker(find_chores())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop())
        worker.run()
