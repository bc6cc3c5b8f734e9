"""Everything that must hold, in the order in which failing is cheapest. `make test` and CI run this."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.postgres import postgres

CHECKS = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("borders", ("lint-imports",)),
)
# One takes a minute on one core, the other waits for the network: they run beside the first tests.
LONG_CHECKS = (("types", ("mypy",)), ("known weaknesses", ("python", "-m", "tools.audit")))
# Three for two cores: a worker waits for its browser, its server or its database a third of the time.
TESTS = (
    "pytest", "-n", "3", "--dist", "loadscope", "--no-loadscope-reorder", "-q", "--durations=40", "--durations-min=8",
)  # fmt: skip
# What a power cut would destroy need not be kept, and nobody keeps house for a quarter of an hour.
UNSAFE = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off")
TEMPLATE = "migrated"


def around(own: dict[str, str]) -> dict[str, str]:
    """The environment of a process that finds the tools installed here."""
    path = f"{os.path.dirname(sys.executable)}{os.pathsep}{os.environ['PATH']}"
    # Some containers forbid Python to keep what it compiled: each of a hundred processes would compile it all anew.
    return {**os.environ, "PATH": path, "PYTHONDONTWRITEBYTECODE": "", **own}


class Begun:
    """A check that runs already. What it says is shown when it has ended, under its own heading."""

    def __init__(self, name: str, command: tuple[str, ...]) -> None:
        self.name = name
        self.process = subprocess.Popen(command, env=around({}), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def passed(self) -> bool:
        said, _ = self.process.communicate()
        print(f"\n=== {self.name}\n{said.decode(errors='replace').rstrip()}")
        return _told(self.name, self.process.returncode, "beside them")


def run(name: str, command: tuple[str, ...], **environment: str) -> bool:
    """Run one check with its own heading; True where it passed."""
    print(f"\n=== {name}", flush=True)
    started = time.monotonic()
    result = subprocess.run(command, env=around(environment), check=False)
    return _told(name, result.returncode, f"in {time.monotonic() - started:.0f} s")


def _told(name: str, code: int, when: str) -> bool:
    print(f"=== {name}: {'passed' if code == 0 else 'FAILED'} {when}", flush=True)
    return code == 0


def install_browser() -> None:
    """Debian's Chromium without a window, where apt can bring it; elsewhere a whole one does as well, slower."""
    if shutil.which("chromium-headless-shell") or not shutil.which("apt-get"):
        return
    sudo = () if os.geteuid() == 0 else ("sudo",)
    run("browser lists", (*sudo, "apt-get", "update", "-qq"))
    install = (*sudo, "apt-get", "install", "-y", "-qq")
    whole = ("chromium", "chromium-browser", "google-chrome")
    if not run("browser", (*install, "chromium-headless-shell")) and not any(map(shutil.which, whole)):
        run("whole browser", (*install, "chromium"))


def migrating(url: str) -> "subprocess.Popen[bytes]":
    """A database for the workers to copy."""
    own = {"ONEDOOR_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.Popen((sys.executable, "-m", "tests.migrated"), env=around(own))


def check() -> list[bool]:
    return [run(name, command) for name, command in CHECKS + LONG_CHECKS]


def check_and_test() -> list[bool]:
    install_browser()
    with tempfile.TemporaryDirectory() as folder, postgres(*UNSAFE) as url:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {TEMPLATE}")
        file = f"{folder}/{TEMPLATE}.sqlite3"
        made = [migrating(f"sqlite:///{file}"), migrating(urlunsplit(urlsplit(url)._replace(path=f"/{TEMPLATE}")))]
        passed = [run(name, command) for name, command in CHECKS]
        if any(one.wait() for one in made):
            return [False]
        beside = [Begun(name, command) for name, command in LONG_CHECKS]
        passed.append(run("tests on SQLite", TESTS, ONEDOOR_TEST_TEMPLATE=file))
        passed += [one.passed() for one in beside]
        on_server = ("-m", "not browser and not house", "--ignore", "tests/unit/people/linkage")
        given = {"ONEDOOR_DATABASE_URL": url, "ONEDOOR_TEST_TEMPLATE": TEMPLATE}
        passed.append(run("tests on PostgreSQL", (*TESTS, *on_server), **given))
    return passed


def main() -> int:
    return 0 if all(check() if "--checks-only" in sys.argv else check_and_test()) else 1


if __name__ == "__main__":
    sys.exit(main())
