"""`onedoor serve`: the web server."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from onedoor.foundation.encryption.rotating import require_readable


class Command(BaseCommand):
    """Granian, speaking WSGI. It takes this process's place, so signals reach it directly."""

    help = "Serve the web pages and interfaces."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
        parser.add_argument("--workers", type=int, default=2, help="processes (default: %(default)s)")
        parser.add_argument(
            "--threads", type=int, default=4, help="requests at once in each process (default: %(default)s)"
        )
        parser.add_argument(
            "--stop-within",
            type=int,
            default=20,
            help="seconds for what is under way at the end (default: %(default)s)",
        )
        parser.add_argument("--access-log", action="store_true", help="log every request, with its address")

    def handle(self, *args: Any, **options: Any) -> None:
        require_readable()
        # A page's address may name a person's request: nothing of it is logged unless asked for.
        access_log = "--access-log" if options["access_log"] else "--no-access-log"
        os.execv(  # noqa: S606
            sys.executable,
            (
                sys.executable, "-m", "granian", "onedoor.config.wsgi:application", "--interface", "wsgi", "--no-ws",
                "--host", options["host"], "--port", str(options["port"]),
                "--workers", str(options["workers"]), "--blocking-threads", str(options["threads"]),
                "--respawn-failed-workers", access_log,
                # One told to stop in the moment it starts does not hear it.
                "--workers-kill-timeout", str(options["stop_within"]),
            ),
        )  # fmt: skip
