"""The `onedoor` command."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line([("onedoor"), *sys.argv[1:]])


if __name__ == "__main__":
    main()
