"""Where a copy is made: an empty folder with its own keys, and an empty database that is not the original's."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, models

from onedoor.foundation.databases import database
from onedoor.foundation.encryption.keyring import Keyring, new_key, read_keys
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.scrubbing.rules import copied_models

__all__ = ["ENVIRONMENT", "empty_database", "make_folder", "uploads_of", "write_environment"]

ENVIRONMENT = "onedoor.env"
_ALIAS = "scrubbed"


def make_folder(folder: Path) -> Keyring:
    """With secrets of its own, readable by their owner alone; raises Conflict where something is in it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if any(folder.iterdir()):
        raise Conflict(f"{folder} is not empty. Name a folder that is, or a new one.")
    data_key = new_key()
    for name, text in (
        ("secret-key", secrets.token_urlsafe(50)), ("data-keys", data_key), ("ni-key", secrets.token_urlsafe(50)),
    ):  # fmt: skip
        path = folder / name
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
    return read_keys(data_key)


def write_environment(folder: Path, url: str) -> Path:
    """The settings with which the copy runs. It reaches nobody: what it sends stays in its outbox."""
    path = folder / ENVIRONMENT
    path.touch(mode=0o600)
    lines = {
        "ONEDOOR_INSTANCE_DIR": folder, "ONEDOOR_DATABASE_URL": url,
        "ONEDOOR_SECRET_KEY_FILE": folder / "secret-key", "ONEDOOR_DATA_KEYS_FILE": folder / "data-keys",
        "ONEDOOR_NI_KEY_FILE": folder / "ni-key", "ONEDOOR_EMAIL_SENDER": "outbox", "ONEDOOR_TEXT_SENDER": "outbox",
        "ONEDOOR_REQUIRE_SECOND_STEP": "no",
    }  # fmt: skip
    path.write_text("".join(f"{name}={value}\n" for name, value in lines.items()), encoding="utf-8")
    return path


@contextmanager
def empty_database(url: str) -> Iterator[str]:
    """Migrated, under the alias that is given meanwhile. Raises Invalid and Conflict before anything is written."""
    described = database(url)
    target = {**connections.settings, _ALIAS: described}
    connections.settings[_ALIAS] = connections.configure_settings(target)[_ALIAS]
    try:
        _require_another()
        _require_empty()
        call_command("migrate", database=_ALIAS, verbosity=0, interactive=False)
        yield _ALIAS
    finally:
        connections[_ALIAS].close()
        del connections[_ALIAS]
        del connections.settings[_ALIAS]


def _require_another() -> None:
    names = ("NAME", "HOST", "PORT")
    ours, theirs = connection.settings_dict, connections[_ALIAS].settings_dict
    if all(str(ours[name]) == str(theirs[name]) for name in names):
        raise Invalid("That is the database of the original. Name another.")


def _require_empty() -> None:
    target = connections[_ALIAS]
    try:
        with target.cursor() as cursor:
            tables = set(target.introspection.table_names(cursor))
    except DatabaseError as error:
        raise Invalid(f"The database cannot be reached: {error}") from error
    if tables and "django_migrations" not in tables:
        raise Conflict("The database holds something else. Name an empty one.")
    if any(_has_rows(model) for model in copied_models() if model._meta.db_table in tables):
        raise Conflict("The database is not empty. Name an empty one.")


def _has_rows(model: type[models.Model]) -> bool:
    return bool(model._base_manager.using(_ALIAS).values_list("pk")[:1])


def uploads_of(folder: Path) -> Path:
    return folder / Path(settings.UPLOADS_DIR).name
