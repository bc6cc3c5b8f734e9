"""What reviewers may read of other bodies' records, to say which are of one person."""

from onedoor.apps.partners.data import Role
from onedoor.apps.people.data import Sight
from onedoor.apps.sharing.data import MATCHING
from onedoor.apps.sharing.deciding import decide
from onedoor.apps.sharing.memory import terms
from onedoor.apps.sharing.queries.wishes import paused_records_for_any
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

__all__ = ["recipient_for", "sight_to_compare"]


def sight_to_compare(actor: Actor) -> Sight:
    """Records of the bodies they review for, whole; of others what agreements open to these for matching."""
    own = actor.organisations_as(Role.REVIEWER)
    shared: dict[str, frozenset[str]] = {}
    for (giver, receiver, purpose), standings in terms().standings.items():
        if purpose == MATCHING and receiver in own and giver not in own:
            found = decide(standings, clock.today())
            shared[giver] = shared.get(giver, frozenset()) | (found.items - found.with_permission)
    closed = paused_records_for_any(own, MATCHING) if terms().has_pauses else None
    return Sight(own=own, shared=shared, closed=closed)


def recipient_for(actor: Actor, source: str, items: frozenset[str]) -> str | None:
    """The uuid of a body the actor reviews for to which that other body opens these items; None where none is."""
    standings = terms().standings
    return next(
        (
            own
            for own in sorted(actor.organisations_as(Role.REVIEWER))
            if items <= decide(standings.get((source, own, MATCHING), ()), clock.today()).items
        ),
        None,
    )
