"""The question: what may this actor's organisation see of another's record, for this purpose?"""

from collections.abc import Iterable
from datetime import date

from onedoor.apps.sharing.data import Permission, Why
from onedoor.apps.sharing.deciding import decide
from onedoor.apps.sharing.memory import terms
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied

__all__ = ["allowed_fields", "permission", "require_permission"]

NOTHING: frozenset[str] = frozenset()


def permission(
    *,
    actor: Actor,
    purpose: str,
    source_organisation: str,
    recipient_organisation: str,
    on: date | None = None,
    fresh: bool = False,
) -> Permission:
    """Organisations are given by uuid as text, the purpose by its code; `on` is today unless given.

    Answered from memory that is at most a second old; `fresh` asks the database whether anything changed since.
    """
    if actor.kind != "system" and recipient_organisation not in actor.organisations:
        text = "You can only ask for an organisation you work for."
        return Permission(NOTHING, None, None, text, Why.NOT_YOURS)
    known = terms(fresh=fresh)
    if source_organisation == recipient_organisation:
        return Permission(frozenset(known.fields), None, None, "It is your organisation’s own record.", Why.OWN)
    standings = known.standings.get((source_organisation, recipient_organisation, purpose), ())
    return decide(standings, on or clock.today())


def require_permission(
    *, actor: Actor, purpose: str, source_organisation: str, recipient_organisation: str, items: Iterable[str]
) -> Permission:
    """As `permission`, for just now and exactly these items. Raises Denied, saying why in words for the one who asked.

    The clear stop where an agreement ends in the middle of a contact: nothing of what was noted is touched.
    """
    found = permission(
        actor=actor,
        purpose=purpose,
        source_organisation=source_organisation,
        recipient_organisation=recipient_organisation,
        fresh=True,
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
