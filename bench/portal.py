"""Pages of the portal: how long the server takes for each, and how much a first visit carries.

The target is p95 under 100 ms in the server and 120 kB for a page with everything it loads.
"""

import gzip
import re
import urllib.request

from bench.serving import Load, Server, databases, load, serving

__all__ = ["run"]

PAGES = ("/", "/services/", "/search/?q=bins", "/nearby/", "/track/", "/complain/", "/contact/")
_ASSET = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg|woff2|png))"')


def run() -> None:
    """Print a row a page and database."""
    print("| database | page | p50 ms | p95 ms | page kB | with what it loads kB | failed |")
    print("|---|---|---:|---:|---:|---:|---:|")
    with databases() as found:
        for name, database in found.items():
            with serving(database, "bench.open311_world") as server:
                for page in PAGES:
                    print(_row(name, page, server), flush=True)


def _row(database: str, page: str, server: Server) -> str:
    # One visitor at a time: this is the server's own time for a page, not how many it can take.
    measured: Load = load(server, lambda _: ("GET", page, None), seconds=3, connections=1)
    html = _fetch(server, page)
    assets = {path: len(_fetch(server, path)) for path in set(_ASSET.findall(gzip.decompress(html).decode()))}
    times = " | ".join(f"{measured.percentile(share):.0f}" for share in (0.5, 0.95))
    weight = f"{len(html) / 1000:.0f} | {(len(html) + sum(assets.values())) / 1000:.0f}"
    return f"| {database} | `{page}` | {times} | {weight} | {measured.failed} |"


def _fetch(server: Server, path: str) -> bytes:
    """As a browser gets it, compressed; a proxy compresses what the server itself does not."""
    address = f"http://127.0.0.1:{server.port}{path}"
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        body: bytes = answer.read()
        return body if answer.headers.get("Content-Encoding") == "gzip" else gzip.compress(body)


if __name__ == "__main__":
    run()
