"""Sealing what is in the log, batch by batch. Writers never wait for it: it only touches events already committed."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from onedoor.foundation import clock
from onedoor.foundation.events import keys, sealing
from onedoor.foundation.events.models import Event, Seal

__all__ = ["EVENT_FIELDS", "HEAD_FILE", "entry_of", "moment", "read_head", "seal_all", "seal_batch", "unsealed_count"]

_BATCH = 1000
EVENT_FIELDS = ("uuid", "type", "occurred_at", "actor", "organisation", "subject", "data")
# The newest seal is also noted outside the database: without it, cutting off the end of the chain would not show.
HEAD_FILE = "event-seal-head"


def seal_all() -> int:
    """Seal everything that is not sealed yet; how many events were."""
    total = 0
    while count := seal_batch():
        total += count
    return total


def seal_batch(limit: int = _BATCH) -> int:
    """Seal up to `limit` of the oldest unsealed events; how many were (none where another process was first)."""
    if not Event.objects.filter(seal__isnull=True).exists():
        return 0
    key = keys.signing_key()
    try:
        with transaction.atomic(durable=True):
            seal = _seal(key, limit)
    except IntegrityError:
        # Two sealers read the same end of the chain; its unique sequence let one of them through.
        return 0
    if seal is None:
        return 0
    _note_head(seal)
    return seal.event_count


def unsealed_count() -> int:
    return Event.objects.filter(seal__isnull=True).count()


def moment(value: datetime) -> str:
    """A time as sealed: UTC, to the microsecond."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def entry_of(row: tuple[Any, ...]) -> bytes:
    """What a seal remembers of a row of EVENT_FIELDS."""
    uuid, kind, occurred_at, actor, organisation, subject, data = row
    assert isinstance(uuid, UUID)
    fields = {
        "uuid": str(uuid),
        "type": kind,
        "occurred_at": moment(occurred_at),
        "actor": actor,
        "organisation": organisation,
        "subject": subject,
        "data": data,
    }
    return sealing.entry(uuid.bytes, sealing.content_hash(fields))


def read_head() -> tuple[int, str] | None:
    """Sequence and digest of the newest seal as noted outside the database."""
    path = _head_path()
    if not path.exists():
        return None
    sequence, digest = path.read_text(encoding="ascii").split()
    return int(sequence), digest


def _seal(key: keys.SigningKey, limit: int) -> Seal | None:
    unsealed = Event.objects.filter(seal__isnull=True).order_by("id")
    if connection.features.has_select_for_update:
        unsealed = unsealed.select_for_update()
    rows = list(unsealed.values_list("id", *EVENT_FIELDS)[:limit])
    if not rows:
        return None
    entries = [entry_of(row[1:]) for row in rows]
    last = Seal.objects.order_by("-sequence").first()
    seal = Seal(
        sequence=last.sequence + 1 if last else 1,
        event_count=len(rows),
        root=sealing.merkle_root(entries).hex(),
        entries=b"".join(entries),
        previous=last.digest if last else "",
        key_id=key.id,
        sealed_at=clock.now(),
    )
    seal.digest = seal.expected_digest()
    seal.signature = key.sign(seal.digest)
    seal.save()
    Event.objects.filter(id__in=[row[0] for row in rows]).update(seal=seal)
    return seal


def _note_head(seal: Seal) -> None:
    path = _head_path()
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text(f"{seal.sequence} {seal.digest}\n", encoding="ascii")
    draft.replace(path)


def _head_path() -> Path:
    path: Path = settings.SIGNING_KEY_PATH
    return path.with_name(HEAD_FILE)
