"""`onedoor scrub FOLDER [--database URL]`: a copy for testing in which nobody is anybody."""

import secrets
from argparse import ArgumentParser
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from onedoor.foundation.errors import OnedoorError
from onedoor.foundation.scrubbing.make import make_copy


class Command(BaseCommand):
    help = "Make a copy of this installation, every personal value in it replaced by an invented one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="a new or empty folder for the copy's keys and files")
        parser.add_argument("--database", default="", help="URL of an empty database (default: SQLite in the folder)")

    def handle(self, *args: Any, **options: Any) -> None:
        folder, started, password = options["folder"].resolve(), monotonic(), secrets.token_urlsafe(12)
        url = options["database"] or f"sqlite:///{folder}/onedoor.sqlite3"
        try:
            made = make_copy(folder, url, password=password, say=self.stdout.write)
        except (OnedoorError, ImproperlyConfigured) as error:
            raise CommandError(getattr(error, "message", str(error))) from error
        self.stdout.write(
            f"\n{sum(made.counts.values()):,} rows in {monotonic() - started:.0f} seconds. To run the copy:\n\n"
            f"  set -a; . {made.environment}; set +a\n"
            "  onedoor collectstatic --noinput; onedoor serve\n\n"
            f"Everybody on the staff signs in there with the password {password}. For one:"
        )
        for line in made.staff:
            self.stdout.write(f"  {line}")
