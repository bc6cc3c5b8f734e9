"""How long trying routing rules on 100,000 past requests takes, from the rows to the answer.

`python -m bench routing` measures SQLite and PostgreSQL. The aim is under 20 s. A third of the rules look at words, one
in eight at the workload of its team; every request is asked of both sets of rules, with the workload played through.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.aims import below

REQUESTS, RULES, SERVICES, AREAS, TEAMS = 100_000, 60, 60, 300, 12
_WORDS = (
    "pothole", "deep", "lamp", "sparking", "wires", "hang", "bin", "missed", "fly", "tipping", "mattress", "tree",
    "fallen", "road", "blocked", "gully", "smell", "noise", "dog", "bench", "broken", "sign", "bent", "flood", "kerb",
    "loose", "crossing", "dark", "alley", "graffiti", "needle", "rats", "bus", "stop",
)  # fmt: skip


def _rows(count: int, services: list[int], body: int, team: int) -> Iterator[Any]:
    from onedoor.apps.requests.models import Request
    from onedoor.foundation import clock

    chance, now = random.Random(5), clock.now()
    for number in range(count):
        raised_at = now - timedelta(days=29.5 * (count - number) / count)
        is_open = chance.random() < 0.15
        yield Request(
            reference=f"{number:09d}", kind="report", service_id=services[int(len(services) * chance.random() ** 2)],
            description=" ".join(chance.choices(_WORDS, k=25)), status="open" if is_open else "fixed", is_open=is_open,
            closed_at=None if is_open else min(now, raised_at + timedelta(days=chance.expovariate(0.3))),
            area_codes=[f"E0500{chance.randrange(AREAS):04d}", "E07000001", "E10000001"], accountable_id=body,
            delivering_id=body, team_id=team, channel="web", raised_at=raised_at, raised_by="resident:anonymous",
        )  # fmt: skip


def _rules(services: list[Any], teams: list[Any]) -> list[Any]:
    from onedoor.apps.requests.routing import Rule

    chance = random.Random(6)
    return [
        Rule(
            code=str(at), name=f"Rule {at}", team=str(chance.choice(teams).uuid),
            services=tuple(str(one.uuid) for one in chance.sample(services, 3)) if at % 2 else (),
            areas=tuple(f"E0500{area:04d}" for area in chance.sample(range(AREAS), 8)),
            words=tuple(chance.sample(_WORDS, 3)) if at % 3 == 0 else (), most_open=500 if at % 8 == 0 else None,
            priority="urgent" if at % 10 == 0 else "",
        )
        for at in range(RULES)
    ]  # fmt: skip


def _measure(count: int) -> None:
    """Fill the database that the settings name, and try."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation, Team
    from onedoor.apps.requests import services as requests
    from onedoor.apps.requests.models import Request
    from onedoor.foundation.actors import Actor, Grant

    call_command("migrate", verbosity=0)
    body = Organisation.objects.create(kind="district", slug="body", name="Body")
    teams = [Team.objects.create(organisation=body, name=f"Team {at}") for at in range(TEAMS)]
    services = [Service.objects.create(slug=f"service-{at}", name=f"Service {at}") for at in range(SERVICES)]
    rows = list(_rows(count, [one.pk for one in services], body.pk, teams[0].pk))
    Request.objects.bulk_create(rows, batch_size=2_000)
    by = Actor("staff", "1", "Administrator", frozenset({Grant(str(body.uuid), "administrator")}))
    rules = _rules(services, teams)
    draft = requests.change_rules(by=by, organisation=body, rules=rules[: RULES // 2], version=0)
    requests.publish_rules(by=by, organisation=body, version=draft.version)
    requests.change_rules(by=by, organisation=body, rules=rules, version=0)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        found = requests.try_rules(by=by, organisation=body)
        times.append(time.perf_counter() - start)
    assert found.total == count, found.total
    shown = ", ".join(f"{one:.1f}" for one in times)
    what = f"{count:,} requests, {RULES // 2} rules against {RULES}; {found.moved:,} would move"
    print(f"{connection.vendor:10} {what}: median {sorted(times)[1]:.1f} s of {shown}", flush=True)
    if count >= REQUESTS:
        below(f"{connection.vendor}, the slowest", max(times), 20, " s")


def run(count: int = REQUESTS) -> None:
    """Both databases, each in a process of its own."""
    from tests.postgres import postgres

    with tempfile.TemporaryDirectory() as folder:
        _in_process(count, f"sqlite:///{Path(folder) / 'bench.sqlite3'}", folder)
        with postgres() as url:
            _in_process(count, url, folder)


def _in_process(count: int, url: str, folder: str) -> None:
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "onedoor.config.settings", "ONEDOOR_DATABASE_URL": url,
        "ONEDOOR_SECRET_KEY": "benchmark" * 5, "ONEDOOR_INSTANCE_DIR": folder, "ONEDOOR_DATA_KEYS": _key(),
    }  # fmt: skip
    subprocess.run((sys.executable, "-m", "bench.routing", "--here", str(count)), env=environment, check=True)


def _key() -> str:
    from onedoor.foundation.encryption.keyring import new_key

    return new_key()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--here", type=int, default=0, help="in the database the settings name")
    parser.add_argument("--requests", type=int, default=REQUESTS)
    given = parser.parse_args()
    _measure(given.here) if given.here else run(given.requests)
