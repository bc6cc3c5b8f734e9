"""What every answer needs, kept in memory by each process: rules, bodies, and which of them are still current."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import connection

from onedoor.apps.directory.models import Provision
from onedoor.apps.directory.responsibility import Body, Register, Rule, Served
from onedoor.apps.partners import services as partners
from onedoor.foundation.remembering import forget_all, remembered_briefly

__all__ = ["Rulebook", "forget", "rulebook", "vocabulary_version"]

# Edits that leave no trace in the version of the bodies (one renamed) show after this long at the latest.
MOST_SECONDS = 5.0

_RULES_VERSION = """
    SELECT count(*), max(updated_at), (SELECT uuid FROM directory_provision ORDER BY id DESC LIMIT 1)
    FROM directory_provision
"""
_WORDS_VERSION = """
    SELECT count(*), max(updated_at), (SELECT uuid FROM directory_service ORDER BY id DESC LIMIT 1),
           (SELECT count(*) FROM directory_synonym), (SELECT max(id) FROM directory_synonym)
    FROM directory_service
"""

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of every service, by its primary key, and the bodies they speak of."""

    rules: dict[int, tuple[Rule, ...]]
    register: Register


class Memory(Generic[Kept]):
    """Keeps what `read` returned until `version` answers otherwise or it is too old."""

    def __init__(
        self, version: Callable[[], object], read: Callable[[], Kept], most_seconds: float = float("inf")
    ) -> None:
        self._version, self._read, self._most_seconds = version, read, most_seconds
        self._kept: tuple[object, float, Kept] | None = None
        self._lock = threading.Lock()

    def get(self) -> Kept:
        # The version is read first: what changes while we read is then read again, never missed.
        version = self._version()
        kept = self._kept
        if kept and kept[0] == version and 0 <= time.monotonic() - kept[1] <= self._most_seconds:
            return kept[2]
        with self._lock:
            value = self._read()
            self._kept = (version, time.monotonic(), value)
        return value

    def forget(self) -> None:
        self._kept = None


def _row(statement: str) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return tuple(cursor.fetchone())


@remembered_briefly
def vocabulary_version() -> tuple[object, ...]:
    """Differs where a service or synonym was added, changed or removed. One query."""
    return _row(_WORDS_VERSION)


@remembered_briefly
def _rules_version() -> tuple[object, ...]:
    return _row(_RULES_VERSION)


def _read_rules() -> dict[int, tuple[Rule, ...]]:
    rules: dict[int, list[Rule]] = {}
    for row in Provision.objects.select_related("interaction", "organisation", "area", "delivering").order_by("id"):
        rules.setdefault(row.service_id, []).append(
            Rule(
                kinds=tuple(row.kinds),
                body=str(row.organisation.uuid) if row.organisation else None,
                area=str(row.area.uuid) if row.area else None,
                area_name=row.area.name if row.area else "",
                interaction=row.interaction.lgil if row.interaction else None,
                delivering=str(row.delivering.uuid) if row.delivering else None,
                is_provided=row.is_provided,
                ask_instead=row.ask_instead,
                source=row.source,
                starts_on=row.starts_on,
                ends_on=row.ends_on,
            )
        )
    return {service: tuple(found) for service, found in rules.items()}


def _read_register() -> Register:
    return Register(
        {
            body.uuid: Body(
                uuid=body.uuid,
                name=body.name,
                kind=body.kind,
                starts_on=body.starts_on,
                ends_on=body.ends_on,
                is_partner=body.is_partner,
                contact=body.contact,
                serves=tuple(Served(*area) for area in body.areas),
                successors=body.successors,
            )
            for body in partners.register()
        }
    )


_rules = Memory(_rules_version, _read_rules)
_register = Memory(partners.register_version, _read_register, MOST_SECONDS)


def rulebook() -> Rulebook:
    """The rules and bodies as they stand. Two small queries where nothing changed."""
    return Rulebook(_rules.get(), _register.get())


def forget() -> None:
    """Read everything again next time; actions of this app call it for their own process."""
    forget_all()
    _rules.forget()
    _register.forget()
