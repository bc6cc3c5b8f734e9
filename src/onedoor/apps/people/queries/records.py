"""One record: itself, what it says as far as may be seen, and how to reach them."""

from collections.abc import Iterable

from onedoor.apps.people.access import get_resident_for, own_sight, sight_on
from onedoor.apps.people.data import KEY_ITEMS, SeenResident, Sight
from onedoor.apps.people.knowing import facts_held, facts_known
from onedoor.apps.people.models import ContactPoint, Resident
from onedoor.apps.people.search.line import read_line
from onedoor.apps.people.seeing import holder_of, seen
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

__all__ = ["contact_points_of", "facts_of", "get_resident", "see_resident"]


def get_resident(uuid: str, *, by: Actor, sight: Sight | None = None) -> Resident:
    """The record of that uuid; raises Missing. To be shown it is read with `see_resident`."""
    return get_resident_for(by, uuid, sight)


def see_resident(uuid: str, *, by: Actor, sight: Sight | None = None) -> SeenResident:
    """The record as far as it is open; raises Missing where none of it is."""
    return seen(get_resident_for(by, uuid, sight), sight or own_sight(by))


def facts_of(
    uuid: str, *, by: Actor, said: str = "", numbers: Iterable[str] = (), sight: Sight | None = None
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Codes of the facts that can be asked about, and of those among them that what was said gets right.

    Facts that are not open to the asker are neither: an answer to a question is a disclosure too.
    """
    resident = get_resident_for(by, uuid, sight)
    holder, sight = holder_of(resident), sight or own_sight(by)
    # That its use is restricted does not keep its own body from finding out who is speaking.
    sight = sight if sight.is_own(holder) else sight_on(sight, resident)
    known = facts_known(resident, read_line(said, today=clock.today()), tuple(numbers))
    is_open = {fact: sight.opens(holder, item) for fact, item in KEY_ITEMS.items()}
    return tuple(fact for fact in facts_held(resident) if is_open[fact]), frozenset(
        fact for fact in known if is_open[fact]
    )


def contact_points_of(resident: Resident) -> list[ContactPoint]:
    """Ways to reach them that still hold, the preferred first."""
    return sorted(
        (point for point in resident.contact_points.all() if point.ended_at is None),
        key=lambda point: (not point.is_preferred, point.kind, point.pk),
    )
