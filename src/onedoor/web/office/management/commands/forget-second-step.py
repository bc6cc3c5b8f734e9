# ruff: noqa: N999  (the command is called what people type)
"""`onedoor forget-second-step ADDRESS`: for somebody who lost their phone, their passkeys and their codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from onedoor.apps.partners import services as partners
from onedoor.web.office.sign_in.notices import SECOND_STEP_FORGOTTEN, tell


class Command(BaseCommand):
    help = "Remove the second step of one person, who then signs in with the password and sets up a new one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="ADDRESS")

    def handle(self, *args: Any, **options: Any) -> None:
        account = partners.find_account(options["email"])
        if account is None:
            raise CommandError(f"{options['email']} has no account.")
        with transaction.atomic():
            number, _ = Authenticator.objects.filter(user_id=account.pk).delete()
            if number:
                tell(account.email, SECOND_STEP_FORGOTTEN)
        self.stdout.write(f"{number} removed.")
