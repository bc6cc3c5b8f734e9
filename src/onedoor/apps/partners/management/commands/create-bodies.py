# ruff: noqa: N999  (the command is called what people type)
"""`onedoor create-bodies`: police, fire and NHS bodies from the areas that were imported."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from onedoor.apps.partners.actions.bodies import create_bodies_from_areas
from onedoor.foundation.actors import SYSTEM


class Command(BaseCommand):
    help = "Create a body for each police force, fire authority and NHS commissioner area that has none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--partners", action="store_true", help="They take requests here.")

    def handle(self, *args: Any, **options: Any) -> None:
        made = create_bodies_from_areas(by=SYSTEM, is_partner=options["partners"])
        for body in made:
            self.stdout.write(f"{body.code} {body.name}")
        self.stdout.write(f"{len(made):,} created.")
