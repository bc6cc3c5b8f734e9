# ruff: noqa: N999  (the command is called what people type)
"""`onedoor take-mail < message`: what the mail server pipes here, bounces and replies to what was sent."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from onedoor.apps.messages.mail import MOST_BYTES
from onedoor.apps.messages.services import take_mail


class Command(BaseCommand):
    """Ends with 0 for whatever it is given: a mail server would otherwise send a bounce of the bounce."""

    help = "Take one e-mail from standard input: note what bounced, keep what people wrote back."

    def handle(self, *args: Any, **options: Any) -> None:
        raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        while sys.stdin.buffer.read(2**16):
            pass
        self.stdout.write(take_mail(raw))
