"""`onedoor people link FILE [FILE]`: which records in files of people are one person.

`onedoor people import FILE --organisation SLUG`: take in an organisation's own records.
`onedoor people link-records`: link all records there are, and join what is found.
`onedoor people train`: learn the weights of the matcher from the records there are; `rekey` writes its keys anew.
"""

import json
import math
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onedoor.apps.partners import services as partners
from onedoor.apps.people import services
from onedoor.foundation.actors import SYSTEM
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
        intake = kinds.add_parser("import", help="Take in an organisation's own records from a CSV file.")
        intake.add_argument("path", type=Path, metavar="FILE")
        intake.add_argument("--organisation", required=True, metavar="SLUG", help="Whose records they are.")
        intake.add_argument("--system", default="", metavar="NAME", help="The system they come from, as in housing.")
        intake.add_argument("--key", default="", metavar="COLUMN", help="The column of that system's own key.")
        intake.add_argument("--dry-run", action="store_true", help="Say what would change, and change nothing.")
        every = kinds.add_parser("link-records", help="Link all records there are, and join what is found.")
        every.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
        train = kinds.add_parser("train", help="Learn the matcher's weights from the records there are.")
        train.add_argument(
            "--only-shares", action="store_true", help="Only count how common names are; no extra needed."
        )
        kinds.add_parser("rekey", help="Write anew what records are matched by, after an upgrade or new nicknames.")

    def handle(self, *args: Any, **options: Any) -> None:
        tasks = {
            "link": self._link, "import": self._import, "link-records": self._link_records, "train": self._train,
            "rekey": self._rekey,
        }  # fmt: skip
        tasks[options["task"]](options)

    def _link_records(self, options: dict[str, Any]) -> None:
        try:
            done = services.link_all_records(by=SYSTEM, engine=options["engine"])
        except OnedoorError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"{done['joined']:,} pairs of records were joined, {done['known']:,} were joined already.")
        self.stdout.write(f"{done['doubted']:,} pairs wait for a reviewer, {done['left']:,} were left as they are.")

    def _train(self, options: dict[str, Any]) -> None:
        try:
            trained = services.train_matcher(by=SYSTEM, only_shares=options["only_shares"])
        except OnedoorError as error:
            raise CommandError(error.message) from error
        for field, levels in sorted(trained.rates.items()):
            bits = ", ".join(f"{level} {math.log2(m / u):+.1f}" for level, (m, u, _) in levels.items())
            self.stdout.write(f"{field}: {bits}")
        self.stdout.write(f"Learnt from {trained.records:,} records; version {trained.pk}.")

    def _rekey(self, options: dict[str, Any]) -> None:
        self.stdout.write(f"{services.rebuild_match_keys(by=SYSTEM):,} records written anew.")

    def _import(self, options: dict[str, Any]) -> None:
        organisation = partners.find_organisation(options["organisation"])
        if organisation is None:
            raise CommandError(f"There is no organisation {options['organisation']}.")
        try:
            report = services.import_own_records(
                options["path"], by=SYSTEM, organisation=organisation, system=options["system"], key=options["key"],
                dry_run=options["dry_run"],
            )  # fmt: skip
        except ImportRefused as refused:
            raise CommandError("\n".join([*map(str, refused.problems), refused.message])) from refused
        self.stdout.write("\n".join(report.lines()))

    def _link(self, options: dict[str, Any]) -> None:
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
