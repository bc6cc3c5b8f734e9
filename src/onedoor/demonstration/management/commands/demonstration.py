"""`onedoor demonstration`: make the invented partnership, and say how to sign in to it."""

from argparse import ArgumentParser
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from onedoor.demonstration.agreements import someone_looked_at
from onedoor.demonstration.bodies import PASSWORD, STAFF
from onedoor.demonstration.make import SEED, is_made, make_demonstration, require_empty
from onedoor.foundation.errors import OnedoorError
from onedoor.foundation.events.seals import HEAD_FILE


class Command(BaseCommand):
    help = "Make the demonstration partnership in an empty installation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="empty a demonstration first; refuses real data")
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--residents", type=int, default=30_000)
        parser.add_argument("--contacts", type=int, default=100_000)

    def handle(self, *args: Any, **options: Any) -> None:
        if is_made() and options["fresh"]:
            call_command("flush", interactive=False, verbosity=0)
            # The log starts anew; the note of its last seal would read as a cut-off log.
            (Path(settings.INSTANCE_DIR) / HEAD_FILE).unlink(missing_ok=True)
        if is_made():
            self._say_how_to_sign_in()
            return
        started = monotonic()
        try:
            # Asked before anything is written: what is in use is left exactly as it is.
            require_empty()
            call_command("install", verbosity=0)
            counts = make_demonstration(
                seed=options["seed"],
                residents=options["residents"],
                contacts=options["contacts"],
                say=self.stdout.write,
            )
        except OnedoorError as error:
            raise CommandError(error.message) from error
        made = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        self.stdout.write(f"Made {made} in {monotonic() - started:.0f} seconds.")
        self._say_how_to_sign_in()

    def _say_how_to_sign_in(self) -> None:
        self.stdout.write(f"\nSign in as any of these, with the password {PASSWORD}:")
        for member in STAFF:
            if member.shown_as:
                self.stdout.write(f"  {member.email:42} {member.shown_as}")
        if somebody := someone_looked_at():
            self.stdout.write("\nAnd as a resident at /you/ (the link arrives in /outbox/):")
            self.stdout.write(f"  {somebody}")
