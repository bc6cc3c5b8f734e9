"""Pages of the portal: how long the server takes for each, and how much a first visit carries.

A visitor to a small demonstration says where they live, looks for a service and begins a report. One visitor at a time:
this is the server's own time for a page, not how many it can take. The target is p95 under 100 ms in the server and
120 kB for a page with everything it loads.
"""

import gzip
import re
import statistics
import time

import httpx

from bench.serving import Server, databases, serving

__all__ = ["run"]

VISITS = 50
_ASSET = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg|woff2|png))"')


def run() -> None:
    """Print a row a page and database."""
    print("| database | page | p50 ms | p95 ms | page kB | with what it loads kB |")
    print("|---|---|---:|---:|---:|---:|")
    with databases() as found:
        for name, database in found.items():
            with serving(database, "bench.portal_world") as server:
                _visit(name, server)


def _visit(database: str, server: Server) -> None:
    uprn, slug = server.said.split()
    with httpx.Client(base_url=f"http://127.0.0.1:{server.port}", timeout=60) as visitor:
        _post(visitor, "/your-area/?change=1", "/your-area/choose/", uprn=uprn)
        begun = _post(visitor, f"/services/{slug}/", f"/start/report/{slug}/")
        pages = {
            "home": "/",
            "services by topic": "/services/",
            "search": "/search/?q=bins",
            "a service": f"/services/{slug}/",
            "your area": "/your-area/",
            "reports near by": "/nearby/",
            "where is it": begun,
            "track": "/track/",
            "complain": "/complain/",
        }
        for page, path in pages.items():
            print(f"| {database} | {page} | {_measure(visitor, path)} |", flush=True)


def _post(visitor: httpx.Client, page: str, to: str, **fields: str) -> str:
    """Send the form a page shows; answers where it leads."""
    visitor.get(page).raise_for_status()
    token = visitor.cookies["csrftoken"]
    answer = visitor.post(to, data={"csrfmiddlewaretoken": token, **fields})
    assert answer.status_code == httpx.codes.FOUND, answer.text
    return answer.headers["location"]


def _measure(visitor: httpx.Client, path: str) -> str:
    # Every worker reads areas and rules once; that is not what is measured.
    _visits(visitor, path, 8)
    times = _visits(visitor, path, VISITS)
    html = visitor.get(path).text
    weights = [len(gzip.compress(visitor.get(asset).content)) for asset in set(_ASSET.findall(html))]
    own = len(gzip.compress(html.encode()))
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"{statistics.median(times):.0f} | {p95:.0f} | {own / 1000:.0f} | {(own + sum(weights)) / 1000:.0f}"


def _visits(visitor: httpx.Client, path: str, count: int) -> list[float]:
    """Milliseconds of each."""
    times = []
    for _ in range(count):
        started = time.perf_counter()
        answer = visitor.get(path)
        times.append((time.perf_counter() - started) * 1000)
        assert answer.status_code == httpx.codes.OK, f"{path}: {answer.status_code}"
    return times


if __name__ == "__main__":
    run()
