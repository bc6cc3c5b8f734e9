"""Messages: how long a message waits from being written to being handed over, at fifty a second.

    python -m bench.messages

One process writes them, each in a transaction of its own as a request does; the worker's own chore, in a process beside
it, hands them over to a gateway that takes 20 milliseconds for each. On an SQLite file and, where pgserver starts, on
PostgreSQL.
"""

import http.server
import json
import multiprocessing
import os
import sys
import tempfile
import threading
import time

PER_SECOND, SECONDS, GATEWAY_SECONDS = 50, 20, 0.02
BAR_SECONDS, BAR_SHARE = 10.0, 0.95


class _Gateway(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        return None

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(GATEWAY_SECONDS)
        body = json.dumps({"id": "x"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _set_up(folder: str, url: str, gateway: str) -> None:
    os.environ |= {
        "ONEDOOR_DATABASE_URL": url or f"sqlite:///{folder}/onedoor.sqlite3",
        "ONEDOOR_INSTANCE_DIR": folder,
        "ONEDOOR_SECRET_KEY": "only-for-the-bench-0123456789-0123456789",
        "ONEDOOR_DATA_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS0wMTIzNDU=",
        "ONEDOOR_TEXT_SENDER": "http",
        "ONEDOOR_TEXT_GATEWAY_URL": gateway,
        "ONEDOOR_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
    }
    import django

    django.setup()


def _work(folder: str, url: str, gateway: str) -> None:
    """As the worker does: a batch after a batch while there are any, else once a second."""
    _set_up(folder, url, gateway)
    from onedoor.apps.messages import services as messages

    while True:
        if not messages.send_waiting():
            time.sleep(1)


def _write() -> None:
    from django.db import transaction

    from onedoor.apps.messages import services as messages
    from onedoor.foundation.actors import SYSTEM

    began = time.perf_counter()
    for number in range(PER_SECOND * SECONDS):
        time.sleep(max(0.0, began + number / PER_SECOND - time.perf_counter()))
        with transaction.atomic():
            messages.send(
                "request-received", by=SYSTEM, phone=f"07700 900{number % 1000:03}",
                values={"reference": "7K3M-9PQX", "service": "Potholes", "link": "https://frontdoor.example/x"},
            )  # fmt: skip


def _measure(url: str) -> None:
    gateway = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Gateway)
    threading.Thread(target=gateway.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{gateway.server_port}/"
    with tempfile.TemporaryDirectory(prefix="onedoor-bench-") as folder:
        _set_up(folder, url, address)
        from django.core.management import call_command

        from onedoor.apps.messages.models import Message

        call_command("migrate", verbosity=0)
        worker = multiprocessing.get_context("spawn").Process(target=_work, args=(folder, url, address), daemon=True)
        worker.start()
        _write()
        until = time.monotonic() + 120
        while Message.objects.filter(status="waiting").exists() and time.monotonic() < until:
            time.sleep(0.2)
        worker.terminate()
        worker.join()
        left = set(Message.objects.filter(sent_at=None).values_list("last_error", flat=True))
        rows = Message.objects.exclude(sent_at=None).values_list("created_at", "sent_at")
        waits = sorted((sent - written).total_seconds() for written, sent in rows)
    if not waits:
        sys.exit(f"Nothing was handed over: {', '.join(left)}")
    share = sum(wait <= BAR_SECONDS for wait in waits) / (PER_SECOND * SECONDS)
    middle, most = waits[len(waits) // 2], waits[int(len(waits) * 0.95)]
    print(f"| {len(waits):,} | {middle:.2f} | {most:.2f} | {waits[-1]:.2f} | {share:.1%} |", flush=True)
    print(f"\n95% within {BAR_SECONDS:.0f} s: {'met' if share >= BAR_SHARE else 'not met'}", flush=True)


def run() -> None:
    """Print a table for each database."""
    from tests.postgres import postgres

    context = multiprocessing.get_context("spawn")
    heads = "| handed over | p50 s | p95 s | longest s | within 10 s |\n|---|---|---|---|---|"
    print(f"\n## {PER_SECOND} messages a second for {SECONDS} seconds, SQLite\n\n{heads}", flush=True)
    _run_apart(context, "")
    with postgres() as url:
        print(f"\n## {PER_SECOND} messages a second for {SECONDS} seconds, PostgreSQL\n\n{heads}", flush=True)
        _run_apart(context, url)


def _run_apart(context: multiprocessing.context.SpawnContext, url: str) -> None:
    process = context.Process(target=_measure, args=(url,))
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


if __name__ == "__main__":
    run()
