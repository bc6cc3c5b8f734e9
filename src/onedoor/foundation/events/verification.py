"""Reading the whole log against its seals, and saying where they disagree.

An app that keeps rows bound to events adds its own comparison in a module `verifying.py`, found by itself:

    @also_verify
    def ledger_problems() -> Iterator[Problem]: ...
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils.module_loading import autodiscover_modules

from onedoor.foundation.events import keys, sealing
from onedoor.foundation.events.models import Event, Seal
from onedoor.foundation.events.seals import EVENT_FIELDS, entry_of, read_head, unsealed_count
from onedoor.foundation.rows import select

__all__ = ["Problem", "Verification", "also_verify", "verify"]

_SEALS_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One disagreement. `event` is a uuid, blank where the seal itself is at fault; `type` is blank if unknown."""

    what: str
    text: str
    seal: int | None = None
    event: str = ""
    type: str = ""


@dataclass(slots=True)
class Verification:
    """What was read and what was wrong with it."""

    seals: int = 0
    events: int = 0
    unsealed: int = 0
    head: str = ""
    problems: list[Problem] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


Check = Callable[[], Iterator[Problem]]
_CHECKS: dict[str, Check] = {}


def also_verify(check: Check) -> Check:
    """Have a function called with every verification: what it yields is reported beside the log's own problems."""
    _CHECKS[f"{check.__module__}.{check.__qualname__}"] = check
    return check


def verify(head: str = "") -> Verification:
    """Read every seal and every sealed event. `head` is a seal digest noted earlier, which must be in the chain."""
    result = Verification(unsealed=unsealed_count())
    seen: dict[int, str] = {}
    for seals in _in_chunks():
        for seal, rows in _with_events(seals):
            result.problems += _chain_problems(seal, result.seals, result.head)
            result.problems += _batch_problems(seal, rows)
            result.seals, result.head = seal.sequence, seal.digest
            result.events += len(rows)
            seen[seal.sequence] = seal.digest
    result.problems += _orphans()
    result.problems += _head_problems(seen, head)
    autodiscover_modules("verifying")
    for check in _CHECKS.values():
        result.problems += check()
    result.seals = len(seen)
    return result


def _in_chunks() -> Iterator[list[Seal]]:
    last = -1
    while seals := list(Seal.objects.filter(sequence__gt=last).order_by("sequence")[:_SEALS_AT_ONCE]):
        yield seals
        last = seals[-1].sequence


def _with_events(seals: Sequence[Seal]) -> Iterator[tuple[Seal, list[tuple[Any, ...]]]]:
    keys_of_seals = ", ".join(str(seal.pk) for seal in seals)
    rows = select(Event, ("seal_id", *EVENT_FIELDS), f"WHERE seal_id IN ({keys_of_seals}) ORDER BY seal_id, id")
    by_seal = {seal_id: [row[1:] for row in group] for seal_id, group in groupby(rows, key=lambda row: row[0])}
    for seal in seals:
        yield seal, by_seal.get(seal.pk, [])


def _chain_problems(seal: Seal, last_sequence: int, last_digest: str) -> Iterator[Problem]:
    if seal.sequence != last_sequence + 1:
        yield Problem("seal-removed", f"Seals {last_sequence + 1} to {seal.sequence - 1} are gone.", seal.sequence)
    elif seal.previous != last_digest:
        yield Problem("chain-broken", f"Seal {seal.sequence} does not follow from the one before it.", seal.sequence)
    if seal.digest != seal.expected_digest():
        yield Problem("seal-changed", f"Seal {seal.sequence} was changed after it was signed.", seal.sequence)
    is_signed = keys.is_signed(seal.digest, seal.signature, seal.key_id)
    if is_signed is None:
        text = f"The public half of key {seal.key_id}, which signed seal {seal.sequence}, is not here."
        yield Problem("key-missing", text, seal.sequence)
    elif not is_signed:
        yield Problem("signature-wrong", f"The signature of seal {seal.sequence} is not ours.", seal.sequence)


def _batch_problems(seal: Seal, rows: Sequence[tuple[Any, ...]]) -> Iterator[Problem]:
    remembered = bytes(seal.entries)
    found = [entry_of(row) for row in rows]
    if b"".join(found) != remembered:
        yield from _differences(seal, rows, found)
    size = sealing.ENTRY_LENGTH
    entries = [remembered[start : start + size] for start in range(0, len(remembered), size)]
    if sealing.merkle_root(entries).hex() != seal.root or len(entries) != seal.event_count:
        text = f"What seal {seal.sequence} remembers of its events does not fit its root."
        yield Problem("seal-changed", text, seal.sequence)


def _differences(seal: Seal, rows: Sequence[tuple[Any, ...]], found: Sequence[bytes]) -> Iterator[Problem]:
    remembered = dict(sealing.entries_in(bytes(seal.entries)))
    present = set()
    place = f"in seal {seal.sequence}"
    for row, found_entry in zip(rows, found, strict=True):
        uuid, kind = row[0], row[1]
        present.add(uuid.bytes)
        if uuid.bytes not in remembered:
            text = f"Event {uuid} ({kind}) was put {place} afterwards."
            yield Problem("event-inserted", text, seal.sequence, str(uuid), kind)
        elif sealing.entry(uuid.bytes, remembered[uuid.bytes]) != found_entry:
            text = f"Event {uuid} ({kind}) {place} was changed."
            yield Problem("event-changed", text, seal.sequence, str(uuid), kind)
    for gone in remembered.keys() - present:
        text = f"Event {UUID(bytes=gone)} {place} is gone, or is called something else now."
        yield Problem("event-removed", text, seal.sequence, str(UUID(bytes=gone)))
    if remembered.keys() == present and [row[0].bytes for row in rows] != list(remembered):
        yield Problem("order-changed", f"The events {place} stand in another order.", seal.sequence)


def _orphans() -> Iterator[Problem]:
    """Events that name a seal there is not: only possible past the database's own checks."""
    orphans = Event.objects.filter(seal_id__isnull=False).exclude(seal_id__in=Seal.objects.values("id"))
    for uuid, kind in orphans.values_list("uuid", "type")[:1000]:
        text = f"Event {uuid} ({kind}) names a seal that is gone."
        yield Problem("seal-removed", text, None, str(uuid), kind)


def _head_problems(seen: dict[int, str], head: str) -> Iterator[Problem]:
    noted = read_head()
    if noted is not None and seen.get(noted[0]) != noted[1]:
        text = f"Seal {noted[0]}, noted outside the database, is not in the chain: its end was cut off or rewritten."
        yield Problem("seal-removed", text, noted[0])
    if head and head not in seen.values():
        yield Problem("seal-removed", f"There is no seal {head} in the chain.")
