"""Fills an installation with one council's queue for the benchmark of it, and a small body's beside it.

Prints the session of an officer of each, a service and a team.
"""

import json
import os
import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from bench.desk import load, load_without_indexes  # noqa: E402
from onedoor.apps.directory.models import Provision, Service  # noqa: E402
from onedoor.apps.partners.data import Role  # noqa: E402
from onedoor.apps.partners.models import Account, Membership, Organisation, Team  # noqa: E402
from onedoor.apps.places.models import Area, AreaType  # noqa: E402
from onedoor.apps.requests.models import Request, ServiceClock  # noqa: E402
from onedoor.foundation import clock  # noqa: E402

OPEN = int(os.environ.get("QUEUE_OPEN", "200000"))
# As many again twice over were closed.
REQUESTS, SERVICES, TEAMS, WARDS = OPEN * 3, 40, 12, 60
_WORDS = (
    "pothole", "deep", "lamp", "sparking", "wires", "bin", "missed", "mattress", "tree", "fallen", "road", "blocked",
    "gully", "smell", "noise", "dog", "bench", "broken", "sign", "bent", "flood", "kerb", "loose", "crossing", "dark",
)  # fmt: skip


def fill() -> str:
    """All requests are one body's but every thousandth."""
    body = Organisation.objects.create(kind="district", slug="bench-council", name="Bench council")
    small = Organisation.objects.create(kind="charity", slug="bench-charity", name="Bench charity")
    teams = [Team.objects.create(organisation=body, name=f"Team {at}") for at in range(TEAMS)]
    services = [Service.objects.create(slug=f"bench-{at}", name=f"Service {at}") for at in range(SERVICES)]
    Provision.objects.bulk_create(Provision(service=one, organisation=body) for one in services)
    ward, _ = AreaType.objects.get_or_create(code="ward", defaults={"name": "ward", "rank": 1})
    Area.objects.bulk_create(Area(type=ward, code=f"E0500{at:04d}", name=f"Ward {at}") for at in range(WARDS))
    officers = [
        Account.objects.create(email=f"{at.slug}@bench.example", name="An officer", password="!")
        for at in (body, small)
    ]
    for officer, at in zip(officers, (body, small), strict=True):
        Membership.objects.create(account=officer, organisation=at, role=Role.SERVICE_OFFICER)
    keys = ([one.pk for one in services], [one.pk for one in teams], officers[0].pk)
    rows = list(_rows((body.pk, small.pk), *keys))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
    load_without_indexes(Request, rows)
    load(ServiceClock, _clocks(rows))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return f"{' '.join(map(_session, officers))} {services[0].uuid} {teams[0].uuid}"


def _session(officer: Account) -> str:
    client = Client()
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _rows(bodies: tuple[int, int], services: list[int], teams: list[int], officer: int) -> Iterator[dict[str, Any]]:
    chance, now = random.Random(7), clock.now()
    for number in range(1, REQUESTS + 1):
        body = bodies[number % 1_000 == 0]
        is_open = number % 3 == 0
        raised_at = now - timedelta(days=chance.random() * (120 if is_open else 700))
        wards = [f"E0500{chance.randrange(WARDS):04d}", "E07000001"]
        yield {
            "id": number,
            "uuid": UUID(int=number),
            "reference": f"{number:09d}",
            "kind": "report",
            "service_id": services[int(SERVICES * chance.random() ** 2)],
            "description": " ".join(chance.choices(_WORDS, k=20)),
            "status": "open" if is_open else "fixed",
            "priority": "urgent" if number % 50 == 0 else "normal",
            "is_open": is_open,
            "closed_at": None if is_open else raised_at + timedelta(days=5),
            "raised_at": raised_at,
            "updated_at": raised_at,
            "due_at": raised_at + timedelta(days=chance.choice((5, 10, 20, 60, 130))),
            "unanswered_since": raised_at if is_open and number % 5 == 0 else None,
            "area_codes": json.dumps(wards),
            "accountable_id": body,
            "delivering_id": body,
            "team_id": chance.choice(teams),
            "assigned_to_id": officer if is_open and number % 1_500 == 0 else None,
            "channel": "web",
            "language": "en-gb",
            "raised_by": "resident:anonymous",
            "responsibility_reason": "It is theirs here.",
            "link_version": 1,
            "address_text": f"{number % 200} Invented Road",
        }


def _clocks(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {
            "id": row["id"], "request_id": row["id"], "organisation_id": row["accountable_id"],
            "started_at": row["raised_at"], "ended_at": row["closed_at"], "due_at": row["due_at"], "amount": 10,
            "unit": "working_days",
        }  # fmt: skip


if __name__ == "__main__":
    print(fill())
