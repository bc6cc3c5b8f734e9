"""All areas and how they lie in one another, kept in memory and read again when the database changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import shapely
from django.db import connection

from onedoor.apps.places.data import AreaRef
from onedoor.apps.places.geometry.index import AreaIndex
from onedoor.apps.places.models import Area, AreaBoundary, AreaLink
from onedoor.apps.places.snapshots import Snapshot
from onedoor.foundation.remembering import remembered_briefly

__all__ = ["Atlas", "Entry", "current_atlas"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One area with what the atlas needs of it. `number` is its place in the index, -1 without a boundary."""

    id: int
    ref: AreaRef
    rank: int
    starts_on: date | None
    ends_on: date | None
    number: int
    accuracy_metres: float

    def is_true_on(self, day: date) -> bool:
        return not (self.starts_on and day < self.starts_on) and not (self.ends_on and day > self.ends_on)


@dataclass(frozen=True)
class Atlas:
    """Built once for a version of the data, then only read."""

    entries: dict[int, Entry]
    by_number: tuple[Entry, ...]
    by_code: dict[str, list[Entry]]
    parents: dict[int, list[tuple[int, date | None, date | None]]]
    index: AreaIndex
    most_inaccurate: float

    def parents_of(self, entry: Entry, day: date) -> list[Entry]:
        """The areas this one lies in on that day, without theirs."""
        return [
            parent
            for pk, starts_on, ends_on in self.parents.get(entry.id, ())
            if not (starts_on and day < starts_on) and not (ends_on and day > ends_on)
            if (parent := self.entries[pk]).is_true_on(day)
        ]

    def ancestors(self, entry: Entry, day: date) -> Iterator[Entry]:
        """Areas above this one on that day, the nearest generation first, each once."""
        seen, level = {entry.id}, [entry]
        while level:
            above = {parent.id: parent for child in level for parent in self.parents_of(child, day)}
            level = [parent for pk, parent in above.items() if pk not in seen]
            seen.update(above)
            yield from level

    def with_codes(self, codes: Iterable[str], day: date) -> list[Entry]:
        return [entry for code in codes for entry in self.by_code.get(code, ()) if entry.is_true_on(day)]


# Asked with every look-up, and therefore not put together anew each time.
VERSION = """
    SELECT (SELECT uuid FROM places_area ORDER BY uuid DESC LIMIT 1), (SELECT token FROM places_edition WHERE id = 1),
           (SELECT max(id) FROM places_areaboundary), (SELECT max(id) FROM places_arealink)
"""


@remembered_briefly
def _version() -> tuple[Any, ...]:
    """The edition's token, and the newest rows for those who write areas without renewing it."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return tuple(cursor.fetchone())


def _read() -> Atlas:
    shapes: list[shapely.Geometry] = []
    numbers: dict[int, tuple[int, float]] = {}
    for area_id, wkb, accuracy in AreaBoundary.objects.values_list("area_id", "wkb", "accuracy_metres").iterator():
        numbers[area_id] = (len(shapes), float(accuracy))
        shapes.append(shapely.from_wkb(bytes(wkb)))
    entries = {entry.id: entry for entry in _entries(numbers)}
    by_code = defaultdict(list)
    for entry in entries.values():
        by_code[entry.ref.code].append(entry)
    parents = defaultdict(list)
    for child, parent, starts_on, ends_on in AreaLink.objects.values_list(
        "child_id", "parent_id", "starts_on", "ends_on"
    ):
        parents[child].append((parent, starts_on, ends_on))
    return Atlas(
        entries=entries,
        by_number=tuple(sorted((e for e in entries.values() if e.number >= 0), key=lambda e: e.number)),
        by_code=dict(by_code),
        parents=dict(parents),
        index=AreaIndex(shapes),
        most_inaccurate=max((accuracy for _, accuracy in numbers.values()), default=0.0),
    )


def _entries(numbers: dict[int, tuple[int, float]]) -> Iterator[Entry]:
    rows = Area.objects.values_list(
        "id", "uuid", "code", "name", "name_cy", "type__code", "type__rank", "starts_on", "ends_on"
    )
    for pk, uuid, code, name, name_cy, type_code, rank, starts_on, ends_on in rows:
        number, accuracy = numbers.get(pk, (-1, 0.0))
        ref = AreaRef(uuid=str(uuid), code=code, name=name, name_cy=name_cy, type=type_code)
        yield Entry(pk, ref, rank, starts_on, ends_on, number, accuracy)


_snapshot = Snapshot(_version, _read)


def current_atlas() -> Atlas:
    """The atlas of what the database holds now: one short query, and a reading of everything when it changed."""
    return _snapshot.current()
