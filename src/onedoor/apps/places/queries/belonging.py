"""From the areas a point is seen to be in, to the areas a place is part of and those in doubt.

Kinds of area divide the land between them: a place is in one ward, one district, one police area. Where drawn edges
overlap or leave gaps, or a link says other than a boundary, the better founded one is kept and the other is in doubt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from onedoor.apps.places.atlas import Atlas, Entry
from onedoor.apps.places.data import AreaRef
from onedoor.apps.places.geometry.index import Near

__all__ = ["Belonging", "belonging_of"]


@dataclass(slots=True)
class Belonging:
    """Areas by id: those the place is in, and those it may be in. No area is in both."""

    certain: dict[int, Entry] = field(default_factory=dict)
    doubtful: dict[int, Entry] = field(default_factory=dict)

    def doubt(self, entries: Iterable[Entry]) -> None:
        self.doubtful.update({entry.id: entry for entry in entries if entry.id not in self.certain})

    def refs(self) -> tuple[tuple[AreaRef, ...], tuple[AreaRef, ...]]:
        """Both, smallest first."""
        return _sorted(self.certain.values()), _sorted(self.doubtful.values())


def _sorted(entries: Iterable[Entry]) -> tuple[AreaRef, ...]:
    return tuple(entry.ref for entry in sorted(entries, key=lambda entry: (entry.rank, entry.ref.type, entry.ref.name)))


def belonging_of(
    atlas: Atlas, inside: Sequence[Entry], near: Sequence[Near], day: date, *, published: Sequence[Entry] = ()
) -> Belonging:
    """`published` areas are those the postcode's publisher names; they come before what a drawn edge shows."""
    distances = {entry.id: found.metres for found in near if (entry := atlas.by_number[found.number])}
    # The deeper a point lies in an area, the surer it is; an edge out of reach counts as endlessly far.
    by_depth = sorted(inside, key=lambda entry: -distances.get(entry.id, float("inf")))
    found = Belonging()
    for entry in published:
        found.certain[entry.id] = entry
    unsure = _take_one_of_each_type(found, by_depth, distances)
    seen = {entry.id for entry in inside}
    nearby = [entry for found_near in near if (entry := atlas.by_number[found_near.number]).id not in seen]
    beyond = {*distances, *seen, *(entry.id for entry in published)}
    unsure += _climb(atlas, found, beyond, day)
    for entry in [*unsure, *(entry for entry in nearby if entry.is_true_on(day))]:
        found.doubt([entry])
        found.doubt(above for above in atlas.ancestors(entry, day) if _may_hold(above, beyond))
    return found


def _take_one_of_each_type(found: Belonging, entries: Iterable[Entry], distances: dict[int, float]) -> list[Entry]:
    """Two areas of one kind both count only where the point is deep in either; never against the publisher."""
    published = {entry.ref.type for entry in found.certain.values()}
    taken = set(published)
    unsure = []
    for entry in entries:
        is_deep = entry.id not in distances and entry.ref.type not in published
        if entry.ref.type in taken and entry.id not in found.certain and not is_deep:
            unsure.append(entry)
            continue
        taken.add(entry.ref.type)
        found.certain[entry.id] = entry
    return unsure


def _climb(atlas: Atlas, found: Belonging, beyond: set[int], day: date) -> list[Entry]:
    """Take the areas above the certain ones, one of each type; return those that contradict another or an edge."""
    unsure = []
    taken = {entry.ref.type for entry in found.certain.values()}
    ladder = list(found.certain.values())
    for entry in ladder:
        parents = [parent for parent in atlas.parents_of(entry, day) if parent.id not in found.certain]
        types = [parent.ref.type for parent in parents]
        for parent in parents:
            if not _may_hold(parent, beyond):
                continue
            if types.count(parent.ref.type) > 1 or parent.ref.type in taken:
                unsure.append(parent)
                continue
            found.certain[parent.id] = parent
            taken.add(parent.ref.type)
            # Only from a certain area is the next one up certain.
            ladder.append(parent)
    return unsure


def _may_hold(entry: Entry, beyond: set[int]) -> bool:
    """An area with a boundary of its own that is neither around the point nor near it cannot be meant."""
    return entry.number < 0 or entry.id in beyond
