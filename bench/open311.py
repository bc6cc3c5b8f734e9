"""Open311 under load: reports posted, and lists of fifty read, on SQLite and on PostgreSQL.

The target is 150 reports and 300 lists a second on PostgreSQL with two cores, the load generator among them, p99 under
250 ms and none failed; half of that on SQLite.
"""

from urllib.parse import urlencode

from bench.serving import Load, Server, databases, load, serving, settle

__all__ = ["run"]


def run() -> None:
    """Print a row a database and kind of call."""
    print("| database | call | a second | p50 ms | p95 ms | p99 ms | failed |")
    print("|---|---|---:|---:|---:|---:|---:|")
    with databases() as found:
        for name, database in found.items():
            with serving(database, "bench.open311_world") as server:
                print(_row(name, "POST requests.json", _posts(server)), flush=True)
                settle(database)
                print(_row(name, "GET requests.json, 50 rows", _lists(server)), flush=True)


def _posts(server: Server) -> Load:
    def call(number: int) -> tuple[str, str, str]:
        fields = {
            "api_key": server.said,
            "service_code": ("587", "557")[number % 2],
            "lat": f"{53.0 + number % 997 / 10_000:.5f}",
            "long": f"{-1.5 + number % 991 / 10_000:.5f}",
            "description": f"A heap of rubbish by the gate, number {number}.",
            "email": f"person-{number}@home.example",
            "attribute[size]": "van",
        }
        return "POST", "/open311/v2/requests.json", urlencode(fields)

    return load(server, call)


def _lists(server: Server) -> Load:
    def call(number: int) -> tuple[str, str, None]:
        # Pages near the front, as pollers read them, and never twice the same one running.
        path = f"/open311/v2/requests.json?page_size=50&page={number % 7 + 1}&status=open"
        return "GET", path, None

    return load(server, call)


def _row(database: str, call: str, measured: Load) -> str:
    times = " | ".join(f"{measured.percentile(share):.0f}" for share in (0.5, 0.95, 0.99))
    return f"| {database} | {call} | {measured.rate:.0f} | {times} | {measured.failed} |"


if __name__ == "__main__":
    run()
