"""The `onedoor` command."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured


def main() -> None:
    """A setting that is missing or wrong is said in a line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    if sys.argv[1:] == ["keys", "new"]:
        _make_first_key()
        return
    from django.conf import settings
    from django.core.management import execute_from_command_line

    try:
        settings.INSTALLED_APPS  # noqa: B018
    except ImproperlyConfigured as error:
        sys.exit(f"onedoor: {error}")
    execute_from_command_line([("onedoor"), *sys.argv[1:]])


def _make_first_key() -> None:
    """Without the settings: they ask for the key that is about to be made."""
    from onedoor.foundation.encryption.keyring import new_key

    print(new_key())


if __name__ == "__main__":
    main()
