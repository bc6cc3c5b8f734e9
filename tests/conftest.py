"""One cast for every test: two organisations, a member of each in every role, and a stranger."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.core.servers.basehttp import WSGIRequestHandler
from django.test import Client
from django.utils import translation

from onedoor.apps.partners.data import OrganisationKind, Role
from onedoor.apps.partners.models import Account, Membership, Organisation
from onedoor.foundation.actors import Actor, Grant
from tests.migrated import copy_into_memory, template
from tests.processes import database_like_this

# Playwright's loop and Django's synchronous ORM share a thread in browser tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Django's test server writes an answer in two pieces, and a browser says only after 40 ms that it has the first.
WSGIRequestHandler.disable_nagle_algorithm = True

# Tests never time anything: a busy machine must not fail a property.
hypothesis.settings.register_profile("onedoor", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("onedoor")

# Minutes in one test or module: begun last, one of two workers would wait for the other at the end.
LONG = (
    "tests/data/", "tests/journeys/test_every_page", "tests/journeys/test_demonstration",
    "tests/contract/events/test_kill",
    "tests/access/", "tests/unit/people/linkage", "tests/contract/open311",
)  # fmt: skip
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long ones first, the others as shuffled; on a server's database only what asks a database."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    if os.environ.get("ONEDOOR_DATABASE_URL", "").startswith("postgres"):
        without = [item for item in items if not _asks_a_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if _asks_a_database(item)]


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it again and again for rubbish would take an eighth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not DATABASE_FIXTURES.isdisjoint(fixtures)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Before a run's database is made: where a migrated one lies ready, it is there already."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite") and template():
        with closing(copy_into_memory()):
            yield
    else:
        yield


@pytest.fixture
def database_url(transactional_db: None, tmp_path: Path) -> Iterator[str]:
    """The address of a database for processes of their own, of the kind the whole run is on."""
    with database_like_this(tmp_path) as url:
        yield url


NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    """Every test comes from the same address, many of them in one minute; the last page may have been Welsh."""
    cache.clear()
    translation.deactivate()


@pytest.fixture
def noon() -> Iterator[datetime]:
    """Wednesday 4 March 2026, twelve o'clock, and it stays so."""
    with time_machine.travel(NOON, tick=False):
        yield NOON


@dataclass
class Cast:
    """`district` and `county` are two partners; `staff[organisation.slug, role]` works there in that role."""

    district: Organisation
    county: Organisation
    staff: dict[tuple[str, str], Account] = field(default_factory=dict)

    def account(self, organisation: Organisation, role: str) -> Account:
        return self.staff[organisation.slug, role]

    def actor(self, organisation: Organisation, role: str) -> Actor:
        account = self.account(organisation, role)
        grant = Grant(organisation=str(organisation.uuid), role=role)
        return Actor(kind="staff", id=str(account.uuid), name=account.name, grants=frozenset({grant}))


@pytest.fixture
def cast(db: None) -> Cast:
    district = Organisation.objects.create(
        kind=OrganisationKind.DISTRICT, slug="teasel-vale", name="Teasel Vale District Council"
    )
    county = Organisation.objects.create(
        kind=OrganisationKind.COUNTY, slug="carrowshire", name="Carrowshire County Council"
    )
    members = Cast(district, county)
    places = [(organisation, role) for organisation in (district, county) for role in Role.values]
    # At once: nearly every test begins here.
    accounts = Account.objects.bulk_create(
        Account(
            email=f"{role}@{organisation.slug}.example",
            name=f"{Role(role).label} {organisation.kind}",
            password=make_password(None),
        )
        for organisation, role in places
    )
    Membership.objects.bulk_create(
        Membership(account=account, organisation=organisation, role=role)
        for account, (organisation, role) in zip(accounts, places, strict=True)
    )
    for account, (organisation, role) in zip(accounts, places, strict=True):
        members.staff[organisation.slug, role] = account
    return members


@pytest.fixture
def signed_in(client: Client) -> Callable[[Account], Client]:
    """`signed_in(account)` is a client with that person's session."""

    def sign_in(account: Account) -> Client:
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
