"""`onedoor events seal|verify|retry`: look after the event log."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events.seals import seal_all
from onedoor.foundation.events.subscriptions import retry_parked
from onedoor.foundation.events.verification import Verification, verify


class Command(BaseCommand):
    """Verify ends with 1 where anything is wrong, so that a nightly job can raise the alarm."""

    help = "Seal the event log, verify it, or try parked deliveries again."

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True)
        commands.add_parser("seal", help="seal every event that is not sealed yet")
        checking = commands.add_parser("verify", help="find changed, removed or inserted events")
        checking.add_argument("--format", choices=("text", "json"), default="text")
        checking.add_argument("--head", default="", help="digest of a seal noted earlier, which must be in the chain")
        retrying = commands.add_parser("retry", help="try parked deliveries again")
        retrying.add_argument("--subscription", default="", help="uuid of one subscription (default: all)")

    def handle(self, *args: Any, **options: Any) -> None:
        match options["command"]:
            case "seal":
                self.stdout.write(f"{seal_all()} events sealed.")
            case "retry":
                count = retry_parked(by=SYSTEM, subscription_uuid=options["subscription"])
                self.stdout.write(f"{count} deliveries will be tried again.")
            case _:
                self._verify(options["format"], options["head"])

    def _verify(self, shape: str, head: str) -> None:
        result = verify(head)
        if shape == "json":
            self.stdout.write(json.dumps(result.as_data(), indent=2))
        else:
            self._write(result)
        if result.problems:
            sys.exit(1)

    def _write(self, result: Verification) -> None:
        for problem in result.problems:
            self.stdout.write(f"{problem.what}: {problem.text}")
        self.stdout.write(
            f"{result.seals} seals over {result.events} events, {result.unsealed} not sealed yet,"
            f" {len(result.problems)} problems. Newest seal: {result.head or 'none'}"
        )
