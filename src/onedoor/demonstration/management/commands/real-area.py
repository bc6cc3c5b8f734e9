# ruff: noqa: N999  (the command is called what people type)
"""`onedoor real-area FOLDER`: one real English area on open data, from boundaries to closed requests."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onedoor.demonstration.real_area.figures import Figures
from onedoor.demonstration.real_area.sources import Sources
from onedoor.demonstration.real_area.working import check, import_all, own_server, replay_into
from onedoor.foundation.errors import OnedoorError


class Command(BaseCommand):
    """Thin: docs/operate/real-input.md says what it does and what it found."""

    help = "Import Derbyshire and Nottinghamshire from open data, check the answers, replay real requests, say figures."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="folder of the open data")
        parser.add_argument(
            "--endpoint", default="", help="Open311 endpoint of a running instance; else one is started"
        )
        parser.add_argument("--requests", type=int, default=10_000, help="how many to replay (default: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        figures = Figures()
        try:
            sources = Sources(options["folder"])
            import_all(sources, figures, self.stderr.write)
            check(sources, figures, self.stderr.write)
            if options["requests"]:
                self._replay(sources, figures, options["endpoint"], options["requests"])
        except OnedoorError as error:
            raise CommandError(error.message) from error
        for line in figures.lines():
            self.stdout.write(line)

    def _replay(self, sources: Sources, figures: Figures, endpoint: str, limit: int) -> None:
        if endpoint:
            replay_into(endpoint, sources, figures, limit=limit, say=self.stderr.write)
            return
        with own_server() as own:
            replay_into(own, sources, figures, limit=limit, say=self.stderr.write)
