"""`onedoor retention run [--dry-run]`: forget what is due, or say what would be."""

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandParser

from onedoor.apps.partners import services as partners
from onedoor.apps.retention import services as retention
from onedoor.foundation.actors import SYSTEM

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation


class Command(BaseCommand):
    """Whether a schedule is switched on counts for the worker; who runs this means it."""

    help = "Forget what has been kept as long as it is to be kept."

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True)
        running = commands.add_parser("run", help="forget what is due, of every organisation")
        running.add_argument("--dry-run", action="store_true", help="say what would go, and change nothing")
        running.add_argument("--organisation", default="", help="short name of one organisation (default: all)")

    def handle(self, *args: Any, **options: Any) -> None:
        for body in _bodies(options["organisation"]):
            name = body.name if body else "The shared front office"
            if options["dry_run"]:
                for row in retention.due_classes(by=SYSTEM, organisation=body):
                    if row.due:
                        oldest = f", the oldest of {row.oldest:%-d %B %Y}" if row.oldest else ""
                        self.stdout.write(f"{name}: {row.code}: {row.would_go:,} would go, {row.left:,} left{oldest}")
            else:
                done = retention.run(by=SYSTEM, organisation=body)
                for code in done.forgotten:
                    self.stdout.write(f"{name}: {code}: {done.forgotten[code]:,} forgotten, {done.left[code]:,} left")


def _bodies(slug: str) -> "list[Organisation | None]":
    if slug:
        return [partners.get_organisation(str(body.uuid)) if (body := partners.find_organisation(slug)) else None]
    return [*partners.organisations(partners_only=True), None]
