"""`onedoor invite ADDRESS --organisation SLUG --role ROLE`: the first administrator, and anyone when mail is down."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from onedoor.apps.partners.actions.invitations import invite
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.queries.bodies import find_organisation
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import OnedoorError


class Command(BaseCommand):
    help = "Invite a member of staff and print the link, instead of sending it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="ADDRESS")
        parser.add_argument("--organisation", required=True, help="Its slug or its code.")
        parser.add_argument("--role", choices=Role.values, default=Role.PARTNERSHIP_ADMINISTRATOR)

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = find_organisation(options["organisation"])
        if organisation is None:
            raise CommandError(f"There is no organisation {options['organisation']}.")
        try:
            with transaction.atomic(durable=True):
                _, token = invite(by=SYSTEM, organisation=organisation, email=options["email"], role=options["role"])
        except OnedoorError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"{settings.PUBLIC_URL}/account/invitation/{token}/")
