"""The question: what may this actor's organisation see of another's record, for this purpose?"""

from collections.abc import Iterable, Mapping
from datetime import date

from onedoor.apps.partners.data import Role
from onedoor.apps.people.data import Sight
from onedoor.apps.sharing.data import ENQUIRY, Permission, Why
from onedoor.apps.sharing.deciding import decide
from onedoor.apps.sharing.memory import Terms, terms
from onedoor.apps.sharing.queries.wishes import paused_records, permitted_records
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied

__all__ = [
    "allowed_fields",
    "bodies_in_reach",
    "permission",
    "purposes_by_service",
    "require_permission",
    "sight",
    "usual_purpose",
]

NOTHING: frozenset[str] = frozenset()


def permission(
    *,
    actor: Actor,
    purpose: str,
    source_organisation: str,
    recipient_organisation: str,
    on: date | None = None,
    known: Terms | None = None,
) -> Permission:
    """Organisations are given by uuid as text, the purpose by its code; `on` is today unless given.

    Answered from memory that is at most a second old; `known` are terms just read, `terms(fresh=True)`.
    """
    if actor.kind != "system" and recipient_organisation not in actor.organisations:
        text = "You can only ask for an organisation you work for."
        return Permission(NOTHING, None, None, text, Why.NOT_YOURS)
    known = known or terms()
    if source_organisation == recipient_organisation:
        return Permission(frozenset(known.fields), None, None, "It is your organisation’s own record.", Why.OWN)
    standings = known.standings.get((source_organisation, recipient_organisation, purpose), ())
    return decide(standings, on or clock.today())


def require_permission(
    *,
    actor: Actor,
    purpose: str,
    source_organisation: str,
    recipient_organisation: str,
    items: Iterable[str],
    known: Terms | None = None,
) -> Permission:
    """As `permission`, for just now (`known`, or read for it) and exactly these items.

    Raises Denied, saying why in words for the one who asked: the clear stop where an agreement ends in the middle of a
    contact. Nothing of what was noted is touched.
    """
    found = permission(
        actor=actor,
        purpose=purpose,
        source_organisation=source_organisation,
        recipient_organisation=recipient_organisation,
        known=known or terms(fresh=True),
    )
    wanted = set(items)
    if not found:
        raise Denied(found.why, code=f"sharing-{found.code.value.replace('_', '-')}")
    if wanted - found.items:
        text = f"The agreement does not cover all of this: {', '.join(sorted(wanted - found.items))}."
        raise Denied(text, code="sharing-not-covered")
    return found


def allowed_fields(found: Permission) -> frozenset[str]:
    """The model fields a permission opens, as in `people.Resident.birth_date`."""
    fields = terms().fields
    return frozenset(name for item in found.items for name in fields.get(item, ()))


def sight(
    *,
    actor: Actor,
    purpose: str,
    recipient_organisation: str,
    role: str = Role.ADVISER,
    is_emergency: bool = False,
    fresh: bool = False,
) -> Sight:
    """What of all bodies' records the actor may read for this purpose at that body's door.

    Those of bodies where they hold `role` whole. From memory, without a query.
    """
    own = actor.organisations_as(role)
    if actor.kind == "system" or recipient_organisation not in own:
        return Sight(own=own, is_everything=actor.kind == "system")
    known = terms(fresh=fresh)
    open_ = _open_at(known, recipient_organisation, purpose, clock.today())
    asked = {giver: found.with_permission for giver, found in open_.items() if found.with_permission}
    return Sight(
        own=own,
        shared={giver: items for giver, found in open_.items() if (items := found.items - found.with_permission)},
        is_emergency=is_emergency,
        asked=asked,
        closed=paused_records(recipient_organisation, purpose) if known.has_pauses else None,
        permitted=permitted_records(recipient_organisation, purpose) if asked else None,
    )


def _open_at(known: Terms, recipient: str, purpose: str, day: date) -> Mapping[str, Permission]:
    """Which items each other body opens there that day; worked out once for as long as the terms stand."""
    kept = known.worked_out.get((recipient, purpose, day))
    if kept is None:
        kept = {
            giver: found
            for giver in known.givers.get((recipient, purpose), ())
            if (found := decide(known.standings[giver, recipient, purpose], day))
        }
        known.worked_out[recipient, purpose, day] = kept
    return kept


def usual_purpose(service_slug: str, *, recipient_organisation: str) -> str:
    """The purpose a question about that service is usually for, where that opens anything at this door."""
    known = terms()
    code = known.purposes.get(service_slug, ENQUIRY)
    return code if known.givers.get((recipient_organisation, code)) else ENQUIRY


def bodies_in_reach(actor: Actor) -> frozenset[str]:
    """Uuids of the actor's own bodies and those that have an agreement with them: whose rows may be there at all.

    Wider than a `sight`, which says what of them may be read: for the second lock.
    """
    reach = terms().reach
    return actor.organisations.union(*(reach.get(own, NOTHING) for own in actor.organisations))


def purposes_by_service() -> Mapping[str, str]:
    """The purpose of questions about each service (by slug) that one is named for; of all others it is an enquiry."""
    return terms().purposes
