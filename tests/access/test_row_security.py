"""Whoever goes round the application finds nobody: raw SQL as its role, without a setting and with another body's."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.db.models import CASCADE, ForeignKey, Model
from django.test import Client
from django.urls import reverse

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.people.models import Resident
from onedoor.apps.retention.models import Hold
from onedoor.apps.sharing.models import Pause
from onedoor.foundation.privacy import PrivacyClass, class_of
from onedoor.foundation.reading import read_as
from tests.access.scene import Scene, set_scene
from tests.conftest import Cast

pytestmark = pytest.mark.django_db

TABLES = (
    "people_resident", "people_contactpoint", "people_searchkey", "requests_request", "requests_attachment",
    "contacts_contact", "rights_part", "rights_case", "sharing_pause", "retention_hold",
)  # fmt: skip
SignedIn = Callable[[Account], Client]


@pytest.fixture
def scene(cast: Cast) -> Scene:
    if connection.vendor != "postgresql":
        pytest.skip("Only PostgreSQL locks rows.")
    scene = set_scene(cast)
    for body in (cast.district, cast.county):
        Pause.objects.create(resident_id=scene.of(body).part.case.resident_id or 0, about=uuid4())
        Hold.objects.create(organisation=body, code="requests", subject=uuid4(), name="One", reason="A claim")
    return scene


@pytest.fixture
def as_the_application(scene: Scene) -> Iterator[None]:
    """An owner of the tables who is no superuser, as an installation has: superusers are let past every policy."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (before,) = cursor.fetchone()
        # No table changes hands while a check of its rows still waits for the end of the transaction.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("CREATE ROLE onedoor_test NOLOGIN")
        cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO onedoor_test")
        cursor.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO onedoor_test")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} OWNER TO onedoor_test")
        cursor.execute("SET ROLE onedoor_test")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {before}")


def counts(reader: str) -> dict[str, int]:
    """How many rows of each table are there for a connection with that setting."""
    found = {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('onedoor.reader', %s, true)", [reader])
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")
            (found[table],) = cursor.fetchone()
    return found


@pytest.mark.parametrize("reader", ["", "nobody", "00000000-0000-0000-0000-000000000000", "everything,"])
def test_without_a_setting_there_is_nobody(scene: Scene, as_the_application: None, reader: str) -> None:
    assert set(counts(reader).values()) == {0}


def test_with_a_setting_there_are_that_bodys_alone(scene: Scene, as_the_application: None) -> None:
    whole, parts = counts("everything"), [counts(str(body.uuid)) for body in (scene.cast.district, scene.cast.county)]
    for table in TABLES:
        assert whole[table] > 0
        assert sum(part[table] for part in parts) == whole[table]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('onedoor.reader', %s, true)", [str(scene.cast.district.uuid)])
        cursor.execute("SELECT count(*) FROM people_resident WHERE held_by_id <> %s", [scene.cast.district.pk])
        assert cursor.fetchone() == (0,)


def test_another_bodys_rows_are_neither_changed_nor_put_in(scene: Scene, as_the_application: None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('onedoor.reader', %s, true)", [str(scene.cast.district.uuid)])
        cursor.execute("UPDATE people_resident SET family_name = 'X' WHERE held_by_id = %s", [scene.cast.county.pk])
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM requests_request WHERE accountable_id = %s", [scene.cast.county.pk])
        assert cursor.rowcount == 0
    with read_as([str(scene.cast.district.uuid)]):
        Resident.objects.create(held_by=scene.cast.district, family_name="Ours")
        with transaction.atomic(), pytest.raises(ProgrammingError, match="row-level security"):
            Resident.objects.create(held_by=scene.cast.county, family_name="Put in")
        with transaction.atomic(), pytest.raises(ProgrammingError, match="row-level security"):
            Resident.objects.filter(family_name="Ours").update(held_by=scene.cast.county)


# What is said of somebody on a row that hangs on a locked one, and is read for everybody at once, with why.
OPEN = {
    "people_link": "which records are one person is compared across bodies",
    "people_matchkey": "keyed numbers alone, by which all bodies' records meet",
    "people_pair": "reviewers compare records of two bodies; what they see of each is asked of its row",
    "publishing_publicpicture": "shown to everybody",
    "publishing_publicwords": "shown to everybody",
}


def test_what_is_said_of_somebody_on_a_row_that_hangs_on_a_locked_one_is_locked_too() -> None:
    """A new table of what belongs to somebody needs a rule in a `0002_row_security.py`, or a reason here."""
    if connection.vendor != "postgresql":
        pytest.skip("Only PostgreSQL locks rows.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        locked = {name for (name,) in cursor.fetchall()}
    assert set(TABLES) <= locked
    hanging = {model._meta.db_table for model in apps.get_models() if hangs_on(model, locked) and says_something(model)}
    assert hanging - locked == OPEN.keys()


def hangs_on(model: type[Model], tables: set[str]) -> bool:
    keys = [field for field in model._meta.local_concrete_fields if isinstance(field, ForeignKey)]
    return any(key.related_model._meta.db_table in tables and key.remote_field.on_delete is CASCADE for key in keys)


def says_something(model: type[Model]) -> bool:
    return any(class_of(model, field.name) != PrivacyClass.NONE for field in model._meta.local_concrete_fields)


def test_blocks_end_and_stand_in_each_other(scene: Scene, as_the_application: None) -> None:
    def seen() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_resident")
            return int(cursor.fetchone()[0])

    everyone = seen()
    with read_as([str(scene.cast.district.uuid)]):
        own = seen()
        with read_as(None):
            assert seen() == everyone
        assert seen() == own < everyone
        with read_as([]):
            assert seen() == 0
    assert seen() == everyone


def test_the_desk_works_behind_the_lock(scene: Scene, as_the_application: None, signed_in: SignedIn) -> None:
    for body in (scene.cast.district, scene.cast.county):
        word = scene.of(body).word
        contact = reverse("desk:contact-page", args=[scene.of(body).contact.uuid])
        page = signed_in(scene.cast.account(body, Role.ADVISER)).get(f"{contact}?q={word}")
        assert f"Olwen {word.title()}" in page.text
        queue = signed_in(scene.cast.account(body, Role.SERVICE_OFFICER)).get(reverse("desk:queue-list"))
        assert word in queue.text
