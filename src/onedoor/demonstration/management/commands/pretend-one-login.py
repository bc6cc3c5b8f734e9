# ruff: noqa: N999  (the command is called what people type)
"""`onedoor pretend-one-login`: stand in for GOV.UK One Login, on this machine, for the people of the demonstration."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from joserfc.jwk import ECKey

from onedoor.demonstration.make import is_made
from onedoor.demonstration.one_login.people import invented_people
from onedoor.demonstration.one_login.provider import StandIn
from onedoor.demonstration.one_login.server import serving


class Command(BaseCommand):
    """Whoever reaches it signs in as whom they like, which is why nobody but the demonstration has it."""

    help = "Stand in for GOV.UK One Login until told to stop; only for the demonstration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8001)

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_made():
            raise CommandError("This installation holds no demonstration: nobody may pretend to be somebody here.")
        if not settings.ONE_LOGIN_KEY:
            raise CommandError("ONEDOOR_ONE_LOGIN_KEY is not set: `make run` sets it.")
        provider = StandIn(
            settings.ONE_LOGIN_CLIENT_ID,
            ECKey.import_key(settings.ONE_LOGIN_KEY),
            url=settings.ONE_LOGIN_ISSUER,
            everybody=invented_people(),
            told_of_sign_out=settings.PUBLIC_URL + reverse("portal:you-provider-signed-out"),
        )
        ended = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ended.set())
        with serving(provider, options["port"]):
            self.stdout.write(f"Standing in for GOV.UK One Login at {provider.url}")
            ended.wait()
