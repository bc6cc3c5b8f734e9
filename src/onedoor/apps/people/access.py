"""Who may see a resident's record: advisers of the body that holds it, and Onedoor itself.

Of another body's record an adviser sees what a `Sight` opens, which `sharing` makes out of the agreements in force.
Service teams see the people they work for through their requests, which carry what they need.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from onedoor.apps.partners.data import Role
from onedoor.apps.people.data import KEY_ITEMS, Sight
from onedoor.apps.people.models import Pair, Resident
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = [
    "get_pair_for",
    "get_resident_for",
    "may_answer_for",
    "may_find_residents",
    "may_link",
    "own_sight",
    "pairs_visible_to",
    "record_with_reference",
    "references_for",
    "require_answerable",
    "require_any_linker",
    "require_finder",
    "require_holder",
    "require_linker",
    "require_own_system",
    "sight_on",
    "sights_on",
]


def may_find_residents(actor: Actor, sight: Sight | None = None) -> bool:
    """Advisers; and emergency officers by the sight an emergency of theirs gives."""
    if sight is not None and sight.is_emergency and actor.kind == "staff" and actor.has_role(Role.EMERGENCY_OFFICER):
        return True
    return actor.kind == "system" or (actor.kind == "staff" and actor.has_role(Role.ADVISER))


def require_finder(actor: Actor, sight: Sight | None = None) -> None:
    """Raises Missing: whoever may not look is not told that there is anything to find."""
    if not may_find_residents(actor, sight):
        raise Missing("There is no such person.")


def own_sight(actor: Actor) -> Sight:
    """What is seen without any agreement: records of the bodies one works for as an adviser."""
    return Sight(own=actor.organisations_as(Role.ADVISER), is_everything=actor.kind == "system")


def references_for(actor: Actor, records: Iterable[str]) -> dict[str, str]:
    """For governance officers: the references of those of the records (uuids as text) that their own bodies hold."""
    own = actor.organisations_as(Role.GOVERNANCE)
    held = Resident.objects.filter(uuid__in=set(records), held_by__uuid__in=own)
    return {str(uuid): reference for uuid, reference in held.values_list("uuid", "reference")}


def record_with_reference(actor: Actor, reference: str) -> str:
    """The other way round: its uuid; empty where none of their own bodies holds one with that reference."""
    own = actor.organisations_as(Role.GOVERNANCE)
    found = Resident.objects.filter(reference=reference, held_by__uuid__in=own).values_list("uuid", flat=True).first()
    return str(found or "")


def sight_on(sight: Sight, record: Resident) -> Sight:
    """As it goes for this record: whether its use is restricted, its sharing paused, permission given."""
    return sights_on(sight, {record.pk: record.restricted_at is not None})[record.pk]


def sights_on(sight: Sight, records: Mapping[int, bool]) -> dict[int, Sight]:
    """The same of several, given whether the use of each is restricted. Two queries at most, mostly none."""
    closed: set[int] = set()
    permitted: set[int] = set()
    if sight.depends_on_the_person and sight.closed is not None:
        closed = set(sight.closed.filter(resident__in=list(records)))
    if sight.depends_on_the_person and sight.asked and sight.permitted is not None:
        permitted = set(sight.permitted.filter(resident__in=list(records)))
    return {
        pk: sight.on(is_restricted=is_restricted, is_closed=pk in closed, is_permitted=pk in permitted)
        for pk, is_restricted in records.items()
    }


def get_resident_for(actor: Actor, uuid: str, sight: Sight | None = None) -> Resident:
    """The record of that uuid, with its holder and contact points; raises Missing, also where none of it is open.

    Faces show what `seen` makes of it: a record that is open in part is read whole from the database.
    """
    require_finder(actor, sight)
    sight = sight or own_sight(actor)
    try:
        found = (
            Resident.objects.select_related("held_by")
            .prefetch_related("contact_points")
            .get(uuid=uuid, forgotten_at=None)
        )
    except (Resident.DoesNotExist, ValidationError):
        raise Missing("There is no such person.") from None
    holder = str(found.held_by.uuid) if found.held_by else ""
    narrow = sight_on(sight, found)
    if not any(narrow.opens(holder, item) for item in KEY_ITEMS.values()):
        raise Missing("There is no such person.")
    return found


def require_holder(actor: Actor, resident: Resident) -> None:
    """Raises Missing: a record is changed by the body that holds it alone."""
    require_finder(actor)
    holder = str(resident.held_by.uuid) if resident.held_by else ""
    if not own_sight(actor).is_own(holder):
        raise Missing("There is no such person.")


def may_answer_for(actor: Actor, resident: Resident) -> bool:
    """Whether the actor answers the person for what the body that holds the record does with it."""
    holder = str(resident.held_by.uuid) if resident.held_by else ""
    return actor.kind == "system" or (actor.kind == "staff" and holder in actor.organisations_as(Role.GOVERNANCE))


def require_answerable(actor: Actor, resident: Resident) -> None:
    """Raises Missing."""
    if not may_answer_for(actor, resident):
        raise Missing("There is no such person.")


def may_link(actor: Actor, records: Sequence[Resident]) -> bool:
    """Whether the actor may join and separate these: a body's records by its own system, advisers and reviewers."""
    own = actor.organisations if actor.kind == "partner_system" else frozenset[str]()
    if actor.kind == "staff":
        own = actor.organisations_as(Role.ADVISER, Role.REVIEWER)
    return actor.kind == "system" or all(
        record.held_by is not None and str(record.held_by.uuid) in own for record in records
    )


def require_linker(actor: Actor, records: Sequence[Resident]) -> None:
    """Raises Missing."""
    if not may_link(actor, records):
        raise Missing("There is no such person.")


def require_any_linker(actor: Actor, records: Sequence[Resident]) -> None:
    """Raises Missing: what touches several bodies' records each of them may take back."""
    if actor.kind != "system" and not any(may_link(actor, [record]) for record in records):
        raise Missing("There is no such person.")


# Without these of both records nobody can say whether they are of one person.
NEEDED_TO_COMPARE = ("identity.name", "identity.birth_date")


def pairs_visible_to(actor: Actor, sight: Sight) -> QuerySet[Pair]:
    """Pairs a reviewer may compare: one record of a body of theirs, the other of one that opens enough of it."""
    pairs = Pair.objects.select_related("one__held_by", "other__held_by")
    pairs = pairs.filter(one__forgotten_at=None, other__forgotten_at=None)
    if actor.kind == "system":
        return pairs
    if actor.kind != "staff" or not actor.has_role(Role.REVIEWER):
        return pairs.none()
    open_ = frozenset.intersection(*(sight.holders_of(item) for item in NEEDED_TO_COMPARE))
    used = Q(one__restricted_at__isnull=True, other__restricted_at__isnull=True)
    if sight.closed is not None:
        used &= ~Q(one__in=sight.closed) & ~Q(other__in=sight.closed)
    ours, theirs = Q(one__held_by__uuid__in=sight.own), Q(other__held_by__uuid__in=sight.own)
    both = Q(one__held_by__uuid__in=open_, other__held_by__uuid__in=open_)
    return pairs.filter(both & used & (ours | theirs))


def get_pair_for(actor: Actor, uuid: str, sight: Sight) -> Pair:
    """Raises Missing."""
    try:
        return pairs_visible_to(actor, sight).get(uuid=uuid)
    except (Pair.DoesNotExist, ValidationError):
        raise Missing("There is no such pair.") from None


def require_own_system(actor: Actor, organisation: "Organisation") -> None:
    """Raises Missing: records come from the operator, or from the organisation's own system with its own key."""
    own = actor.kind == "partner_system" and str(organisation.uuid) in actor.organisations
    if actor.kind != "system" and not own:
        raise Missing("There is no such organisation.")
