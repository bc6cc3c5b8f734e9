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
    ("types", ("mypy",)),
    ("known weaknesses", ("python", "-m", "tools.audit")),
)
TESTS = (
    "pytest", "-n", "2", "--dist", "loadscope", "--no-loadscope-reorder", "-q", "--durations=40", "--durations-min=8",
)  # fmt: skip
# What a power cut would destroy need not be kept.
UNSAFE = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
TEMPLATE = "migrated"


def around(own: dict[str, str]) -> dict[str, str]:
    """The environment of a process that finds the tools installed here."""
    path = f"{os.path.dirname(sys.executable)}{os.pathsep}{os.environ['PATH']}"
    # Some containers forbid Python to keep what it compiled: each of a hundred processes would compile it all anew.
    return {**os.environ, "PATH": path, "PYTHONDONTWRITEBYTECODE": "", **own}


def run(name: str, command: tuple[str, ...], **environment: str) -> bool:
    """Run one check with its own heading; True where it passed."""
    print(f"\n=== {name}", flush=True)
    started = time.monotonic()
    result = subprocess.run(command, env=around(environment), check=False)
    print(f"=== {name}: {'passed' if result.returncode == 0 else 'FAILED'} in {time.monotonic() - started:.0f} s")
    return result.returncode == 0


def install_browser() -> None:
    """Debian's Chromium, where there is no browser yet and apt can bring one."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return
    sudo = () if os.geteuid() == 0 else ("sudo",)
    run("browser lists", (*sudo, "apt-get", "update", "-qq"))
    run("browser", (*sudo, "apt-get", "install", "-y", "-qq", "chromium"))


def migrating(url: str) -> "subprocess.Popen[bytes]":
    """A database for the workers to copy, made beside the checks, which leave a core idle."""
    own = {"ONEDOOR_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.Popen((sys.executable, "-m", "tests.migrated"), env=around(own))


def check() -> list[bool]:
    return [run(name, command) for name, command in CHECKS]


def check_and_test() -> list[bool]:
    install_browser()
    with tempfile.TemporaryDirectory() as folder, postgres(*UNSAFE) as url:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {TEMPLATE}")
        file = f"{folder}/{TEMPLATE}.sqlite3"
        made = [migrating(f"sqlite:///{file}"), migrating(urlunsplit(urlsplit(url)._replace(path=f"/{TEMPLATE}")))]
        passed = check()
        if any(one.wait() for one in made):
            return [False]
        passed.append(run("tests on SQLite", TESTS, ONEDOOR_TEST_TEMPLATE=file))
        on_server = ("-m", "not browser and not house", "--ignore", "tests/unit/people/linkage")
        given = {"ONEDOOR_DATABASE_URL": url, "ONEDOOR_TEST_TEMPLATE": TEMPLATE}
        passed.append(run("tests on PostgreSQL", (*TESTS, *on_server), **given))
    return passed


def main() -> int:
    return 0 if all(check() if "--checks-only" in sys.argv else check_and_test()) else 1


if __name__ == "__main__":
    sys.exit(main())
