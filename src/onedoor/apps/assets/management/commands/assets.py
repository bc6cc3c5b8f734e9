"""`onedoor assets FILE --kind CODE`: take in lamp posts, bins, stops or roads from their owner's GeoJSON."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onedoor.apps.assets import services
from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import OnedoorError


class Command(BaseCommand):
    help = "Take in things in the street that have a number, and whose they are, from a GeoJSON file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE")
        parser.add_argument("--kind", required=True, metavar="CODE", help="As in street-light.")
        parser.add_argument("--name", required=True, help="What people call one: Street light.")
        parser.add_argument("--name-cy", default="", help="The same in Welsh.")
        parser.add_argument("--services", default="", help="Slugs of services about them, with commas between.")
        parser.add_argument("--owner", default="", metavar="SLUG", help="The body that answers for them.")
        parser.add_argument("--code", default="id", metavar="PROPERTY", help="The property that holds their number.")
        parser.add_argument("--label", default="name", metavar="PROPERTY", help="The property that says where it is.")
        parser.add_argument("--near", type=int, default=60, metavar="METRES", help="How far from the place one may be.")
        parser.add_argument(
            "--nearest", action="store_true", help="Nobody chooses: the nearest counts, as a road does."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        owner = partners.find_organisation(options["owner"]) if options["owner"] else None
        if options["owner"] and owner is None:
            raise CommandError(f"There is no organisation {options['owner']}.")
        slugs = [slug.strip() for slug in options["services"].split(",") if slug.strip()]
        try:
            kind = services.set_asset_kind(
                by=SYSTEM, code=options["kind"], name=options["name"], name_cy=options["name_cy"], services=slugs,
                is_picked=not options["nearest"], near_metres=options["near"],
            )  # fmt: skip
            done = services.import_assets(
                options["path"], by=SYSTEM, kind=kind, owner=owner, code=options["code"], name=options["label"]
            )
        except OnedoorError as error:
            raise CommandError(error.message) from error
        self.stdout.write(
            f"{done.new:,} new, {done.changed:,} changed, {done.gone:,} gone, {done.same:,} as they were."
        )
