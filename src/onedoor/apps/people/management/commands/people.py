"""`onedoor people link FILE [FILE]`: which records in files of people are one person."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onedoor.apps.people import services
from onedoor.foundation.errors import OnedoorError
from onedoor.foundation.imports import ImportRefused


class Command(BaseCommand):
    help = "Link files of people, and learn what the matching of people goes by."

    def add_arguments(self, parser: CommandParser) -> None:
        kinds = parser.add_subparsers(dest="task", required=True, metavar="TASK")
        link = kinds.add_parser("link", help="Say which records of one or two CSV files are one person.")
        link.add_argument("paths", nargs="+", type=Path, metavar="FILE")
        link.add_argument("--truth", default="", metavar="COLUMN", help="A column that says who each record is of.")
        link.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
        link.add_argument("--format", choices=("text", "json"), default="text")
        link.add_argument("--out", type=Path, metavar="FILE", help="Write a person for each record; ids are kept.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            linked = services.link_files(
                options["paths"], truth=options["truth"], engine=options["engine"], out=options["out"]
            )
        except ImportRefused as refused:
            raise CommandError("\n".join(["Nothing was linked.", *map(str, refused.problems)])) from refused
        except OnedoorError as error:
            raise CommandError(error.message) from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(services.linked_as_data(linked), indent=2))
        else:
            self.stdout.write("\n".join(services.linked_as_lines(linked)))
