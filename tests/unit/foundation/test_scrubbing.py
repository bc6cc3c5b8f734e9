"""A copy for testing holds nothing of anybody, whoever adds a field, and runs by itself."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from onedoor.apps.messages.models import Template
from onedoor.apps.people.models import MatchKey, Resident
from onedoor.apps.places.models import Address
from onedoor.apps.requests.models import Request
from onedoor.foundation.encryption.files import show_bytes
from onedoor.foundation.encryption.keyring import MARK, Keyring, read_keys
from onedoor.foundation.events.seals import seal_all
from onedoor.foundation.ids import is_reference
from onedoor.foundation.privacy import personal_fields
from onedoor.foundation.scrubbing import destination
from onedoor.foundation.scrubbing.destination import empty_database
from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.make import Made, make_copy
from onedoor.foundation.scrubbing.rules import copied_models, find_rules, rules_of
from onedoor.foundation.scrubbing.words import FAMILY_NAMES, GIVEN_NAMES
from tests.conftest import Cast
from tests.everything import MARKS, Known, known_everywhere
from tests.rights import person  # noqa: F401  A fixture.

pytestmark = pytest.mark.django_db
PASSWORD = "a password of the copy"


@pytest.fixture(autouse=True)
def second_database(db: None) -> Iterator[None]:
    """Django lets a test reach only the databases it began with: here one more is made."""
    (guarded,) = {
        cell.cell_contents for cell in BaseDatabaseWrapper.ensure_connection.__closure__ or ()
        if getattr(cell.cell_contents, "__name__", "") == "ensure_connection"
    }  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "ensure_connection", guarded)
        yield


@contextmanager
def another_database(folder: Path) -> Iterator[str]:
    """An empty one of the kind the test runs on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder}/copy.sqlite3"
        return
    name, ours = f"copy_{uuid4().hex}", connection.settings_dict
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield f"postgresql://{ours['USER']}:{ours['PASSWORD']}@/{name}?host={ours['HOST']}"
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def known(cast: Cast) -> Known:
    known = known_everywhere(cast)
    Address.objects.bulk_create(
        Address(uprn=number, line=f"{number} Bramble Lane, Copyham", postcode_key="ZZ12AB", search_key=f"{number}",
                latitude=53.2, longitude=-1.7)
        for number in (1, 2, 3)
    )  # fmt: skip
    known.record.postcode_key, known.record.birth_date = "ZZ11AA", date(1950, 6, 15)
    known.record.save()
    return known


def texts_of(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for held in value.values():
                yield from texts_of(held)
        case list() | tuple():
            for held in value:
                yield from texts_of(held)
        case None | bool() | float():
            # A number with a point stands in others by chance.
            return
        case _:
            yield str(value)


def personal_values() -> dict[str, str]:
    """Every value of every field that is classified so and is replaced, and the field it stands in."""
    find_rules()
    found: dict[str, str] = {}
    # A match key stands for how two names sound, which invented ones may as well; what it is made of is looked at.
    for model in set(apps.get_models()) - {MatchKey}:
        rules = rules_of(model)
        names = [
            field.name for field in model._meta.concrete_fields
            if field.name in personal_fields(model) and field.name not in {*rules.as_is, *rules.drawn}
            and not field.choices
        ]  # fmt: skip
        for row in model._base_manager.values(*names) if names else []:
            found |= {text: f"{model._meta.label}.{name}" for name, value in row.items() for text in texts_of(value)}
    # A word shorter than this is met by chance; subjects are those of templates; and these say nothing of anybody.
    public = {*Template.objects.values_list("subject", flat=True), "system:onedoor", "resident:anonymous"}
    # And a name that is one of those drawn from may be given to another by chance.
    drawn = {name.casefold() for name in (*GIVEN_NAMES, *FAMILY_NAMES)}
    return {
        text: place for text, place in found.items()
        if len(text) > 3 and text not in public and text.casefold() not in drawn
    }  # fmt: skip


def every_text_of(alias: str, keys: Keyring) -> Iterator[str]:
    with connections[alias].cursor() as cursor:
        for table in connections[alias].introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connections[alias].ops.quote_name(table)}")
            places = [f"{table}.{column[0]}" for column in cursor.description]
            for row in cursor.fetchall():
                for value, place in zip(row, places, strict=True):
                    text = (
                        bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
                    )
                    yield keys.show(text, place) if text.startswith(MARK) else text


@contextmanager
def opened(url: str) -> Iterator[str]:
    """The finished copy; the check that it is empty is for new ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(destination, "_require_empty", lambda: None)
        with empty_database(url) as alias:
            yield alias


def copy_of(folder: Path, url: str) -> Made:
    return make_copy(folder, url, password=PASSWORD, say=lambda text: None)


def test_no_value_of_anybody_is_in_the_copy_and_it_runs(cast: Cast, known: Known, person: Any, tmp_path: Path) -> None:  # noqa: F811
    person.asks("correction", words="The marigold is wrong", should_be="A tulip")
    person.looked_at("identity.name")
    seal_all()
    values, before = personal_values(), rows_of("default")
    assert {mark for mark in MARKS if any(mark.lower() in text.lower() for text in values)} == set(MARKS)
    folder = tmp_path / "copy"
    with another_database(tmp_path) as url:
        made = copy_of(folder, url)
        assert rows_of("default") == before, "The original was changed."
        keys = read_keys((folder / "data-keys").read_text())
        with opened(url) as alias:
            dump = "\n".join(every_text_of(alias, keys)).lower()
            assert {place: text for text, place in values.items() if stands_in(text.lower(), dump)} == {}
            assert [mark for mark in MARKS if mark.lower() in dump] == []
            assert_is_believable(alias, known)
        files = [path for path in folder.rglob("*") if path.is_file() and "uploads" in path.parts]
        assert [show_bytes(path.read_bytes(), keys, path.name)[:2] for path in files] == [b"\xff\xd8"]
        assert_runs(made, url)


def stands_in(text: str, dump: str) -> bool:
    """A short one as a word of its own: by chance it is inside a hash of one copy in ten."""
    is_there = text in dump
    return bool(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", dump)) if is_there and len(text) < 9 else is_there


def rows_of(alias: str) -> dict[str, int]:
    return {model._meta.label: model._base_manager.using(alias).count() for model in apps.get_models()}


def assert_is_believable(alias: str, known: Known) -> None:
    records = Resident.objects.using(alias).defer(
        "help_needed",
        "contact_warning",
        "needs_large_print",
        "needs_interpreter",
        "interpreter_language",
        "access_needs",
    )
    record, request = records.get(pk=known.record.pk), Request.objects.using(alias).get(pk=known.request.pk)
    assert request.contact_name == f"{record.given_names} {record.family_name}", "One person in both places."
    assert request.contact_email == record.contact_points.get(kind="email").normalised
    assert is_reference(record.reference)
    assert record.uuid != known.record.uuid
    assert (record.postcode_key, record.address_text[2:]) == ("ZZ12AB", "Bramble Lane, Copyham")
    assert record.birth_date
    assert abs((record.birth_date - date(1950, 6, 15)).days) <= 45
    assert record.search_keys.filter(value=record.family_name.lower()).exists()
    assert record.match_keys.exists()


def assert_runs(made: Made, url: str) -> None:
    """In a process of its own, under its own keys: the log is whole, and somebody signs in and sees the queue."""
    email = next(line.split()[0] for line in made.staff if "Service team member" in line)
    script = (
        "import json, django; django.setup()\n"
        "from django.test import Client\n"
        "from onedoor.foundation.events.verification import verify\n"
        "client = Client(HTTP_HOST='localhost')\n"
        f"client.post('/account/sign-in/', {{'login': {email!r}, 'password': {PASSWORD!r}}})\n"
        "page = client.get('/desk/queue/?state=all')\n"
        "print(json.dumps([page.status_code, [p.text for p in verify().problems], 'test copy' in page.text]))\n"
    )
    given = dict(line.split("=", 1) for line in made.environment.read_text().splitlines())
    bare = {name: value for name, value in os.environ.items() if not name.startswith("ONEDOOR_")}
    ran = subprocess.run(
        (sys.executable, "-c", script), capture_output=True, text=True, check=False,
        env={**bare, **given, "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.splitlines()[-1])[:2] == [200, []]


def test_every_secret_is_left_out_or_made_anew() -> None:
    """A field that is called like one, of a table that is copied, needs a word in the app's `scrubbed.py`."""
    find_rules()
    secret = ("password", "secret", "token", "key_hash", "session")
    for model in copied_models():
        rules = rules_of(model)
        ruled = {*rules.invented, *rules.written_over, *rules.as_is}
        told = [one.name for one in model._meta.concrete_fields if any(word in one.name for word in secret)]
        assert set(told) - ruled - {"token"} == set(), model._meta.label


def test_what_is_said_of_a_field_is_of_one_that_is_there() -> None:
    for model in apps.get_models():
        rules, names = rules_of(model), {field.name for field in model._meta.concrete_fields}
        assert {*rules.invented, *rules.drawn, *rules.as_is, *rules.written_over} <= names, model._meta.label


def test_the_original_cannot_be_named_nor_what_is_in_use(cast: Cast, tmp_path: Path) -> None:
    ours = connection.settings_dict
    url = "sqlite://" if connection.vendor == "sqlite" else f"postgresql:///{ours['NAME']}?host={ours['HOST']}"
    if connection.vendor == "postgresql":
        with pytest.raises(CommandError, match="of the original"):
            call_command("scrub", str(tmp_path / "copy"), database=url)
    (tmp_path / "kept").write_text("mine")
    with pytest.raises(CommandError, match="not empty"):
        call_command("scrub", str(tmp_path))
    assert (tmp_path / "kept").read_text() == "mine"
    other = tmp_path / "other.sqlite3"
    with sqlite3.connect(other) as theirs:
        theirs.execute("CREATE TABLE somebody (name text)")
    with pytest.raises(CommandError, match="holds something else"):
        call_command("scrub", str(tmp_path / "copy"), database=f"sqlite:///{other}")
    assert not (tmp_path / "copy").exists()


PAIRS = [
    ("phone", "01632 960777", "+441632960777"), ("phone", "(07700) 900-123", "+447700900123"),
    ("email", "Quill@Feather.example", "quill@feather.example"), ("family_name", "Quillfeather", "Quillfeather"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "one", "other"), PAIRS)
def test_two_ways_to_write_one_thing_stay_one_thing(kind: str, one: str, other: str) -> None:
    inventor = Inventor(b"1" * 32)
    made = [getattr(inventor, kind)(text) for text in (one, other)]
    if kind == "phone":
        assert [len(text) for text in made] == [len(one), len(other)]
        made = ["".join(sign for sign in text if sign.isdigit())[-9:] for text in made]
    assert made[0] == made[1]
    assert made[0].casefold() not in one.casefold()
    assert getattr(Inventor(b"2" * 32), kind)(one) != getattr(inventor, kind)(one), "Another run, another value."


@pytest.mark.parametrize("text", ["Rang at 10.30 about Mrs Quill, ref 7K3M-9PQX.", "A", "Ynys Môn", "x" * 200])
def test_words_keep_their_shape_and_nothing_else(text: str) -> None:
    made = Inventor().text(text)
    assert len(made) == len(text)
    assert [sign for sign in made if not sign.isalnum()] == [sign for sign in text if not sign.isalnum()]
    assert not set(text.lower().split()) & set(made.lower().split())
