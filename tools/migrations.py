"""Folds the indexes and constraints of models into the operations that make them, in migrations not yet released.

`make migrations` after `makemigrations`. Django renders every related model anew for each addition: three hundred of
them were half of the time in which a new database is made.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import migrations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration, SwappableTuple
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter

import onedoor

__all__ = ["additions", "our_migrations"]

_OURS = Path(onedoor.__file__).parent


@dataclass(frozen=True, slots=True)
class Addition:
    """An index or a constraint that the making of its model could hold: `kind` is the name of that option."""

    operation: Operation
    model: migrations.CreateModel
    kind: str
    added: Any


def additions(operations: Sequence[Operation]) -> list[Addition]:
    """What may be folded: all but what speaks of a field that its model gets only later."""
    made = {one.name_lower: one for one in operations if isinstance(one, migrations.CreateModel)}
    late = {(one.model_name_lower, one.name) for one in operations if isinstance(one, migrations.AddField)}
    found = []
    added: Any
    for one in operations:
        match one:
            case migrations.AddIndex():
                kind, added = "indexes", one.index
            case migrations.AddConstraint():
                kind, added = "constraints", one.constraint
            case _:
                continue
        words = set(re.findall(r"\w+", repr(added.deconstruct())))
        name = one.model_name_lower
        if name in made and not any((name, word) in late for word in words):
            found.append(Addition(one, made[name], kind, added))
    return found


def our_migrations() -> Iterator[Migration]:
    for migration in MigrationLoader(None).disk_migrations.values():
        if _OURS in _file_of(migration).parents:
            yield migration


def _file_of(migration: Migration) -> Path:
    return Path(str(sys.modules[migration.__module__].__file__))


def _fold(migration: Any, found: list[Addition]) -> None:
    for one in found:
        options = one.model.options
        one.model.options = {**options, one.kind: [*options.get(one.kind, ()), one.added]}
    gone = {id(one.operation) for one in found}
    migration.operations = [one for one in migration.operations if id(one) not in gone]
    migration.dependencies = [
        ("__setting__", "AUTH_USER_MODEL") if isinstance(one, SwappableTuple) else one for one in migration.dependencies
    ]
    _file_of(migration).write_text(MigrationWriter(migration, include_header=False).as_string())


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    for migration in our_migrations():
        if found := additions(migration.operations):
            _fold(migration, found)
            print(f"{migration}: {len(found)} folded")


if __name__ == "__main__":
    main()
