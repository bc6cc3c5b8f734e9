"""`onedoor keys new|check|rotate`: look after the keys under which special category data is stored."""

import os
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from onedoor.foundation.encryption.keyring import key_id, new_key
from onedoor.foundation.encryption.keys import LOOKED_AT_EVERY, keyring
from onedoor.foundation.encryption.rotating import key_uses, rewrite_all


class Command(BaseCommand):
    """Check ends with 1 where something cannot be read, or stands there unencrypted."""

    help = "Make, check and change the keys under which special category data is stored."

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True)
        # Carried out by `onedoor.config.manage`, before there are settings; here for the help, and where there are.
        commands.add_parser("new", help="print a new key for ONEDOOR_DATA_KEYS")
        commands.add_parser("check", help="say what is stored under which key")
        rotating = commands.add_parser("rotate", help="write everything anew under a new key, then remove the old one")
        rotating.add_argument("--resume", action="store_true", help="go on under the first key: make no new one")

    def handle(self, *args: Any, **options: Any) -> None:
        match options["command"]:
            case "new":
                self.stdout.write(new_key())
            case "check":
                self._check()
            case _:
                self._rotate(is_resumed=options["resume"])

    def _check(self) -> None:
        keys, uses = keyring(), key_uses()
        for name in keys.ciphers:
            says = "writes and reads" if name == keys.first else "reads"
            self.stdout.write(f"key {name} {says}: {uses[name]:,} values and files")
        unknown = [name for name in uses if name and name not in keys.ciphers]
        for name in unknown:
            self.stdout.write(f"key {name} is not in ONEDOOR_DATA_KEYS: {uses[name]:,} cannot be read")
        if uses[""]:
            self.stdout.write(f"{uses['']:,} are not encrypted")
        if unknown or uses[""]:
            sys.exit(1)

    def _rotate(self, *, is_resumed: bool) -> None:
        path: Path | None = settings.DATA_KEYS_FILE
        if path is None and not is_resumed:
            raise CommandError(
                "The keys stand in the environment, which a command cannot change. Put a key of `onedoor keys new` in"
                " front of ONEDOOR_DATA_KEYS, start every process anew, and run `onedoor keys rotate --resume`."
            )
        if path is not None and not is_resumed:
            _write(path, [new_key(), *path.read_text(encoding="utf-8").split()])
            # Until every process has looked again some still write under the old one.
            time.sleep(2 * LOOKED_AT_EVERY)
        self.stdout.write(
            f"{rewrite_all(self.stdout.write):,} values and files were written under key {keyring().first}."
        )
        self._drop_unused(path)

    def _drop_unused(self, path: Path | None) -> None:
        keys, uses = keyring(), key_uses()
        old = [name for name in keys.ciphers if name != keys.first]
        for name in old:
            if uses[name]:
                self.stdout.write(f"key {name} is still needed by {uses[name]:,}: run `onedoor keys rotate --resume`")
            elif path is None:
                self.stdout.write(f"key {name} is needed by nothing any more: take it out of ONEDOOR_DATA_KEYS")
        unused = {name for name in old if not uses[name]}
        if path is not None and unused:
            _write(path, [key for key in path.read_text(encoding="utf-8").split() if key_id(key) not in unused])
            self.stdout.write(
                f"{', '.join(sorted(unused))} removed from {path}. Backups made before need it: keep it apart."
            )


def _write(path: Path, keys: list[str]) -> None:
    beside = path.with_name(f"{path.name}.new")
    beside.touch(mode=0o600)
    beside.write_text("\n".join(keys) + "\n", encoding="utf-8")
    os.replace(beside, path)
