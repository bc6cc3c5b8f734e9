# ruff: noqa: N999  (the command is called what people type)
"""`onedoor import NAME FILE…`: bring in what others publish."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onedoor.foundation.imports.registry import chosen_options, importers
from onedoor.foundation.imports.report import ImportRefused


class Command(BaseCommand):
    help = "Import areas, postcodes, addresses, services and more. Everything is applied, or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        kinds = parser.add_subparsers(dest="importer", required=True, metavar="NAME")
        for importer in importers().values():
            kind = kinds.add_parser(importer.name, help=importer.help, description=importer.help)
            kind.add_argument("paths", nargs="+", type=Path, metavar="FILE")
            kind.add_argument("--dry-run", action="store_true", help="Say what would change and change nothing.")
            importer.add_arguments(kind)

    def handle(self, *args: Any, **options: Any) -> None:
        importer = importers()[options["importer"]]
        try:
            report = importer.run(options["paths"], dry_run=options["dry_run"], **chosen_options(importer, options))
        except ImportRefused as refused:
            raise CommandError("\n".join([*map(str, refused.problems), refused.message])) from refused
        for line in report.lines():
            self.stdout.write(line)
