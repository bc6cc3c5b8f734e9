"""A server of its own for a benchmark, and a bounded load on it from the same machine."""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import psycopg

from bench.owner import as_owner
from tests.postgres import postgres

__all__ = ["Load", "Server", "databases", "load", "serving", "settle"]

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Server:
    """A running server. `said` is what the command that filled its database printed last."""

    port: int
    said: str


@dataclass
class Load:
    """Times of the answers that came, in seconds, and how many did not come or were not 200."""

    seconds: float
    times: list[float] = field(default_factory=list)
    failed: int = 0
    bytes_read: int = 0

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds

    def percentile(self, share: float) -> float:
        """Milliseconds."""
        ordered = sorted(self.times) or [float("nan")]
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """The address of a fresh database of each kind, by name."""
    with tempfile.TemporaryDirectory(prefix="onedoor-bench-") as folder, postgres() as server:
        yield {"SQLite": f"sqlite:///{folder}/bench.sqlite3", "PostgreSQL": server}


@contextmanager
def serving(database: str, *fill: str) -> Iterator[Server]:
    """Migrate the database, run `python -m FILL…` on it, and serve it with two workers.

    As installed, on PostgreSQL the server is no superuser, whom the lock on rows of people would not hold.
    """
    with tempfile.TemporaryDirectory(prefix="onedoor-bench-") as instance:
        environment = {
            **os.environ,
            "ONEDOOR_DATABASE_URL": database,
            "ONEDOOR_INSTANCE_DIR": instance,
            "ONEDOOR_SECRET_KEY": secrets.token_urlsafe(50),
            "ONEDOOR_DATA_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS0wMTIzNDU=",
            "ONEDOOR_EMAIL_SENDER": "outbox",
            "ONEDOOR_LOG_LEVEL": "WARNING",
            "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
        }
        manage = (sys.executable, "-m", "onedoor.config.manage")
        for command in (
            (*manage, "migrate", "-v0"),
            (*manage, "collectstatic", "--noinput", "-v0"),
            (*manage, "install"),
        ):
            subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        said = subprocess.run(
            (sys.executable, "-m", *fill), env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
        ).stdout
        subprocess.run((sys.executable, "-m", "bench.owner"), env=environment, cwd=ROOT, check=True)
        port = _free_port()
        process = subprocess.Popen(
            (*manage, "serve", "--port", str(port), "--workers", "2"),
            env={**environment, "ONEDOOR_DATABASE_URL": as_owner(database)},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(port)
            yield Server(port, said.strip().splitlines()[-1] if said.strip() else "")
        finally:
            process.terminate()
            process.wait(timeout=30)


def settle(database: str) -> None:
    """What PostgreSQL's own housekeeper does within a minute of many new rows: count them, so that it plans well."""
    if database.startswith("postgresql"):
        with psycopg.connect(database, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")


def load(
    server: Server,
    call: Callable[[int], tuple[str, str, str | None]],
    *,
    seconds: float = 10.0,
    connections: int = 8,
    warm_up: int = 20,
) -> Load:
    """Send `call(number)` (method, path, form body) over so many connections at once, each waiting for its answer."""
    numbers = iter(range(10**9))
    # Every worker reads areas and rules once; that is not what is measured.
    _at_once(server, call, [islice(numbers, warm_up) for _ in range(connections)], [Load(1.0)] * connections)
    until = time.perf_counter() + seconds
    parts = [Load(seconds) for _ in range(connections)]
    _at_once(server, call, [_until(until, numbers) for _ in parts], parts)
    times = [one for part in parts for one in part.times]
    return Load(seconds, times, sum(part.failed for part in parts), sum(part.bytes_read for part in parts))


def _at_once(
    server: Server,
    call: Callable[[int], tuple[str, str, str | None]],
    numbers: Sequence[Iterator[int]],
    parts: Sequence[Load],
) -> None:
    threads = [
        threading.Thread(target=_send, args=(server, call, mine, part), daemon=True)
        for mine, part in zip(numbers, parts, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _until(end: float, numbers: Iterator[int]) -> Iterator[int]:
    while time.perf_counter() < end:
        yield next(numbers)


def _send(
    server: Server, call: Callable[[int], tuple[str, str, str | None]], numbers: Iterator[int], result: Load
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    headers = {"Accept-Encoding": "gzip"}
    form = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
    for number in numbers:
        method, path, body = call(number)
        started = time.perf_counter()
        try:
            connection.request(method, path, body, form if body is not None else headers)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            result.failed += 1
            continue
        if answer.status == 200:
            result.times.append(time.perf_counter() - started)
            result.bytes_read += len(content)
        else:
            result.failed += 1
    connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not start.")
