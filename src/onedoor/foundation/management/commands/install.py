"""`onedoor install`: put in place what an installation starts with. Can be run again at any time."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Calls every app's `services.install_defaults()`, lowest layer first."""

    help = "Add the channels, causes, wordings and other lists an installation starts with; changes are kept."

    def handle(self, *args: Any, **options: Any) -> None:
        # Settings list apps from the top layer down; what is above may refer to what is below.
        for app in reversed(list(apps.get_app_configs())):
            if not app.name.startswith("onedoor.apps.") or find_spec(f"{app.name}.services") is None:
                continue
            install_defaults = getattr(import_module(f"{app.name}.services"), "install_defaults", None)
            if install_defaults is not None:
                install_defaults()
                self.stdout.write(f"{app.name.rpartition('.')[2]}: installed")
