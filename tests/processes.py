"""Real processes of the product against a database of their own, to be killed at will."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from django.db import connection

__all__ = ["Installation", "database_like_this", "free_port", "kill", "wait_until"]


@contextmanager
def database_like_this(folder: Path) -> Iterator[str]:
    """The address of a database of its own, of the kind the whole run is on: a copy of the one tests are on.

    Migrating one anew would take longer than what most such tests do with it. It must be empty: outside any test's
    transaction.
    """
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(folder / "onedoor.sqlite3")) as copy:
            connection.connection.backup(copy)
        yield f"sqlite:///{folder}/onedoor.sqlite3"
        return
    name, settings = f"copy_{uuid4().hex}", connection.settings_dict
    template = settings["NAME"]
    # Nobody may be connected to what is copied.
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    parts = urlsplit(os.environ["ONEDOOR_DATABASE_URL"])
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@dataclass(frozen=True)
class Installation:
    """Settings of its own in `folder`; `environment` adds to them."""

    folder: Path
    database_url: str
    environment: dict[str, str]

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """An `onedoor` command, leading a process group so that its children can be killed with it."""
        command = (sys.executable, "-W", "ignore", "-m", "onedoor.config.manage", *arguments)
        log = (self.folder / "log").open("ab")
        with log:
            return subprocess.Popen(command, env=self._environment(), start_new_session=True, stdout=log, stderr=log)

    def run(self, *arguments: str) -> None:
        process = self.start(*arguments)
        assert process.wait(120) == 0, (self.folder / "log").read_text()

    def ask(self, program: str) -> list[str]:
        """Run a piece of Python in the installation; the words it prints."""
        setup = "import django; django.setup()\n"
        result = subprocess.run(
            (sys.executable, "-W", "ignore", "-c", setup + textwrap.dedent(program)),
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return result.stdout.split()

    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith("ONEDOOR_")}
        return own | {
            "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
            "ONEDOOR_SECRET_KEY": "only-for-tests-0123456789-0123456789",
            "ONEDOOR_DATA_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS0wMTIzNDU=",
            "ONEDOOR_INSTANCE_DIR": str(self.folder),
            "ONEDOOR_DATABASE_URL": self.database_url,
            "ONEDOOR_CLAIM_SECONDS": "2",
            "ONEDOOR_REQUIRE_SECOND_STEP": "no",
            "ONEDOOR_WEBHOOK_PRIVATE_HOSTS": "yes",
            **self.environment,
        }


def kill(process: "subprocess.Popen[bytes]") -> None:
    """As the power does: no warning, nothing tidied up."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(is_so: Callable[[], object], seconds: float = 180) -> None:
    """Fails where it does not become so in that time."""
    ends_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends_at, "It did not happen in time."
        time.sleep(0.01)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
