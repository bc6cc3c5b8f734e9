"""Finding what is under which key, and writing it anew under the first, some at a time.

A row is changed only where it still holds what was read, so nobody is locked out and nothing written meanwhile is lost.
Cut short it is begun again: what is done is under the new key and is not found any more.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from onedoor.foundation.encryption.fields import Encrypted
from onedoor.foundation.encryption.files import key_of_file, rewrite_file
from onedoor.foundation.encryption.keyring import MARK, Keyring
from onedoor.foundation.encryption.keys import keyring

__all__ = ["encrypted_fields", "first_use_of_unknown_key", "key_uses", "require_readable", "rewrite_all"]

_BATCH = 500
_ID_ENDS = len(MARK) + 8


def encrypted_fields() -> Iterator[Encrypted]:
    for model in apps.get_models():
        yield from (field for field in model._meta.local_concrete_fields if isinstance(field, Encrypted))


def key_uses() -> Counter[str]:
    """How many values and files are under each key, by its id; under the empty id, those that are under none."""
    uses: Counter[str] = Counter()
    for field in encrypted_fields():
        table, column, _ = _names(field)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT substr({column}, 1, {_ID_ENDS}), count(*) FROM {table}"  # noqa: S608  Names are ours.
                f" WHERE {column} <> '' GROUP BY 1"
            )
            for head, count in cursor.fetchall():
                uses[head.removeprefix(MARK) if head.startswith(MARK) else ""] += count
    uses.update(key_of_file(path) for path in _files())
    return uses


def first_use_of_unknown_key() -> str:
    """A place that is under a key we do not hold, from one look at each column; empty where none was met."""
    keys = keyring()
    for field in encrypted_fields():
        table, column, _ = _names(field)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {column} FROM {table} WHERE {column} <> '' LIMIT 1")  # noqa: S608
            row = cursor.fetchone()
        if row and row[0][len(MARK) : _ID_ENDS] not in keys.ciphers:
            return f"{field.place} (key {row[0][len(MARK) : _ID_ENDS]})"
    return ""


def require_readable() -> None:
    """Raises ImproperlyConfigured where the keys given are not those that something is stored under."""
    if place := first_use_of_unknown_key():
        raise ImproperlyConfigured(
            f"ONEDOOR_DATA_KEYS lacks a key that {place} is stored under. Put it back, or nothing"
            " written under it can be read."
        )


def rewrite_all(say: Callable[[str], None]) -> int:
    """Everything that is under another key than the first; how many values and files were written."""
    keys, done = keyring(), 0
    for field in encrypted_fields():
        written = _rewrite(field, keys)
        done += written
        if written:
            say(f"{field.place}: {written:,} values")
    files = 0
    for path in _files():
        if key_of_file(path) not in ("", keys.first):
            rewrite_file(path, keys)
            files += 1
    if files:
        say(f"uploads: {files:,} files")
    return done + files


def _rewrite(field: Encrypted, keys: Keyring) -> int:
    table, column, key = _names(field)
    new, last, done = f"{MARK}{keys.first}:%", 0, 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {key}, {column} FROM {table} WHERE {key} > %s AND {column} LIKE %s AND {column} NOT LIKE %s"  # noqa: S608
                f" ORDER BY {key} LIMIT {_BATCH}",
                [last, f"{MARK}%", new],
            )
            rows = cursor.fetchall()
            if not rows:
                return done
            again = [(keys.hide(keys.show(text, field.place), field.place), pk, text) for pk, text in rows]
            cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE {key} = %s AND {column} = %s", again)  # noqa: S608
        last, done = rows[-1][0], done + len(rows)


def _names(field: Encrypted) -> tuple[str, str, str]:
    quote, meta = connection.ops.quote_name, field.model._meta
    assert meta.pk is not None, "Every model has a key."
    return quote(meta.db_table), quote(str(field.column)), quote(str(meta.pk.column))


def _files() -> Iterator[Path]:
    root = Path(settings.UPLOADS_DIR)
    return (path for path in sorted(root.rglob("*")) if path.is_file()) if root.exists() else iter(())
