"""The event log: how fast events reach ten subscribers, are sealed and are verified.

    python -m bench.events

Runs on an SQLite file and, where pgserver starts, on PostgreSQL. The receiver is a process of its own on loopback, so
it takes its share of the same cores; it answers 204 to everything and does no more.
"""

import asyncio
import multiprocessing
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection

from bench.aims import at_least, below

SUBSCRIBERS, DELIVERED_EVENTS, SEALED_EVENTS = 10, 500, 1_000_000


@dataclass(frozen=True)
class _Row:
    """One line of the table."""

    what: str
    count: int
    seconds: float

    def __str__(self) -> str:
        return f"| {self.what} | {self.count:,} | {self.seconds:.1f} | {self.count / self.seconds:,.0f} |"


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            await reader.readexactly(int(head.split(b"content-length: ")[1].split(b"\r\n")[0]))
            writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def _receive(port_to: Connection) -> None:
    server = await asyncio.start_server(_answer, "127.0.0.1", 0)
    port_to.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def _receiver(port_to: Connection) -> None:
    asyncio.run(_receive(port_to))


def _deliver(port: int) -> _Row:
    from django.db import transaction

    from onedoor.foundation.actors import SYSTEM
    from onedoor.foundation.events.delivery import Deliverer
    from onedoor.foundation.events.happenings import DeliveriesRetried
    from onedoor.foundation.events.log import record
    from onedoor.foundation.events.subscriptions import create_subscription
    from onedoor.foundation.models import Delivery

    for number in range(SUBSCRIBERS):
        url = f"http://127.0.0.1:{port}/{number}"
        create_subscription(by=SYSTEM, name=str(number), kind="webhook", address=url, types=["foundation.deliveries"])
    with transaction.atomic():
        for number in range(DELIVERED_EVENTS):
            record(DeliveriesRetried(count=number), by=SYSTEM)
    deliverer = Deliverer()
    started = time.perf_counter()
    deliverer.run_dry()
    seconds = time.perf_counter() - started
    deliverer.close()
    delivered = Delivery.objects.filter(status="delivered").count()
    assert delivered == SUBSCRIBERS * DELIVERED_EVENTS, delivered
    return _Row(f"events delivered to {SUBSCRIBERS} subscribers", delivered, seconds)


def _seal() -> list[_Row]:
    from onedoor.foundation.events.seals import seal_all
    from onedoor.foundation.events.verification import verify
    from onedoor.foundation.models import Event

    Event.objects.bulk_create(
        (
            Event(type="bench.counted.v1", actor="system:bench", subject=str(number), data={"number": number})
            for number in range(SEALED_EVENTS)
        ),
        batch_size=5000,
    )
    started = time.perf_counter()
    sealed = seal_all()
    seal_seconds = time.perf_counter() - started
    started = time.perf_counter()
    result = verify()
    verify_seconds = time.perf_counter() - started
    assert result.problems == []
    return [_Row("events sealed", sealed, seal_seconds), _Row("events verified", result.events, verify_seconds)]


def _measure(database_url: str) -> None:
    """In a process of its own: settings are read once for each."""
    with tempfile.TemporaryDirectory(prefix="onedoor-bench-") as folder:
        os.environ |= {
            "ONEDOOR_DATABASE_URL": database_url or f"sqlite:///{folder}/onedoor.sqlite3",
            "ONEDOOR_INSTANCE_DIR": folder,
            "ONEDOOR_SECRET_KEY": "only-for-the-bench-0123456789-0123456789",
            "ONEDOOR_DATA_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS0wMTIzNDU=",
            "ONEDOOR_WEBHOOK_PRIVATE_HOSTS": "yes",
            "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
        }
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        ours, theirs = multiprocessing.Pipe()
        receiver = multiprocessing.Process(target=_receiver, args=(theirs,), daemon=True)
        receiver.start()
        rows = [_deliver(ours.recv()), *_seal()]
        for row in rows:
            print(row, flush=True)
        receiver.terminate()
        at_least("Deliveries a second", rows[0].count / rows[0].seconds, 500)
        below("A million events verified", rows[-1].seconds * 1_000_000 / rows[-1].count, 60, " s")


def run() -> None:
    """Print a table for each database."""
    context = multiprocessing.get_context("spawn")
    print("\n## Event log, SQLite\n\n| what | count | seconds | per second |\n|---|---|---|---|", flush=True)
    _run_apart(context, "")
    from tests.postgres import postgres

    with postgres() as url:
        print("\n## Event log, PostgreSQL\n\n| what | count | seconds | per second |\n|---|---|---|---|", flush=True)
        _run_apart(context, url)


def _run_apart(context: multiprocessing.context.SpawnContext, url: str) -> None:
    # Not a daemon: it starts the receiver itself.
    process = context.Process(target=_measure, args=(url,))
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


if __name__ == "__main__":
    run()
