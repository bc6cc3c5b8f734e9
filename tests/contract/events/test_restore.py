"""A backup brought back elsewhere: it opens with its keys, the log and the ledger verify, and what is lost shows."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pgserver
import pytest
from django.db import connection

from onedoor.foundation.encryption.keyring import new_key
from tests.processes import Installation

# Of the same version as the server: an older one would refuse to read it.
BIN = Path(pgserver.__file__).parent / "pginstall" / "bin"
SEED = """
    from datetime import timedelta
    from django.db import transaction
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.people import services as people
    from onedoor.apps.sharing import services as sharing
    from onedoor.foundation.actors import SYSTEM
    body = Organisation.objects.create(kind="district", slug="teasel-vale", name="Teasel Vale")
    person = people.create_resident(by=SYSTEM, family_name="Parry", held_by=body, help_needed="Lip-reads")
    with transaction.atomic():
        sharing.disclose_outside(
            by=SYSTEM, person=str(person.uuid), source=body, items=["told.question"], outside=person.uuid
        )
"""
LATER = """
    from onedoor.apps.people import services as people
    from onedoor.foundation.actors import SYSTEM
    people.create_resident(by=SYSTEM, family_name="Moss")
"""
READ = """
    from onedoor.apps.people.models import Resident
    from onedoor.apps.sharing.models import Disclosure
    print(Resident.objects.get().help_needed, Disclosure.objects.count())
"""


@pytest.fixture
def elsewhere(database_url: str, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a database that is not there yet, and an empty folder."""
    folder = tmp_path / "elsewhere"
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder}/onedoor.sqlite3", folder
        return
    name = f"restored_{uuid4().hex}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(urlsplit(database_url)._replace(path=f"/{name}")), folder
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def back_up(url: str, folder: Path, to: Path) -> None:
    """As docs/operate/install.md says: the database, and what of the folder is not it."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("*.sqlite3*", "elsewhere", "backup"))
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(urlsplit(url).path)) as one, closing(sqlite3.connect(to / "copy")) as other:
            one.backup(other)
    else:
        subprocess.run((BIN / "pg_dump", "--format=custom", f"--file={to / 'copy'}", url), check=True, timeout=120)


def restore(copy: Path, url: str, folder: Path) -> None:
    shutil.copytree(copy, folder)
    if url.startswith("sqlite"):
        (folder / "copy").rename(folder / "onedoor.sqlite3")
    else:
        restoring = (BIN / "pg_restore", "--no-owner", f"--dbname={url}", str(folder / "copy"))
        subprocess.run(restoring, check=True, timeout=120)


def says(installation: Installation, *command: str) -> tuple[int, str]:
    """How a command ended, and what it said."""
    log = installation.folder / "log"
    log.unlink(missing_ok=True)
    return installation.start(*command).wait(120), log.read_text(encoding="utf-8")


def test_it_opens_verifies_and_shows_what_was_lost(
    database_url: str, tmp_path: Path, elsewhere: tuple[str, Path]
) -> None:
    ours, backup = Installation(tmp_path, database_url, {}), tmp_path / "backup"
    ours.ask(SEED)
    ours.run("events", "seal")
    back_up(database_url, tmp_path, backup)
    ours.ask(LATER)
    ours.run("events", "seal")
    _, said = says(ours, "events", "verify")
    noted_elsewhere = said.rpartition("Newest seal: ")[2].strip()

    url, folder = elsewhere
    restore(backup, url, folder)
    theirs = Installation(folder, url, {})
    assert theirs.ask(READ) == ["Lip-reads", "1"]
    assert says(theirs, "keys", "check")[0] == 0
    assert says(theirs, "events", "verify")[0] == 0
    code, said = says(theirs, "events", "verify", "--head", noted_elsewhere)
    assert (code, "seal-removed" in said) == (1, True)

    without_the_key = Installation(folder, url, {"ONEDOOR_DATA_KEYS": new_key()})
    code, said = says(without_the_key, "keys", "check")
    assert (code, "Lip-reads" in said) == (1, False)
    assert "ONEDOOR_DATA_KEYS" in says(without_the_key, "serve")[1]
